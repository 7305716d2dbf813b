"""An office whose vault opens fast, and what every refusal owes: one sentence, no answer, no loss."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.services import session
from rightsmonitor.services.session import KdfParameters
from terminal import make_card, rightsmonitor

LANGUAGES = ("fr", "ar", "en")
OFFICER, PASSPHRASE = "Agente Essai", "cinq mots inventés pour essai"
_LETTERS = {"fr": "[a-zé]", "ar": "[\u0621-\u064a]", "en": "[a-z]"}


def make_vault(folder: Path) -> Path:
    """A vault at the lowest cost that the program accepts: its passphrase is tried many times."""
    session.create_vault(
        folder=folder,
        office=Office(code="OUJ"),
        people=[NewUser(name=OFFICER, role=Role.OFFICER, passphrase=PASSPHRASE.encode())],
        kdf=KdfParameters(memory_kib=65_536, passes=3, lanes=1),
    )
    make_card(*opened(folder), passphrase=PASSPHRASE)
    return folder


def opened(vault: Path) -> tuple[str | Path, ...]:
    """The options that open it as its officer; the passphrase comes beside."""
    return ("--vault", vault, "--user", OFFICER)


def refused(*arguments: str | Path, code: int, language: str, **options: Any) -> str:
    """Runs a command that must be refused with one sentence; returns it with the fields it names beneath."""
    done = rightsmonitor(*arguments, "--language", language, expect=code, **options)
    assert done.out == ""
    lines = [line for line in done.err.splitlines() if not line.startswith("  ")]
    assert len(lines) == 1, done.err
    assert re.search(_LETTERS[language], lines[0]), lines[0]
    return done.err


def total(vault: Path) -> int:
    listed = rightsmonitor("incidents", "list", *opened(vault), "--json", passphrase=PASSPHRASE).json
    return int(listed["total"])


def sound(vault: Path, *, incidents: int) -> bool:
    """Whether the whole vault passes its check with exactly so many records."""
    report = rightsmonitor("vault", "check", *opened(vault), "--json", passphrase=PASSPHRASE).json
    return report["sound"] is True and report["incidents"] == incidents
