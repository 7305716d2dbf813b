"""One attachment inside the program: a picture that was decoded elsewhere, a text, or why it is not shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from rightsmonitor.answers import Answers
from rightsmonitor.desktop import formats, pictures
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import EmptyState, button, label, row
from rightsmonitor.domain.attachment import IMAGES, Kind
from rightsmonitor.services.records import attachments
from rightsmonitor.services.records.attachments import Attachment, Content
from rightsmonitor.services.session import Session

LONGEST = 100_000  # characters of a text that are shown


def load(session: Session, uid: str) -> tuple[Attachment, QImage | str | None]:
    """In the worker: what can be shown of an attachment. Raises DamagedAttachment, NoSuchAttachment."""
    found: Content = attachments.read(session, uid=uid)
    kind = found.attachment.kind
    if kind in IMAGES:
        return found.attachment, pictures.decoded(found.content, name=found.attachment.name)
    if kind is Kind.TEXT:
        return found.attachment, found.content.decode("utf-8-sig", errors="replace")
    return found.attachment, None


class PreviewDialog(QDialog):
    """Shows and never opens: no program of the system gets to see the content."""

    def __init__(self, desk: Desk, parent: QWidget, found: Attachment, shown: QImage | str | None) -> None:
        super().__init__(parent)
        say, answers = desk.words, Answers(desk.reference, desk.words)
        self.setObjectName("page")
        self.setWindowTitle(say("attachments-preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 620)
        facts = f"{say(f'attachments-kind-{found.kind.value}')} · {answers.size(found.size)}"
        added = say("attachments-added", name=found.added_by, day=formats.instant(found.added_at, desk))
        close = button("primary", act=self.close)
        close.setText(say("desktop-close"))
        foot = row(close)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(8)
        layout.addWidget(label(found.name, "section", content=True))
        layout.addWidget(label(f"{facts} · {added}", "muted", wrap=True))
        layout.addWidget(self._content(desk, found, shown), 1)
        layout.addWidget(label(f"SHA-256 {found.sha256}", "hint", wrap=True))
        layout.addLayout(foot)

    @staticmethod
    def _content(desk: Desk, found: Attachment, shown: QImage | str | None) -> QWidget:
        if isinstance(shown, QImage):
            made = Picture(shown)
            made.setAccessibleName(f"{desk.words('attachments-preview')} – {found.name}")
            return made
        if isinstance(shown, str):
            text = QPlainTextEdit(shown[:LONGEST])
            text.setReadOnly(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            text.setAccessibleName(f"{desk.words('attachments-preview')} – {found.name}")
            return text
        nothing = EmptyState()
        kind = "pdf" if found.kind is Kind.PDF else "sound"
        nothing.say(desk.words(f"attachments-no-preview-{kind}"), desk.words(f"attachments-no-preview-{kind}-text"))
        return nothing


class Picture(QLabel):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._whole = QPixmap.fromImage(image)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(120, 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        whole, ratio = self._whole, self.devicePixelRatioF()
        room = self.size() * ratio
        if whole.width() > room.width() or whole.height() > room.height():
            mode = Qt.TransformationMode.SmoothTransformation
            whole = whole.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, mode)
        whole.setDevicePixelRatio(ratio)
        self.setPixmap(whole)
