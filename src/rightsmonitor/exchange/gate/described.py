"""Reads what describes the figures: manifest, data package, SDMX structures, DHIS2 metadata, LISEZMOI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rightsmonitor.exchange.gate import documents, metadata, structures
from rightsmonitor.exchange.gate.documents import Form
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.exchange.gate.vocabulary import Vocabulary

MANIFEST, PACKAGE, README = "manifest.json", "datapackage.json", "LISEZMOI.txt"
_MANIFEST = """kind uid office code labels fr ar en agency recipient period rule_set taxonomy version digest
    program_version prepared_on prepared_by counting_unit tables key dimensions left_out reason attack method earlier
    audit_head data_sha256 rounding groups categories"""
_MANIFEST_COUNTS = "format sequence threshold cells hidden count exact narrow base zero_stands_for units"
_PACKAGE = """$schema name id title description version created resources type path scheme format mediatype encoding
    hash schema fields constraints enum missingValues primaryKey"""
_STRUCTURES = ("structure-2.1.xml", "structure-3.0.xml", "unicef-structure-2.1.xml")


def check(files: Mapping[str, bytes], cube: Cube) -> None:
    """Raises Defect."""
    manifest = documents.read(files, MANIFEST)
    # The texts of the manifest are the free ones of a package: names of the office and of whom it is for.
    form = Form.of(
        MANIFEST, _MANIFEST, _anything, counts=_MANIFEST_COUNTS, flags="training rebase hides_zeros", empty="count"
    )
    form.check(manifest)
    _manifest(manifest, cube)
    words = Vocabulary.of(cube, manifest)
    form = Form.of(
        PACKAGE, _PACKAGE, lambda _, said: words.check(PACKAGE, said), counts="bytes minimum", flags="required"
    )
    form.check(documents.read(files, PACKAGE))
    for name in _STRUCTURES:
        if f"sdmx/{name}" not in files:
            raise Defect(f"sdmx/{name}", Flaw.MISSING)
        structures.check(files, f"sdmx/{name}", cube, words)
    metadata.check(files, cube, words)
    if README in files:
        words.check(README, files[README].decode("utf-8", "replace"))


def _anything(_key: str, _said: str) -> None:
    """Any text."""


def _manifest(document: Mapping[str, Any], cube: Cube) -> None:
    """What it counts is what the cube has; a small count of what was left out is not told."""
    shown: dict[str, list[int]] = {}
    for (key, *_), each in cube.rows:
        counts = shown.setdefault(key, [0, 0])
        counts[0] += 1
        counts[1] += each.status == "Q"
    told = {table["key"]: [table["cells"], table["hidden"]] for table in document["tables"]}
    if len(told) != len(document["tables"]):
        raise Defect(MANIFEST, Flaw.TWICE)
    if told.keys() != shown.keys():
        raise Defect(MANIFEST, Flaw.CODE)
    small = [left["count"] for left in document["left_out"] if left["count"] is not None]
    if told != shown or any(0 < count < document["threshold"] for count in small):
        raise Defect(MANIFEST, Flaw.DIFFERS)
