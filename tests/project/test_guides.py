"""The guides: each in both languages with the same tasks, every picture there, every button in the window's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ROOT / "docs" / "guides"
ROLES = ("officer", "supervisor", "administrator", "authority")
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)#]+)\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_ISOLATES = str.maketrans("", "", "\u2068\u2069")


def text(language: str, role: str) -> str:
    return (GUIDES / language / f"{role}.md").read_text(encoding="utf-8")


def shape(found: str) -> list[str]:
    """Headings, numbered steps and pictures, in their order."""
    lines = [re.match(r"#+ |\d+\. |!\[", line) for line in found.splitlines()]
    return [match[0] for match in lines if match]


def known(language: str) -> set[str]:
    """Values of the messages, also without the shortcut that a button shows."""
    found = set()
    for path in (ROOT / "ui" / "translations" / language).glob("*.ftl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            value = line.partition(" = ")[2].strip()
            found |= {value, re.sub(r"^\+ |( Ctrl\+N| [VR]| Espace| Space| \(Ctrl[^)]*\))$", "", value)}
    return found


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_have_the_same_tasks(role: str) -> None:
    french, arabic = shape(text("fr", role)), shape(text("ar", role))
    assert french == arabic
    assert french.count("## ") >= 5


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("role", ROLES)
def test_what_a_guide_names_is_there(language: str, role: str) -> None:
    found, folder = text(language, role), GUIDES / language
    for target in (*_PICTURE.findall(found), *_LINK.findall(found)):
        assert (folder / target).resolve().is_file(), target
    assert all(target.endswith(f"-{language}.png") for target in _PICTURE.findall(found))
    words = known(language)
    named = [name.translate(_ISOLATES) for name in _BOLD.findall(found)]
    assert len(named) > 5
    assert [name for name in named if name not in words] == []


def test_the_check_of_words_can_fail() -> None:
    assert "Bouton qui n’existe pas" not in known("fr")
