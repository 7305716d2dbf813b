"""Writes `docs/translation-review.md`: every Arabic wording that waits for a native reviewer, with French and English.

Marked are rows of CSV files under `resources/` with `[AR:mem]` in a cell, and messages of `ui/translations/ar` whose
comment says `[AR:mem]`. `--check` writes nothing and ends with 1 when the document is not current.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax import ast as fluent

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "translation-review.md"
MARK = "[AR:mem]"
_HEAD = """# Arabic wordings that wait for a native reviewer

Made by `python packaging/translation_review.py` out of the sources; do not edit. {count} entries. Each was written from
memory of Moroccan usage and not taken from a text in force. A reviewer who agrees removes the mark `[AR:mem]` at the
source; one who does not changes the wording there. The entry leaves this list with its mark.
"""
Entry = tuple[str, str, str, str, str]  # key, fr, ar, en, note


def of_tables() -> Iterator[tuple[str, list[Entry]]]:
    """(file, entries) of the data, where a file has any."""
    for path in sorted((ROOT / "resources").rglob("*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
        found = [_of_row(row) for row in rows if any(MARK in str(cell) for cell in row.values())]
        if found:
            yield str(path.relative_to(ROOT)), found


def _of_row(row: dict[str, str]) -> Entry:
    key = next(iter(row.values()))
    note = next(str(cell) for cell in row.values() if MARK in str(cell)).replace(MARK, "").strip()
    return key, _label(row, "fr"), _label(row, "ar"), _label(row, "en"), note


def _label(row: dict[str, str], language: str) -> str:
    names = (language, f"label_{language}", f"name_{language}", f"{language}_label", f"term_{language}")
    return next(row[name] for name in names if name in row)


def of_messages() -> Iterator[tuple[str, list[Entry]]]:
    """(file, entries) of the words of the interface."""
    for path in sorted((ROOT / "ui" / "translations" / "ar").glob("*.ftl")):
        marked = [entry for entry in _messages(path) if entry.comment and MARK in str(entry.comment.content)]
        if marked:
            others = {
                language: {entry.id.name: entry for entry in _messages(path.parents[1] / language / path.name)}
                for language in ("fr", "en")
            }
            yield str(path.relative_to(ROOT)), [_of_message(entry, others) for entry in marked]


def _messages(path: Path) -> list[fluent.Message]:
    body = FluentParser().parse(path.read_text(encoding="utf-8")).body
    return [entry for entry in body if isinstance(entry, fluent.Message)]


def _of_message(entry: fluent.Message, others: dict[str, dict[str, fluent.Message]]) -> Entry:
    name, comment = entry.id.name, str(entry.comment.content) if entry.comment else ""
    note = comment.replace(MARK, "").strip()
    return name, _text(others["fr"].get(name)), _text(entry), _text(others["en"].get(name)), note


def _text(entry: fluent.Message | None) -> str:
    if entry is None:
        return ""
    written = FluentSerializer().serialize_entry(fluent.Message(id=entry.id, value=entry.value))
    return str(written).partition("=")[2].strip()


def document() -> str:
    """The whole document."""
    found = [*of_tables(), *of_messages()]
    parts = [_HEAD.format(count=sum(len(entries) for _, entries in found))]
    for name, entries in found:
        lines = [f"## {name}", "", "| key | français | العربية | English | note |", "|---|---|---|---|---|"]
        lines += ["| " + " | ".join(map(_cell, entry)) + " |" for entry in entries]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def main() -> int:
    made = document()
    if "--check" in sys.argv:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == made else 1
    TARGET.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
