"""Attachments of a record: added, listed, looked at, taken out and handed out; each an entry of the audit."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from rightsmonitor.domain import ids, workflow
from rightsmonitor.domain.attachment import (
    HEAD,
    LARGEST,
    MOST_PER_RECORD,
    TAIL,
    Attachment,
    Kind,
    TextWatch,
    kind_of,
    safe_name,
    unsuitable,
)
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import (
    Cancelled,
    InvalidValue,
    NoSuchAttachment,
    NotAllowedNow,
    NotPermitted,
    UnreadableFile,
    UnsuitableAttachment,
)
from rightsmonitor.services import outgoing
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import failures, people
from rightsmonitor.storage.records import attachments as rows
from rightsmonitor.storage.records import incidents as records
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import fresh_uid

__all__ = ["Attachment", "Content", "Kind"]

Progress = Callable[[int, int], None]
Stop = Callable[[], bool]
_WHY: dict[type[Exception], str] = {
    FileNotFoundError: "missing",
    PermissionError: "no-access",
    IsADirectoryError: "folder",
}
_GONE = (Status.DUPLICATE, Status.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """An attachment with its plain bytes, for the eyes of the person who asked."""

    attachment: Attachment
    content: bytes


@permitted("attachments.add")
def add(
    session: Session, *, uid: str, path: Path, progress: Progress | None = None, cancelled: Stop | None = None
) -> Attachment:
    """Seals a file into the record `uid`; the file itself stays where it is. The record need not be saved yet.

    Only who records it adds, also after submitting, since proof comes late. Raises UnsuitableAttachment,
    UnreadableFile, NotPermitted, NotAllowedNow (withdrawn, duplicate), InvalidValue, Cancelled.
    """
    _may_add(session, uid)
    with _opened(path) as (stream, size):
        reader = _Reader(stream, size, path.name, progress, cancelled)
        with session.vault.transaction():
            made = rows.add(session.vault, reader, uid=fresh_uid(session.clock), incident=uid, verdict=reader.verdict)
            audit.append(session.vault, "attachment.add", kind="attachment", identifier=made.uid)
    return _named(session, made)


def _may_add(session: Session, uid: str) -> None:
    if not ids.is_uid(uid):
        raise InvalidValue(field="uid")
    present = rows.of(session.vault, uid)
    if records.exists(session.vault, uid):
        record = records.get(session.vault, uid)
        author, status = record.author_uid, record.status
        if status in _GONE:
            raise NotAllowedNow(act="attach", status=status.value)
    else:  # a record that this person is still writing, or another one has begun
        author = present[0].added_by if present else session.user.uid
    if author != session.user.uid:
        raise NotPermitted(act="attachments.add", role=session.user.role.value)
    if sum(not found.removed_at for found in present) >= MOST_PER_RECORD:
        raise UnsuitableAttachment(name="", reason="full", limit=MOST_PER_RECORD)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """An ordinary file, whatever the path leads to: no device, pipe or folder that would hang or never end."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise UnreadableFile(name=path.name, reason=_WHY.get(type(error), "other")) from None
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode):
        os.close(descriptor)
        raise UnreadableFile(name=path.name, reason="folder" if stat.S_ISDIR(found.st_mode) else "other")
    with os.fdopen(descriptor, "rb") as stream:
        if found.st_size > LARGEST:
            raise unsuitable(path.name, "large", limit=LARGEST)
        with failures.translated(path.parent):
            yield stream, found.st_size


class _Reader:
    """Watches what goes past: size, first and last bytes, and whether it is text."""

    def __init__(
        self, stream: BinaryIO, size: int, name: str, progress: Progress | None, cancelled: Stop | None
    ) -> None:
        self._stream, self._expected, self._name = stream, size, name
        self._progress, self._cancelled = progress, cancelled
        self._head, self._tail, self._size, self._watch = b"", b"", 0, TextWatch()

    def read(self, size: int) -> bytes:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled
        piece = self._stream.read(size)
        if not self._size:
            self._head = piece[:HEAD]
        self._size += len(piece)
        if self._size > LARGEST:  # it grew while it was read
            raise unsuitable(self._name, "large", limit=LARGEST)
        self._tail = (self._tail + piece)[-TAIL:]
        self._watch.feed(piece, last=not piece)
        if self._progress is not None:
            self._progress(self._size, max(self._size, self._expected))
        return piece

    def verdict(self) -> tuple[str, Kind]:
        kind = kind_of(self._head, self._tail, size=self._size, text=self._watch.text, name=self._name)
        return safe_name(self._name, kind), kind


@permitted("attachments.list_")
def list_(session: Session, *, uid: str, removed: bool = False) -> tuple[Attachment, ...]:
    """What a record has, with the names of who added it; `removed`: also what was taken out."""
    found = rows.of(session.vault, uid)
    # An attachment without a name was destroyed when its time had run out.
    return tuple(_named(session, one) for one in found if removed or (one.name and not one.removed_at))


def _named(session: Session, found: Attachment) -> Attachment:
    names = people.names(session.vault)
    return replace(found, added_by=names.get(found.added_by, ""), removed_by=names.get(found.removed_by, ""))


@permitted("attachments.read")
def read(session: Session, *, uid: str) -> Content:
    """One attachment whole, to be shown in the window. Raises NoSuchAttachment, DamagedAttachment."""
    found = _present(session, uid)
    content = b"".join(rows.pieces(session.vault, uid))
    if not session.vault.read_only:
        with session.vault.transaction():
            audit.append(session.vault, "attachment.read", kind="attachment", identifier=uid)
    return Content(attachment=_named(session, found), content=content)


def _present(session: Session, uid: str) -> Attachment:
    found = rows.get(session.vault, uid)
    if found.removed_at:
        raise NoSuchAttachment(name=found.name)
    return found


@permitted("attachments.export")
def export(session: Session, *, uid: str, folder: Path) -> Path:
    """Writes one attachment in the clear, under a neutral name; entered in the audit before the file is there.

    Raises NoSuchAttachment, DamagedAttachment and the errors of `outgoing.write`.
    """
    found = _present(session, uid)
    with session.vault.transaction():
        audit.append(session.vault, "attachment.export", kind="attachment", identifier=uid)
    pieces = rows.pieces(session.vault, uid)
    return outgoing.write(folder, pieces, year=session.today.year, suffix=found.kind.value)


@permitted("attachments.remove")
def remove(session: Session, *, uid: str) -> None:
    """Takes an attachment out of a record that may be edited; `restore` brings it back."""
    _set_removed(session, uid, removed=True)


@permitted("attachments.restore")
def restore(session: Session, *, uid: str) -> None:
    """Brings back what was taken out."""
    _set_removed(session, uid, removed=False)


def _set_removed(session: Session, uid: str, *, removed: bool) -> None:
    found = rows.get(session.vault, uid)
    act = "remove" if removed else "restore"
    if bool(found.removed_at) == removed:
        raise NoSuchAttachment(name=found.name)
    if found.added_by != session.user.uid:
        raise NotPermitted(act=f"attachments.{act}", role=session.user.role.value)
    if records.exists(session.vault, found.incident):
        status = records.get(session.vault, found.incident).status
        if status not in workflow.EDITABLE:
            raise NotAllowedNow(act=f"attachment-{act}", status=status.value)
    with session.vault.transaction():
        rows.set_removed(session.vault, uid, removed=removed)
        audit.append(session.vault, f"attachment.{act}", kind="attachment", identifier=uid)
