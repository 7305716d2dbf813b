"""What every page of the window is, and how it is declared: one line in a registry."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rightsmonitor.desktop.desk import Desk
from rightsmonitor.domain.codes import Role
from rightsmonitor.services.session import Session

CASE = frozenset({Role.OFFICER, Role.SUPERVISOR})
SUPERVISION = frozenset({Role.SUPERVISOR})
KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})
EVERYBODY = frozenset(Role)

# The signals that a shell passes on from the page inside to the window.
WISHES = ("edit", "resume", "record", "copy", "look", "show_filter", "open_page")


class Page(QWidget):
    """What a page asks of the window; each page connects its own words to `desk.language_changed`.

    `edit` carries a stored record to change, `resume` a draft that was never saved, `copy` and `look` the uid of a
    record, `show_filter` what the list of incidents shows, `open_page` the key of a page. `waiting`: how many.
    """

    edit = Signal(object)
    resume = Signal(object)
    record = Signal()
    copy = Signal(str)
    look = Signal(str)
    show_filter = Signal(object)
    open_page = Signal(str)
    waiting = Signal(int)

    @property
    def parts(self) -> Sequence[QWidget]:
        """What a large page consists of."""
        return ()

    def refresh(self) -> None:
        """The page was opened: shows what is in the vault now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageEntry:
    """One page. `title` is a message, `icon` a file of `ui/icons`; `factory` is called when it is first opened.

    `making`: the same in steps, for a large page that is made in spare time.

    `waiting` counts in the worker what the rail shows beside the name when a person comes in.
    """

    key: str
    title: str
    icon: str
    roles: frozenset[Role]
    factory: Callable[[Desk], Page]
    making: Callable[[Desk, QWidget], Generator[None, None, Page]] | None = None
    waiting: Callable[[Session], int] | None = None
    foot: bool = False  # at the foot of the rail, away from the daily work

    def allowed(self, desk: Desk) -> bool:
        return desk.user is not None and desk.user.role in self.roles
