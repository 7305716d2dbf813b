"""Recovery cards for the printer. Nothing is written but where a person says, and then readable by them alone."""

from __future__ import annotations

from pathlib import Path

from rightsmonitor.exchange.papers import recovery_card
from rightsmonitor.services.vault.recovery import Issued
from rightsmonitor.storage import failures, files
from rightsmonitor.wording import Language


def pdf(issued: Issued, *, language: Language, office: tuple[str, str, str] = ("", "", "")) -> bytes:
    """One page for each card, in French and Arabic (and English where that is spoken)."""
    return recovery_card.build(issued.cards, office=office, language=language)


def save(issued: Issued, *, file: Path, language: Language, office: tuple[str, str, str] = ("", "", "")) -> None:
    """The PDF under this name with mode 0600. Raises DiskFull, ReadOnlyPlace, StorageFailed."""
    content = pdf(issued, language=language, office=office)
    with failures.translated(file.parent):
        files.replace(file, content)
