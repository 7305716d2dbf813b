"""Facts to count, kept as small integers so that a whole cube is read in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

from rightsmonitor.domain.codes import AgeBand
from rightsmonitor.domain.person import OLDEST, age_band
from rightsmonitor.storage.database import Database
from rightsmonitor.storage.records.projection import UNKNOWN_AGE, Unit

CODED = ("violation", "place", "sex", "status", "accompaniment", "setting", "elsewhere", "flags")
_COLUMNS = ("incident", *CODED, "age", "consent", "month", "weight", "child")
_BANDS = tuple(AgeBand)

# Only counting needs numpy, which takes a fifth of a second to load: a record is saved and found without it.
if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int32]
    Wide = NDArray[np.int64]


@cache
def _band_of_age() -> Integers:
    """The position of the band of each age, from unknown on; shape (ages,)."""
    import numpy as np

    known = (None if age == UNKNOWN_AGE else age for age in range(UNKNOWN_AGE, OLDEST + 1))
    return np.array([_BANDS.index(age_band(age)) for age in known], dtype=np.int32)


class Holder(Protocol):
    @property
    def database(self) -> Database: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One array per column, all of the same length; a coded column holds positions in `codes[name]`.

    Arrays: violation, place, sex, age (band), status, accompaniment, setting, elsewhere (coded); incident (row
    number), consent (0 or 1), month (year × 100 + month of validation; 0: not verified), weight (children).
    `keys`: what a unit is known by, so that nothing is counted twice; shape (facts, 3): row number of the incident,
    number of the violation in the dictionary, child (see `projection.child_number`).
    """

    arrays: dict[str, Integers]
    codes: dict[str, tuple[str, ...]]
    keys: Wide

    def __len__(self) -> int:
        return len(self.arrays["weight"])


class Codebook:
    """Code ↔ number, remembered between calls and forgotten when a transaction is taken back."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[tuple[str, str], int] = {}
        self._generation = -1

    def number(self, kind: str, code: str) -> int:
        """The number of a code, a new one if need be. Inside a transaction."""
        self._refresh()
        found = self._known.get((kind, code))
        if found is None:
            found = self._database.execute("INSERT INTO code (kind, code) VALUES (?, ?)", (kind, code))
            self._known[kind, code] = found
        return found

    def _refresh(self) -> None:
        if self._generation != self._database.rollbacks:
            self._generation = self._database.rollbacks
            rows = self._database.rows("SELECT kind, code, id FROM code")
            self._known = {(kind, code): number for kind, code, number in rows}


def rows_for(book: Codebook, incident: int, facts: Iterable[Unit], *, month: int) -> list[tuple[int, ...]]:
    """Rows for `insert`. `month` counts only for facts that were verified themselves."""
    return [
        (
            incident,
            *(book.number(kind, getattr(unit, kind)) for kind in CODED),
            unit.age,
            int(unit.consent),
            month if unit.verified else 0,
            unit.weight,
            unit.child,
        )
        for unit in facts
    ]


def insert(database: Database, rows: Sequence[Sequence[int]]) -> None:
    marks = ", ".join("?" * len(_COLUMNS))
    database.many(f"INSERT INTO unit ({', '.join(_COLUMNS)}) VALUES ({marks})", rows)


def remove(database: Database, incident: int) -> None:
    database.execute("DELETE FROM unit WHERE incident = ?", (incident,))


def incomplete(database: Database) -> tuple[int, ...]:
    """Row numbers of incidents whose facts an older version wrote, without flags and children."""
    return tuple(
        row[0] for row in database.rows("SELECT DISTINCT incident FROM unit WHERE flags = 0 ORDER BY incident")
    )


def mark_complete(database: Database, book: Codebook, incident: int) -> None:
    """Nothing is known of the flags of these facts, and nothing ever will be."""
    database.execute("UPDATE unit SET flags = ? WHERE incident = ? AND flags = 0", (book.number("flags", ""), incident))


def columns(vault: Holder, *, first_month: int = 0, last_month: int = 999912) -> Columns:
    """Facts validated in these months (202607 … 202609), or all, those not verified (month 0) included."""
    rows = vault.database.rows(
        f"SELECT {', '.join(_COLUMNS)} FROM unit WHERE month BETWEEN ? AND ?", (first_month, last_month)
    )
    import numpy as np

    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(_COLUMNS))
    arrays = {name: table[:, at].astype(np.int32) for at, name in enumerate(_COLUMNS[:-1])}
    arrays["age"] = _band_of_age()[np.clip(arrays["age"], UNKNOWN_AGE, OLDEST) - UNKNOWN_AGE]
    codes: dict[str, tuple[str, ...]] = {"age": tuple(band.value for band in _BANDS)}
    for kind in CODED:
        arrays[kind], codes[kind] = _positions(vault.database, kind, arrays[kind])
    keys = table[:, [_COLUMNS.index(name) for name in ("incident", "violation", "child")]]
    return Columns(arrays=arrays, codes=codes, keys=keys)


def _positions(database: Database, kind: str, numbers: Integers) -> tuple[Integers, tuple[str, ...]]:
    """Numbers of the dictionary as positions in a sorted list of codes."""
    known = database.rows("SELECT id, code FROM code WHERE kind = ? ORDER BY code", (kind,))
    import numpy as np

    lookup = np.zeros(max((number for number, _ in known), default=0) + 1, dtype=np.int32)
    for position, (number, _) in enumerate(known):
        lookup[number] = position
    return lookup[numbers], tuple(code for _, code in known)
