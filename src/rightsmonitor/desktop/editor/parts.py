"""What the page of the editor consists of, and how it is made in spare time: in one piece it would be a long wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rightsmonitor.desktop import theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.editor.attached import AttachedView
from rightsmonitor.desktop.editor.doubles import Doubles
from rightsmonitor.desktop.editor.head import EditorHead
from rightsmonitor.desktop.editor.help_cards import HelpCards
from rightsmonitor.desktop.editor.matrix import MatrixView
from rightsmonitor.desktop.editor.outline import Outline
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.desktop.editor.short import ShortForm
from rightsmonitor.desktop.editor.storing import Storing
from rightsmonitor.desktop.editor.view import View
from rightsmonitor.desktop.editor.work import Work
from rightsmonitor.desktop.widgets.basic import Card
from rightsmonitor.desktop.widgets.dressing import dressing
from rightsmonitor.desktop.widgets.stack import Stack
from rightsmonitor.forms import sections

_HELP = 280  # pixels
W = TypeVar("W", bound=QWidget)


class EditorParts(QWidget):
    """Nothing is there before `assembling` was gone through."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self.work = Work()

    def _connect(self) -> None:
        """Ties the parts to what the page does."""
        raise NotImplementedError

    def retranslate(self) -> None:
        raise NotImplementedError

    def assembling(self) -> Iterator[None]:
        """Makes the page piece by piece. It can be used when there is no step left."""
        desk = self._desk
        self.head = self._keep(EditorHead(desk))
        yield
        self.views: list[View] = []
        last = len(sections()) + 2
        self.outline = self._keep(Outline(desk, self.views, (last, *range(last))))  # Tab comes to it before the form
        yield
        self.short = self._keep(ShortForm(desk))
        for spec in sections():
            self.views.append(self._keep(SectionView(desk, spec)))
            yield
        self.views.append(self._keep(MatrixView(desk)))
        yield
        self.views += [self._keep(AttachedView(desk)), self.short]
        yield
        self.help = self._keep(HelpCards(desk))
        yield
        self.storing = Storing(desk, self)
        self.doubles = Doubles(desk, self.work, self.help.likely, self)
        yield from self._building()
        self._connect()
        yield
        self.retranslate()

    def _keep(self, made: W) -> W:
        """A part belongs to the page at once, so that it goes with it even if the page is never whole."""
        made.setParent(self)
        return made

    def _building(self) -> Iterator[None]:
        form = Card(margin=14)
        self._stack = Stack()
        form.body.addWidget(self._stack)
        theme.hold(self.help, width=_HELP, side=True)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 16, 10)
        outer.setSpacing(8)
        outer.addWidget(self.head)
        outer.addLayout(middle, 1)
        middle.addWidget(self.outline)
        middle.addWidget(form, 1)
        for view in self.views:
            self._stack.addWidget(cast("QWidget", view))
            yield
        middle.addWidget(self.help)
        yield

    def preparing(self) -> Iterator[None]:
        """Makes what a person may open next, a little at each step: what is in front first."""
        yield from self.short.preparing()
        if not self.isVisible():
            yield from dressing(self, (self.head, self.outline, self.help, self.short), self._book_size())
        for view in self.views:
            yield from view.preparing()

    def _book_size(self) -> QSize:
        book = self.parentWidget()
        return book.size() if book is not None else self.size()
