"""P15: two users of one machine, or one vault reached by two paths: the second is told, and nothing is damaged."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import VaultHeld, VaultLocked
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"
ONE, OTHER = 64_001, 64_002  # users of this machine that need no account

two_users = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become two other users of the machine"
)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A vault of two people in a place that every user of the machine can reach, its files those of user ONE."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "vault"
        with closing(making.create(folder)) as vault:
            making.add_person(vault, making.OFFICER, Role.OFFICER)
            incidents.add(vault, incidents.NewIncident(incident=making.incident(1)))
        for path in (folder, *folder.iterdir()):
            os.chown(path, ONE, ONE)
        yield folder


class User:
    """A user of the machine at the door of the vault; `said` is what came of it."""

    def __init__(self, folder: Path, uid: int, name: str) -> None:
        path = os.pathsep.join([str(killing.SOURCES), str(CHILDREN)])
        self.process = subprocess.Popen(
            [sys.executable, str(CHILDREN / "as_another.py"), str(folder), str(uid), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline().decode().strip()

    def leave(self) -> None:
        assert self.process.communicate(b"\n", timeout=60)[1] == b""
        assert self.process.returncode == 0

    def killed(self) -> None:
        self.process.kill()
        self.process.communicate()


def _sound(folder: Path) -> None:
    with closing(making.unlock(folder)) as vault:
        assert incidents.exists(vault, making.incident(1).uid)
        assert vault.check(thorough=True).sound


@two_users
def test_p15_another_user_of_the_machine_cannot_come_near(shared: Path) -> None:
    before = making.snapshot(shared)
    other = User(shared, OTHER, making.OFFICER)
    other.leave()
    assert other.said == "read-only-place|-"
    assert making.snapshot(shared) == before
    one = User(shared, ONE, making.SUPERVISOR)  # the control
    assert one.said == f"open|{making.SUPERVISOR}"
    one.leave()
    _sound(shared)


@two_users
def test_p15_two_users_of_a_folder_that_was_opened_to_both(shared: Path) -> None:
    """Somebody gave all rights to everybody: the lock lets one in, tells the other who, and ends with its process."""
    shared.chmod(0o777)
    for path in shared.iterdir():
        path.chmod(0o666)
    one = User(shared, ONE, making.SUPERVISOR)
    assert one.said == f"open|{making.SUPERVISOR}"
    (shared / "open.json").chmod(0o666)
    other = User(shared, OTHER, making.OFFICER)
    other.leave()
    assert other.said == f"vault-held|{making.SUPERVISOR}"
    one.killed()
    other = User(shared, OTHER, making.OFFICER)
    assert other.said == f"open|{making.OFFICER}"
    other.leave()
    _sound(shared)


@pytest.fixture(params=["symlink", "mount"])
def ways(request: pytest.FixtureRequest, folder: Path, closed: Path) -> Iterator[tuple[Path, Path]]:
    """The folder of a closed vault, and another path to it."""
    assert closed == folder
    path = folder.parent / "other way"
    if request.param == "symlink":
        path.symlink_to(folder, target_is_directory=True)
        yield folder, path
        return
    path.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("only root can mount a folder at a second place")
    done = subprocess.run(["mount", "--bind", str(folder), str(path)], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"this system does not mount: {done.stderr.decode().strip()}")
    yield folder, path
    subprocess.run(["umount", "-l", str(path)], check=True)


def test_p15_the_same_vault_by_two_paths(ways: tuple[Path, Path]) -> None:
    here, there = ways
    child = killing.start(CHILDREN / "hold.py", str(here))
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    with pytest.raises(VaultHeld):
        making.unlock(there)
    child.kill()
    child.communicate()
    with closing(making.unlock(there)), pytest.raises(VaultLocked):  # in one process, too
        making.unlock(here)


def test_p15_a_kill_on_one_path_is_mended_on_the_other(ways: tuple[Path, Path]) -> None:
    """The journal that a kill leaves is found by whoever comes the other way."""
    chance, told = random.Random(15), 0
    for turn in range(4):
        here, there = ways if turn % 2 else reversed(ways)
        lines = killing.kill_while_writing(
            CHILDREN / "save.py", [str(here), str(turn + 1)], chance=chance, longest=0.05, after=2
        )
        with closing(making.unlock(there)) as vault:
            _all_there(vault, [line.split()[0] for line in lines])
        told += len(lines)
    assert told >= 8


def _all_there(vault: Vault, uids: list[str]) -> None:
    assert all(incidents.exists(vault, uid) for uid in uids)
    assert vault.check(thorough=True).sound
