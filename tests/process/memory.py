"""What another process finds in the memory of one: read through /proc, which root may, and others where it is open."""

from __future__ import annotations

import os
from pathlib import Path


def count(process: int, needles: dict[str, bytes]) -> dict[str, int]:
    """How often each needle lies in readable memory. Raises PermissionError where the system refuses."""
    found = dict.fromkeys(needles, 0)
    maps = Path(f"/proc/{process}/maps").read_text(encoding="ascii")
    descriptor = os.open(f"/proc/{process}/mem", os.O_RDONLY)
    try:
        for line in maps.splitlines():
            limits, rights, *_ = line.split()
            if not rights.startswith("r") or line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            start, end = (int(part, 16) for part in limits.split("-"))
            content = _read(descriptor, start, end - start)
            for name, needle in needles.items():
                found[name] += content.count(needle)
    finally:
        os.close(descriptor)
    return found


def _read(descriptor: int, start: int, length: int) -> bytes:
    parts = []
    while length > 0:
        try:
            part = os.pread(descriptor, min(length, 1 << 24), start)
        except OSError:
            break  # reserved and never touched
        if not part:
            break
        parts.append(part)
        start, length = start + len(part), length - len(part)
    return b"".join(parts)
