"""The attachments of a record: dropped or chosen, listed, looked at, saved out with a passphrase, taken out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rightsmonitor.answers import Answers
from rightsmonitor.desktop import formats, icons
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs import preview
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import ask_fresh
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import Bar, button, empty, label, restyle, row
from rightsmonitor.domain.attachment import IMAGES, SOUNDS, SUFFIXES
from rightsmonitor.domain.errors import Cancelled, RightsMonitorError
from rightsmonitor.services.records import attachments
from rightsmonitor.services.records.attachments import Attachment


def icon_of(found: Attachment) -> str:
    return "picture" if found.kind in IMAGES else "sound" if found.kind in SOUNDS else "document"


class AttachmentsPanel(QWidget):
    """`counted` tells how many there are; files may be dropped anywhere on it while it may add."""

    counted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._uid, self._may_add, self._may_remove = "", False, False
        self.found: tuple[Attachment, ...] = ()
        self._listed: object = None
        self._waiting: list[tuple[str, Path]] = []  # with the record that each belongs to
        self._job: Job | None = None
        self._drop = QFrame()
        self._drop.setObjectName("drop")
        self._hint = label(kind="muted", wrap=True)
        self.choose_button = button("", act=self.choose)
        self._bar, self._stop = Bar(), button("quiet", act=self.cancel)
        self.problem = label(kind="problem", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._build()
        self.setAcceptDrops(True)

    def _build(self) -> None:
        inside = QVBoxLayout(self._drop)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(8)
        act = row(self.choose_button)
        act.addStretch()
        inside.addWidget(self._hint)
        inside.addLayout(act)
        progress = row(self._bar, self._stop)
        progress.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._drop)
        layout.addLayout(progress)
        layout.addWidget(self.problem)
        layout.addLayout(self._rows)
        for widget in (self._bar, self._stop, self.problem):
            widget.setVisible(False)

    def show_record(self, uid: str, *, may_add: bool, may_remove: bool) -> None:
        """Lists what the record has; nothing happens while it is the same."""
        shape = uid, may_add, may_remove
        if shape != (self._uid, self._may_add, self._may_remove):
            self._uid, self._may_add, self._may_remove = shape
            self._tell_problem("")
            self.found = ()
            self._drop.setVisible(may_add)
            self._fill()
            self.refresh()

    def retranslate(self) -> None:
        say = self._desk.words
        self._drop.setVisible(self._may_add)
        self._hint.setText(say("attachments-hint"))
        self.choose_button.setText(say("attachments-choose"))
        self.choose_button.setIcon(icons.icon("attach"))
        self._stop.setText(say("desktop-cancel"))
        self._listed = None
        self._fill()

    def refresh(self) -> None:
        uid = self._uid
        if uid:
            self._desk.ask(lambda s: attachments.list_(s, uid=uid), owner=self, done=lambda f: self._show(uid, f))

    def _show(self, uid: str, found: tuple[Attachment, ...]) -> None:
        if uid != self._uid:
            return  # another record is shown by now
        before, self.found = len(self.found), found
        if len(found) != before:
            self.counted.emit(len(found))
        self._fill()

    def _fill(self) -> None:
        listed = self.found, self._may_remove
        if listed == self._listed:
            return
        self._listed = listed
        empty(self._rows)
        if not self.found:
            self._rows.addWidget(label(self._desk.words("attachments-none"), "muted", wrap=True))
        for one in self.found:
            self._rows.addWidget(self._row(one))

    def _row(self, one: Attachment) -> QWidget:
        say, made = self._desk.words, QFrame()
        made.setObjectName("attachment")
        size = Answers(self._desk.reference, say).size(one.size)
        added = say("attachments-added", name=one.added_by, day=formats.instant(one.added_at, self._desk))
        mark = label()
        mark.setPixmap(icons.pixmap(icon_of(one), "primary", size=20))
        name = row(mark, label(one.name, "strong", wrap=True, content=True))
        name.setStretch(1, 1)
        facts = label(f"{say(f'attachments-kind-{one.kind.value}')} · {size} · {added}", "hint", wrap=True)
        acts = row(spacing=2)
        wanted: list[tuple[str, str, Callable[[], object]]] = [("look", "eye", self._looker(one.uid))]
        wanted.append(("save", "download", self._saver(one.uid)))
        if self._may_remove:
            wanted.append(("remove", "close", self._remover(one)))
        for key, icon, act in wanted:
            acted = button("quiet", act=act)
            acted.setText(say(f"attachments-{key}"))
            acted.setIcon(icons.icon(icon, "primary"))
            acted.setIconSize(QSize(16, 16))
            acted.setAccessibleName(say(f"attachments-{key}-one", name=one.name))
            acts.addWidget(acted)
        acts.addStretch()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(10, 8, 10, 4)
        layout.setSpacing(2)
        layout.addLayout(name)
        layout.addWidget(facts)
        layout.addLayout(acts)
        return made

    # --- adding ------------------------------------------------------------------------------------

    def choose(self) -> None:
        """Asks for a file."""
        title = self._desk.words("attachments-choose").rstrip("…")
        suffixes = tuple(f".{suffix}" for suffix in SUFFIXES)
        FileDialog(
            self._desk, self, kind="open", title=title, chosen=lambda path: self.add([path]), suffixes=suffixes
        ).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._may_add and event.mimeData().hasUrls():
            restyle(self._drop, "over", True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyle(self._drop, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyle(self._drop, "over", False)
        urls = event.mimeData().urls()
        local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
        event.accept()
        if len(local) < len(urls):
            self._tell_problem(self._desk.words("attachments-not-local"))
        self.add(local)

    def add(self, paths: list[Path]) -> None:
        """Seals files one after the other; what is refused is said and the rest goes on."""
        if not self._may_add or not paths:
            return
        if self._job is None:
            self._tell_problem("")
        self._waiting += [(self._uid, path) for path in paths]
        if self._job is None:
            self._next()

    def _next(self) -> None:
        busy = bool(self._waiting)
        for widget in (self._bar, self._stop):
            widget.setVisible(busy)
        if not busy:
            self._job = None
            self.refresh()
            return
        uid, path = self._waiting.pop(0)
        self._job = job = Job()
        progress = self._desk.jobs.progress(self._progressed, owner=self)
        self._desk.ask(
            lambda s: attachments.add(s, uid=uid, path=path, progress=progress, cancelled=job.cancelled),
            owner=self,
            done=lambda _: self._next(),
            failed=self._refused,
        )

    def _progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(1, total // 1024))
        self._bar.setValue(done // 1024)

    def _refused(self, error: RightsMonitorError) -> None:
        if not isinstance(error, Cancelled):
            before = self.problem.text()
            said = sentence(error, self._desk.words)
            self._tell_problem(f"{before}\n{said}" if before else said)
        self._next()

    def cancel(self) -> None:
        """Stops; what is sealed already stays."""
        self._waiting = []
        if self._job is not None:
            self._job.cancel()

    def _tell_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    # --- what is there -------------------------------------------------------------------------------

    def _looker(self, uid: str) -> Callable[[], None]:
        return lambda: self.look(uid)

    def look(self, uid: str) -> None:
        """Shows one inside the program."""
        self._desk.ask(lambda s: preview.load(s, uid), owner=self, done=self._open_preview, failed=self._say_why)

    def _open_preview(self, shown: tuple[Attachment, object]) -> None:
        preview.PreviewDialog(self._desk, self, *shown).open()  # type: ignore[arg-type]

    def _say_why(self, error: RightsMonitorError) -> None:
        self._tell_problem(sentence(error, self._desk.words))

    def _saver(self, uid: str) -> Callable[[], None]:
        return lambda: self.save_out(uid)

    def save_out(self, uid: str) -> None:
        """Asks for a folder, then, where it was long ago, for the passphrase."""
        title = self._desk.words("attachments-save-where")
        FileDialog(self._desk, self, kind="folder", title=title, chosen=lambda folder: self.export(uid, folder)).open()

    def export(self, uid: str, folder: Path) -> None:
        say = self._desk.words
        ask_fresh(
            self._desk,
            lambda s: attachments.export(s, uid=uid, folder=folder),
            owner=self,
            done=lambda path: self._desk.toast(say("attachments-saved", file=path.name)),
            failed=self._say_why,
            reason=say("attachments-save-why"),
        )

    def _remover(self, one: Attachment) -> Callable[[], None]:
        return lambda: self.remove(one)

    def remove(self, one: Attachment) -> None:
        """Takes one out; the message that says so brings it back."""
        self._desk.ask(lambda s: attachments.remove(s, uid=one.uid), owner=self, done=lambda _: self._removed(one))

    def _removed(self, one: Attachment) -> None:
        self.refresh()
        self._desk.toast(self._desk.words("attachments-removed", name=one.name), undo=lambda: self._restore(one))

    def _restore(self, one: Attachment) -> None:
        self._desk.ask(lambda s: attachments.restore(s, uid=one.uid), owner=self, done=lambda _: self.refresh())
