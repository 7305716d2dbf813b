"""Hierarchies and table specifications: what a statistician writes down before anything is counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rightsmonitor.domain.errors import InvalidHierarchy, InvalidTable

TOTAL = "Total"
MOST_LEVELS = 50


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """A tree of codes, parents before children; `parents` holds positions, -1 for the root."""

    dimension: str
    codes: tuple[str, ...]
    parents: tuple[int, ...]
    depths: tuple[int, ...]

    @property
    def root(self) -> str:
        return self.codes[0]

    @property
    def levels(self) -> int:
        """Number of levels below the total."""
        return max(self.depths)

    def above(self) -> dict[str, str]:
        """Each code with that of its parent, which the root has not: empty."""
        return {
            code: "" if parent < 0 else self.codes[parent]
            for code, parent in zip(self.codes, self.parents, strict=True)
        }

    def children(self) -> tuple[tuple[int, ...], ...]:
        """Positions of the children beside each code."""
        lists: list[list[int]] = [[] for _ in self.codes]
        for position, parent in enumerate(self.parents):
            if parent >= 0:
                lists[parent].append(position)
        return tuple(tuple(each) for each in lists)

    @classmethod
    def from_pairs(cls, dimension: str, pairs: Iterable[tuple[str, str]]) -> Hierarchy:
        """From (code, parent code) in any order, the parent of the root being empty.

        Raises InvalidHierarchy with the reason: empty, no-code, twice, no-root, two-roots, unknown-parent,
        loop, too-deep.
        """
        parent_of: dict[str, str] = {}
        for code, parent in pairs:
            _require(bool(code), dimension, "no-code", code)
            _require(code not in parent_of, dimension, "twice", code)
            parent_of[code] = parent
        _require(bool(parent_of), dimension, "empty", "")
        roots = [code for code, parent in parent_of.items() if not parent]
        _require(bool(roots), dimension, "no-root", "")
        _require(len(roots) == 1, dimension, "two-roots", roots[-1])
        below: dict[str, list[str]] = {code: [] for code in parent_of}
        for code, parent in parent_of.items():
            _require(not parent or parent in parent_of, dimension, "unknown-parent", code)
            if parent:
                below[parent].append(code)
        return cls._ordered(dimension, roots[0], below)

    @classmethod
    def flat(cls, dimension: str, codes: Iterable[str]) -> Hierarchy:
        """One level of codes below a total named `Total`."""
        leaves = sorted(set(codes))
        _require(TOTAL not in leaves, dimension, "twice", TOTAL)
        return cls.from_pairs(dimension, [(TOTAL, ""), *((code, TOTAL) for code in leaves)])

    @classmethod
    def _ordered(cls, dimension: str, root: str, below: dict[str, list[str]]) -> Hierarchy:
        codes, parents, depths = [root], [-1], [0]
        position = 0
        while position < len(codes):
            for child in below[codes[position]]:
                codes.append(child)
                parents.append(position)
                depths.append(depths[position] + 1)
            position += 1
        if len(codes) < len(below):
            raise InvalidHierarchy(dimension=dimension, reason="loop", code=min(set(below) - set(codes)))
        _require(max(depths) <= MOST_LEVELS, dimension, "too-deep", codes[-1])
        return cls(dimension, tuple(codes), tuple(parents), tuple(depths))


@dataclass(frozen=True, slots=True)
class TableSpec:
    """The dimensions of one table, each with its number of levels below the total (0: all there are)."""

    dimensions: tuple[tuple[str, int], ...]

    @classmethod
    def parse(cls, text: str) -> TableSpec:
        """From `geo:2,viol:2,sex`; raises InvalidTable (reason: empty, levels, twice)."""
        parts: list[tuple[str, int]] = []
        for part in text.split(","):
            name, colon, levels = (piece.strip() for piece in part.partition(":"))
            number = int(levels) if levels.isascii() and levels.isdigit() and len(levels) < 4 else 0
            if not name:
                raise InvalidTable(table=text, reason="empty")
            if colon and number < 1:
                raise InvalidTable(table=text, reason="levels")
            parts.append((name, number))
        if len({name for name, _ in parts}) < len(parts):
            raise InvalidTable(table=text, reason="twice")
        return cls(tuple(parts))

    @property
    def text(self) -> str:
        return ",".join(f"{name}:{levels}" if levels else name for name, levels in self.dimensions)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.dimensions)


def dimensions_of(specs: Sequence[TableSpec]) -> tuple[str, ...]:
    """Every dimension that a table uses, in order of first use."""
    return tuple(dict.fromkeys(name for spec in specs for name in spec.names))


def _require(condition: bool, dimension: str, reason: str, code: str) -> None:
    if not condition:
        raise InvalidHierarchy(dimension=dimension, reason=reason, code=code)
