"""Reads the report of a quarter or a year over packages: its sheets say what its figures say, in words that belong."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from rightsmonitor.domain.national import National
from rightsmonitor.exchange.gate import paper, tables
from rightsmonitor.exchange.gate.facts import Defect, Flaw
from rightsmonitor.exchange.gate.vocabulary import Vocabulary

FIGURES = "indicators.csv"
_SHEETS = ("indicators-fr.pdf", "indicators-ar.pdf", "indicators-en.pdf")


def check(files: Mapping[str, bytes], national: National) -> None:
    """`national`: what the report was made of, for its codes and names; no figure is taken from it. Raises Defect."""
    tables.listed_digests(files)
    release, parents, said = national.release, dict[str, dict[str, str]](), list[str]()
    for table in (*release.tables, *release.follow_up):
        for each in table.dimensions:
            parents.setdefault(each.name, {}).update(zip(each.codes, each.parents, strict=True))
            said += [label for labels in each.labels for label in labels]
    said += [release.office, release.period, *release.office_labels, release.rule_set, release.taxonomy_version]
    said += [label for one in national.contributions for label in (one.office, *one.labels)]
    words = Vocabulary([*said, *national.missing, hashlib.sha256(files[FIGURES]).hexdigest()], [])
    for name in _SHEETS:
        if name not in files:
            raise Defect(name, Flaw.MISSING)
        paper.listed(name, files[name], files[FIGURES], words, parents, release.base)
