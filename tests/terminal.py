"""Commands as a person or a script runs them: a real process, secrets on open descriptors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import known_keys
from forks import FORKS, SOURCES, as_started
from launch import launch
from rightsmonitor.storage.keys import keys

LAUNCH = Path(__file__).with_name("launch.py")
PATIENCE = 240.0


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
    return kept | {"PYTHONPATH": str(SOURCES), "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "error"} | more


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
    typed = None if cards is None else "\n".join(cards)
    options = {"--passphrase-fd": passphrase, "--new-passphrase-fd": new_passphrase, "--code-fd": typed}
    secrets = {option: _readable(secret) for option, secret in options.items() if secret is not None}
    command, surroundings = [*map(str, arguments)], environment(**more)
    try:
        if under:
            found = _started(under, command, secrets, stdin.encode(), at, surroundings)
        else:
            found = _forked(command, secrets, stdin.encode(), at, surroundings)
    finally:
        for end in secrets.values():
            end.close()
    assert "Traceback" not in found.err, found.err
    assert expect is None or found.code == expect, (found.code, found.out[-800:], found.err[-800:])
    return found


def make_card(*who: str | Path, passphrase: str, kind: str = "code", at: str = "") -> list[str]:
    """Issues a recovery card, or three, types them back, and returns what stands on each."""
    made = rightsmonitor("people", "cards", *who, "--kind", kind, "--json", passphrase=passphrase, at=at).json
    cards = [" ".join(card["lines"]) for card in made["cards"]]
    rightsmonitor("people", "confirm", *who, "--kind", kind, passphrase=passphrase, cards=cards, at=at)
    return cards


def _readable(secret: str) -> Connection:
    reading, writing = FORKS.Pipe(duplex=False)
    os.write(writing.fileno(), f"{secret}\n".encode())
    writing.close()
    return reading


def _named(secrets: Mapping[str, Connection]) -> list[str]:
    return [word for option, end in secrets.items() for word in (option, str(end.fileno()))]


def _started(
    under: Sequence[str],
    command: Sequence[str],
    secrets: Mapping[str, Connection],
    stdin: bytes,
    at: str,
    surroundings: Mapping[str, str],
) -> Done:
    """The command as a wrapper starts it, loading everything."""
    program = [str(LAUNCH), at] if at else ["-m", "rightsmonitor"]
    done = subprocess.run(
        [*under, sys.executable, *program, *command, *_named(secrets)],
        input=stdin,
        capture_output=True,
        pass_fds=[end.fileno() for end in secrets.values()],
        env=surroundings,
        timeout=PATIENCE,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def _forked(
    command: Sequence[str], secrets: Mapping[str, Connection], stdin: bytes, at: str, surroundings: Mapping[str, str]
) -> Done:
    """The command in a child of the server that has it loaded."""
    pipes = [FORKS.Pipe(duplex=False) for _ in range(3)]
    ours, theirs = (pipes[0][1], pipes[1][0], pipes[2][0]), (pipes[0][0], pipes[1][1], pipes[2][1])
    child = FORKS.Process(target=_run, args=(theirs, secrets, at, command, surroundings, known_keys.kept))
    child.start()
    for end in theirs:
        end.close()
    with ThreadPoolExecutor(3) as pool:
        pool.submit(_type, ours[0], stdin)
        out, err = (pool.submit(_heard, end) for end in ours[1:])
        child.join(PATIENCE)
        if child.exitcode is None:
            child.kill()
            raise AssertionError(f"still running after {PATIENCE} s: {command}")
    return Done(child.exitcode, out.result().decode(), err.result().decode())


def _run(
    ends: Sequence[Connection],
    secrets: Mapping[str, Connection],
    at: str,
    command: Sequence[str],
    surroundings: Mapping[str, str],
    known: Path | None,
) -> None:
    as_started(ends, surroundings)
    if known is not None:
        keys.derive_kek = known_keys.remembering(known)
    launch(at, [*command, *_named(secrets)])


def _type(end: Connection, words: bytes) -> None:
    with end:
        while words:
            try:
                words = words[os.write(end.fileno(), words) :]
            except BrokenPipeError:  # a command that does not read to the end
                return


def _heard(end: Connection) -> bytes:
    heard = b""
    with end:
        while more := os.read(end.fileno(), 1 << 16):
            heard += more
    return heard
