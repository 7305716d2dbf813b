"""Every page in every language, theme and size of text: nothing cut, nothing on top of another, no word untranslated,
nothing too faint to be read.

The suite looks at two of the combinations; `-m campaign` looks at all of them, and at scale factors of the screen. Each
can be looked at alone: `-m campaign -k fr-dark-150`, `-k "every_scale and ar-1.25"`; `-s` says how many views it had.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

import authority_tour
import dialogs
import legible
import looks
import offices
import spoken
import tour
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop import theme as themes
from rightsmonitor.desktop.theme import THEMES, Theme
from rightsmonitor.desktop.widgets.basic import Scroll, button, label
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import LANGUAGES, Language
from sweeps import everything, seen

CHILD = Path(__file__).parent / "children" / "look_at_every_page.py"
Combination = tuple[Language, Theme, int]
COVERING: tuple[Combination, ...] = (("fr", "light", 100), ("ar", "dark", 150))
ALL: tuple[Combination, ...] = tuple(
    (language, theme, size) for language in LANGUAGES for theme in THEMES for size in (100, 150)
)


def name_of(combination: Combination) -> str:
    """`fr-dark-150`, by which one is run alone."""
    return "-".join(map(str, combination))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=40, seed=3, prepared=True)


def look_at_all(office: Demo, combination: Combination, *, twice: bool = False) -> list[str]:
    """`twice`: also the pages that both persons may open, as each of them sees it."""
    language, theme, size = combination
    found, names, met = list[str](), list[str](), set[str]()
    for who in ("superviseuse", "administration"):
        walked = tour.Tour(office, language, theme, size)
        try:
            ways = [walked.walk(who, seen=() if twice else names)]
            for way in ways if names else [walked.outside(), *ways]:
                came, wrong = seen(way, everything(language))
                found += wrong
                names += came
            assert set(walked.place.pages.entries) <= {name.partition("-")[0] for name in names}
        finally:
            met |= walked.met
            walked.close()
    assert dialogs.everywhere() <= met, "a dialog that nobody looked at"
    print(f"{name_of(combination)}: {len(names)} views, {len(found)} findings")
    return found


@pytest.fixture(autouse=True)
def as_before() -> Any:
    """Other tests have the usual look."""
    yield
    desktop.application()
    QCoreApplication.processEvents()


@pytest.mark.parametrize("combination", COVERING, ids=name_of)
def test_every_page_is_whole_legible_and_translated(qtbot: Any, office: Demo, combination: Combination) -> None:
    assert look_at_all(office, combination) == []


@pytest.mark.campaign
@pytest.mark.parametrize("combination", ALL, ids=name_of)
def test_every_page_in_every_combination(qtbot: Any, office: Demo, combination: Combination) -> None:
    assert look_at_all(office, combination, twice=True) == []


@pytest.mark.campaign
@pytest.mark.parametrize("factor", ["1", "1.25", "1.5", "2"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_page_at_every_scale_of_the_screen(office: Demo, language: str, factor: str) -> None:
    """1366×768 points of the screen, of which a window has fewer the larger they are drawn."""
    environment = {**os.environ, "QT_SCALE_FACTOR": factor, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, str(CHILD), str(office.folder), language, factor],
        env=environment,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    told, _, found = done.stdout.partition("\n")
    assert (done.returncode, found) == (0, ""), done.stderr[-2000:]
    print(f"{language}, {factor}: {told}")


# --- themes and words, without a window -------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
def test_the_colours_of_a_theme_stand_out(theme: Theme) -> None:
    assert legible.faint_tokens(theme) == []


@pytest.mark.parametrize("combination", COVERING, ids=name_of)
def test_every_page_of_the_authority_s_window(tmp_path: Path, combination: Combination) -> None:
    assert look_at_authority(tmp_path, combination) == []


@pytest.mark.campaign
@pytest.mark.parametrize("combination", [each for each in ALL if each not in COVERING], ids=name_of)
def test_the_authority_s_window_in_every_combination(tmp_path: Path, combination: Combination) -> None:
    assert look_at_authority(tmp_path, combination) == []


def look_at_authority(folder: Path, combination: Combination) -> list[str]:
    language, theme, size = combination
    walked = authority_tour.Tour(folder, language, theme, size)
    try:
        names, wrong = seen(walked.walk(), everything(language))
    finally:
        walked.close()
        desktop.application("light", size=100)
    assert len(names) == len(set(names)) >= 11
    return wrong


def test_no_sentence_was_left_in_another_language() -> None:
    assert spoken.left_alone() == []


# --- each check can fail ----------------------------------------------------------------------------------


def shelf(qtbot: Any, *widgets: QWidget, width: int = 400) -> QWidget:
    desktop.application()
    made = QWidget()
    qtbot.addWidget(made)
    for widget in widgets:
        widget.setParent(made)
    made.resize(width, 200)
    made.show()
    QApplication.processEvents()
    return made


def test_a_label_that_is_cut_is_found(qtbot: Any) -> None:
    cut, whole = label("Un texte qui ne tient pas"), label("Un texte qui tient")
    page = shelf(qtbot, cut, whole)
    whole.setGeometry(0, 0, 300, 40)
    cut.setGeometry(0, 60, 60, 40)
    assert [fault for fault in looks.clipped(page) if "ne tient pas" in fault] == looks.clipped(page) != []
    cut.setWordWrap(True)
    cut.setGeometry(0, 60, 120, 20)
    assert "height" in looks.clipped(page)[0]
    cut.setGeometry(0, 60, 300, 80)
    assert looks.clipped(page) == []


def test_a_line_may_break_behind_a_hyphen_and_a_long_word_may_not(qtbot: Any) -> None:
    for text, wrong in (("Rabat-Salé-Kénitra", False), ("anticonstitutionnellement", True)):
        made = label(text, wrap=True)
        page = shelf(qtbot, made)
        made.setGeometry(0, 0, 80, 120)
        assert bool(looks.clipped(page)) == wrong
        assert (made.heightForWidth(80) > made.fontMetrics().height() * 1.5) != wrong, "Qt breaks it itself"


def test_a_button_that_is_cut_is_found(qtbot: Any) -> None:
    made = button("primary")
    made.setText("Soumettre à la supervision")
    page = shelf(qtbot, made)
    made.setGeometry(0, 0, 90, 40)
    assert "Soumettre" in looks.clipped(page)[0]


def test_what_lies_on_another_or_outside_is_found(qtbot: Any) -> None:
    one, other = label("première"), label("seconde")
    page = shelf(qtbot, one, other)
    one.setGeometry(0, 0, 200, 40)
    other.setGeometry(0, 50, 200, 40)
    assert looks.misplaced(page) == []
    other.setGeometry(0, 20, 200, 40)
    assert len(looks.overlapping(page)) == 1
    other.setGeometry(0, 190, 200, 40)
    assert "outside" in looks.outside(page)[0]


def test_a_badge_on_an_icon_that_stands_alone_is_found(qtbot: Any, office: Demo) -> None:
    walked = tour.Tour(office, "fr")
    try:
        walked.enter("superviseuse")
        rail, review = walked.place.rail, walked.place.rail.entries["review"]
        walked.window.resize(tour.NARROW, tour.HEIGHT)
        rail.show_waiting("review", 12)
        walked.settle()
        badge = rail._badges["review"]
        assert review.text() == ""
        assert badge.isVisible()
        assert looks.badges(walked.window) == []
        badge.move(12, review.height() // 2 - 9)
        assert any("icon" in fault for fault in looks.badges(walked.window))
    finally:
        walked.close()


def test_what_a_scroll_bar_leads_to_is_not_outside(qtbot: Any) -> None:
    scroll = Scroll()
    for at in range(40):
        scroll.body.addWidget(label(f"ligne {at}"))
    page = shelf(qtbot, scroll)
    QHBoxLayout(page).addWidget(scroll)
    QApplication.processEvents()
    assert looks.misplaced(page) == []


def test_faint_words_are_found(qtbot: Any) -> None:
    made = QLabel("Des mots trop pâles")
    page = shelf(qtbot, made)
    made.setGeometry(0, 0, 300, 40)
    page.setStyleSheet("QWidget { background: #FFFFFF; } QLabel { color: #16242C; }")
    assert legible.faint(page) == []
    page.setStyleSheet("QWidget { background: #FFFFFF; } QLabel { color: #B8C0C6; }")
    QApplication.processEvents()
    assert "pâles" in legible.faint(page)[0]
    assert legible.ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert legible.ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("ar", "Choisir le lieu dans la liste", True),
        ("ar", "اختر المكان من اللائحة", False),
        ("ar", "الملف \u2068Mécanisme national de suivi (démonstration)\u2069", False),
        ("fr", "The file is on this computer", True),
        ("fr", "Le fichier est sur cet ordinateur", False),
        ("fr", "اختر المكان من اللائحة", True),
        ("en", "Choisir le lieu dans la liste", True),
        ("en", "Choose the place from the list", False),
    ],
)
def test_another_language_is_found(qtbot: Any, language: Language, text: str, wrong: bool) -> None:
    made = label(text)
    page = shelf(qtbot, made)
    made.setGeometry(0, 0, 390, 40)
    assert bool(spoken.foreign(page, language)) == wrong


def test_a_size_that_is_held_grows_with_the_text(qtbot: Any) -> None:
    made = QLabel()
    qtbot.addWidget(made)
    themes.hold(made, width=200)
    beside = QLabel()
    qtbot.addWidget(beside)
    themes.hold(beside, width=200, side=True)
    desktop.application("light", size=150)
    assert (made.width(), beside.width()) == (300, 250)
    desktop.application("light", size=100)
    assert (made.width(), beside.width()) == (200, 200)
