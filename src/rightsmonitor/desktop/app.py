"""Starting the window: theme, translations of Qt itself, the unlock page, and the workplace behind it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget

from rightsmonitor.desktop import kinds, quiet, settings, speech, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.pages.unlock import UnlockPage
from rightsmonitor.desktop.settings import Settings
from rightsmonitor.desktop.shell import events
from rightsmonitor.desktop.shell.first_paint import FirstPaint
from rightsmonitor.desktop.shell.leaving import PATIENCE, PATIENCE_UNKEPT, Panic, close_dialogs
from rightsmonitor.desktop.shell.privacy import Privacy
from rightsmonitor.desktop.shell.shortcuts import Precedence
from rightsmonitor.desktop.theme import Theme
from rightsmonitor.desktop.widgets.toast import Toast
from rightsmonitor.desktop.widgets.turns import paint_later
from rightsmonitor.wording import Language, default_language

# What is behind the first page is loaded while somebody types a passphrase: see `Window.warm`.
if TYPE_CHECKING:
    from rightsmonitor.desktop.authority.window import AuthorityWindow
    from rightsmonitor.desktop.main_window import Workplace
    from rightsmonitor.services.demo import Demo
    from rightsmonitor.services.session import Session
    from rightsmonitor.services.vault.recovery import Recovered


class Window(QStackedWidget):
    """Unlock page or workplace. A workplace lives from unlocking to locking, and then everything in it is gone.

    `restart`, if it is set, replaces the process after locking, because nothing else takes a key out of memory; tests
    that run the window in their own process leave it out. `entered` and `left` tell of a workplace, `vanished` that a
    person wants the program gone.
    """

    entered = Signal()
    left = Signal()
    vanished = Signal()
    tour_left = Signal()

    def __init__(self, *, folder: Path, language: Language, demo: Demo | None = None) -> None:
        super().__init__()
        self.setObjectName("window")
        app = application(theme.current(), size=theme.text_size())
        self.privacy = Privacy(app, self)  # before there is a field
        precedence = Precedence(self)
        events.listen(precedence, precedence.eventFilter, QEvent.Type.ShortcutOverride)
        self.desk = Desk(language, self)
        self.unlock = UnlockPage(self.desk, folder=folder, demo=demo)
        self.workplace: Workplace | None = None
        self._coming: Workplace | None = None
        self.authority: AuthorityWindow | None = None
        self.restart: Callable[[], None] | None = None
        self.practice = settings.folder() / "training"
        self.toured = False  # whether the guided tour was left before
        self._toast = Toast(self)
        self._panic = Panic(self)
        self.addWidget(self.unlock)
        self.unlock.unlocked.connect(self._enter)
        self.unlock.authority.connect(self._open_authority)
        self.unlock.practise.connect(self._practise)
        self.unlock.recovered.connect(self._enter_again)
        self.desk.toasted.connect(self._say)
        self.desk.language_changed.connect(self._retitle)
        self.privacy.refused.connect(lambda: self.desk.toast(self.desk.words("desktop-no-copy"), good=False))
        self._panic.lock.connect(self.lock)
        self._panic.vanish.connect(self.vanish)
        self._retitle()
        self.resize(1366, 768)
        self.setMinimumSize(640, 360)  # 1366×768 at a scale of 200 %; pages scroll where they must

    def _say(self, text: str, good: bool, undo: Callable[[], object] | None) -> None:
        self._toast.say(text, good=good, undo=undo, undo_text=self.desk.words("desktop-undo"))

    def _retitle(self) -> None:
        # Neutral on purpose: the title of a window is visible to everybody and remembered by the system.
        self.setWindowTitle(self.desk.words("desktop-brand"))
        speech.translate_qt(self.desk.language)

    def warm(self) -> None:
        """Loads the workplace, the lists and the words in the worker, so that unlocking does not wait for them.

        None of it ever goes: looking through it for garbage again and again would make the window stall (75 ms each
        time). Nothing of a record can be in it, nobody has unlocked yet.
        """
        say = self.desk.words

        def work() -> None:
            from rightsmonitor import reference
            from rightsmonitor.desktop import main_window  # noqa: F401

            reference.load()
            say("desktop-percent", count=100)  # the first sentence with a fact in it brings Fluent

        self.desk.jobs.run(work, owner=self, done=lambda _: gc.freeze(), failed=self.desk.tell)

    def _enter(self, session: Session, then: Callable[[Workplace], None] = lambda _: None) -> None:
        """Makes the frame of the workplace; keys and paint have their turn before it is filled."""
        from rightsmonitor.desktop.main_window import Workplace

        self.desk.enter(session)
        self._coming = coming = Workplace(self.desk)
        QTimer.singleShot(0, coming, lambda: self._arrive(coming, then))

    def _arrive(self, coming: Workplace, then: Callable[[Workplace], None]) -> None:
        if self._coming is not coming:
            return  # locked or closed in between
        self._coming, self.workplace = None, coming
        self.workplace.locked.connect(self.lock)
        self.workplace.copying.connect(self.privacy.allow)
        self.workplace.toured.connect(self._mark_toured)
        paint_later(self)
        self.addWidget(self.workplace)
        self.setCurrentWidget(self.workplace)
        self.workplace.start()
        self.entered.emit()
        if self.desk.training and not self.toured:
            self.workplace.start_tour()
        then(self.workplace)

    def _practise(self) -> None:
        """Into the practice vault; the folder of the real one stays what it is."""
        from rightsmonitor.desktop.training.dialog import PractiseDialog

        PractiseDialog(self.desk, self, folder=self.practice, entered=self._enter).open()

    def _mark_toured(self) -> None:
        self.toured = True
        self.unlock.welcome(False)
        self.tour_left.emit()

    def _open_authority(self) -> None:
        """The other workplace, instead of this one; closing it brings this one back."""
        from rightsmonitor.desktop.authority.window import AuthorityWindow

        self.authority = AuthorityWindow(language=self.desk.language)
        self.authority.left.connect(self.show)
        self.authority.resize(self.size())
        self.hide()
        self.authority.show()

    def _enter_again(self, found: Recovered) -> None:
        """With a card: the next ones are shown at once, and wait in Administration › Recovery otherwise."""
        from rightsmonitor.desktop.dialogs.cards import CardsDialog

        def show(place: Workplace) -> None:
            CardsDialog(self.desk, place, issued=found.issued, confirmed=lambda: None).open()

        self._enter(found.session, show)

    def lock(self) -> None:
        """Keeps what is being written, closes the session, and nothing of a record is left on the screen."""
        self._leave(self.restart)

    def vanish(self) -> None:
        """Locks, and the window is gone before anything else: somebody came in."""
        self.hide()
        self._leave(self.vanished.emit)

    def _leave(self, then: Callable[[], None] | None) -> None:
        workplace, self.workplace, self._coming = self.workplace or self._coming, None, None
        self.setCurrentWidget(self.unlock)
        self._toast.hide()
        self.privacy.allow(False)
        close_dialogs(self)
        self.unlock.passphrase.wipe()
        if workplace is None:
            if then is not None and then is not self.restart:
                then()
            return
        unkept = workplace.unsaved
        workplace.leave()
        self.desk.leave(then)
        if then is not None:
            # The worker may be busy for long: then the key goes without its answer, text that was typed a little later.
            self.unlock.setEnabled(False)
            QTimer.singleShot(PATIENCE_UNKEPT if unkept else PATIENCE, self, then)
        self.removeWidget(workplace)
        workplace.deleteLater()
        self.unlock.passphrase.setFocus()
        self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave(None)
        self.desk.jobs.close()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._toast.hide()
        super().resizeEvent(event)


def application(chosen: Theme = "light", *, size: int = 100) -> QApplication:
    """The Qt application, styled; the same one when it exists."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("RightsMonitor")
    app.setStyle("Fusion")
    kinds.tell()
    theme.apply(app, chosen, size=size)
    return app


