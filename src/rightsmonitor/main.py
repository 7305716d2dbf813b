"""The composition root: the one place that knows both the command line and the window."""

from __future__ import annotations

import sys
from pathlib import Path

from rightsmonitor import hardening, reports
from rightsmonitor.cli import app
from rightsmonitor.desktop import previewing
from rightsmonitor.exchange.registers import apart
from rightsmonitor.storage.copies import looking
from rightsmonitor.wording import Language


def main() -> int:
    """What `rightsmonitor` runs; the exit code of docs."""
    hardening.harden()  # before anything secret is asked
    reports.install(reports.to_standard_error)
    # A packaged program has no other Python than itself for what runs inside the fence.
    fenced = {previewing.SWITCH: previewing.main, apart.SWITCH: apart.main, looking.SWITCH: looking.main}
    if len(sys.argv) == 2 and sys.argv[1] in fenced:
        return fenced[sys.argv[1]]()
    return app.main(sys.argv[1:], open_window=_open_window, open_authority=_open_authority)


def _open_window(folder: Path | None, language: Language | None) -> int:
    from rightsmonitor.desktop.app import run  # Qt is loaded only when a window is wanted

    return run(folder, language, restart=hardening.replace_process)


def _open_authority(language: Language | None, **places: Path | None) -> int:
    from rightsmonitor.desktop.app import run_authority

    return run_authority(language, **places)


if __name__ == "__main__":
    sys.exit(main())
