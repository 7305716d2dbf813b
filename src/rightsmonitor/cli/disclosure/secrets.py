"""The private file beside rounded ones: random numbers and true increments, for the releases that come after."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from rightsmonitor.domain.disclosure.layout import Layout
from rightsmonitor.domain.disclosure.rounding.increments import Increment
from rightsmonitor.domain.errors import MixedReleases, UnreadableFile

_SECRET_BYTES = 32
Entry = dict[str, Any]


def beside(path: Path) -> Path:
    """Where the private file of a published one lies."""
    return path.with_name(f"{path.name}.secret")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def mark(fingerprint: str, earlier: Sequence[str]) -> str:
    """Names what a release is made of: its records and tables, and the files that came before."""
    return hashlib.sha256("\n".join([fingerprint, *earlier]).encode()).hexdigest() if earlier else fingerprint


class Keeper:
    """One private file; only its owner may read it. Raises UnreadableFile (reason: secret)."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._read() if path.exists() else {}

    def secret(self, mark: str) -> bytes:
        """Random numbers for a release: drawn once from the operating system, the same ones ever after."""
        entry = self._kept.setdefault(mark, {"secret": os.urandom(_SECRET_BYTES).hex()})
        self._write()
        return bytes.fromhex(entry["secret"])

    def keep(self, mark: str, published: str, increment: Increment, dimensions: Sequence[str]) -> None:
        """Keeps what a written file was made from, under the digest of the file."""
        atoms = zip(increment.atoms, increment.counts.tolist(), increment.multiples.tolist(), strict=True)
        self._kept[mark] |= {
            "published": published,
            "dimensions": list(dimensions),
            "increment": [[*codes, count, multiple] for codes, count, multiple in atoms],
        }
        self._write()

    def increment(self, name: str, published: str, layout: Layout) -> Increment:
        """What the file with this digest was made from.

        Raises UnreadableFile (reason: no-secret) when nobody kept it, MixedReleases (reason: tables).
        """
        found = next((entry for entry in self._kept.values() if entry.get("published") == published), None)
        if found is None:
            raise UnreadableFile(name=self._path.name, reason="no-secret")
        if tuple(found["dimensions"]) != layout.dimensions:
            raise MixedReleases(release=name, reason="tables")
        rows = found["increment"]
        return Increment(
            name,
            tuple(tuple(row[:-2]) for row in rows),
            np.array([row[-2] for row in rows], dtype=np.int64),
            np.array([row[-1] for row in rows], dtype=np.int64),
        )

    def _read(self) -> dict[str, Entry]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            found = {str(key): entry if isinstance(entry, dict) else {"secret": entry} for key, entry in kept.items()}
            good = all(_is_good(entry) for entry in found.values())
        except (ValueError, TypeError, AttributeError, KeyError):
            good, found = False, {}
        if not good:
            raise UnreadableFile(name=self._path.name, reason="secret")
        return found

    def _write(self) -> None:
        fresh = self._path.with_name(f".{self._path.name}.part")
        fresh.unlink(missing_ok=True)
        try:
            with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
                json.dump(self._kept, stream)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(self._path)
        finally:
            fresh.unlink(missing_ok=True)


def _is_good(entry: Entry) -> bool:
    if len(bytes.fromhex(entry["secret"])) != _SECRET_BYTES:
        return False
    if "published" not in entry:
        return True
    width = len(entry["dimensions"])
    return all(
        len(row) == width + 2
        and all(isinstance(code, str) for code in row[:width])
        and all(isinstance(number, int) and number >= 0 for number in row[width:])
        for row in entry["increment"]
    )
