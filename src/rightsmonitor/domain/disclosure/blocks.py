"""Splits linked tables into blocks of dimensions that need one joint cube each.

Tables over {place, violation}, {violation, sex, age}, {place, sex, age} and {violation, status} do not need the cube
over all five dimensions: the graph of dimensions that share a table is made chordal, its cliques are the blocks, and
blocks must only agree on the dimensions they share. By the running intersection property, whole-number tables of the
blocks that agree there always have a joint whole-number table (Lauritzen, *Graphical Models*, 1996, lemma 2.13 and
section 4.4: match the records within each shared cell). So nothing is lost, and the cubes stay small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

Names = frozenset[str]


def cliques(tables: Sequence[Iterable[str]]) -> tuple[Names, ...]:
    """Maximal cliques of the chordal graph over the dimensions; every table lies inside one of them."""
    near: dict[str, set[str]] = {}
    for table in tables:
        names = list(table)
        for name in names:
            near.setdefault(name, set()).update(other for other in names if other != name)
    found: list[Names] = []
    left = {name: set(others) for name, others in near.items()}
    while left:
        name = min(left, key=lambda candidate: (_fill(left, candidate), len(left[candidate]), candidate))
        neighbours = left.pop(name)
        for one, other in combinations(sorted(neighbours), 2):
            left[one].add(other)
            left[other].add(one)
        for other in neighbours:
            left[other].discard(name)
        found.append(frozenset({name, *neighbours}))
    return tuple(clique for clique in found if not any(clique < other for other in found))


def _fill(graph: dict[str, set[str]], name: str) -> int:
    return sum(other not in graph[one] for one, other in combinations(sorted(graph[name]), 2))


def tree(blocks: Sequence[Names]) -> tuple[tuple[int, int, Names], ...]:
    """Edges (block, block, shared dimensions) of a junction tree: a spanning tree of greatest overlap."""
    joined = {0}
    edges = []
    while len(joined) < len(blocks):
        one, other = max(
            ((i, j) for i in sorted(joined) for j in range(len(blocks)) if j not in joined),
            key=lambda pair: (len(blocks[pair[0]] & blocks[pair[1]]), -pair[0], -pair[1]),
        )
        edges.append((one, other, blocks[one] & blocks[other]))
        joined.add(other)
    return tuple(edges)
