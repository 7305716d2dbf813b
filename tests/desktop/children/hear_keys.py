"""A window that hears every shortcut with Ctrl and says its name; keys come from a real X server."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from rightsmonitor.desktop.shell.shortcuts import SHORTCUTS, Precedence, bind


def main() -> None:
    app = QApplication(sys.argv)
    window = QWidget()
    app.installEventFilter(Precedence(window))
    fields = QLineEdit("ce qui est déjà écrit"), QPlainTextEdit("et ici aussi")
    inside = QVBoxLayout(window)
    for field in fields:
        inside.addWidget(field)
    for shortcut in SHORTCUTS:
        if shortcut.keys.startswith("Ctrl+"):
            bind(shortcut.name, window, partial(print, shortcut.name, flush=True))
    fields[0].textEdited.connect(lambda text: print(f"text {text}", flush=True))
    bind("pane", window, lambda: print("pane", flush=True))
    bind("next-record", window, fields[1].setFocus)
    window.show()
    window.activateWindow()
    fields[0].setFocus()
    fields[0].selectAll()
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main()
