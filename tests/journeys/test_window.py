"""The main job by window alone: record, submit, verify, prepare, approve, write; the authority says genuine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import hands
import offices
import spoken
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.domain.codes import ConsentAnswer, Status
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.national import authority
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.wording import Language

WAIT = 30_000


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """An office with a few records in every status."""
    return offices.office(tmp_path_factory, count=40, seed=3)


@pytest.fixture
def window(qtbot: Any, office: Demo) -> Iterator[Callable[[Language], Window]]:
    """Opens a window in a language; closed and waited for afterwards."""
    made: list[Window] = []

    def make(language: Language) -> Window:
        made.append(hands.open_window(qtbot, office, language))
        return made[-1]

    yield make
    for found in made:
        hands.close(found)


def enter(qtbot: Any, opened: Window, name: str, passphrase: str) -> Workplace:
    """The list of incidents of that person."""
    place = hands.enter(qtbot, opened, name, passphrase)
    place.open_page("incidents")
    qtbot.waitUntil(lambda: place.incidents.model.total > 0, timeout=WAIT)
    return place


def record_by_keys(qtbot: Any, place: Workplace, where: str, words: str) -> None:
    """A complete core record in the editor: typed into the fields, chosen from the lists."""
    place.record()
    editor = place.editor
    qtbot.waitUntil(lambda: editor.incident is not None, timeout=WAIT)
    editor.open_section(0)

    def field(section: int, path: str) -> Any:
        qtbot.wait(30)  # what was added a moment ago is shown at the next turn of the event loop
        found = editor.views[section].control(path)
        found.setFocus()
        return found

    QTest.keyClicks(field(0, "when").focusProxy(), "20/11/2026")
    hands.write(field(0, "place").focusProxy(), where)
    QTest.keyClick(field(0, "place").focusProxy(), Qt.Key.Key_Return)
    field(0, "channel").changed.emit(list(field(0, "channel")._values)[2])
    hands.write(field(0, "narrative").focusProxy(), "Récit inventé, سرد مختلق.")
    editor.next_section()
    hands.write(field(1, "violations[0].type").focusProxy(), words)
    QTest.keyClick(field(1, "violations[0].type").focusProxy(), Qt.Key.Key_Return)
    editor.next_section()
    hands.write(field(2, "victims[0].age").focusProxy(), "١٢")
    editor.open_section(4)
    editor.open_section(3)
    editor.next_section()
    consent = field(5, "victims[0].consent.to_record")
    consent.changed.emit(ConsentAnswer.YES)
    field(5, "victims[0].consent.to_count").changed.emit(ConsentAnswer.YES)
    editor._check()


@pytest.fixture(params=["fr", "ar"])
def job(
    qtbot: Any, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Demo, Window]]:
    """An office of its own, because a period is published once, and the window in a language."""
    made = offices.office(tmp_path_factory, count=40, seed=3)
    opened = hands.open_window(qtbot, made, request.param)
    yield made, opened
    hands.close(opened)


TYPED = {"fr": ("oujda", "refus acces education"), "ar": ("وجدة", "الحرمان من التعليم")}  # a place, an act


def test_the_main_job_by_window_alone(qtbot: Any, job: tuple[Demo, Window], tmp_path: Path) -> None:
    office, opened = job
    secret = office.passphrases

    # An officer records an incident and submits it.
    place = enter(qtbot, opened, "officier", secret["officier"])
    before = place.incidents.model.total
    record_by_keys(qtbot, place, *TYPED[opened.desk.language])
    made = place.editor.incident
    assert made is not None
    assert made.violations[0].type == "RMV-R.07"
    assert made.victims[0].age == 12
    assert made.violations[0].victims == (made.victims[0].key,)
    assert [problem.code for problem in place.editor.problems if problem.blocks] == []
    place.editor.submit()
    qtbot.waitUntil(lambda: place.pages.currentWidget() is place.incidents, timeout=WAIT)
    qtbot.waitUntil(lambda: place.incidents.model.total == before + 1, timeout=WAIT)
    hands.leave(qtbot, opened)

    # A supervisor verifies it; her own records would not be in the queue.
    place = enter(qtbot, opened, "superviseur", secret["superviseur"])
    place.open_page("review")
    qtbot.waitUntil(lambda: place.review.stored is not None, timeout=WAIT)
    waiting = place.review.model.total
    while place.review.model.total:
        left = place.review.model.total
        qtbot.waitUntil(lambda: place.review.stored is not None, timeout=WAIT)
        place.review.verify()
        qtbot.waitUntil(lambda left=left: place.review.model.total < left, timeout=WAIT)  # type: ignore[misc]
    assert waiting > 0
    hands.leave(qtbot, opened)

    # The officer prepares a release; the preparer cannot approve it.
    place = enter(qtbot, opened, "officier", secret["officier"])
    place.open_page("releases")
    qtbot.wait(200)
    place.releases.open_scope()
    place.releases.scope.ask()
    qtbot.waitUntil(lambda: bool(place.releases._views), timeout=4 * WAIT)
    view = place.releases._views[0]
    assert view.release.verdict.safe
    assert not view.can_approve
    assert not place.releases.panel.approve_button.isVisibleTo(place.releases.panel)
    hands.leave(qtbot, opened)

    # Another person sees what it reveals, signs with her own passphrase, and writes the file.
    place = enter(qtbot, opened, "superviseuse", secret["superviseuse"])
    place.open_page("releases")
    qtbot.waitUntil(lambda: place.releases.panel._view is not None, timeout=WAIT)
    assert place.releases.model.rowCount() > 0
    place.releases.approve(bytearray(b"not the right passphrase"))
    qtbot.waitUntil(lambda: place.releases.panel._problem.text() != "", timeout=WAIT)
    place.releases.approve(bytearray(secret["superviseuse"].encode()))
    qtbot.waitUntil(lambda: place.releases._views[0].state is ReleaseState.APPROVED, timeout=WAIT)
    place.releases.write(tmp_path / "stick")
    qtbot.waitUntil(lambda: any((tmp_path / "stick").glob("*.zip.age")), timeout=WAIT)
    qtbot.waitUntil(lambda: place.releases._views[0].state is ReleaseState.WRITTEN, timeout=WAIT)

    # The report of the year for the mechanism and the programme, from what is signed.
    place.releases.report_button.click()
    report = place.releases.report
    qtbot.waitUntil(lambda: report.scope is not None, timeout=WAIT)
    assert report.scope is not None
    assert [part.sequence for part in report.scope.parts] == [1]
    report.write(tmp_path / "report")
    assert report.work.running
    qtbot.waitUntil(lambda: not report.work.running, timeout=4 * WAIT)
    assert str(tmp_path / "report") in report.work.text.text().replace("\u200b", "")
    assert len(list((tmp_path / "report").glob("indicators-*.pdf"))) == 3
    assert spoken.foreign(opened, opened.desk.language) == []
    hands.leave(qtbot, opened)

    file = next((tmp_path / "stick").glob("*.zip.age"))
    verified = authority.verify(file=file, trust=office.trust, identity=office.identity)
    assert {signer.name for signer in verified.signers} == {"officier", "superviseuse"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_speaks_the_language_that_is_chosen_while_running(
    qtbot: Any, window: Callable[[Language], Window], office: Demo, language: Language
) -> None:
    opened = window("fr")
    place = enter(qtbot, opened, "superviseur", office.passphrases["superviseur"])
    qtbot.waitUntil(lambda: place.incidents.detail.stored is not None, timeout=WAIT)
    opened.desk.speak(language)
    rtl = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert place.layoutDirection() == rtl
    for name in ("home", "incidents", "review", "releases"):
        place.open_page(name)
        qtbot.wait(150)
    assert place.topbar.record.text().startswith("+ حادثة" if language == "ar" else "+ New")
    opened.desk.speak("fr")
    assert place.layoutDirection() == Qt.LayoutDirection.LeftToRight
    hands.leave(qtbot, opened)


def test_a_wrong_passphrase_is_said_and_nothing_opens(qtbot: Any, window: Callable[[Language], Window]) -> None:
    opened = window("fr")
    opened.unlock.user.setText("officier")
    QTest.keyClicks(opened.unlock.passphrase, "wrong wrong wrong wrong")
    opened.unlock.submit()
    qtbot.waitUntil(lambda: opened.unlock._problem.isVisibleTo(opened.unlock), timeout=WAIT)
    assert opened.workplace is None


def test_what_was_typed_survives_the_lock(qtbot: Any, window: Callable[[Language], Window], office: Demo) -> None:
    opened = window("fr")
    place = enter(qtbot, opened, "officier", office.passphrases["officier"])
    place.record()
    qtbot.waitUntil(lambda: place.editor.incident is not None, timeout=WAIT)
    QTest.keyClicks(place.editor.views[0].control("narrative").focusProxy(), "typed before the lock")
    uid = place.editor.incident.uid if place.editor.incident else ""
    place.lock()
    qtbot.waitUntil(lambda: opened.workplace is None, timeout=WAIT)
    qtbot.wait(400)
    with closing(office.unlock("officier")) as session:
        kept = [draft for draft in incidents.drafts(session) if draft.incident.uid == uid]
        assert [draft.incident.narrative for draft in kept] == ["typed before the lock"]
        assert incidents.count(session, query=Query(statuses=(Status.DRAFT,))) >= 0
        incidents.drop_draft(session, uid=uid)
