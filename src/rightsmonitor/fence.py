"""A part of the program in a process of its own, for what somebody else made: no key, no vault, no new file.

It has limits of memory and time and may break without harm. Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys

# Nothing of this process is handed on but what a program needs to start at all.
_KEPT = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG", "LC_ALL")


def run(script: str, *, switch: str, given: bytes, wait: int) -> subprocess.CompletedProcess[bytes]:
    """Runs a script of ours on what is given to its input. A packaged program has no other Python than itself: `main`
    knows the switch.

    Raises OSError, and subprocess.TimeoutExpired after `wait` seconds by the clock.
    """
    command = [sys.executable, switch] if getattr(sys, "frozen", False) else [sys.executable, "-I", script]
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return subprocess.run(command, input=given, capture_output=True, timeout=wait, env=environment, check=False)


def enclose(*, mebibytes: int, seconds: int) -> None:
    """Limits of memory and of processor time, no core dump, no new file; Windows has none of these."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (mebibytes * 2**20, mebibytes * 2**20))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
