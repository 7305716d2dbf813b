"""Registers that offices already keep: good rows come in as drafts, each faulty row is named with its reason."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rightsmonitor.domain import rules, written_dates
from rightsmonitor.domain.codes import LISTS
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.errors import (
    Cancelled,
    InvalidDate,
    InvalidValue,
    RightsMonitorError,
    TrainingMaterial,
)
from rightsmonitor.domain.incident import (
    Consent,
    GroupVictim,
    Incident,
    Perpetrator,
    Source,
    Victim,
    Violation,
)
from rightsmonitor.domain.person import Names, Person
from rightsmonitor.domain.text import fold
from rightsmonitor.domain.training import is_training
from rightsmonitor.exchange.registers import apart, register
from rightsmonitor.exchange.registers.register import BY_KEY, Line
from rightsmonitor.reference import Reference, load
from rightsmonitor.services import reading
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records.incidents import words_of
from rightsmonitor.services.session import Session
from rightsmonitor.storage.copies import restoring
from rightsmonitor.storage.keys import recovery
from rightsmonitor.storage.records import incidents as rows
from rightsmonitor.storage.trail import audit
from rightsmonitor.wording import Language

_BATCH = 200
_SPACE = uuid.UUID("6f1c1d4e-2a55-5f0c-9a53-5d0b6e3f7a10")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a row stays out. `reason` names a sentence of the import, the rules or the errors."""

    row: int
    column: str
    reason: str
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    accepted: int
    already: int
    refused: tuple[Refusal, ...]


def template(*, format: str, language: Language) -> bytes:
    """The empty register as `csv` or `xlsx`. Raises InvalidValue(field="format")."""
    if format not in ("csv", "xlsx"):
        raise InvalidValue(field="format")
    return register.template(format, language, load())


