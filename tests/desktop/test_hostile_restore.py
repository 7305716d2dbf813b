"""P59 in the window: a database built to break its reader breaks a process of its own, and the window says so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hostile_backups import hostile
from rightsmonitor import fence
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.restore import RestoreDialog
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.vault.backups import Restored


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[tuple[RestoreDialog, list[Restored]]]:
    desktop.application()
    desk, found = Desk("fr"), list[Restored]()
    parent = QWidget()
    qtbot.addWidget(parent)
    made = RestoreDialog(desk, parent, done=found.append)
    yield made, found
    desk.jobs.close()


def _submit(dialog: RestoreDialog, qtbot: QtBot, file: Path, to: Path, word: str) -> None:
    dialog.take_file(file)
    dialog.take_folder(to)
    dialog.user.setText("superviseur")
    QTest.keyClicks(dialog.passphrase, word)
    qtbot.wait(1)
    dialog.submit()


def test_p59_the_window_outlives_what_was_built_to_break_the_reader(
    office: Demo, dialog: tuple[RestoreDialog, list[Restored]], qtbot: QtBot, tmp_path: Path
) -> None:
    window, found = dialog
    with closing(office.unlock("superviseur")) as opened:
        made, sound = hostile(opened.vault, tmp_path)
    word = office.passphrases["superviseur"]
    for number, (name, file) in enumerate(made.items()):
        to = tmp_path / f"to-{number}"
        _submit(window, qtbot, file, to, word)
        qtbot.waitUntil(window.go.isEnabled, timeout=60_000)
        assert "est abîmée ou a été modifiée" in window.problem.text(), name
        assert file.name in window.problem.text()
        assert not list(to.glob("*")), name
    assert found == []
    _submit(window, qtbot, sound, tmp_path / "good", word)  # the control
    qtbot.waitUntil(lambda: bool(found), timeout=60_000)
    assert found[0].incidents == 3
    assert {path.name for path in (tmp_path / "good").iterdir()} == {"data.db", "vault.json"}


def test_p59_a_reader_that_dies_is_told_and_a_restore_can_be_stopped_meanwhile(
    office: Demo,
    dialog: tuple[RestoreDialog, list[Restored]],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The process that looks is replaced by one that is killed by the system, then by one without an end."""
    window, found = dialog
    with closing(office.unlock("superviseur")) as opened:
        _, sound = hostile(opened.vault, tmp_path)
    word, run = office.passphrases["superviseur"], fence.run
    script, lives = tmp_path / "instead.py", tmp_path / "lives"

    def instead(_script: str, **rest: object) -> object:
        return run(str(script), **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(fence, "run", instead)
    script.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", encoding="utf-8")
    _submit(window, qtbot, sound, tmp_path / "to", word)
    qtbot.waitUntil(window.go.isEnabled, timeout=60_000)
    assert "est abîmée ou a été modifiée" in window.problem.text()

    script.write_text(
        f"import os, pathlib, time; pathlib.Path({str(lives)!r}).write_text(str(os.getpid())); time.sleep(600)",
        encoding="utf-8",
    )
    _submit(window, qtbot, sound, tmp_path / "to", word)
    qtbot.waitUntil(lambda: lives.exists() and bool(lives.read_text()), timeout=60_000)
    window._leave()
    qtbot.waitUntil(window.go.isEnabled, timeout=10_000)
    assert window.problem.text() == window._desk.words("backups-restore-stopped")
    with pytest.raises(ProcessLookupError):
        os.kill(int(lives.read_text()), 0)
    assert list((tmp_path / "to").glob("*")) == []
    assert found == []