def run(folder: Path | None, language: Language | None, *, restart: Callable[[Sequence[str]], None]) -> int:
    """Opens the window on a vault (or a demonstration folder) and returns when it is closed.

    `restart` replaces the process by one with these arguments when the window is locked.
    """
    own = settings.folder()
    quiet.report_to(own)
    quiet.leave_no_traces()
    kept = settings.read(own / settings.NAME)
    app = application(kept.theme or "light", size=int(kept.text_size or 100))
    folder = (folder or Path.cwd()).resolve()
    demo, vault = _demo_of(folder)
    window = Window(folder=vault, language=language or kept.language or default_language(), demo=demo)
    window.desk.count_in(kept.digits or window.desk.digits)
    window.desk.lock_after(kept.idle_minutes or window.desk.idle_minutes)
    window.toured = kept.toured
    window.unlock.welcome(not kept.toured and demo is None)
    window.restart = lambda: restart(["--vault", str(folder), "--language", window.desk.language])
    window.vanished.connect(app.quit)
    for changed in (window.desk.language_changed, window.desk.idle_changed, window.entered, window.tour_left):
        changed.connect(lambda: settings.write(own / settings.NAME, _looks(window)))
    if kept.maximised:
        window.showMaximized()
    else:
        window.show()
    FirstPaint(window.unlock, lambda: _shown(window))
    return app.exec()


def _shown(window: Window) -> None:
    """The first page stands on the screen: what it does not need itself comes now."""
    from rightsmonitor.desktop.shell.session_watch import SessionWatch

    watch = SessionWatch(window)
    watch.leaving.connect(window.lock)
    window.entered.connect(watch.hold)  # released by the end of this process, which locking brings about
    window.warm()


def run_authority(language: Language | None, **places: Path | None) -> int:
    """Opens the authority's window; `places` as `AuthorityWindow.start`."""
    from rightsmonitor.desktop.authority.window import AuthorityWindow

    own = settings.folder()
    quiet.report_to(own)
    quiet.leave_no_traces()
    kept = settings.read(own / settings.NAME)
    app = application(kept.theme or "light", size=int(kept.text_size or 100))
    window = AuthorityWindow(language=language or kept.language or default_language())
    Privacy(app, window)
    window.show()
    window.start(**places)
    return app.exec()


def _looks(window: Window) -> Settings:
    return Settings(
        language=window.desk.language,
        theme=theme.current(),
        text_size=theme.text_size(),
        digits=window.desk.digits,
        idle_minutes=window.desk.idle_minutes,
        maximised=window.isMaximized(),
        toured=window.toured,
    )


def _demo_of(folder: Path) -> tuple[Demo | None, Path]:
    """The demonstration that lies here or around the vault, and the folder of the vault."""
    for place in (folder, folder.parent):
        if (place / "demo.json").is_file():
            from rightsmonitor.services import demo as demos  # the whole program: only where there is one

            try:
                found = demos.open_(place)
            except (OSError, ValueError, KeyError):
                break
            return found, found.vault
    return None, folder
