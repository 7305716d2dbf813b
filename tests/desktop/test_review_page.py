"""The supervisor's page on the real window: keys, comments on a field, taking back, clean ones together, quality."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

import hands
import offices
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.pages.review import ReviewPage
from rightsmonitor.desktop.widgets import findings
from rightsmonitor.domain.codes import Status
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.wording import LANGUAGES, words


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=130, seed=2)


@pytest.fixture(params=["fr", "ar"])
def window(qtbot: Any, office: Demo, request: pytest.FixtureRequest) -> Iterator[Window]:
    opened = hands.open_window(qtbot, office, request.param)
    hands.enter(qtbot, opened, "superviseur", office.passphrases["superviseur"])
    yield opened
    hands.close(opened)


def open_page(qtbot: Any, window: Window) -> ReviewPage:
    assert window.workplace is not None
    window.workplace.open_page("review")
    page = window.workplace.review
    qtbot.waitUntil(lambda: page.stored is not None, timeout=hands.WAIT)
    qtbot.waitUntil(page.table.hasFocus, timeout=hands.WAIT)
    return page


def status_of(qtbot: Any, window: Window, uid: str) -> Status:
    found: list[Stored] = []
    window.desk.ask(lambda s: incidents.get(s, uid=uid), owner=window, done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=hands.WAIT)
    return found[0].status


def next_record(qtbot: Any, page: ReviewPage, before: str) -> None:
    qtbot.waitUntil(lambda: page.stored is not None and page.stored.incident.uid != before, timeout=hands.WAIT)


def uid_of(page: ReviewPage) -> str:
    assert page.stored is not None
    return page.stored.incident.uid


def test_one_key_verifies_the_next_goes_on_and_the_message_takes_it_back(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    waiting, uid = page.model.total, uid_of(page)
    # On an Arabic keyboard the key of V gives another letter.
    QTest.keyClick(page.table, Qt.Key.Key_V if window.desk.language == "fr" else Qt.Key(ord("ر")))
    qtbot.waitUntil(lambda: page.model.total == waiting - 1, timeout=hands.WAIT)
    next_record(qtbot, page, uid)
    assert status_of(qtbot, window, uid) is Status.VERIFIED
    assert window._toast.undo_button.isVisible()
    window._toast.undo_button.click()
    qtbot.waitUntil(lambda: page.model.total == waiting, timeout=hands.WAIT)
    qtbot.waitUntil(lambda: page.stored is not None and page.stored.incident.uid == uid, timeout=hands.WAIT)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    next_record(qtbot, page, uid)
    assert page.model.total == waiting


def test_a_record_goes_back_with_a_comment_on_one_field(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    waiting, uid = page.model.total, uid_of(page)
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert page.comment.isVisible()
    page.comment.send.click()
    assert page.comment.isVisible(), "without a comment nothing is sent"
    assert page.comment._problem.isVisible()
    at = page.comment.field.findData("victims[0].age")
    page.comment.field.setCurrentIndex(at)
    QTest.keyClicks(page.comment.text, "v r et un espace")  # keys of the page stay letters here
    page.comment.send.click()
    qtbot.waitUntil(lambda: page.model.total == waiting - 1, timeout=hands.WAIT)
    assert status_of(qtbot, window, uid) is Status.RETURNED
    found: list[Stored] = []
    window.desk.ask(lambda s: incidents.get(s, uid=uid), owner=window, done=found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=hands.WAIT)
    assert (found[0].comments[-1].field, found[0].comments[-1].text) == ("victims[0].age", "v r et un espace")


def test_a_finding_opens_the_comment_on_its_field(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    for _ in range(page.model.total):
        opinion = page._opinion
        if opinion is not None and any(finding.field for finding in opinion.findings):
            break
        uid = uid_of(page)
        page.table.step(1)
        next_record(qtbot, page, uid)
    assert page._opinion is not None
    first = next(finding.field for finding in page._opinion.findings if finding.field)
    spoken = window.desk.words("review-comment-on", field=findings.field_label(first, window.desk))
    next(b for b in page.sheet.findChildren(QPushButton) if b.accessibleName() == spoken).click()
    assert page.comment.field.currentData() == first
    page.comment.left.emit()
    assert page.notes.isVisible()


def test_private_notes_are_added_under_the_record(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    before = len(page.notes._notes)
    QTest.keyClicks(page.notes.line, "note 1")
    QTest.keyClick(page.notes.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.notes._notes) == before + 1, timeout=hands.WAIT)
    assert page.notes.line.text() == ""
    assert page.notes._notes[-1].text == "note 1"


def test_clean_records_are_verified_together_and_the_others_are_named(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    waiting = page.model.total
    page.views["bulk"].click()
    qtbot.waitUntil(lambda: bool(page.bulk._found), timeout=hands.WAIT)
    clean = [one.row.uid for one in page.bulk._found if one.opinion.clean]
    assert set(page.bulk.boxes) == set(clean)
    assert len(page.bulk._found) == waiting
    if not clean:
        pytest.skip("this office has no clean record left")
    page.bulk.verify_button.click()
    qtbot.waitUntil(lambda: page.model.total == waiting - len(clean), timeout=hands.WAIT)
    assert status_of(qtbot, window, clean[0]) is Status.VERIFIED


def test_quality_is_checked_and_a_number_opens_its_records(qtbot: Any, window: Window) -> None:
    page = open_page(qtbot, window)
    page.views["quality"].click()
    panel = page.quality
    qtbot.waitUntil(lambda: panel.summary is not None, timeout=hands.WAIT)
    panel.check()
    qtbot.waitUntil(
        lambda: not panel._running and panel.summary is not None and panel.summary.unchecked == 0, timeout=hands.WAIT
    )
    assert panel.summary is not None
    assert panel.numbers
    finding, shown = next(iter(panel.numbers.items()))
    expected = int(shown.text())
    shown.click()
    place = window.workplace
    assert place is not None
    qtbot.waitUntil(lambda: place.pages.currentWidget() is place.incidents, timeout=hands.WAIT)
    qtbot.waitUntil(lambda: place.incidents.model.total == expected, timeout=hands.WAIT)
    assert place.incidents.model.query.finding == finding
    assert place.incidents.filters.figure.isVisible()
    place.incidents.filters.figure.click()
    qtbot.waitUntil(lambda: place.incidents.model.total > expected, timeout=hands.WAIT)
    assert not place.incidents.filters.figure.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_a_name_and_a_sentence(language: Any) -> None:
    """Codes of the rules and of the checks, read from their source: a new one without words fails here."""
    import inspect
    import re

    from rightsmonitor.domain import quality, rules
    from rightsmonitor.services.supervision import quality as service
    from rightsmonitor.services.supervision import review

    say = words(language)
    pattern = re.compile(r'code="([a-z-]+)"')
    codes = {code for module in (rules, quality, review) for code in pattern.findall(inspect.getsource(module))}
    codes |= {f"identifier-{kind.value}" for kind in quality.identifiers.Identifier}
    codes |= {
        "unusual-lag",
        "unusual-children",
        "unusual-acts",
        *re.findall(r'"(same-name|alike)"', inspect.getsource(service)),
    }
    assert len(codes) > 40
    for code in codes:
        assert say.has(f"quality-code-{code}"), code
        assert say.has(f"quality-{code}") or say.has(f"problems-{code}"), code
    for kind in quality.Kind:
        assert say.has(f"quality-kind-{kind.value}")
        assert say.has(f"quality-rule-{kind.value}")
