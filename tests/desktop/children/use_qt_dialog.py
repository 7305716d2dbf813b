"""`python use_qt_dialog.py yes|no`: chooses a folder in Qt's own dialog, with what keeps it quiet or without."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QFileDialog
from shiboken6 import delete

from rightsmonitor.desktop import quiet

app = QApplication([])
if sys.argv[1] == "yes":
    quiet.leave_no_traces()
dialog = QFileDialog()
dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
dialog.show()
app.processEvents()
dialog.accept()
delete(dialog)
