"""Words that occur nowhere else, and the search for them in every byte of some folders."""

from __future__ import annotations

import base64
from pathlib import Path

CANARY, ARABIC = "Zqxcanari Vwkplume", "طائرالكناري المختلق"


def forms() -> list[bytes]:
    """The canaries as they could lie about: UTF-8, UTF-16, lower case, base64, hexadecimal."""
    found = []
    for text in (CANARY, ARABIC, CANARY.split()[0], ARABIC.split()[0]):
        for form in (text, text.lower()):
            raw = form.encode()
            found += [raw, form.encode("utf-16-le"), base64.b64encode(raw)[:-4], raw.hex().encode()]
    return found


def holds(content: bytes) -> bool:
    return any(form in content for form in forms())


def traces(*folders: Path) -> list[str]:
    """Files that hold a canary, in their name or in their bytes."""
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if holds(path.name.encode()) or (path.is_file() and holds(path.read_bytes()))
    ]
