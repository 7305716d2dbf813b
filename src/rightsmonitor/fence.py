"""A part of the program in a process of its own, for what somebody else made: it has limits and may break without harm.

Nothing of this process is handed on but what is written to its input: there a key may stand, in arguments, in the
environment and in files never. Standard library only, but for the errors of the program where it answers with one.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any

# Nothing of this process is handed on but what a program needs to start at all.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
_TICK = 0.1  # seconds
_NO_MEMORY = 3
_STOPPED = (_NO_MEMORY, -24, -9, -6)  # by the system: processor time (two ways), memory
_WAITING = 6  # by the clock, for each second of the processor: the machine does other things too
Tick = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What the process may take, of memory in all and of the processor."""

    mebibytes: int = 1536
    seconds: int = 20

    def __str__(self) -> str:
        return f"{self.mebibytes} MiB, {self.seconds} s"


class Stopped(Exception):
    """It took more than the limits."""


class Broken(Exception):
    """It ended otherwise than by an answer."""


def run(
    script: str, *, switch: str, given: bytes, wait: int, tick: Tick | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs a script of ours on what is given to its input. A packaged program has no other Python than itself: `main`
    knows the switch. `tick` is called while it runs and may raise to stop it.

    Raises OSError, and subprocess.TimeoutExpired after `wait` seconds by the clock.
    """
    command = [sys.executable, switch] if getattr(sys, "frozen", False) else [sys.executable, "-I", script]
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    end, pipe = time.monotonic() + wait, subprocess.PIPE
    with (
        subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process,
        ThreadPoolExecutor(max_workers=1, thread_name_prefix="fence") as helper,
    ):
        talk = helper.submit(process.communicate, given)
        try:
            while not futures.wait([talk], timeout=_TICK).done:
                if tick is not None:
                    tick()
                if time.monotonic() > end:
                    raise subprocess.TimeoutExpired(command, wait)
        except BaseException:
            process.kill()
            raise
        out, wrong = talk.result()
    return subprocess.CompletedProcess(command, process.returncode, out, wrong)


def ask(
    script: str, *, switch: str, how: dict[str, Any], content: bytes = b"", limits: Limits, tick: Tick | None = None
) -> Any:
    """The answer of `answering` on the other side; an error of the program there is raised here.

    Raises Stopped and Broken as well, and OSError where no process can be had.
    """
    asked = json.dumps({"limits": asdict(limits), "how": how}).encode() + b"\n"
    try:
        done = run(script, switch=switch, given=asked + content, wait=_WAITING * limits.seconds, tick=tick)
    except subprocess.TimeoutExpired:
        raise Stopped from None
    if done.returncode in _STOPPED:
        raise Stopped
    try:
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Broken
    if "error" in answer:
        raise _error(answer)
    return answer["found"]


def _error(answer: dict[str, Any]) -> Exception:
    from rightsmonitor.domain import errors

    for kind in vars(errors).values():
        if isinstance(kind, type) and issubclass(kind, errors.RightsMonitorError) and kind.code() == answer["error"]:
            return kind(**answer["facts"])
    return Broken()


# --- on the other side -----------------------------------------------------------------------------


def answering(work: Callable[[dict[str, Any], bytes], Any]) -> int:
    """Reads what is asked, encloses itself, then works and writes the answer; the exit code."""
    from rightsmonitor.domain.errors import RightsMonitorError

    asked = json.loads(sys.stdin.buffer.readline())
    enclose(**asked["limits"])
    try:
        answer = {"found": work(asked["how"], sys.stdin.buffer.read())}
    except RightsMonitorError as error:
        answer = {"error": error.code(), "facts": error.facts}
    except MemoryError:
        return _NO_MEMORY
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


def enclose(*, mebibytes: int, seconds: int) -> None:
    """Limits of memory and of processor time, no core dump, not a byte into a file; Windows has none of these.

    No other program of this person reads the memory either, as `hardening` has it.
    """
    from rightsmonitor import hardening

    hardening.harden()
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes * 2**20, mebibytes * 2**20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
