"""Recovery cards on the screen: shown once, saved where a person says, and typed back from the paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import segno
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets.basic import Card as Box
from rightsmonitor.desktop.widgets.basic import Scroll, button, column, label, row
from rightsmonitor.desktop.widgets.code_field import CodeField
from rightsmonitor.domain.cards import Card
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.vault import recovery, recovery_cards
from rightsmonitor.services.vault.recovery import Issued

_QR_SIDE = 132


class CardsDialog(QDialog):
    """Two steps: the cards, then typing them back with the cards out of sight. `confirmed` is called at the end."""

    def __init__(self, desk: Desk, parent: QWidget, *, issued: Issued, confirmed: Callable[[], object]) -> None:
        super().__init__(parent)
        self._desk, self._issued, self._confirmed = desk, issued, confirmed
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.words("recovery-title"))
        self.resize(720, 610)
        self.steps = QStackedWidget()
        self.fields = [CodeField() for _ in issued.cards]
        self.problem = label(kind="problem", wrap=True)
        self.save = button(act=self.choose_file)
        self.next, self.check = button("primary", act=self.begin_check), button("primary", act=self.submit)
        self._later = button("quiet", act=self.reject)
        self.back = button("quiet", act=self.show_cards)
        self._build()

    def _build(self) -> None:
        self.steps.addWidget(self._shown())
        self.steps.addWidget(self._asked())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addWidget(self.steps)

    def _shown(self) -> QWidget:
        say, kind = self._desk.words, self._issued.kind.value
        scroll = Scroll(spacing=10)
        for card in self._issued.cards:
            scroll.body.addWidget(_sheet(self._desk, card))
        scroll.body.addStretch()
        self.save.setText(say("recovery-save"))
        self.next.setText(say("recovery-on-paper"))
        self._later.setText(say("recovery-later"))
        foot = row(self.next, self.save, self._later)
        foot.addStretch()
        step = QWidget()
        body = column(label(say("recovery-show-title", kind=kind), "section"), spacing=10)
        body.addWidget(label(say("recovery-show-text", kind=kind), "muted", wrap=True))
        body.addWidget(scroll, 1)
        body.addLayout(foot)
        step.setLayout(body)
        return step

    def _asked(self) -> QWidget:
        say, kind = self._desk.words, self._issued.kind.value
        step = QWidget()
        body = column(label(say("recovery-check-title"), "section"), spacing=8)
        body.addWidget(label(say("recovery-check-text", kind=kind), "muted", wrap=True))
        for field, card in zip(self.fields, self._issued.cards, strict=True):
            name = say("recovery-card-name", share=card.share)
            body.addWidget(label(name, "label"))
            field.set_hint(name)
            field.set_lines(len(card.lines))
            body.addWidget(field)
            field.submitted.connect(self.submit)
        self.problem.setVisible(False)
        self.check.setText(say("recovery-check"))
        self.back.setText(say("recovery-show-again"))
        foot = row(self.check, self.back)
        foot.addStretch()
        body.addWidget(self.problem)
        body.addStretch()
        body.addLayout(foot)
        step.setLayout(body)
        return step

    def show_cards(self) -> None:
        self.steps.setCurrentIndex(0)

    def begin_check(self) -> None:
        """What is typed now comes from the paper: the screen does not show it any more."""
        self.steps.setCurrentIndex(1)
        self.fields[0].setFocus()

    def choose_file(self) -> None:
        name = f"RM-{self._issued.cards[0].vault[:4]}.pdf"
        title = self._desk.words("recovery-save")
        FileDialog(self._desk, self, kind="save", title=title, chosen=self._write, name=name).open()

    def _write(self, file: Path) -> None:
        issued, language, office = self._issued, self._desk.language, self._desk.office
        labels = office.labels if office is not None else ("", "", "")
        self._desk.jobs.run(
            lambda: recovery_cards.save(issued, file=file, language=language, office=labels),
            owner=self,
            done=lambda _: self._desk.toast(self._desk.words("recovery-saved")),
            failed=self._desk.tell,
        )

    def submit(self) -> None:
        """Compares in the worker what was typed; mistakes stay in the fields to be mended."""
        typed, kind = [field.typed() for field in self.fields], self._issued.kind
        self.check.setEnabled(False)
        self._desk.ask(
            lambda s: recovery.confirm(s, kind=kind, typed=typed), owner=self, done=self._right, failed=self._wrong
        )

    def _right(self, _answer: None) -> None:
        for field in self.fields:
            field.wipe()
        self._desk.toast(self._desk.words("recovery-confirmed", kind=self._issued.kind.value))
        self.accept()
        self._confirmed()

    def _wrong(self, error: RightsMonitorError) -> None:
        self.check.setEnabled(True)
        self.problem.setText(sentence(error, self._desk.words))
        self.problem.setVisible(True)
        part = error.facts.get("part", 0)
        self.fields[max(0, int(part) - 1)].setFocus()


def _sheet(desk: Desk, card: Card) -> Box:
    box = Box(margin=14, spacing=6)
    box.body.addWidget(label(desk.words("recovery-card-name", share=card.share), "strong"))
    lines = QWidget()
    lines.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    grid = QGridLayout(lines)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    for at, line in enumerate(card.lines):
        for column_, group in enumerate(line.split("-")):
            grid.addWidget(label(group, "section", content=True), at, column_)
    beside = row(lines, spacing=16)
    beside.addStretch()
    beside.addWidget(_qr(" ".join(card.lines)))
    box.body.addLayout(beside)
    facts = desk.words("recovery-card-facts", vault=card.vault, issued=card.issued.isoformat())
    box.body.addWidget(label(facts, "hint", wrap=True))
    return box


def _qr(text: str) -> QLabel:
    """Black on white in every theme: a camera has to read it."""
    matrix = [bytes(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=3)]
    side = len(matrix)
    image = QImage(side, side, QImage.Format.Format_RGB32)
    for y, cells in enumerate(matrix):
        for x, dark in enumerate(cells):
            image.setPixel(x, y, 0xFF000000 if dark else 0xFFFFFFFF)
    shown = QLabel()
    shown.setPixmap(QPixmap.fromImage(image).scaled(_QR_SIDE, _QR_SIDE))
    return shown
