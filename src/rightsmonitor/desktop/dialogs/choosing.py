"""Asking for a file or a folder: the one place that knows which dialog does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from rightsmonitor.desktop.desk import Desk

Chosen = Callable[[Path], object]


def open_file(desk: Desk, parent: QWidget, *, title: str, suffixes: tuple[str, ...], chosen: Chosen) -> None:
    """An existing file whose name ends with one of `suffixes` (without dots)."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(" ".join(f"*.{suffix}" for suffix in suffixes))
    dialog.open()


def open_folder(desk: Desk, parent: QWidget, *, title: str, chosen: Chosen) -> None:
    """An existing folder."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    made = QFileDialog(parent, title)
    made.setOption(QFileDialog.Option.DontUseNativeDialog)
    made.fileSelected.connect(lambda name: chosen(Path(name)))
    return made
