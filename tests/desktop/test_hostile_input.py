"""Whatever is pasted into the editor: a sentence beside the field, what was typed stays, nothing is lost or let in."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

import hands
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents

_BINARY = random.Random(3).randbytes(3000).decode("latin-1")
_MEGABYTE = "texte مختلق\n" * 90_000
HOSTILE = {
    "nul": "avant\0après",
    "override": "ali\u202egnp.exe",
    "isolate-unclosed": "\u2067نص مختلق",
    "invisible": "zero\u200bwidth\ufeff",
    "private-use": "\ue000\ue001",
    "binary": _BINARY,
    "megabyte": _MEGABYTE,
}
FIELDS = {
    "narrative": 0,
    "commune": 0,
    "victims[0].person.names.latin": 2,
    "victims[0].person.names.arabic": 2,
    "sources[0].name": 4,
    "sources[0].note": 4,
    "responses[0].service": 6,
}


@pytest.fixture
def editor(qtbot: Any, place: Workplace) -> EditorPage:
    place.record()
    made = place.editor
    qtbot.waitUntil(lambda: made.incident is not None, timeout=hands.WAIT)
    for view in made.views:
        if view.spec.repeat and not view.spec.fixed:
            made._add(view.spec.repeat)
        if isinstance(view, SectionView):
            view.unfold()
    made._check()
    return made


def line_of(editor: EditorPage, path: str, section: int) -> Any:
    editor.open_section(section)
    return editor.views[section].control(path).focusProxy()


def text_of(widget: QLineEdit | QPlainTextEdit) -> str:
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()


def sentence_of(editor: EditorPage, path: str, section: int) -> str:
    field = editor.views[section].fields[path]
    return field._problem.text() if field._problem.isVisibleTo(field) else ""


@pytest.mark.parametrize("kind", HOSTILE)
def test_p55_a_sentence_beside_the_field_and_what_was_pasted_stays(qtbot: Any, editor: EditorPage, kind: str) -> None:
    pasted = HOSTILE[kind]
    for path, section in FIELDS.items():
        if kind == "megabyte" and path.startswith(("victims", "responses")):
            continue  # the same control as the commune; a megabyte takes its time
        line = line_of(editor, path, section)
        hands.paste(line, pasted)
        kept = text_of(line)
        assert len(kept) == len(pasted)
        editor._check()
        assert sentence_of(editor, path, section), path
        assert text_of(line) == kept
    before = editor.incident
    editor.save()
    shown: list[str] = []
    editor._desk.toasted.connect(lambda text, good: shown.append("" if good else text))
    qtbot.waitUntil(lambda: bool(shown), timeout=hands.WAIT)
    assert shown[0]
    assert editor.work.saved is None, "nothing of the kind gets into the register"
    assert editor.incident == before
    for path, section in FIELDS.items():
        assert kind == "megabyte" or text_of(line_of(editor, path, section)), path


def test_p03_what_cannot_be_saved_is_kept_as_a_draft(
    qtbot: Any, office: Demo, place: Workplace, editor: EditorPage
) -> None:
    hands.paste(line_of(editor, "narrative", 0), HOSTILE["binary"] + HOSTILE["nul"])
    editor._check()
    typed, uid = text_of(line_of(editor, "narrative", 0)), editor.incident.uid if editor.incident else ""
    editor.keep_now()
    qtbot.waitUntil(lambda: editor.head.state.text() == editor._desk.words("editor-kept"), timeout=hands.WAIT)
    drafts: list[Any] = []
    editor._desk.ask(incidents.drafts, owner=editor, done=drafts.append)
    qtbot.waitUntil(lambda: bool(drafts), timeout=hands.WAIT)
    assert [d.incident.narrative for d in drafts[0] if d.incident.uid == uid] == [typed]


def test_emoji_and_both_scripts_are_ordinary_text(qtbot: Any, editor: EditorPage) -> None:
    pasted = "école 🏫 👩🏽‍👧🏽‍👦🏽 ❤️ مدرسة «أ» Ⅷ ﷺ"
    for path, section in FIELDS.items():
        hands.paste(line_of(editor, path, section), pasted)
        editor._check()
        assert sentence_of(editor, path, section) == "", path
    editor.save()
    qtbot.waitUntil(lambda: editor.work.saved is not None, timeout=hands.WAIT)
    assert editor.work.saved is not None
    assert editor.work.saved.narrative == pasted
    assert editor.work.saved.victims[0].person.names.arabic == pasted


UNREADABLE = ["32/13/2026", "\0", _BINARY, _MEGABYTE, "12" * 5000, "Ⅷ", "፩", "--5", "-", "٣ أو ٤ 🏫"]


def test_p60_dates_numbers_and_pickers_say_what_they_cannot_read(qtbot: Any, editor: EditorPage) -> None:
    for pasted in UNREADABLE:
        for path, section in (("when", 0), ("first_reported", 0), ("place", 0), ("victims[0].age", 2)):
            hands.paste(line_of(editor, path, section), pasted)
            line_of(editor, "sources[0].name", 4).setFocus()
            editor._check()
            assert len(line_of(editor, path, section).text()) == len(pasted), path
            assert sentence_of(editor, path, section), (path, pasted[:20])
    assert editor.incident is not None
    assert editor.incident.when is None
    assert editor.incident.place == ""
    editor._add("victims")  # the section is made again
    editor._check()
    assert line_of(editor, "victims[0].age", 2).text() == UNREADABLE[-1]
    for typed, age in (("١٢", 12), ("²", 2), ("7", 7)):
        hands.paste(line_of(editor, "victims[0].age", 2), typed)
        editor._check()
        assert sentence_of(editor, "victims[0].age", 2) == ""
        assert editor.incident.victims[0].age == age


IMPOSSIBLE = (
    "31/02/2026",
    "29/02/2025",
    "2026-13-01",
    "00/00/0000",
    "٣١/٠٢/٢٠٢٦",
    "32 ماي 2026",
    "31 juin 2026",
    "99/99/9999",
)
POSSIBLE = ("29/02/2024", "٢٩/٠٢/٢٠٢٤", "mars 2026", "ماي 2026")


def test_days_that_do_not_exist_are_no_dates_in_either_script(qtbot: Any, editor: EditorPage) -> None:
    for wanted, texts in ((False, IMPOSSIBLE), (True, POSSIBLE)):
        for text in texts:
            line = line_of(editor, "when", 0)
            hands.paste(line, text)
            line_of(editor, "sources[0].name", 4).setFocus()
            editor._check()
            assert line_of(editor, "when", 0).text() == text, "what was typed stays"
            assert (sentence_of(editor, "when", 0) == "") == wanted, text
            assert editor.incident is not None
            assert (editor.incident.when is not None) == wanted, text


def test_a_day_that_has_not_come_yet_is_said_beside_its_field(qtbot: Any, editor: EditorPage) -> None:
    hands.paste(line_of(editor, "when", 0), "01/01/2099")
    line_of(editor, "sources[0].name", 4).setFocus()
    editor._check()
    assert sentence_of(editor, "when", 0)
    assert line_of(editor, "when", 0).text() == "01/01/2099"


def test_what_is_not_understood_is_not_handed_over(qtbot: Any, editor: EditorPage) -> None:
    """The date of birth may be missing, but not when something stands in its field."""
    hands.paste(line_of(editor, "victims[0].person.birth_date", 2), "le jour de la fête")
    editor._check()
    editor.submit()
    assert editor.incident is not None
    assert "victims[0].person.birth_date" in editor.views[2].unread()
    assert editor.work.saved is None


def test_a_group_count_that_is_not_understood_outlives_a_form_that_is_made_again(editor: EditorPage) -> None:
    path = "violations[0].groups"
    editor.open_section(1)
    girls, boys, _ = editor.views[1].control(path)._parts  # type: ignore[attr-defined]
    for part, text in ((girls, "plusieurs"), (boys, "3")):
        part._line.setText(text)
        part._line.textEdited.emit(text)
    told = sentence_of(editor, path, 1)
    assert told, "what is read in one box does not take away the sentence about another"
    editor._add("victims")  # another child: the section is made again
    girls, boys, _ = editor.views[1].control(path)._parts  # type: ignore[attr-defined]
    assert (girls._line.text(), boys._line.text()) == ("plusieurs", "3")
    assert sentence_of(editor, path, 1) == told
    girls._line.setText("2")
    girls._line.textEdited.emit("2")
    assert not sentence_of(editor, path, 1)
    assert editor.incident is not None
    assert (editor.incident.violations[0].groups[0].girls, editor.incident.violations[0].groups[0].boys) == (2, 3)


def test_what_was_not_understood_in_one_record_never_comes_up_in_the_next(qtbot: Any, editor: EditorPage) -> None:
    first = editor.incident
    for at in (0, len(editor.views) - 1):  # the section and the short form
        editor.open_section(at)
        line = editor.views[at].control("when").focusProxy()
        assert isinstance(line, QLineEdit)
        line.setText("le jour de la fête")
        line.textEdited.emit(line.text())
        assert editor.views[at].unread() == {"when": "le jour de la fête"}
    editor.close_editor()
    assert first is not None
    editor.begin(replace(first, uid="another"))
    for at in (0, len(editor.views) - 1):
        line = editor.views[at].control("when").focusProxy()
        assert isinstance(line, QLineEdit)
        assert (editor.views[at].unread(), line.text()) == ({}, "")
