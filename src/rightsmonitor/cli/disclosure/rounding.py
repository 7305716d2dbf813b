"""`disclosure protect --mode round` and `disclosure attack` of rounded files."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rightsmonitor.cli.disclosure import chain, files, secrets
from rightsmonitor.cli.disclosure.chain import Earlier
from rightsmonitor.cli.output import Output
from rightsmonitor.domain.disclosure.attacks.outsider import Verdict
from rightsmonitor.domain.disclosure.checking import rounded as rounding_checker
from rightsmonitor.domain.disclosure.checking.checker import Releases, Report, Shown
from rightsmonitor.domain.disclosure.layout import RELEASE, Integers, Layout
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding.attack import Multiples
from rightsmonitor.domain.disclosure.rounding.chain import attack_chain, chain_holds, chain_parents, prove_chain
from rightsmonitor.domain.disclosure.rounding.increments import Chained, round_increment
from rightsmonitor.domain.disclosure.rounding.proof import RoundingProof
from rightsmonitor.domain.disclosure.rounding.rounding import fingerprint
from rightsmonitor.domain.disclosure.sensitivity import sensitive
from rightsmonitor.domain.errors import MixedReleases, UnreadableFile, UnsafeRelease

_CLASS = re.compile(r"0[–-](\d{1,4})")  # zeros and small counts: 0–4 for base 5


@dataclass(frozen=True, slots=True)
class Protected:
    """What was written, and what is known about it."""

    problem: Problem
    chained: Chained
    values: Integers
    threshold: int
    verdict: Verdict
    checked: Report

    @property
    def counts(self) -> Integers:
        """What was counted: what waits for the re-base is still in it."""
        return self.chained.counts(len(self.chained.increments))

    @property
    def errors(self) -> Integers:
        """Published minus counted."""
        return self.values - self.counts


@dataclass(frozen=True, slots=True)
class _Made:
    """What is about to be written."""

    layout: Layout
    values: Integers
    chained: Chained
    proof: RoundingProof
    earlier: Sequence[Earlier]


def protect(problem: Problem, args: Namespace, out: Output) -> Protected:
    """Round what was added, attack, write, read back, check the proof; only then does the file get its name."""
    earlier = read_chain(args.released, args.hierarchies, args.base)
    for each in earlier:
        chain.check_same(each.multiples, problem.layout, args.base, each.name)
    vault = secrets.Keeper(args.secret or secrets.beside(args.out))
    mark = secrets.mark(fingerprint(problem, args.base), [each.digest for each in earlier])
    secret = vault.secret(mark)
    chained = round_increment(
        problem,
        [each.increment for each in earlier],
        name=chain.NEW,
        base=args.base,
        secret=secret,
        progress=out.progress(),
    )
    values = chained.values(len(chained.increments))
    verdict = attack_chain(
        [*(each.multiples for each in earlier), Multiples(problem.layout, values, args.base)],
        threshold=args.threshold,
        progress=out.progress(),
    )
    if not verdict.safe:
        raise UnsafeRelease(cells=len(verdict.findings))
    proof = prove_chain(chained, threshold=args.threshold)
    new = chained.increments[-1]
    made = _Made(problem.layout, values, chained, proof, earlier)
    checked = _write(args.out, made, lambda digest: vault.keep(mark, digest, new, problem.layout.dimensions))
    return Protected(problem, chained, values, args.threshold, verdict, checked)


def document(result: Protected) -> dict[str, Any]:
    """The report. It speaks of the true counts and is not for publication."""
    layout, counts, values, errors = result.problem.layout, result.counts, result.values, np.abs(result.errors)
    small = sensitive(counts, result.threshold)
    return {
        "mode": "round",
        "base": result.chained.base,
        "threshold": result.threshold,
        "cells": sum(table.quantity.size for table in layout.tables),
        "sensitive": int(small.sum()),
        "tables": [
            {
                "table": table.spec.text,
                "cells": table.quantity.size,
                "not_zero": int((counts[table.quantity] > 0).sum()),
                "shown_as_class": int((values[table.quantity] == 0).sum()),
                "mean_error": round(float(errors[table.quantity].mean()), 3),
                "largest_error": int(errors[table.quantity].max()),
            }
            for table in layout.tables
        ],
        "earlier": [each.name for each in result.chained.increments[:-1]],
        "waiting": result.chained.waiting,
        "proof": {
            "complete": result.checked.complete,
            "protected": result.checked.protected,
            "witnesses": result.checked.witnesses,
        },
    }


def lines(result: Protected, out: Output, file: str) -> list[str]:
    """What was done, in words."""
    errors = np.abs(np.concatenate([result.errors[t.quantity.ravel()] for t in result.problem.layout.tables]))
    waiting = result.chained.waiting
    return [
        out.words("disclosure-rounded", file=file, cells=len(errors), base=result.chained.base),
        out.words("disclosure-rounded-error", mean=round(float(errors.mean()), 2), largest=int(errors.max())),
        out.words("disclosure-proof", count=result.checked.witnesses),
        out.words("disclosure-secret"),
        *([out.words("ledger-waiting", count=waiting)] if waiting else []),
    ]


def verdict_line(verdict: Verdict, base: int, out: Output) -> str:
    """The good answer."""
    left = base if verdict.narrowest is None else verdict.narrowest
    return out.words("disclosure-rounded-safe", base=base, narrowest=left)


def read(path: Path, folder: Path, base: int | None) -> Multiples | None:
    """A rounded file; None when it shows exact or hidden counts. `base`: only needed when no cell shows a class.

    Raises as `disclosure_files.read_published`.
    """
    header, rows = files.read_rows(path)
    classes = {match[1] for row in rows if (match := _CLASS.fullmatch(row.get(files.COUNT, "")))}
    if len(classes) > 1:
        raise UnreadableFile(name=path.name, reason="classes")
    if not classes and base is None:
        return None
    found = int(classes.pop()) + 1 if classes else base
    plain = [row | {files.COUNT: _number(row.get(files.COUNT, ""))} for row in rows]
    if found is None or any(not row[files.COUNT] for row in plain):
        raise UnreadableFile(name=path.name, reason="classes")
    published = files.published_rows(path, header, plain, folder)
    return Multiples(published.layout, published.values, found)


def _number(text: str) -> str:
    return "0" if _CLASS.fullmatch(text) else text


def read_chain(paths: Sequence[Path], folder: Path, base: int | None) -> tuple[Earlier, ...]:
    """Earlier rounded files with what their private files keep. Raises MixedReleases, UnreadableFile."""
    found = []
    for name, path in chain.named(paths):
        multiples = _rounded(name, path, folder, base)
        keeper = secrets.Keeper(secrets.beside(path))
        increment = keeper.increment(name, secrets.digest(path), multiples.layout)
        found.append(Earlier(name, path, multiples, increment, secrets.digest(path)))
    chain.check_sums(found)
    return tuple(found)


def read_public(paths: Sequence[Path], folder: Path, base: int) -> list[tuple[str, Multiples]]:
    """Earlier rounded files as everybody reads them. Raises MixedReleases."""
    return [(name, _rounded(name, path, folder, base)) for name, path in chain.named(paths)]


def _rounded(name: str, path: Path, folder: Path, base: int | None) -> Multiples:
    multiples = read(path, folder, base)
    if multiples is None or (multiples.values % multiples.base != 0).any():
        raise MixedReleases(release=name, reason="modes")
    return multiples


def _write(path: Path, made: _Made, keep: Callable[[str], None]) -> Report:
    draft = path.with_name(f".{path.name}.part")
    layout, base = made.layout, made.proof.base
    try:
        small = f"0–{base - 1}"
        files.write_cells(draft, layout, [small if value == 0 else str(value) for value in made.values.tolist()])
        report = _check(draft, made)
        if not report.complete:
            raise UnsafeRelease(cells=len(report.faults))
        keep(secrets.digest(draft))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return report


def _check(path: Path, made: _Made) -> Report:
    """The proof, on the new file and all earlier ones as they are on disk."""
    specs = [table.spec for table in made.layout.tables]
    names = [*((each.name, each.path) for each in made.earlier), (chain.NEW, path)]
    tables = [
        Shown((RELEASE, *table.dimensions), {(name, *codes): value for codes, value in table.cells.items()})
        for name, file in names
        for table in files.read_back(file, specs, number=_number)
    ]
    proof = made.proof
    return rounding_checker.check(
        tables=tables,
        parents=files.parents_of(made.layout.hierarchies) | {RELEASE: chain_parents(made.chained)},
        dimensions=proof.dimensions,
        truth=proof.truth,
        multiples=proof.multiples,
        witnesses=proof.witnesses,
        base=proof.base,
        threshold=proof.threshold,
        releases=Releases(chain.NEW, chain_holds(made.chained)),
    )
