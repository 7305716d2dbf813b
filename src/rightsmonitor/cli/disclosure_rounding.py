"""`disclosure protect --mode round` and `disclosure attack` of rounded files."""

from __future__ import annotations

import json
import os
import re
from argparse import Namespace
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rightsmonitor.cli import disclosure_files as files
from rightsmonitor.cli.output import Output
from rightsmonitor.domain.disclosure import rounding_checker
from rightsmonitor.domain.disclosure.attack import Verdict
from rightsmonitor.domain.disclosure.checker import Report
from rightsmonitor.domain.disclosure.problem import Problem
from rightsmonitor.domain.disclosure.rounding import Rounded, fingerprint, round_tables
from rightsmonitor.domain.disclosure.rounding_attack import Multiples, attack_rounded
from rightsmonitor.domain.disclosure.rounding_proof import RoundingProof, prove
from rightsmonitor.domain.disclosure.sensitivity import sensitive
from rightsmonitor.domain.disclosure.tables import TableSpec
from rightsmonitor.domain.errors import UnreadableFile, UnsafeRelease

_CLASS = re.compile(r"0[–-](\d{1,4})")  # zeros and small counts: 0–4 for base 5
_SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Protected:
    """What was written, and what is known about it."""

    rounded: Rounded
    threshold: int
    verdict: Verdict
    checked: Report


def protect(problem: Problem, args: Namespace, out: Output) -> Protected:
    """Round, attack, write, read back, check the proof; only then does the file get its name."""
    secret = _secret(args.secret or args.out.with_name(f"{args.out.name}.secret"), problem, args.base)
    rounded = round_tables(problem, base=args.base, secret=secret, progress=out.progress())
    verdict = attack_rounded(
        Multiples(problem.layout, rounded.values, rounded.base), threshold=args.threshold, progress=out.progress()
    )
    if not verdict.safe:
        raise UnsafeRelease(cells=len(verdict.findings))
    checked = _write(args.out, rounded, prove(rounded, threshold=args.threshold))
    return Protected(rounded, args.threshold, verdict, checked)


def document(result: Protected) -> dict[str, Any]:
    """The report. It speaks of the true counts and is not for publication."""
    rounded, layout = result.rounded, result.rounded.problem.layout
    small = sensitive(rounded.problem.counts, result.threshold)
    return {
        "mode": "round",
        "base": rounded.base,
        "threshold": result.threshold,
        "cells": sum(table.quantity.size for table in layout.tables),
        "sensitive": int(small.sum()),
        "tables": [
            {
                "table": table.spec.text,
                "cells": table.quantity.size,
                "not_zero": int((rounded.problem.counts[table.quantity] > 0).sum()),
                "shown_as_class": int((rounded.values[table.quantity] == 0).sum()),
                "mean_error": round(float(np.abs(rounded.errors[table.quantity]).mean()), 3),
                "largest_error": int(np.abs(rounded.errors[table.quantity]).max()),
            }
            for table in layout.tables
        ],
        "proof": {
            "complete": result.checked.complete,
            "protected": result.checked.protected,
            "witnesses": result.checked.witnesses,
        },
    }


def lines(result: Protected, out: Output, file: str) -> list[str]:
    """What was done, in words."""
    rounded = result.rounded
    errors = np.abs(np.concatenate([rounded.errors[t.quantity.ravel()] for t in rounded.problem.layout.tables]))
    return [
        out.words("disclosure-rounded", file=file, cells=len(errors), base=rounded.base),
        out.words("disclosure-rounded-error", mean=round(float(errors.mean()), 2), largest=int(errors.max())),
        out.words("disclosure-proof", count=result.checked.witnesses),
        out.words("disclosure-secret"),
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


def _write(path: Path, rounded: Rounded, proof: RoundingProof) -> Report:
    draft = path.with_name(f".{path.name}.part")
    layout = rounded.problem.layout
    try:
        small = f"0–{rounded.base - 1}"
        files.write_cells(draft, layout, [small if value == 0 else str(value) for value in rounded.values.tolist()])
        report = _check(draft, [table.spec for table in layout.tables], files.parents_of(layout.hierarchies), proof)
        if not report.complete:
            raise UnsafeRelease(cells=len(report.faults))
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return report


def _check(
    path: Path, specs: Sequence[TableSpec], parents: Mapping[str, Mapping[str, str]], proof: RoundingProof
) -> Report:
    return rounding_checker.check(
        tables=files.read_back(path, specs, number=_number),
        parents=parents,
        dimensions=proof.dimensions,
        truth=proof.truth,
        multiples=proof.multiples,
        witnesses=proof.witnesses,
        base=proof.base,
        threshold=proof.threshold,
    )


def _secret(path: Path, problem: Problem, base: int) -> bytes:
    """The random number of this release: drawn once from the operating system and kept beside the file.

    The same tables of the same records get the same number again, any others a new one.
    """
    key, kept = fingerprint(problem, base), {}
    if path.exists():
        kept = _kept(path)
        if key in kept:
            return bytes.fromhex(kept[key])
    secret = os.urandom(_SECRET_BYTES)
    fresh = path.with_name(f".{path.name}.part")
    fresh.unlink(missing_ok=True)
    try:
        with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
            json.dump(kept | {key: secret.hex()}, stream, indent=1)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return secret


def _kept(path: Path) -> dict[str, str]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        good = isinstance(kept, dict) and all(len(bytes.fromhex(secret)) == _SECRET_BYTES for secret in kept.values())
    except (ValueError, TypeError):
        good = False
    if not good:
        raise UnreadableFile(name=path.name, reason="secret")
    return {str(key): str(secret) for key, secret in kept.items()}
