"""P31: after the lock no key and no passphrase is in the memory of the program, seen from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import memory
import pytest

from rightsmonitor.services import demo, incidents
from rightsmonitor.services.demo import Demo
from rightsmonitor.storage.unlocked import database_key

CHILD = Path(__file__).parent / "children" / "lock_window.py"
GONE_WITHIN = 2.0  # seconds, the promise
TYPED = "Zqxtyped before the lock"
PATIENCE = 30.0  # seconds, for a machine with other things to do
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Beside the vault of a demonstration lie its passphrases, so this vault moves away from them."""
    made = demo.make(folder=tmp_path_factory.mktemp("lock") / "demo", count=2, seed=3)
    shutil.move(made.vault, made.folder.parent / "office" / "vault")
    return replace(made, folder=made.folder.parent / "office")


@dataclass
class Program:
    """The program in a process of its own, spoken to by its streams."""

    process: subprocess.Popen[bytes]

    def says(self) -> tuple[str, float]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().decode().split()
        if len(line) != 2:
            self.process.kill()
            raise AssertionError(self.process.communicate()[1].decode()[-2000:])
        return line[0], float(line[1])

    def tell(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()


@pytest.fixture
def program(office: Demo, tmp_path: Path) -> Iterator[Program]:
    environment = {
        **{name: os.environ[name] for name in ("PATH",) if name in os.environ},
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
    }
    started = subprocess.Popen(
        [sys.executable, str(CHILD), str(office.vault), "officier"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    yield Program(started)
    started.kill()
    started.communicate()


def _needles(office: Demo) -> dict[str, bytes]:
    with closing(office.unlock("officier")) as opened:
        vault = opened.vault
        spec = database_key(vault.file, vault.data_key)
        found = {"hex": spec.encode(), "raw": bytes.fromhex(spec[:64]), "data key": vault.data_key}
    word = office.passphrases["officier"]
    return {**found, "passphrase": word.encode(), "passphrase 16": word.encode("utf-16-le"), "text": TYPED.encode()}


def test_p31_the_lock_leaves_no_key_in_memory(office: Demo, program: Program) -> None:
    needles = _needles(office)
    program.tell(f"{office.passphrases['officier']}\n{TYPED}")
    assert program.says()[0] == "unlocked"
    try:
        before = memory.count(program.process.pid, needles)
    except PermissionError:
        pytest.skip("only root may read the memory of a hardened program")
    # The control: while the vault is open the scanner finds the keys and what is being written.
    assert before["hex"] + before["raw"] > 0
    assert before["data key"] > 0
    assert before["text"] > 0
    program.tell("lock")
    said, locking = program.says()
    assert said == "locking"
    assert program.says()[0] == "hidden"
    deadline = locking + GONE_WITHIN
    found = memory.count(program.process.pid, needles)
    while any(found.values()) and time.monotonic() < max(deadline, locking + PATIENCE):
        time.sleep(0.05)
        found = memory.count(program.process.pid, needles)
    gone = time.monotonic()
    assert found == dict.fromkeys(needles, 0), "nothing above the baseline, which is nothing at all"
    assert program.process.poll() is None, "the same process, with another program in it"
    assert program.says()[0] == "locked-page"
    assert memory.count(program.process.pid, needles) == dict.fromkeys(needles, 0)
    if os.getloadavg()[0] < 1:
        assert gone - locking <= GONE_WITHIN
    with closing(office.unlock("officier")) as opened:
        assert [draft.incident.narrative for draft in incidents.drafts(opened)] == [TYPED]
