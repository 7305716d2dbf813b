"""A server that has the program loaded and forks a child of it for each command and each kill.

Each child is a process of its own that shares nothing with the test but the descriptors it is given, as a started one;
only the second of loading is spent once instead of a thousand times. What loading itself does is tried by the tests
that start the program with a wrapper (`under` of `terminal`), and by those of the process and its hardening.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "src"

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    [
        ".".join(path.relative_to(SOURCES).with_suffix("").parts)
        for path in sorted((SOURCES / "rightsmonitor" / "cli").rglob("*.py"))
        if path.stem != "__init__"
    ]
    + [f"rightsmonitor.services.{name}" for name in ("national.authority", "release.releases", "supervision.review")]
    + ["rightsmonitor.services.vault.recovery"]
)


def as_started(ends: Sequence[Connection], environment: Mapping[str, str]) -> None:
    """In the child: the standard streams, surroundings and warnings of a process that was started with them.

    `ends`: of input, output and error.
    """
    for descriptor, end in enumerate(ends):
        os.dup2(end.fileno(), descriptor)
        end.close()
    sys.stdin, sys.stdout, sys.stderr = (open(at, mode, closefd=False) for at, mode in enumerate("rww"))  # noqa: SIM115
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None  # found anew in these surroundings
    warnings.resetwarnings()
    warnings.simplefilter("error")
