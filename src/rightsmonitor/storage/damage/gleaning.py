"""Reading what a damaged database still gives: row by row around bad pages, each failure in a fresh connection."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor.domain.errors import DamagedDatabase, StorageFailed
from rightsmonitor.storage import database
from rightsmonitor.storage.database import Database, Row

_BATCH = 200
_FARTHEST = 1 << 40  # beyond any row number: a last page that is bad answers nothing about what follows
_SHADOW = re.compile(r"incident_fts(_\w+)?|sqlite_\w+")
_BAD = (DamagedDatabase, StorageFailed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]  # empty: rows have numbers


class Source:
    """A damaged file. `lost` counts rows by table that were passed over, as far as their numbers tell."""

    def __init__(self, path: Path, *, spec: str) -> None:
        self._path, self._spec = path, spec
        self.base = database.connect_damaged(path, spec=spec)
        self.lost: dict[str, int] = {}

    def close(self) -> None:
        self.base.close()

    def ask(self, sql: str, values: tuple[object, ...] = ()) -> list[Row] | None:
        """Rows, or None where a bad page is in the way; the next question has a fresh connection then."""
        try:
            return self.base.rows(sql, values)
        except _BAD:
            self._again()
            return None

    def _again(self) -> None:
        self.base.close()
        self.base = database.connect_damaged(self._path, spec=self._spec)

    def rows(self, table: Table) -> Iterator[Row]:
        """Every row that can be read."""
        return self._keyed(table) if table.key else self._numbered(table)

    def _numbered(self, table: Table) -> Iterator[Row]:
        """Up the row numbers; over a bad page to the next number that answers."""
        chosen = ", ".join(f'"{name}"' for name in table.columns)
        sql = f'SELECT rowid, {chosen} FROM "{table.name}" WHERE rowid > ? ORDER BY rowid LIMIT ?'
        last, limit = 0, _BATCH
        while True:
            found = self.ask(sql, (last, limit))
            if found is None and limit > 1:
                limit = 1  # the good rows before the bad page, one at a time
            elif found is None:
                after = self._beyond(sql, last)
                if after is None:
                    self._count(table, self._highest(table) - last)
                    return
                self._count(table, after - last)
                last, limit = after, _BATCH
            elif not found:
                return
            else:
                yield from (row[1:] for row in found)
                last, limit = int(found[-1][0]), (_BATCH if len(found) == limit else limit)
                if limit == 1:
                    continue

    def _beyond(self, sql: str, last: int) -> int | None:
        """The smallest number after which reading works again; None when it never does."""
        step = 1
        while self.ask(sql, (last + step, 1)) is None:
            step *= 2
            if step > _FARTHEST:
                return None
        low, high = last + step // 2, last + step
        while low + 1 < high:
            middle = (low + high) // 2
            if self.ask(sql, (middle, 1)) is None:
                low = middle
            else:
                high = middle
        return high

    def _highest(self, table: Table) -> int:
        """Row numbers also stand in indexes, which may be whole where the table is not."""
        for (name,) in (
            self.ask("SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?", (table.name,)) or ()
        ):
            found = self.ask(f'SELECT max(rowid) FROM "{table.name}" INDEXED BY "{name}"')
            if found and found[0][0]:
                return int(found[0][0])
        return 0

    def _keyed(self, table: Table) -> Iterator[Row]:
        """From both ends of the key up to the bad page."""
        seen: set[Row] = set()
        for direction in ("ASC", "DESC"):
            for piece in self._from_one_end(table, direction):
                if piece is None:
                    break
                for row in piece:
                    if row in seen:
                        return  # the two ends met: nothing is missing
                    seen.add(row)
                    yield row
            else:
                return
        self._count(table, 1)

    def _from_one_end(self, table: Table, direction: str) -> Iterator[list[Row] | None]:
        """Pieces in the order of the key, each sought behind the last; None where a bad page is in the way."""
        chosen, key = (", ".join(f'"{name}"' for name in names) for names in (table.columns, table.key))
        marks, order = ", ".join("?" * len(table.key)), ", ".join(f'"{name}" {direction}' for name in table.key)
        condition = f"({key}) > ({marks})" if direction == "ASC" else f"({key}) < ({marks})"
        places, last, limit = [table.columns.index(name) for name in table.key], tuple[object, ...](), _BATCH
        where = "true"
        while True:
            sql = f'SELECT {chosen} FROM "{table.name}" WHERE {where} ORDER BY {order} LIMIT ?'
            found = self.ask(sql, (*last, limit))
            if found is None and limit > 1:
                limit = 1  # the good rows before the bad page, one at a time
                continue
            if found == []:
                return
            yield found
            if found is None:
                return
            last, where = tuple(found[-1][place] for place in places), condition

    def _count(self, table: Table, rows: int) -> None:
        self.lost[table.name] = self.lost.get(table.name, 0) + max(1, rows)


def tables(base: Database) -> tuple[Table, ...]:
    """Everything but the search index, which is made anew, in an order in which rows find what they refer to."""
    found = []
    for name, bare in base.rows(
        "SELECT l.name, l.wr FROM pragma_table_list AS l WHERE l.schema = 'main' AND l.type = 'table' ORDER BY l.name"
    ):
        if _SHADOW.fullmatch(name):
            continue
        info = base.rows(f'PRAGMA table_info("{name}")')
        key = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]) if bare else ()
        found.append(Table(name=name, columns=tuple(row[1] for row in info), key=key))
    return tuple(found)
