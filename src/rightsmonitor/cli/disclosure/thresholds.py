"""`--table-threshold geo,viol=10`: tables that need a higher threshold than the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rightsmonitor.domain.disclosure.checking.checker import Shown
from rightsmonitor.domain.disclosure.layout import RELEASE
from rightsmonitor.domain.disclosure.sensitivity import checked_threshold
from rightsmonitor.domain.disclosure.tables import TableSpec
from rightsmonitor.domain.errors import InvalidTable, InvalidValue

MOST_DIGITS = 9
Limits = Mapping[tuple[str, ...], int]  # by the dimensions of a table


def limits_of(texts: Sequence[str], threshold: int, specs: Iterable[TableSpec]) -> Limits:
    """The threshold of every table: that of all, or a higher one. Tables are named by their dimensions, in any order;
    levels may be written and do not matter.

    Raises InvalidTable (reason: unknown), InvalidValue (field: threshold).
    """
    found: dict[tuple[str, ...], int] = defaultdict(lambda: threshold, {(): checked_threshold(threshold)})
    known = {frozenset(spec.names): spec.names for spec in specs}
    for text in texts:
        table, _, number = text.rpartition("=")
        if not (number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS):
            raise InvalidValue(field="threshold")
        names = known.get(frozenset(TableSpec.parse(table).names))
        if names is None:
            raise InvalidTable(table=table, reason="unknown")
        found[names] = max(threshold, checked_threshold(int(number)))
    return found


def of_tables(tables: Sequence[Shown], limits: Limits) -> list[int]:
    """The threshold of each table as the checker reads them."""
    return [limits[tuple(name for name in table.dimensions if name != RELEASE)] for table in tables]
