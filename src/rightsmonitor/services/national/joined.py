"""A consolidation as it lies in its folder, for whoever carries it on."""

from __future__ import annotations

import re
from pathlib import Path

from rightsmonitor.domain.errors import ForeignFile, NotGenuine
from rightsmonitor.exchange.national.files import SUMMARY
from rightsmonitor.exchange.package.package import SUMS, sha256
from rightsmonitor.services import reading

_MOST = 256 * 1024 * 1024
_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9][A-Za-z0-9=._/-]{0,199})")


def read(folder: Path) -> dict[str, bytes]:
    """All files by their names, each with the digest that was written beside it.

    Raises UnreadableFile, ForeignFile (no consolidation), NotGenuine (reason: missing-file, changed-file, sums).
    """
    lines = reading.content(folder / SUMS, _MOST).decode("ascii", "replace").splitlines()
    found = [_LINE.fullmatch(line) for line in lines]
    digests = {match[2]: match[1] for match in found if match and ".." not in match[2]}
    if len(digests) < len(lines):
        raise NotGenuine(reason="sums")
    if SUMMARY not in digests:
        raise ForeignFile(name=folder.name)
    files: dict[str, bytes] = {}
    for name, digest in digests.items():
        if not (folder / name).is_file():
            raise NotGenuine(reason="missing-file")
        files[name] = reading.content(folder / name, _MOST)
        if sha256(files[name]) != digest:
            raise NotGenuine(reason="changed-file")
    return files
