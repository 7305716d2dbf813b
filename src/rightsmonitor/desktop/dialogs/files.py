"""Choosing a folder or a file, without a list of what was chosen before.

The dialogs of the system and of Qt remember folders, names of sticks and files (P27, P35); this one remembers nothing,
draws no previews, and reads one folder at a time, in the worker, because a stick may take its time.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QStorageInfo, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rightsmonitor.desktop import formats, icons, theme
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.widgets.basic import button, label, row
from rightsmonitor.domain.errors import ReadOnlyPlace, RightsMonitorError

Kind = Literal["folder", "open", "save"]
Chosen = Callable[[Path], object]
_MOST = 2000  # entries shown of one folder
_STICKS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Listing:
    """One folder: names of folders, then of files, each in order."""

    folder: Path
    folders: tuple[str, ...]
    files: tuple[str, ...]


def look(folder: Path, *, suffixes: tuple[str, ...] = ()) -> Listing:
    """What lies in a folder; hidden entries are left out. Raises ReadOnlyPlace where one may not look."""
    folders, files = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir():
                    folders.append(entry.name)
                elif not suffixes or entry.name.lower().endswith(suffixes):
                    files.append(entry.name)
    except OSError:
        raise ReadOnlyPlace(folder=folder.name) from None
    return Listing(folder, tuple(sorted(folders, key=str.casefold)[:_MOST]), tuple(sorted(files)[:_MOST]))


def places() -> tuple[Path, ...]:
    """The person's own folder, then what is plugged in."""
    plugged = [Path(volume.rootPath()) for volume in QStorageInfo.mountedVolumes() if volume.isReady()]
    sticks = [path for path in plugged if str(path).startswith(_STICKS)]
    if os.name == "nt":
        sticks = plugged
    return (Path.home(), *sticks)


class FileDialog(QDialog):
    """`kind` is what is wanted. For `save`, `name` is proposed: a neutral one, which names nobody."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        kind: Kind,
        title: str,
        chosen: Chosen,
        name: str = "",
        suffixes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(640, 480)
        self._desk, self._kind, self._chosen, self._suffixes = desk, kind, chosen, suffixes
        self.listing: Listing | None = None
        self.places, self.entries, self.name = QListWidget(), QListWidget(), QLineEdit(name)
        self._where, self._problem = label(kind="muted", wrap=True), label(kind="problem", wrap=True)
        self._up, self.take = button("quiet", act=self.go_up), button("primary", act=self.choose)
        self._cancel = button("", act=self.close)
        self._paths = places()
        self._build(title)
        self._speak()
        self.go(self._paths[-1])

    def _build(self, title: str) -> None:
        theme.hold(self.places, width=180)
        self.name.setVisible(self._kind != "folder")
        middle = QHBoxLayout()
        middle.addWidget(self.places)
        middle.addWidget(self.entries, 1)
        foot = row()
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(label(title, "section"))
        head = row(self._up)
        head.addWidget(self._where, 1)
        layout.addLayout(head)
        layout.addLayout(middle, 1)
        layout.addWidget(self.name)
        layout.addWidget(self._problem)
        layout.addLayout(foot)
        self.places.itemClicked.connect(lambda item: self.go(self._paths[self.places.row(item)]))
        self.entries.itemActivated.connect(self._activated)
        self.entries.currentItemChanged.connect(self._marked)
        self.name.returnPressed.connect(self.choose)
        self.name.textChanged.connect(lambda _: self._problem.setText(""))

    def _speak(self) -> None:
        say = self._desk.words
        self._up.setText(say("files-up"))
        self._cancel.setText(say("files-cancel"))
        self.take.setText(say(f"files-{self._kind}"))
        self.name.setAccessibleName(say("files-name"))
        self.name.setPlaceholderText(say("files-name"))
        self.places.setAccessibleName(say("files-places"))
        self.entries.setAccessibleName(say("files-entries"))
        for path in self._paths:
            text = say("files-home") if path == Path.home() else path.name or str(path)
            self.places.addItem(QListWidgetItem(icons.icon("home" if path == Path.home() else "backup"), text))

    def go(self, folder: Path) -> None:
        """Shows another folder when the worker has read it."""
        suffixes = self._suffixes
        self._desk.jobs.run(lambda: look(folder, suffixes=suffixes), owner=self, done=self._show, failed=self._fail)

    def go_up(self) -> None:
        if self.listing is not None:
            self.go(self.listing.folder.parent)

    def _show(self, found: Listing) -> None:
        self.listing = found
        self._where.setText(formats.path(found.folder, self._desk))
        self._problem.setText("")
        self.entries.clear()
        for name in found.folders:
            self._add(name, "chevron-right", folder=True)
        if self._kind != "folder":
            for name in found.files:
                self._add(name, "copy", folder=False)

    def _add(self, name: str, drawn: str, *, folder: bool) -> None:
        item = QListWidgetItem(icons.icon(drawn, "muted", rtl=self._desk.words.right_to_left), name)
        item.setData(Qt.ItemDataRole.UserRole, folder)
        self.entries.addItem(item)

    def _marked(self, item: QListWidgetItem | None) -> None:
        if item is not None and not item.data(Qt.ItemDataRole.UserRole):
            self.name.setText(item.text())

    def _activated(self, item: QListWidgetItem) -> None:
        if item.data(Qt.ItemDataRole.UserRole) and self.listing is not None:
            self.go(self.listing.folder / item.text())
        elif self._kind == "open":
            self.choose()

    def choose(self) -> None:
        """Tells what was chosen and closes. Nothing is overwritten: a name that is taken is said."""
        if self.listing is None:
            return
        found = self.listing.folder
        if self._kind == "folder":
            item = self.entries.currentItem()
            found = found / item.text() if item is not None else found
        else:
            name = self.name.text().strip()
            problem = self._problem_of(name)
            if problem:
                self._problem.setText(self._desk.words(problem))
                return
            found = found / name
        self._chosen(found)
        self.close()

    def _problem_of(self, name: str) -> str:
        if not name or name in (".", "..") or any(mark in name for mark in '/\\\0:*?"<>|'):
            return "files-name-wrong"
        there = self.listing is not None and name in (*self.listing.folders, *self.listing.files)
        if self._kind == "save" and there:
            return "files-taken"
        return "files-missing" if self._kind == "open" and not there else ""

    def _fail(self, error: RightsMonitorError) -> None:
        self._problem.setText(self._desk.words("files-closed"))
