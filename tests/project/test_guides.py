"""The guides: each in both languages with the same tasks, every picture there, every word and key the window's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

import quoted
from rightsmonitor.wording import Language

DOCS = quoted.ROOT / "docs"
GUIDES = DOCS / "guides"
ROLES = ("officer", "supervisor", "administrator", "authority")
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)")
TASKS = {  # what the window lets each role do, by the words that a guide of it must have
    "officer": ("editor-submit", "editor-section-matrix", "desktop-page-home", "paper-title", "register-refused"),
    "supervisor": ("review-view-bulk", "releases-approve", "releases-ledger-verify", "retention-destroy"),
    "administrator": (
        *("people-add-title", "recovery-on-paper", "backups-make", "backups-restore", "audit-verify"),
        *("audit-compare", "reference-partner-add", "settings-idle", "status-title", "reference-places"),
    ),
    "authority": ("authority-verify", "authority-open", "authority-join", "authority-report", "authority-signers"),
}
BOOKS: tuple[tuple[Language, Path], ...] = (
    *(("fr", GUIDES / "fr" / f"{role}.md") for role in ROLES),
    *(("ar", GUIDES / "ar" / f"{role}.md") for role in ROLES),
    ("fr", DOCS / "user-guide-fr.md"),
    ("fr", DOCS / "authority-guide-fr.md"),
    ("ar", DOCS / "authority-guide-ar.md"),
)


def text(language: Language, role: str) -> str:
    return (GUIDES / language / f"{role}.md").read_text(encoding="utf-8")


def shape(found: str) -> list[str]:
    """Headings, numbered steps and pictures, in their order."""
    lines = [re.match(r"#+ |\d+\. |!\[", line) for line in found.splitlines()]
    return [match[0] for match in lines if match]


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_have_the_same_tasks(role: str) -> None:
    french, arabic = shape(text("fr", role)), shape(text("ar", role))
    assert french == arabic
    assert french.count("## ") >= 7


@pytest.mark.parametrize(("language", "path"), BOOKS, ids=lambda part: part if isinstance(part, str) else part.stem)
def test_what_a_guide_names_is_there(language: Language, path: Path) -> None:
    found = path.read_text(encoding="utf-8")
    for target in (*_PICTURE.findall(found), *_LINK.findall(found)):
        assert target.startswith("http") or (path.parent / target).resolve().is_file(), target
    assert all(target.endswith(f"-{language}.png") for target in _PICTURE.findall(found))
    assert len(quoted.words(found, language)) > 5
    assert quoted.strange_words(found, language) == []
    assert quoted.strange_keys(found) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("role", ROLES)
def test_a_guide_is_about_everything_its_role_does(language: Language, role: str) -> None:
    said = set(quoted.words(text(language, role), language))
    messages = quoted.messages(language)
    assert [key for key in TASKS[role] if quoted.plain(messages[key]) not in said] == []
    assert len(_PICTURE.findall(text(language, role))) >= 4


def test_pictures_are_small_of_one_size_and_each_is_used() -> None:
    used = {
        (path.parent / target).resolve()
        for path in (*(path for _, path in BOOKS), quoted.ROOT / "README.md")
        for target in _PICTURE.findall(path.read_text(encoding="utf-8"))
    }
    made = set((DOCS / "images").glob("*.png"))
    assert made == used
    for path in made:
        with Image.open(path) as picture:
            assert picture.width <= 1366, path.name
            assert picture.height <= 768, path.name
        assert path.stat().st_size < 130_000, path.name


def test_the_checks_can_fail() -> None:
    found = "**Ouvrir** puis **Bouton qui n’existe pas**, `Ctrl+S`, `Ctrl+Q`, **Open**, **الأشخاص**"
    assert quoted.strange_words(found, "fr") == ["Bouton qui n’existe pas", "Open", "الأشخاص"]
    assert quoted.strange_keys(found) == ["Ctrl+Q"]
    assert quoted.strange_words("**الأشخاص** **Personnes**", "ar") == ["Personnes"]
