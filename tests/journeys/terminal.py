"""Commands as a person or a script runs them: a real process, secrets on open descriptors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAUNCH = Path(__file__).with_name("launch.py")
SOURCE = Path(__file__).resolve().parents[2] / "src"


@dataclass(frozen=True, slots=True)
class Done:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def environment(**more: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"PYTHONPATH": str(SOURCE), "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"} | more


def rightsmonitor(
    *arguments: str | Path,
    passphrase: str | None = None,
    new_passphrase: str | None = None,
    cards: Sequence[str] | None = None,
    stdin: str = "",
    expect: int | None = 0,
    at: str = "",
    under: Sequence[str] = (),
    **more: str,
) -> Done:
    """Runs one command; fails the test when the exit code is not `expect`. `at`: what the clock says.

    `under`: a program that starts it, with its options.
    """
    program = [str(LAUNCH), at] if at else ["-m", "rightsmonitor"]
    command = [*under, sys.executable, *program, *map(str, arguments)]
    descriptors = []
    typed = None if cards is None else "\n".join(cards)
    secrets = (("--passphrase-fd", passphrase), ("--new-passphrase-fd", new_passphrase), ("--code-fd", typed))
    for option, secret in secrets:
        if secret is not None:
            descriptors.append(_readable(secret))
            command += [option, str(descriptors[-1])]
    try:
        done = subprocess.run(
            command,
            input=stdin.encode(),
            capture_output=True,
            pass_fds=descriptors,
            env=environment(**more),
            timeout=240,
        )
    finally:
        for descriptor in descriptors:
            os.close(descriptor)
    found = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in found.err, found.err
    assert expect is None or found.code == expect, (found.code, found.out[-800:], found.err[-800:])
    return found


def make_card(*who: str | Path, passphrase: str, kind: str = "code", at: str = "") -> list[str]:
    """Issues a recovery card, or three, types them back, and returns what stands on each."""
    made = rightsmonitor("people", "cards", *who, "--kind", kind, "--json", passphrase=passphrase, at=at).json
    cards = [" ".join(card["lines"]) for card in made["cards"]]
    rightsmonitor("people", "confirm", *who, "--kind", kind, passphrase=passphrase, cards=cards, at=at)
    return cards


def _readable(secret: str) -> int:
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    return reading
