"""The pages of backups and of the trail on a real vault: progress, cancel, verdicts, slip, restore from the start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.forgotten import ForgottenDialog
from rightsmonitor.desktop.dialogs.restore import RestoreDialog
from rightsmonitor.desktop.pages.admin_audit import AuditPage
from rightsmonitor.desktop.pages.admin_backups import BackupsPage
from rightsmonitor.desktop.pages.unlock import UnlockPage
from rightsmonitor.desktop.widgets.reason import ReasonPanel
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.services import session
from rightsmonitor.services.session import KdfParameters
from rightsmonitor.services.vault import backups

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)
NAME, SECRET = "Essai Superviseuse", b"five invented words of trial"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desktop.application()
    first = NewUser(name=NAME, role=Role.SUPERVISOR, passphrase=SECRET)
    session.create_vault(
        folder=tmp_path / "vault", office=Office(code="OUJ"), people=[first], kdf=CHEAP, weakest_kdf=CHEAP
    )
    made = Desk("fr")
    opened: list[session.Session] = []
    made.jobs.run(
        lambda: session.unlock(folder=tmp_path / "vault", user=NAME, passphrase=SECRET, weakest_kdf=CHEAP),
        owner=made,
        done=opened.append,
        failed=lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(opened), timeout=30_000)
    made.enter(opened[0])
    yield made
    made.leave()
    made.jobs.close()


def test_a_backup_is_made_listed_and_restored(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: page._found is not None, timeout=30_000)
    assert page._headline.text() == "Aucune sauvegarde pour l’instant"
    stick = tmp_path / "stick"
    stick.mkdir()
    with qtbot.waitSignal(desk.backed_up, timeout=30_000):
        page.make(stick)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1, timeout=30_000)
    file = next(stick.glob("*.rmb"))
    assert page._headline.text() == "Dernière sauvegarde contrôlée : aujourd’hui"
    found = backups.restore(
        file=file, to=tmp_path / "again", opener=backups.with_passphrase(NAME, SECRET), weakest_kdf=CHEAP
    )
    assert (found.folder / "data.db").is_file()


def test_a_cancelled_backup_leaves_nothing_and_says_so(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    stick = tmp_path / "stick"
    stick.mkdir()
    page.make(stick)
    page._cancel()
    qtbot.waitUntil(page.make_button.isEnabled, timeout=30_000)
    assert list(stick.iterdir()) == []
    assert page._problem.text() == "Sauvegarde annulée ; rien n’a été laissé sur la clé."


def test_the_check_answers_in_words(desk: Desk, qtbot: QtBot) -> None:
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    page.check()
    qtbot.waitUntil(page.check_button.isEnabled, timeout=30_000)
    assert page._check_answer.text().startswith("Le coffre est intègre.")


def test_the_trail_is_shown_verified_and_compared(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    page = AuditPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: page.model.total > 0, timeout=30_000)
    assert page.model.index(0, 2).data() == NAME
    assert page.model.index(0, 3).data() == "a ouvert le coffre"
    page.verify()
    qtbot.waitUntil(page.verify_button.isEnabled, timeout=30_000)
    assert page._answer.text().startswith("La trace est entière")
    page.write_slip(tmp_path / "slip.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "slip.pdf").is_file(), timeout=30_000)
    assert (tmp_path / "slip.pdf").stat().st_mode & 0o777 == 0o600
    page.source.setText("no slip")
    page.compare()
    assert page._answer.text() == "Écrivez le numéro, deux points, puis les huit mots du bulletin."
    page.source.setText("99999:" + "-".join(["babab"] * 8))
    page.compare()
    qtbot.waitUntil(lambda: "coupée" in page._answer.text(), timeout=30_000)


def test_filters_narrow_in_the_vault(desk: Desk, qtbot: QtBot) -> None:
    page = AuditPage(desk)
    qtbot.addWidget(page)
    page.refresh()
    qtbot.waitUntil(lambda: page.model.total > 0, timeout=30_000)
    page.group.setCurrentIndex(page.group.findData("reading"))
    page._load()
    qtbot.waitUntil(lambda: page.model.total == 0, timeout=30_000)
    assert page._stack.currentWidget() is page._empty
    page.group.setCurrentIndex(page.group.findData("sessions"))
    page._load()
    qtbot.waitUntil(lambda: page.model.total > 0, timeout=30_000)


def test_a_backup_is_restored_from_the_first_page(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    page = BackupsPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(desk.backed_up, timeout=30_000):
        page.make(stick)
    found: list[backups.Restored] = []
    dialog = RestoreDialog(desk, page, done=found.append)
    dialog.submit()
    assert dialog.problem.text().startswith("Choisissez le fichier")
    dialog.take_file(next(stick.glob("*.rmb")))
    dialog.take_folder(tmp_path / "again")
    dialog.user.setText(NAME)
    QTest.keyClicks(dialog.passphrase, "not the words of this person")
    dialog.submit()
    qtbot.waitUntil(dialog.go.isEnabled, timeout=30_000)
    assert dialog.problem.text()
    assert not (tmp_path / "again" / "vault.json").exists()
    assert found == []


def test_the_reason_is_asked_once_for_records_of_others(desk: Desk, qtbot: QtBot) -> None:
    panel = ReasonPanel(desk)
    qtbot.addWidget(panel)
    panel.ask(own=True)
    assert panel.isHidden()
    panel.ask(own=False)
    assert not panel.isHidden()
    panel.choice.setCurrentIndex(panel.choice.findData("supervision"))
    panel.choice.activated.emit(panel.choice.currentIndex())
    qtbot.waitUntil(panel.isHidden, timeout=30_000)
    panel.ask(own=False)
    assert panel.isHidden()


def test_an_older_vault_shows_how_far_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk("fr")
    page = UnlockPage(desk, folder=tmp_path)
    qtbot.addWidget(page)
    page.show()
    assert not page._busy.isVisible()
    page._set_busy(True)
    assert (page._busy.maximum(), page._upgrading.isVisible()) == (0, False)
    desk.jobs.run(
        lambda: desk.jobs.progress(page.show_upgrade, owner=page)(30, 100),
        owner=page,
        done=lambda _: None,
        failed=lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: (page._busy.value(), page._busy.maximum()) == (30, 100), timeout=10_000)
    assert "copie vérifiée" in page._upgrading.text()
    assert page._upgrading.isVisible()
    page._set_busy(False)
    assert not page._upgrading.isVisible()
    desk.jobs.close()


def test_p43_a_recovery_of_an_older_vault_shows_how_far_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    desk, parent = Desk("fr"), QWidget()
    qtbot.addWidget(parent)
    parent.show()
    dialog = ForgottenDialog(desk, parent, folder=tmp_path, name=NAME, done=lambda _: None)
    dialog.show()
    dialog._set_busy(True)
    assert (dialog._busy.maximum(), dialog._upgrading.isVisible()) == (0, False)
    dialog.show_upgrade(30, 100)
    assert (dialog._busy.value(), dialog._busy.maximum(), dialog._upgrading.isVisible()) == (30, 100, True)
    dialog.show_upgrade(100, 100)  # a new data key follows, and nobody knows how far that is
    assert dialog._busy.maximum() == 0
    dialog._set_busy(False)
    assert not dialog._upgrading.isVisible()
    desk.jobs.close()
