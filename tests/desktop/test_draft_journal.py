"""At most five seconds of typing are lost to a kill, however fast somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

import offices
from rightsmonitor.services import demo
from rightsmonitor.services.records import incidents

CHILD = Path(__file__).parent / "children" / "keep_typing.py"
MOST_LOST = 5.0
TYPING = 9.0


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return offices.office(tmp_path_factory)


def test_a_kill_loses_at_most_five_seconds_of_typing(office: demo.Demo) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(office.vault), "officier"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
        bufsize=0,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{office.passphrases['officier']}\n".encode())
    child.stdin.close()
    typed: list[tuple[int, float]] = []
    while not typed or typed[-1][1] - typed[0][1] < TYPING:
        line = child.stdout.readline().split()
        assert line, "the window ended by itself"
        typed.append((int(line[0]), float(line[1])))
    killed = time.monotonic()
    child.kill()
    child.wait()
    child.stdout.close()
    with closing(office.unlock("officier")) as opened:
        (draft,) = incidents.drafts(opened)
    kept = draft.incident.narrative.split()
    assert kept == [f"mot{number}" for number in range(len(kept))], "in the order in which it was typed"
    first_lost = next((at for number, at in typed if number >= len(kept)), killed)
    assert killed - first_lost <= MOST_LOST
    assert len(kept) > 5
