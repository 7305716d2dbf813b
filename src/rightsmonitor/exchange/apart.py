"""Registers are taken to pieces in a process of their own (`fence.py`): what somebody made fills or breaks only that.

Run by its path, so the program itself is imported where it is needed. In: a line of JSON (limits and how to read), then
the file. Out: JSON, the rows or the error. Exit code 3: there was not enough memory.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightsmonitor.exchange.register import Line

SWITCH = "--take-register-apart"
_WAIT = 120  # seconds by the clock, on a machine that does other things
_NO_MEMORY = 3
_STOPPED = (_NO_MEMORY, -24, -9, -6)  # by the system: processor time (two ways), memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the process may take, of memory in all and of the processor. The largest register needs 650 MiB."""

    mebibytes: int = 1536
    seconds: int = 20

    def __str__(self) -> str:
        return f"{self.mebibytes} MiB, {self.seconds} s"


def read(
    content: bytes, *, name: str, encoding: str | None = None, training: bool = False, limits: Limits | None = None
) -> list[Line]:
    """As `register.read`. What takes more than the limits is TooLarge; what breaks the reader is UnreadableFile."""
    from rightsmonitor import fence
    from rightsmonitor.domain.errors import TooLarge, UnreadableFile
    from rightsmonitor.exchange.register import Line

    limits = limits or Limits()
    how = {"name": name, "encoding": encoding, "training": training}
    asked = json.dumps({"limits": asdict(limits), "how": how}).encode() + b"\n"
    try:
        done = fence.run(__file__, switch=SWITCH, given=asked + content, wait=_WAIT)
    except subprocess.TimeoutExpired:
        raise TooLarge(name=name, limit=str(limits)) from None
    if done.returncode in _STOPPED:
        raise TooLarge(name=name, limit=str(limits))
    if done.returncode:
        raise UnreadableFile(name=name, reason="broken")
    answer = json.loads(done.stdout)
    if "error" in answer:
        _raise(answer)
    return [Line(number, cells) for number, cells in answer["lines"]]


def _raise(answer: dict[str, Any]) -> None:
    from rightsmonitor.domain import errors

    known = (errors.TooLarge, errors.UnreadableFile, errors.MissingColumns, errors.TrainingMaterial)
    raise next(kind for kind in known if kind.code() == answer["error"])(**answer["facts"])


# --- on the other side -----------------------------------------------------------------------------


def _answer(how: dict[str, Any], content: bytes) -> dict[str, Any]:
    from rightsmonitor.domain.errors import RightsMonitorError
    from rightsmonitor.exchange import register

    try:
        found = register.read(content, **how)
    except RightsMonitorError as error:
        return {"error": error.code(), "facts": error.facts}
    return {"lines": [(line.number, line.cells) for line in found]}


def main() -> int:
    """Reads what is asked, then encloses itself, then looks at the file."""
    from rightsmonitor import fence

    asked = json.loads(sys.stdin.buffer.readline())
    fence.enclose(**asked["limits"])
    try:
        sys.stdout.buffer.write(json.dumps(_answer(asked["how"], sys.stdin.buffer.read())).encode())
    except MemoryError:
        return _NO_MEMORY
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
