"""The proof of a release, checked against the file itself: nothing is kept or signed that is not proved."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from rightsmonitor.domain.disclosure import checker, rounding_checker
from rightsmonitor.domain.disclosure.certificate import Certificate
from rightsmonitor.domain.disclosure.checker import Report, Shown
from rightsmonitor.domain.disclosure.rounding_proof import RoundingProof
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.exchange.cube import NOT_IN_TABLE

_NOT_DIMENSIONS = {"TABLE", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS"}


def document(certificate: Certificate | RoundingProof, hierarchies: Mapping[str, Hierarchy]) -> dict[str, Any]:
    """What the vault keeps of the proof, as JSON. It holds what is hidden and never leaves."""
    kept: dict[str, Any] = {
        "threshold": certificate.threshold,
        "dimensions": list(certificate.dimensions),
        "truth": certificate.truth,
        "witnesses": certificate.witnesses,
        "parents": {
            name: {
                code: "" if parent < 0 else tree.codes[parent]
                for code, parent in zip(tree.codes, tree.parents, strict=True)
            }
            for name, tree in hierarchies.items()
        },
    }
    if isinstance(certificate, RoundingProof):
        kept |= {"base": certificate.base, "multiples": certificate.multiples}
    return kept


def check(inside: str, cube: bytes) -> Report:
    """Whether the proof in `inside` holds for the bytes of `data/cube.csv`; see `domain.disclosure.checker`."""
    kept = json.loads(inside)["certificate"]
    if "multiples" in kept:
        return rounding_checker.check(
            tables=_tables(cube),
            parents=kept["parents"],
            dimensions=kept["dimensions"],
            truth=_joint(kept["truth"]),
            multiples=_joint(kept["multiples"]),
            witnesses=map(_joint, kept["witnesses"]),
            base=kept["base"],
            threshold=kept["threshold"],
        )
    return checker.check(
        tables=_tables(cube),
        parents=kept["parents"],
        dimensions=kept["dimensions"],
        truth=_joint(kept["truth"]),
        witnesses=map(_joint, kept["witnesses"]),
        threshold=kept["threshold"],
    )


def _joint(cells: list[Any]) -> list[tuple[tuple[str, ...], int]]:
    return [(tuple(codes), int(count)) for codes, count in cells]


def _tables(cube: bytes) -> tuple[Shown, ...]:
    """The tables as they stand in the file, read without anything of the engine."""
    found: dict[str, tuple[tuple[str, ...], dict[tuple[str, ...], int | None]]] = {}
    for row in csv.DictReader(io.StringIO(cube.decode("utf-8"), newline="")):
        here = {name: code for name, code in row.items() if name not in _NOT_DIMENSIONS and code != NOT_IN_TABLE}
        names = tuple(name.lower() for name in here)
        _, cells = found.setdefault(row["TABLE"], (names, {}))
        cells[tuple(here.values())] = int(row["OBS_VALUE"]) if row["OBS_VALUE"] else None
    return tuple(Shown(names, cells) for names, cells in found.values())
