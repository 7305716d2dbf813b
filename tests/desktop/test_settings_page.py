"""Settings work at once, are kept without content, and Arabic digits leave codes alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

import hands
from rightsmonitor.desktop import formats, settings, theme
from rightsmonitor.desktop.app import Window, _looks
from rightsmonitor.desktop.desk import IDLE_MINUTES
from rightsmonitor.desktop.pages.about import AboutPage
from rightsmonitor.desktop.pages.settings import SettingsPage
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import words


@pytest.fixture
def window(qtbot: Any, office: Demo) -> Iterator[Window]:
    with hands.opened(qtbot, office, "officier") as opened:
        yield opened
        opened.desk.count_in("western")
        opened.desk.dress(theme="light", size=100)


def section(window: Window, key: str) -> Any:
    place = window.workplace
    assert place is not None
    place.open_page("administration")
    page: Any = place.pages.page("administration")
    page.open_section(key)
    return page.section(key)


def test_each_choice_works_at_once_and_is_kept_without_content(qtbot: Any, window: Window, tmp_path: Path) -> None:
    page = section(window, "settings")
    assert isinstance(page, SettingsPage)
    for name, key in (("language", "ar"), ("digits", "arabic"), ("theme", "dark"), ("size", "125"), ("idle", "2")):
        page.choices[name][key].click()
        qtbot.waitUntil(page.choices[name][key].isChecked, timeout=hands.WAIT)
    place = window.workplace
    assert place is not None
    qtbot.waitUntil(lambda: window.desk.idle_minutes == 2 and theme.text_size() == 125, timeout=hands.WAIT)
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert theme.current() == "dark"
    assert place._idle._seconds <= 2 * 60
    assert formats.day(date(2026, 11, 21), window.desk) == "٢١ نونبر ٢٠٢٦"
    kept = _looks(window)
    path = tmp_path / settings.NAME
    settings.write(path, kept)
    assert settings.read(path) == kept
    assert (kept.digits, kept.idle_minutes) == ("arabic", 2)


def test_a_settings_file_cannot_switch_the_lock_off(tmp_path: Path) -> None:
    path = tmp_path / settings.NAME
    path.write_text("[window]\nidle_minutes=600\ndigits=roman\ntext_size=125\n", encoding="utf-8")
    found = settings.read(path)
    assert (found.idle_minutes, found.digits, found.text_size) == (None, None, 125)
    assert max(IDLE_MINUTES) <= 15


def test_arabic_digits_are_for_sentences_and_codes_keep_theirs() -> None:
    say = words("ar", "arabic")
    assert say.shaped("12 ملفا في 2026") == "١٢ ملفا في ٢٠٢٦"
    for code in ("OUJ-26-0148", "RMV-2.1", "\u2068OUJ-26-0148\u2069", "Ctrl+1"):
        assert say.shaped(code) == code
    assert "١٢" in say("review-count", count=12)
    assert "12" in words("ar")("review-count", count=12)
    assert words("fr", "arabic").shaped("12") == "12"


def test_about_lists_every_library_with_its_licence(qtbot: Any, window: Window) -> None:
    page = section(window, "about")
    assert isinstance(page, AboutPage)
    assert page.view.model.rowCount() == len(page.libraries) > 25
    for name in ("sqlcipher3", "pyside6-essentials", "Noto Sans Arabic"):
        page.view.choose(name)
        text = page.licence.toPlainText()
        assert text.startswith(name)
        assert len(text) > 600
