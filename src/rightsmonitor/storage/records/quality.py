"""What the checks of quality said of each record, kept beside it until it changes; counted in SQL."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.document import incident_from
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.quality import Fences, Kind, Measures
from rightsmonitor.domain.similarity import FAR_DAYS, NEAR_DAYS
from rightsmonitor.storage import meta
from rightsmonitor.storage.vault import Vault

# A draft is unfinished by nature; what is withdrawn or double is no longer used.
CHECKED = (Status.SUBMITTED, Status.RETURNED, Status.VERIFIED, Status.CLOSED)
_IN = ", ".join(f"'{status.value}'" for status in CHECKED)
_FENCES = "quality-fences"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A record that was not checked since it changed last."""

    key: int
    incident: Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One record with what was found: (kind, code, key of the other record or 0)."""

    key: int
    measures: Measures
    findings: tuple[tuple[Kind, str, int], ...]


def unchecked(vault: Vault) -> int:
    """How many records were not checked since they changed."""
    total = vault.database.value(f"SELECT ifnull(sum(records), 0) FROM tally WHERE status IN ({_IN})")
    return int(total) - int(vault.database.value("SELECT count(*) FROM quality"))


def pending(vault: Vault, *, limit: int) -> tuple[Pending, ...]:
    """Records to check, those that wait for a supervisor first."""
    rows = vault.database.rows(
        "SELECT incident.id, document FROM incident JOIN incident_version AS version ON version.id = incident.version"
        f" WHERE incident.status IN ({_IN}) AND incident.id NOT IN (SELECT incident FROM quality)"
        " ORDER BY incident.status <> 'submitted', incident.id LIMIT ?",
        (limit,),
    )
    return tuple(Pending(key=row[0], incident=incident_from(json.loads(row[1]))) for row in rows)


def keep(vault: Vault, checked: Iterable[Checked]) -> None:
    """Writes what was found. Inside a transaction."""
    found = tuple(checked)
    vault.database.many(
        "INSERT INTO quality (incident, lag, children, acts) VALUES (?, ?, ?, ?)",
        [(one.key, one.measures.lag, one.measures.children, one.measures.acts) for one in found],
    )
    vault.database.many(
        "INSERT OR IGNORE INTO quality_finding (kind, code, incident, other) VALUES (?, ?, ?, ?)",
        [(kind.value, code, one.key, other) for one in found for kind, code, other in one.findings],
    )


def link(vault: Vault, pairs: Sequence[tuple[int, int]], code: str) -> None:
    """Tells the first record of each pair of the second, where the first was checked before."""
    vault.database.many(
        "INSERT OR IGNORE INTO quality_finding (kind, code, incident, other)"
        " SELECT ?, ?, incident, ? FROM quality WHERE incident = ?",
        [(Kind.DUPLICATE.value, code, other, key) for key, other in pairs],
    )


def neighbours(vault: Vault, key: int) -> tuple[int, ...]:
    """Records of the same place that are near enough in time and act, or in time and child, to be compared."""
    row = vault.database.row(
        "SELECT place, date_from, date_to, violations, child_sex FROM incident WHERE id = ?", (key,)
    )
    if row is None or not row[0] or not row[1]:
        return ()
    place, first, last, acts, sex = row
    rows = vault.database.rows(
        "SELECT id FROM incident WHERE place = ? AND date_from BETWEEN ? AND ? AND id <> ?"
        f" AND status IN ({_IN}) AND (violations = ? OR (child_sex = ? AND date_from BETWEEN ? AND ?)) LIMIT 60",
        (
            *(place, _moved(first, -FAR_DAYS), _moved(last, FAR_DAYS), key),
            *(acts, sex, _moved(first, -NEAR_DAYS), _moved(last, NEAR_DAYS)),
        ),
    )
    return tuple(int(found[0]) for found in rows)


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return day


# --- against all others ------------------------------------------------------------------------------


def all_measures(vault: Vault) -> list[Measures]:
    rows = vault.database.rows("SELECT lag, children, acts FROM quality")
    return [Measures(lag=row[0], children=row[1], acts=row[2]) for row in rows]


def settle(vault: Vault, limits: Fences) -> None:
    """Marks every record above a fence, and only those. Inside a transaction."""
    database = vault.database
    meta.put(database, _FENCES, json.dumps([limits.lag, limits.children, limits.acts]))
    database.execute("DELETE FROM quality_finding WHERE kind = ?", (Kind.OUTLIER.value,))
    for name in ("lag", "children", "acts"):
        limit = getattr(limits, name)
        if limit is not None:
            database.execute(
                "INSERT INTO quality_finding (kind, code, incident)"
                f" SELECT ?, ?, incident FROM quality WHERE {name} > ?",
                (Kind.OUTLIER.value, f"unusual-{name}", limit),
            )


def fences(vault: Vault) -> Fences:
    """The fences of the last check; none before the first."""
    lag, children, acts = json.loads(meta.get(vault.database, _FENCES) or "[null, null, null]")
    return Fences(lag=lag, children=children, acts=acts)


# --- counting ----------------------------------------------------------------------------------------


def counts(vault: Vault) -> tuple[tuple[Kind, str, int], ...]:
    """(kind, code, records) of everything found, kind by kind; an empty code counts the kind as a whole."""
    rows = vault.database.rows("SELECT kind, code, records FROM finding_tally WHERE records > 0")
    order = list(Kind)
    found = [(Kind(row[0]), str(row[1]), int(row[2])) for row in rows]
    return tuple(sorted(found, key=lambda one: (order.index(one[0]), one[1] != "", -one[2], one[1])))
