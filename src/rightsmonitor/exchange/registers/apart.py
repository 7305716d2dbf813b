"""Registers are taken to pieces in a process of their own (`fence.py`): what somebody made fills or breaks only that.

Run by its path, so the program itself is imported where it is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightsmonitor.exchange.registers.register import Line
    from rightsmonitor.fence import Limits

SWITCH = "--take-register-apart"


def read(
    content: bytes, *, name: str, encoding: str | None = None, training: bool = False, limits: Limits | None = None
) -> list[Line]:
    """As `register.read`. What takes more than the limits is TooLarge; what breaks the reader is UnreadableFile.

    The largest register needs 650 MiB.
    """
    from rightsmonitor import fence
    from rightsmonitor.domain.errors import TooLarge, UnreadableFile
    from rightsmonitor.exchange.registers.register import Line

    limits = limits or fence.Limits()
    how = {"name": name, "encoding": encoding, "training": training}
    try:
        found = fence.ask(__file__, switch=SWITCH, how=how, content=content, limits=limits)
    except fence.Stopped:
        raise TooLarge(name=name, limit=str(limits)) from None
    except fence.Broken:
        raise UnreadableFile(name=name, reason="broken") from None
    return [Line(number, cells) for number, cells in found]


def _lines(how: dict[str, Any], content: bytes) -> list[tuple[int, dict[str, str]]]:
    from rightsmonitor.exchange.registers import register

    return [(line.number, line.cells) for line in register.read(content, **how)]


def main() -> int:
    """The other side."""
    from rightsmonitor import fence

    return fence.answering(_lines)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
