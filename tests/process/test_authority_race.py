"""Several programs open packages into one trust folder at once: each package is accepted once, and none is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import national_making as making
import pytest

from rightsmonitor.domain.errors import TrustBusy
from rightsmonitor.services.national import authority
from rightsmonitor.storage import turn

PROTECTED = making.release("OUJ", making.world(1), tables=("place-violation",))
# All processes have loaded everything and wait for the end of their input, so that they really meet.
CHILD = """
import sys
from rightsmonitor.cli import app
argv = sys.argv[1:]
print("ready", flush=True)
sys.stdin.read()
sys.exit(app.main(argv, open_window=lambda *_: 4))
"""


@pytest.fixture
def mechanism(tmp_path: Path) -> making.Mechanism:
    return making.Mechanism(tmp_path)


def at_once(mechanism: making.Mechanism, files: Sequence[Path]) -> list[tuple[int, dict[str, object]]]:
    """Opens all files in processes of their own; (exit code, answer) of each."""
    children = []
    for at, file in enumerate(files):
        places = ["--trust", str(mechanism.trust), "--identity", str(mechanism.identity)]
        argv = ["authority", "open", str(file), *places, "--to", str(mechanism.folder / f"to-{at}"), "--json"]
        children.append(
            subprocess.Popen(
                [sys.executable, "-c", CHILD, *argv],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=dict(os.environ),
            )
        )
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.close()
    found = []
    for child in children:
        assert child.stdout is not None
        answer = child.stdout.read()
        found.append((child.wait(60), json.loads(answer)))
        child.stdout.close()
        assert child.stderr is not None
        child.stderr.close()
    return found


def test_the_same_package_is_accepted_once(mechanism: making.Mechanism) -> None:
    file = mechanism.sealed(PROTECTED)
    found = at_once(mechanism, [file] * 3)
    assert [code for code, _ in found] == [0] * 3
    assert sorted(bool(answer["already"]) for _, answer in found) == [False, True, True]
    assert len(authority.read_trust(mechanism.trust).seen) == 1


def test_of_two_that_disagree_one_is_accepted(mechanism: making.Mechanism) -> None:
    files = [mechanism.sealed(making.replace(PROTECTED, sequence=sequence)) for sequence in (1, 2)]
    found = at_once(mechanism, files)
    assert sorted(code for code, _ in found) == [0, 1]
    (reason,) = (answer["reason"] for code, answer in found if code)
    assert reason in ("disagrees", "older-sequence")
    (seen,) = authority.read_trust(mechanism.trust).seen
    accepted = next(at for at, (code, _) in enumerate(found) if code == 0)
    assert seen.sequence == accepted + 1
    assert [path.name for path in mechanism.folder.glob("to-*")] == [f"to-{accepted}"]


def test_none_of_several_offices_is_lost(mechanism: making.Mechanism) -> None:
    offices = ("AGA", "OUJ", "TNG")
    found = at_once(mechanism, [mechanism.sealed(making.replace(PROTECTED, office=office)) for office in offices])
    assert [code for code, _ in found] == [0] * 3
    assert sorted(each.office for each in authority.read_trust(mechanism.trust).seen) == list(offices)


def test_who_waits_too_long_is_told(tmp_path: Path) -> None:
    with turn.alone(tmp_path), pytest.raises(TrustBusy), turn.alone(tmp_path, seconds=0.1):
        raise AssertionError("two at a time")
    with turn.alone(tmp_path, seconds=0.1):  # it was given back
        pass
