"""What the process asks of the system before anything else, and how it replaces itself by one that knows nothing.

Standard library only, so that it can run first. Dumpable and limits are reset by exec: `harden` is called after
each (security.md section 6, P26, P29, P31). Windows and macOS have no prctl; the status page says what is missing.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_PR_GET_DUMPABLE, _PR_SET_DUMPABLE = 3, 4  # <linux/prctl.h>
_PRIVATE = 0o077


def harden() -> None:
    """New files belong to the person alone, no core is written, and no other program of this person reads the memory.

    What the system does not offer is left; `protected` tells.
    """
    os.umask(_PRIVATE)
    if sys.platform == "win32":
        return
    import resource  # not there on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _prctl(_PR_SET_DUMPABLE, 0)


def protected() -> bool:
    """Whether memory is closed to other programs of the same person, as the system says now."""
    return sys.platform == "linux" and _prctl(_PR_GET_DUMPABLE, 0) == 0


def _prctl(option: int, value: int) -> int:
    """The answer of the system; -1 where it refuses or there is no such call."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
    return -1 if call is None else int(call(option, ctypes.c_ulong(value), 0, 0, 0))


def restart_command(arguments: Sequence[str]) -> list[str]:
    """This program once more, with other arguments: interpreter, its options and the script stay as they were."""
    given = len(sys.argv) - 1
    kept = sys.orig_argv[: len(sys.orig_argv) - given] if given else list(sys.orig_argv)
    return [sys.executable, *kept[1:], *arguments]


def replace_process(arguments: Sequence[str]) -> NoReturn:
    """The same program anew in the place of this one: nothing of its memory is left, wiped or not.

    Where there is no exec (Windows) a new process is started and this one ends. If neither can be had, this one
    ends all the same: no window is better than one that still knows the key.
    """
    command = restart_command(arguments)
    try:
        if os.name == "nt":
            import subprocess  # it quotes; os.spawnv does not

            subprocess.Popen(command, close_fds=True)
        else:
            os.execv(command[0], command)  # noqa: S606  our own program, once more
    finally:
        os._exit(0)
