"""Ctrl+P: the chosen sections of the chosen record, in the clear only after a fresh passphrase; and the blank form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import hands
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog
from rightsmonitor.desktop.dialogs.paper import PaperDialog
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import papers


@pytest.fixture
def dialog(qtbot: Any, place: Workplace) -> PaperDialog:
    place.open_page("incidents")
    qtbot.waitUntil(lambda: place.incidents.detail.stored is not None, timeout=hands.WAIT)
    place.incidents.table.setFocus()
    QTest.keyClick(place.incidents.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    return place.incidents.findChildren(PaperDialog)[0]


def test_names_are_not_ticked_and_the_passphrase_is_asked(
    qtbot: Any, office: Demo, place: Workplace, dialog: PaperDialog, tmp_path: Path
) -> None:
    assert dialog.sections == papers.USUAL
    assert not dialog.boxes["identifiers"].isChecked()
    dialog.boxes["responses"].click()
    assert "responses" not in dialog.sections
    stale: list[object] = []
    place._desk.ask(lambda s: setattr(s.proof, "at", None), owner=place, done=stale.append)
    dialog.write(tmp_path)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PassphraseDialog)), timeout=hands.WAIT)
    assert list(tmp_path.iterdir()) == []
    asked = dialog.findChildren(PassphraseDialog)[0]
    asked.passphrase.type_text(office.passphrases["officier"])
    asked.submit()
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("RM-*.pdf"))), timeout=hands.WAIT)


def test_no_section_is_no_paper_and_says_so(qtbot: Any, dialog: PaperDialog, tmp_path: Path) -> None:
    for box in dialog.boxes.values():
        box.setChecked(False)
    dialog.write(tmp_path)
    qtbot.waitUntil(lambda: dialog.problem.isVisibleTo(dialog), timeout=hands.WAIT)
    assert list(tmp_path.iterdir()) == []


def test_the_blank_form_needs_no_passphrase(qtbot: Any, dialog: PaperDialog, tmp_path: Path) -> None:
    dialog.write_form(tmp_path)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("RM-*.pdf"))), timeout=hands.WAIT)
