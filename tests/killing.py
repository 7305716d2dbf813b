"""Kills a real process with SIGKILL while it writes, and says what it had acknowledged by then.

The child prints one line for each thing that is saved, after the commit. A line that did not arrive whole was
not acknowledged.
"""

from __future__ import annotations

import os
import random
import runpy
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from forks import FORKS, SOURCES


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
    ours, theirs = FORKS.Pipe(duplex=False)
    child = FORKS.Process(target=run, args=(theirs, str(script), list(arguments)), daemon=True)
    child.start()
    theirs.close()
    try:
        said = lines_until(ours, 1 + after)
        if not said.startswith(b"ready\n"):
            raise AssertionError("the child did not start: its reason stands in the error output")
        time.sleep(chance.random() * longest)
    finally:
        child.kill()
    while rest := os.read(ours.fileno(), 1 << 16):
        said += rest
    child.join(timeout=30)
    assert child.exitcode == -signal.SIGKILL
    ours.close()
    return [line.decode() for line in said.split(b"\n")[1:-1]]


def lines_until(pipe: Connection, wanted: int, *, patience: float = 60.0) -> bytes:
    """What came through the pipe once `wanted` lines are there, or the pipe is closed at the other end."""
    said = b""
    while said.count(b"\n") < wanted:
        assert select.select([pipe], [], [], patience)[0], "the child says nothing"
        more = os.read(pipe.fileno(), 1 << 16)
        if not more:
            break
        said += more
    return said


def run(pipe: Connection, script: str, arguments: Sequence[str]) -> None:
    """In the child: the script as `python script arguments` would run it, its output going into the pipe."""
    os.dup2(pipe.fileno(), 1)
    sys.stdout = os.fdopen(1, "w", buffering=1, closefd=False)
    sys.argv = [script, *arguments]
    sys.path.insert(0, str(Path(script).parent))
    runpy.run_path(script, run_name="__main__")
