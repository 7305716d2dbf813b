"""What Qt and Python would write about us if nobody told them otherwise (security.md section 6, P27, P28, P35)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QSettings, QtMsgType, qInstallMessageHandler

from rightsmonitor import reports
from rightsmonitor.reports import ReportFile

_NOWHERE = "/dev/null"  # no file can be made under it
_TOLD = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def leave_no_traces() -> None:
    """Qt remembers folders and colours that were used in QtProject.conf: it gets a place where nothing can be."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(kind, QSettings.Scope.UserScope, _NOWHERE)


def report_to(folder: Path) -> ReportFile:
    """From now on errors leave one line with kind and place in a file of this folder, and Qt's messages nothing."""
    report = ReportFile(folder / reports.NAME)

    def told(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        # The text may quote what is on the screen; the category is a name of Qt's own.
        if kind in _TOLD:
            report.write(f"{kind.name} {context.category or ''}")

    reports.install(report.write)
    report.catch_crashes()
    qInstallMessageHandler(told)
    return report
