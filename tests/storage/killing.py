"""Kills a real process with SIGKILL while it writes, and says what it had acknowledged by then.

The child prints one line for each thing that is saved, after the commit. A line that did not arrive whole was
not acknowledged.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "src"


def start(script: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """A child of this Python that finds the program and the modules beside `script`."""
    path = os.pathsep.join([str(SOURCES), str(script.parent)])
    return subprocess.Popen(
        [sys.executable, "-W", "error", str(script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # a line read ahead into a buffer would be lost to `communicate`
        env={**os.environ, "PYTHONPATH": path},
    )


def kill_while_writing(
    script: Path, arguments: Sequence[str], *, chance: random.Random, longest: float = 0.3, after: int = 0
) -> list[str]:
    """The acknowledged lines. The child has to say `ready` and `after` lines first; the kill comes at a random moment
    after that, so that on a slow machine something happens too."""
    child = start(script, *arguments)
    assert child.stdout is not None
    assert child.stderr is not None
    ready = child.stdout.readline()
    if ready != b"ready\n":
        child.kill()
        raise AssertionError(f"the child did not start: {child.stderr.read().decode()}")
    first = b"".join(child.stdout.readline() for _ in range(after))
    time.sleep(chance.random() * longest)
    os.kill(child.pid, signal.SIGKILL)
    rest, errors = child.communicate(timeout=30)
    assert child.returncode == -signal.SIGKILL, errors.decode()
    return [line.decode() for line in (first + rest).split(b"\n")[:-1]]
