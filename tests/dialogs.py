"""Every dialog of the window, opened as the pages open it, so that each can be looked at and closed again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from rightsmonitor.desktop.dialogs.cards import CardsDialog
from rightsmonitor.desktop.dialogs.files import FileDialog
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog
from rightsmonitor.desktop.dialogs.preview import PreviewDialog
from rightsmonitor.desktop.dialogs.register import RegisterDialog
from rightsmonitor.desktop.dialogs.removal import RemovalDialog
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.desktop.widgets.compare import CompareDialog
from rightsmonitor.domain.attachment import Attachment, Kind
from rightsmonitor.domain.cards import Card, Means
from rightsmonitor.services.records import imports
from rightsmonitor.services.vault.recovery import Issued

Ask = Callable[[], object]
BEFORE = {"ForgottenDialog", "RestoreDialog", "PractiseDialog"}  # on the unlock page


def everywhere() -> set[str]:
    """Names of all classes of dialogs that the program has."""
    return {kind.__name__ for kind in _leaves(QDialog) if kind.__module__.startswith("rightsmonitor.")}


def _leaves(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    """Kinds that nothing is made of any more: what two have in common is no dialog of its own."""
    for each in kind.__subclasses__():
        yield from _leaves(each) if each.__subclasses__() else (each,)


def of(place: Workplace, folder: Path) -> Iterator[tuple[str, Ask]]:
    """(name, what opens it) for a supervisor with a record in front; `folder` takes a register that is taken in."""
    desk, page = place._desk, place.incidents
    stored = page.detail.stored
    assert stored is not None
    yield "paper", page.put_on_paper
    yield "filter-name", page.filters.ask_name
    yield "shortcuts", place.show_shortcuts
    for kind in ("open", "save", "folder"):
        yield (
            f"files-{kind}",
            lambda kind=kind: FileDialog(  # type: ignore[misc]
                desk, place, kind=kind, title=desk.words("register-choose"), chosen=lambda _path: None, name="RM.pdf"
            ).open(),
        )
    yield "register", lambda: RegisterDialog(desk, place, file=register(folder), taken=lambda: None).open()
    reason = desk.words("paper-why")
    yield "fresh", lambda: PassphraseDialog(desk, place, reason=reason, again=lambda: None).open()
    yield "removal", lambda: RemovalDialog(desk, place, name="Officier", go=lambda: None).open()
    yield "compare", lambda: CompareDialog(desk, stored.incident, stored, may_mark=True, parent=place).open()
    for name, shown in (("text", "Ce que l’enfant a raconté.\nحكاية الطفل."), ("picture", QImage(40, 30, _RGB))):
        yield f"preview-{name}", lambda shown=shown: PreviewDialog(desk, place, ATTACHED, shown).open()  # type: ignore[misc]
    for kind_, count in ((Means.CODE, 1), (Means.SHARES, 3)):
        cards = tuple(card(kind_, share) for share in range(count))
        yield (
            f"cards-{kind_.value}",
            lambda k=kind_, c=cards: CardsDialog(  # type: ignore[misc]
                desk, place, issued=Issued(kind=k, cards=c), confirmed=lambda: None
            ).open(),
        )


def register(folder: Path) -> Path:
    """A register with one row that stays out."""
    found = folder / "registre.csv"
    content = imports.template(format="csv", language="fr")
    mark = ";" if content.count(b";") > content.count(b",") else ","
    found.write_bytes(content + mark.join(["1", "pas une date"]).encode() + b"\r\n")
    return found


def card(kind: Means, at: int) -> Card:
    lines = ("ABCD-EFGH-JKMN-PQRS-T", "0123-4567-89AB-CDEF-G")
    share = at + 1 if kind is Means.SHARES else 0
    return Card(kind=kind, share=share, vault="00" * 8, series="A1", issued=date(2026, 11, 27), lines=lines)


_RGB = QImage.Format.Format_RGB32
ATTACHED = Attachment(
    uid="0",
    incident="0",
    name="constat.txt",
    kind=Kind.TEXT,
    size=2048,
    sha256="0" * 64,
    added_by="Officier",
    added_at="2026-11-27T09:12:00Z",
)
