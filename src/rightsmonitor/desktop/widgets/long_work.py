"""Long work in a card: a count, a way to stop, and what came out or why nothing did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.failures import sentence
from rightsmonitor.desktop.jobs import Job
from rightsmonitor.desktop.widgets.basic import Bar, Card, button, label, row
from rightsmonitor.domain.errors import RightsMonitorError

T = TypeVar("T")
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """Messages by what they are for; `count` takes done and total."""

    running: str
    count: str
    done: str
    failed: str
    stop: str
    close: str


# Of a report of a quarter or a year, by an office or by an authority.
REPORTING = Sayings(
    running="reporting-running",
    count="reporting-count",
    done="reporting-written",
    failed="reporting-not-written",
    stop="reporting-stop",
    close="reporting-close",
)


class LongWork(QWidget, Generic[T]):
    """One piece of work at a time: `begin`, then hand `done` and `fail` to whoever runs it.

    `closed`: a person has seen what came out. `came_out` says it, in paragraphs.
    """

    closed = Signal()

    def __init__(self, desk: Desk, sayings: Sayings, came_out: Callable[[T], list[str]]) -> None:
        super().__init__()
        self._desk, self._sayings, self._came_out = desk, sayings, came_out
        self._job: Job | None = None
        self.result: T | None = None
        self._error: RightsMonitorError | None = None
        self._counted = (0, 0)
        self._title, self.text = label(kind="section", wrap=True), label(wrap=True)
        self._bar = Bar()
        self.stop, self.close_button = button("", act=self.cancel), button("primary", act=self.closed.emit)
        card = Card()
        for part in (self._title, self.text, self._bar):
            card.body.addWidget(part)
        buttons = row(self.stop, self.close_button)
        buttons.addStretch()
        card.body.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)
        outer.addStretch()

    @property
    def running(self) -> bool:
        return self._job is not None

    def begin(self, total: int) -> tuple[Job, Told]:
        """Shows the work as under way: what asks it to stop, and what it tells `done, total`."""
        self._job, self.result, self._error, self._counted = Job(), None, None, (0, total)
        self.retranslate()
        return self._job, self._desk.jobs.progress(self._tell, owner=self)

    def cancel(self) -> None:
        """Stops at the next step; nothing is written then."""
        if self._job is not None:
            self._job.cancel()
            self.stop.setEnabled(False)

    def _tell(self, done: int, total: int) -> None:
        self._counted = (done, total)
        self.retranslate()

    def done(self, result: T) -> None:
        self._job, self.result = None, result
        self.retranslate()

    def fail(self, error: RightsMonitorError) -> None:
        self._job, self._error = None, error
        self.retranslate()

    def retranslate(self) -> None:
        say, sayings = self._desk.words, self._sayings
        done, total = self._counted
        self.stop.setText(say(sayings.stop))
        self.close_button.setText(say(sayings.close))
        self.stop.setVisible(self.running)
        self.close_button.setVisible(not self.running)
        self._bar.setVisible(self.running)
        self._bar.setRange(0, total if done < total else 0)  # all was read: what is left has no count
        self._bar.setValue(done)
        if self.running:
            self.stop.setEnabled(self._job is not None and not self._job.cancelled())
            self._title.setText(say(sayings.running))
            self.text.setText(say(sayings.count, done=done, total=total))
        elif self.result is not None:
            self._title.setText(say(sayings.done))
            self.text.setText("\n\n".join(self._came_out(self.result)))
        else:
            self._title.setText(say(sayings.failed))
            self.text.setText(self._what_failed())

    def _what_failed(self) -> str:
        if self._error is None:
            return ""
        text = formats.breakable(sentence(self._error, self._desk.words))
        package = self._error.facts.get("package")
        return f"{text}\n{formats.code(str(package), self._desk)}" if package else text
