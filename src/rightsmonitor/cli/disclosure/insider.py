"""`disclosure attack --insider`: everybody who may know one hidden number exactly."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from rightsmonitor.cli.disclosure import files, released
from rightsmonitor.cli.disclosure.thresholds import Limits
from rightsmonitor.cli.output import Output
from rightsmonitor.domain.disclosure.attacks.insider import InsiderVerdict, Learned, attack_as_insider
from rightsmonitor.domain.disclosure.layout import Flags, Layout
from rightsmonitor.domain.disclosure.problem import Problem, Published
from rightsmonitor.domain.disclosure.sensitivity import by_table
from rightsmonitor.domain.disclosure.together.jointly import divided
from rightsmonitor.domain.disclosure.together.linking import Linking, chain, joint_problem, joint_published, link

MOST_LINES = 20
Place = tuple[str, tuple[str, ...]]  # a table, after the release if there are several, and the codes of a cell


@dataclass(frozen=True, slots=True)
class Outcome:
    """What insiders learn, and where each quantity is read."""

    verdict: InsiderVerdict
    place: Callable[[int], Place]

    def document(self) -> dict[str, Any]:
        """For machines."""
        return {
            "safe": self.verdict.safe,
            "with_records": self.verdict.with_records,
            "broken": len(self.verdict.findings),
            "unavoidable": self.verdict.unavoidable,
            "undecided": self.verdict.undecided,
            "findings": [self._finding(each) for each in self.verdict.findings],
        }

    def lines(self, out: Output) -> list[str]:
        """In words."""
        words, verdict = out.words, self.verdict
        if verdict.safe:
            lines = [words("disclosure-insider-safe" if verdict.with_records else "disclosure-insider-not-shown")]
        else:
            lines = [words("disclosure-insider-unsafe", count=len(verdict.findings))]
            for each in map(self._finding, verdict.findings[:MOST_LINES]):
                cell, known = " × ".join(each["cell"]), " × ".join(each["known_cell"])
                lines.append(
                    words(
                        "disclosure-insider-finding",
                        table=each["table"],
                        cell=cell,
                        other=each["known_table"],
                        known=known,
                    )
                )
            rest = len(verdict.findings) - MOST_LINES
            lines += [words("disclosure-more", count=rest)] if rest > 0 else []
        if verdict.undecided:
            lines.append(words("disclosure-insider-undecided", count=verdict.undecided))
        if verdict.unavoidable:
            lines.append(words("disclosure-insider-unavoidable", count=verdict.unavoidable))
        return lines

    def _finding(self, each: Learned) -> dict[str, Any]:
        (table, cell), (other, known) = self.place(each.quantity), self.place(each.known)
        return {"table": table, "cell": list(cell), "known_table": other, "known_cell": list(known)}


def attack(
    published: Published, earlier: Sequence[released.Earlier], limits: Limits, args: Namespace, out: Output
) -> Outcome:
    """Every insider; with `--records` those who know the true numbers. Raises InvalidTable, ReleaseContradicted."""
    specs = [table.spec for table in published.layout.tables]
    names = released.wanted(specs, earlier)
    columns = None if args.records is None else files.read_records(args.records, names)
    if not earlier and not published.layout.schemes:
        problem = None if columns is None else Problem.laid_out(published.layout, columns=columns)
        counts = None if problem is None else problem.counts
        each_own = by_table(published.layout, limits)
        verdict = attack_as_insider(published, threshold=each_own, counts=counts, progress=out.progress())
        return Outcome(verdict, _places(published.layout))
    editions = chain([*((each.name, each.published) for each in earlier), (args.published.stem, published)])
    linking = link(editions)
    counts = None
    if columns is not None:
        records, nodes, weights = divided(editions, columns=columns, weights=[1] * len(next(iter(columns.values()))))
        counts = joint_problem(linking, columns=records, releases=nodes, weights=weights).counts
    verdict = attack_as_insider(
        joint_published(linking),
        threshold=by_table(linking.layout, limits),
        counts=counts,
        hideable=_own(linking),
        progress=out.progress(),
    )
    return Outcome(verdict, lambda quantity: _joint_place(linking, quantity))


def _own(linking: Linking) -> Flags:
    """What the last release alone decides."""
    own = np.zeros(linking.layout.size, dtype=np.bool_)
    *earlier, new = linking.editions
    own[linking.quantities[new.name]] = True
    for each in earlier:
        own[linking.quantities[each.name]] = False
    return own


def _joint_place(linking: Linking, quantity: int) -> Place:
    place = linking.place(quantity)
    return f"{place.release} · {place.table}", place.codes


def _places(layout: Layout) -> Callable[[int], Place]:
    first: dict[int, tuple[int, int]] = {}
    for number, table in enumerate(layout.tables):
        for cell, quantity in enumerate(table.quantity.ravel().tolist()):
            first.setdefault(quantity, (number, cell))

    def place(quantity: int) -> Place:
        number, cell = first[quantity]
        return layout.tables[number].spec.text, layout.codes(number, cell)

    return place