@permitted("imports.import_")
def import_(
    session: Session,
    *,
    file: Path,
    dry_run: bool = False,
    encoding: str | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ImportReport:
    """Takes in every good row as a draft; a row that came in before changes nothing.

    Rows are saved some hundreds at a time, each batch whole. Raises UnreadableFile, TooLarge, MissingColumns,
    RecoveryUnconfirmed, and TrainingMaterial for what a training vault wrote.
    """
    if not dry_run:
        recovery.require(session.vault)
    content = reading.content(file, register.MOST_BYTES)
    if not session.training and _backup_of_training(file):
        raise TrainingMaterial(name=file.name)
    lines = apart.read(content, name=file.name, encoding=encoding, training=session.training)
    reader = _Reader(session.reference, session.today)
    good: list[Incident] = []
    refused: list[Refusal] = []
    already = 0
    seen: set[str] = set()
    for done, line in enumerate(lines, start=1):
        _watch(done, len(lines), progress, cancelled)
        uid = source_uid(line)
        if uid in seen or rows.exists(session.vault, uid):
            already += 1
            continue
        found = reader.incident(line, uid)
        if isinstance(found, Incident):
            seen.add(uid)
            good.append(found)
        else:
            refused.extend(found)
    if not dry_run:
        _save(session, good)
    return ImportReport(accepted=len(good), already=already, refused=tuple(refused))


def _watch(done: int, total: int, progress: Progress | None, cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise Cancelled
    if progress is not None and (done % 50 == 0 or done == total):
        progress(done, total)


def _backup_of_training(file: Path) -> bool:
    """No register, and its sentence should say the more important thing."""
    try:
        return is_training(restoring.read_anchor(file)[0])
    except RightsMonitorError:
        return False


def source_uid(line: Line) -> str:
    """The same row has the same uid, so it comes in only once (uuid version 5 over its content)."""
    content = json.dumps({k: v for k, v in sorted(line.cells.items()) if v}, ensure_ascii=False)
    return str(uuid.uuid5(_SPACE, hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()))


def _save(session: Session, good: list[Incident]) -> None:
    vault = session.vault
    for start in range(0, len(good), _BATCH):
        batch = good[start : start + _BATCH]
        with vault.transaction():
            rows.add_many(
                vault,
                [rows.NewIncident(incident=one, words=words_of(one, session.reference)) for one in batch],
                act="import",
            )
            for one in batch:
                audit.append(vault, "incident.import", kind="incident", identifier=one.uid)


class _Wrong(Exception):
    """A cell that cannot be read; never leaves this module."""

    def __init__(self, column: str, reason: str, **facts: str | int) -> None:
        super().__init__(reason)
        self.column, self.reason, self.facts = column, reason, facts


class _Reader:
    """Rows to incidents. Codes are accepted as such or as labels in any of the three languages."""

    def __init__(self, reference: Reference, today: date) -> None:
        self.reference, self.today = reference, today
        self._options = {name: self._labels(name) for name in LISTS}
        self._terms = {
            fold(text): term.code
            for term in reference.taxonomy.violation_types()
            for text in (term.code, *term.labels.values())
        }
        self._places = {
            fold(text): place.code
            for place in (*reference.places.regions(), *reference.places.provinces())
            for text in (place.code, place.iso, *place.labels.values())
        }
        self._countries = {
            fold(text): row["iso2"]
            for row in reference.countries
            for text in (row["iso2"], row["iso3"], row["label_fr"], row["label_ar"], row["label_en"])
        }

    def _labels(self, name: str) -> dict[str, str]:
        lists = self.reference.codelists.labels.get(name, {})
        return {fold(text): code for code, labels in lists.items() for text in (code, *labels.values())}

    def incident(self, line: Line, uid: str) -> Incident | list[Refusal]:
        """The record of a row, or every reason why it stays out."""
        try:
            made = self._made(line.cells, uid)
        except _Wrong as wrong:
            return [Refusal(row=line.number, column=wrong.column, reason=wrong.reason, facts=wrong.facts)]
        found = rules.problems(made, self.reference.taxonomy, self.reference.places, today=self.today)
        kept_out = [p for p in found if p.severity == "error"]
        return [
            Refusal(row=line.number, column=_column_of(p.field), reason=p.code, facts=p.facts) for p in kept_out
        ] or made

    def _made(self, cells: dict[str, str], uid: str) -> Incident:
        for column in register.COLUMNS:
            if column.required and not cells.get(column.key):
                raise _Wrong(column.key, "empty-cell")
        victim = self._victim(cells, uid)
        group = GroupVictim(
            girls=self._count(cells, "girls"),
            boys=self._count(cells, "boys"),
            unknown=self._count(cells, "children_unknown"),
        )
        accused = self._perpetrator(cells)
        return Incident(
            uid=uid,
            when=self._date(cells, "date"),
            place=self._known(cells, "place", self._places, "place-not-found"),
            setting=self._code(cells, "setting"),
            time_of_day=self._code(cells, "time_of_day"),
            channel=self._code(cells, "channel"),
            first_reported=self._day(cells, "first_reported"),
            priority=self._code(cells, "priority"),
            reported_elsewhere=self._code(cells, "reported_elsewhere"),
            violations=self._violations(cells, victim, group, accused),
            victims=(victim,) if victim else (),
            perpetrators=(accused,) if accused else (),
            sources=(
                Source(
                    kind=self._code(cells, "source_kind"),
                    connection=self._code(cells, "source_connection"),
                    reliability=self._code(cells, "reliability"),
                ),
            ),
            narrative=cells.get("narrative", ""),
        )

    def _violations(
        self, cells: dict[str, str], victim: Victim | None, group: GroupVictim, accused: Perpetrator | None
    ) -> tuple[Violation, ...]:
        if victim is None and not group.total:
            raise _Wrong("sex", "no-child")
        acts = [part.strip() for part in cells["violations"].replace("؛", ";").split(";") if part.strip()]
        found = []
        for number, act in enumerate(acts, start=1):
            code = self._terms.get(fold(act))
            if code is None:
                raise _Wrong("violations", "term-not-found", text=act[:40])
            found.append(
                Violation(
                    key=f"v{number}",
                    type=code,
                    situation=self._code(cells, "situation"),
                    victims=(victim.key,) if victim else (),
                    perpetrators=(accused.key,) if accused else (),
                    groups=(group,) if group.total else (),
                )
            )
        return tuple(found)

    def _victim(self, cells: dict[str, str], uid: str) -> Victim | None:
        told = ("name_latin", "name_arabic", "sex", "age", "birth_date", "nationality", "protection_status")
        if not any(cells.get(key) for key in told):
            return None
        nationality = self._known(cells, "nationality", self._countries, "country-not-found")
        person = Person(
            uid=str(uuid.uuid5(_SPACE, f"{uid}/c1")),
            names=Names(latin=cells.get("name_latin", ""), arabic=cells.get("name_arabic", "")),
            sex=self._code(cells, "sex"),
            birth_date=self._date(cells, "birth_date"),
            nationality=nationality,
            protection_status=self._code(cells, "protection_status"),
            accompaniment=self._code(cells, "accompaniment"),
        )
        consent = Consent(
            to_record=self._code(cells, "consent_record"),
            to_count=self._code(cells, "consent_count"),
            given_by=self._code(cells, "consent_by"),
        )
        age, estimated = self._age(cells)
        return Victim(key="c1", person=person, age=age, age_estimated=estimated, consent=consent)

    def _perpetrator(self, cells: dict[str, str]) -> Perpetrator | None:
        if not any(cells.get(key) for key in ("perpetrator_kind", "perpetrator_type", "relationship")):
            return None
        return Perpetrator(
            key="p1",
            kind=self._code(cells, "perpetrator_kind"),
            type=self._code(cells, "perpetrator_type"),
            relationship=self._code(cells, "relationship"),
        )

    # Every list has its own enum, which `list` of the column names; the caller's field gives the type back.
    def _code(self, cells: dict[str, str], key: str):  # type: ignore[no-untyped-def]
        name, text = BY_KEY[key].list, cells.get(key, "")
        kind = LISTS[name]
        if not text:
            return _default(kind)
        code = self._options[name].get(fold(text))
        if code is None:
            raise _Wrong(key, "code-not-found", text=text[:40])
        return kind(code)

    def _known(self, cells: dict[str, str], key: str, known: dict[str, str], reason: str) -> str:
        text = cells.get(key, "")
        if not text:
            return ""
        found = known.get(fold(text))
        if found is None:
            raise _Wrong(key, reason, text=text[:40])
        return found

    def _date(self, cells: dict[str, str], key: str) -> PartialDate | None:
        text = cells.get(key, "")
        if not text:
            return None
        try:
            return written_dates.understand(text, today=self.today)
        except InvalidDate:
            raise _Wrong(key, "date-not-understood", text=text[:40]) from None

    def _day(self, cells: dict[str, str], key: str) -> date | None:
        found = self._date(cells, key)
        return found.earliest if found else None

    def _age(self, cells: dict[str, str]) -> tuple[int | None, bool]:
        """`12`, `12 ans`, `~12`, `١٢ سنة`."""
        text = fold(cells.get("age", ""))
        if not text:
            return None, False
        estimated = text.startswith(("~", "env", "vers", "about", "حوالي"))
        digits = "".join(character for character in text if character.isdigit() or character == "-")
        if not digits.lstrip("-").isdigit() or len(digits) > 4:
            raise _Wrong("age", "number-not-understood", text=text[:40])
        return int(digits), estimated

    def _count(self, cells: dict[str, str], key: str) -> int:
        text = fold(cells.get(key, ""))
        if not text:
            return 0
        if not text.lstrip("-").isdigit() or len(text) > 9:
            raise _Wrong(key, "number-not-understood", text=text[:40])
        if not 0 <= int(text) <= rules.LARGEST_GROUP:
            raise _Wrong(key, "count-impossible", limit=rules.LARGEST_GROUP)
        return int(text)


def _default(kind: type) -> object:
    for name in ("UNKNOWN", "NOT_ASKED", "CANNOT_JUDGE", "NORMAL", "NONE"):
        if name in kind.__members__:  # type: ignore[attr-defined]
            return kind[name]  # type: ignore[index]
    return None


def _column_of(path: str) -> str:
    exact = next((column.key for column in register.COLUMNS if column.path == path), "")
    return exact or next(
        (column.key for column in register.COLUMNS if column.path.startswith(path) or path.startswith(column.path)),
        path,
    )
