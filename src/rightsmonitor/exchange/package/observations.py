"""One observation for each published quantity: the tables of a release without what two of them say twice.

A table that lacks a dimension counts over all of it, so its cells stand at that dimension's total. Formats that know no
tables, only keys (SDMX, DHIS2), are made from these.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rightsmonitor.domain.release import CellKind, Dimension, Release
from rightsmonitor.exchange.package import cube

MONTH = "month"
COUNTRY = "MA"


class Contradiction(ValueError):
    """Two tables of one release say different things of one quantity: a fault of the program, never written."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A cell by its codes over all `axes` (totals where its tables lack the dimension) and its period."""

    codes: tuple[str, ...]
    period: str  # 2026, 2026-Q3 or 2026-07
    kind: CellKind
    value: int | None

    @property
    def statuses(self) -> tuple[str, str]:
        """(OBS_STATUS, CONF_STATUS), the same for every hidden cell."""
        return cube.STATUSES[self.kind]


@dataclass(frozen=True, slots=True)
class Axis:
    """A dimension over all tables of a release: every code once, parents first."""

    name: str
    codes: tuple[str, ...]
    parents: Mapping[str, str]
    labels: Mapping[str, tuple[str, str, str]]

    @property
    def total(self) -> str:
        return next(code for code in self.codes if not self.parents[code])

    def level(self, code: str) -> int:
        """0 for the total, 1 for what stands right below it, and so on."""
        level = 0
        while parent := self.parents[code]:
            code, level = parent, level + 1
        return level


def axes(release: Release) -> tuple[Axis, ...]:
    """The dimensions of a release without the months, which are periods here."""
    names = [name for name in cube.dimension_names(release) if name != MONTH]
    return tuple(_axis(name, tuple(cube.dimensions(release, name))) for name in names)


def _axis(name: str, parts: tuple[Dimension, ...]) -> Axis:
    parents: dict[str, str] = {}
    labels: dict[str, tuple[str, str, str]] = {}
    for part in parts:
        parents |= dict(zip(part.codes, part.parents, strict=True))
        labels |= dict(zip(part.codes, part.labels, strict=True))
    return Axis(name, tuple(parents), parents, labels)


def observations(release: Release) -> tuple[Observation, ...]:
    """Every quantity once, in the order of the tables. Raises Contradiction."""
    found: dict[tuple[tuple[str, ...], str], Observation] = {}
    for observation in _all(release):
        key = observation.codes, observation.period
        if found.setdefault(key, observation) != observation:
            raise Contradiction(" ".join(observation.codes))
    return tuple(found.values())


def _all(release: Release) -> Iterator[Observation]:
    order = axes(release)
    for table in release.tables:
        totals = {dimension.name: dimension.total for dimension in table.dimensions}
        for cell in table.cells:
            codes = cube.codes_by_name(table, cell)
            month = codes.pop(MONTH, "")
            period = release.period if month in ("", totals.get(MONTH)) else month
            key = tuple(codes.get(axis.name, axis.total) for axis in order)
            yield Observation(key, period, cell.kind, cube.published(cell))


def frequency(period: str) -> str:
    """SDMX code of the length of a period: A(nnual), Q(uarterly) or M(onthly)."""
    return "A" if len(period) == 4 else "Q" if "Q" in period else "M"


def area(code: str, country: str = COUNTRY) -> str:
    """A place as ISO 3166 writes it: `MA`, and `MA-01` for region 01; unknown places keep their code."""
    if code.startswith("_"):
        return code
    return country if code == COUNTRY else f"{country}-{code}"
