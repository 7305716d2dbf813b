"""What is remembered between two starts: how the window looks, and nothing else.

Not QSettings: it keeps a lock file with the name of the machine while it writes, and a file that others may read.
What names a place, a person or a record (saved filters, columns) lies in the vault.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rightsmonitor.desktop.desk import IDLE_MINUTES
from rightsmonitor.desktop.theme import TEXT_SIZES, THEMES, Theme
from rightsmonitor.wording import DIGITS, LANGUAGES, Digits, Language

NAME = "settings.ini"
_HEAD = "[window]"
_ALLOWED: dict[str, dict[str, object]] = {
    "language": {language: language for language in LANGUAGES},
    "theme": {theme: theme for theme in THEMES},
    "text_size": {str(size): size for size in TEXT_SIZES},
    "digits": {digits: digits for digits in DIGITS},
    "idle_minutes": {str(minutes): minutes for minutes in IDLE_MINUTES},
    "maximised": {"no": False, "yes": True},
    "toured": {"yes": True},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Each field is one of a closed list; None where nothing was chosen yet."""

    language: Language | None = None
    theme: Theme | None = None
    text_size: int | None = None  # per cent
    digits: Digits | None = None  # of Arabic sentences
    idle_minutes: int | None = None
    maximised: bool = False
    toured: bool = False  # the guided tour was left once, and does not come again by itself


def folder() -> Path:
    """Where a program of this system keeps what belongs to one person."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "RightsMonitor"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "RightsMonitor"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "rightsmonitor"


def read(path: Path) -> Settings:
    """What the file says and the lists allow; anything else counts as nothing chosen."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return Settings()
    found: dict[str, Any] = {}
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if equals and value in _ALLOWED.get(name, {}):
            found[name] = _ALLOWED[name][value]
    return Settings(**found)


def write(path: Path, chosen: Settings) -> None:
    """Replaces the file in one step, 0600 in a folder of 0700; a disk that refuses costs only the look."""
    lines = [_HEAD]
    for name, known in _ALLOWED.items():
        lines += [f"{name}={word}" for word, value in known.items() if value == getattr(chosen, name)]
    fresh = path.with_name(f"{path.name}.new")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.chmod(path.parent, 0o700)
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, ("\n".join(lines) + "\n").encode())
        finally:
            os.close(descriptor)
        os.replace(fresh, path)
