"""Clean records verified together; those that need a look are listed with why, and stay in the queue."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.widgets import findings
from rightsmonitor.desktop.widgets.basic import Card, Scroll, button, empty, label, row
from rightsmonitor.desktop.widgets.entry import Entry
from rightsmonitor.domain.errors import RightsMonitorError
from rightsmonitor.services.records.incidents import Row
from rightsmonitor.services.supervision import review
from rightsmonitor.services.supervision.review import Judged

_MOST_NAMED = 3


class BulkPanel(QWidget):
    """`done` carries how many were verified, `look` the uid of a record to be read, `left` goes back."""

    done = Signal(int)
    look = Signal(str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[Judged, ...] = ()
        self.boxes: dict[str, QCheckBox] = {}
        self._title, self._lead = label(kind="section", wrap=True), label(kind="muted", wrap=True)
        self._problem = label(kind="problem", wrap=True)
        self._clean, self._others = Scroll(spacing=2), Scroll(spacing=8)
        self._clean_title, self._others_title = label(kind="strong", wrap=True), label(kind="strong", wrap=True)
        self.verify_button, self._back = button("primary", act=self.verify), button("", act=self.left.emit)
        self._build()

    def _build(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(14)
        for heading, scroll in ((self._clean_title, self._clean), (self._others_title, self._others)):
            card = Card(margin=16)
            card.body.addWidget(heading)
            card.body.addWidget(scroll, 1)
            lists.addWidget(card, 1)
        buttons = row(self.verify_button, self._back)
        buttons.addWidget(self._problem, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addWidget(self._title)
        outer.addWidget(self._lead)
        outer.addLayout(lists, 1)
        outer.addLayout(buttons)

    def retranslate(self) -> None:
        say = self._desk.words
        self._title.setText(say("review-bulk-title"))
        self._lead.setText(say("review-bulk-lead"))
        self._back.setText(say("review-back"))
        self.show_judged(self._found)

    def load(self) -> None:
        """Judges every record that waits, in the worker."""
        self._clean_title.setText(self._desk.words("review-bulk-reading"))
        self._desk.ask(review.sort_out, owner=self, done=self.show_judged)

    def show_judged(self, found: tuple[Judged, ...]) -> None:
        self._found, self.boxes = found, {}
        self._problem.setText("")
        empty(self._clean.body)
        empty(self._others.body)
        clean = [judged for judged in found if judged.opinion.clean]
        for judged in clean:
            self._add_box(judged.row)
        for judged in found:
            if not judged.opinion.clean:
                self._add_warning(judged)
        for scroll in (self._clean, self._others):
            scroll.body.addStretch()
        say = self._desk.words
        self._clean_title.setText(say("review-bulk-clean", count=len(clean)))
        self._others_title.setText(say("review-bulk-others", count=len(found) - len(clean)))
        self._count()

    def _add_box(self, found: Row) -> None:
        box = QCheckBox(self._line(found))
        box.setChecked(True)
        box.toggled.connect(self._count)
        self.boxes[found.uid] = box
        self._clean.body.addWidget(box)

    def _add_warning(self, judged: Judged) -> None:
        told = [findings.sentence(finding, self._desk) for finding in judged.opinion.findings]
        text = "\n".join(f"• {each}" for each in told[:_MOST_NAMED])
        if len(told) > _MOST_NAMED:
            text += "\n" + self._desk.words("review-bulk-more", count=len(told) - _MOST_NAMED)
        uid = judged.row.uid
        self._others.body.addWidget(Entry(self._line(judged.row), text, lambda: self.look.emit(uid)))

    def _line(self, found: Row) -> str:
        acts = " · ".join(formats.term(code, self._desk) for code in found.violations[:1])
        return f"{formats.code(found.number, self._desk)} · {acts}"

    def _chosen(self) -> list[tuple[str, int]]:
        revisions = {judged.row.uid: judged.row.revision for judged in self._found}
        return [(uid, revisions[uid]) for uid, box in self.boxes.items() if box.isChecked()]

    def _count(self) -> None:
        count = len(self._chosen())
        self.verify_button.setEnabled(count > 0)
        self.verify_button.setText(self._desk.words("review-bulk-verify", count=count))

    def verify(self) -> None:
        """Verifies the chosen ones, all or none."""
        chosen = self._chosen()
        self.verify_button.setEnabled(False)
        self._desk.ask(
            lambda s: review.verify_clean(s, chosen=chosen), owner=self, done=self.done.emit, failed=self._failed
        )

    def _failed(self, error: RightsMonitorError) -> None:
        self._problem.setText(sentence(error, self._desk.words))
        self._count()
