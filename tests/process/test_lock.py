"""P31, P32: after the lock no key is in the memory of the program, and the system can ask for the lock."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import memory
import pytest

import offices
from rightsmonitor.desktop.shell.session_watch import session_path
from rightsmonitor.services import session as sessions
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents
from rightsmonitor.storage.unlocked import database_key

CHILD = Path(__file__).parent / "children" / "lock_window.py"
GONE_WITHIN = 2.0  # seconds, the promise
TYPED = "Zqxtyped before the lock"
PATIENCE = 60.0  # seconds, for a machine with other things to do
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """Beside the vault of a demonstration lie its passphrases, so this vault moves away from them."""
    made = offices.office(tmp_path_factory)
    shutil.move(made.vault, made.folder.parent / "office" / "vault")
    return replace(made, folder=made.folder.parent / "office")


@dataclass
class Program:
    """The program in a process of its own, spoken to by its streams."""

    process: subprocess.Popen[bytes]

    def says(self) -> tuple[str, float]:
        assert self.process.stdout is not None
        there, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline().decode().split() if there else []
        if len(line) != 2:
            self.process.kill()
            raise AssertionError(self.process.communicate()[1].decode()[-2000:])
        return line[0], float(line[1])

    def tell(self, text: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{text}\n".encode())
        self.process.stdin.flush()


def _start(office: Demo, home: Path, **more: str) -> subprocess.Popen[bytes]:
    environment = {
        **{name: os.environ[name] for name in ("PATH",) if name in os.environ},
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        **more,
    }
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(office.vault), "officier"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        stderr=subprocess.PIPE,
        env=environment,
    )


@pytest.fixture
def program(office: Demo, tmp_path: Path) -> Iterator[Program]:
    started = _start(office, tmp_path)
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


def _nothing_beside_memory(process: int, needles: dict[str, bytes]) -> None:
    """P30: what every program of this laptop may look up about another."""
    for name in ("cmdline", "environ"):
        content = Path(f"/proc/{process}/{name}").read_bytes()
        assert b"VAULT".lower() in content.lower() or name == "environ", "the control: it is the right process"
        assert not any(needle in content for needle in needles.values())


def _worked(process: int) -> float:
    """Seconds of the processor that a process has had, which no other program of the machine can lengthen."""
    after_name = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def test_p31_p30_the_lock_leaves_no_key_in_memory(office: Demo, program: Program) -> None:
    needles = _needles(office)
    program.tell(f"{office.passphrases['officier']}\n{TYPED}")
    assert program.says()[0] == "unlocked"
    try:
        before = memory.count(program.process.pid, needles)
    except PermissionError:
        pytest.skip("only root may read the memory of a hardened program")
    # The control: while the vault is open the scanner finds the data key and what is being written. SQLCipher masks
    # its own key in memory, and the text that carried it there may be overwritten by then.
    assert before["data key"] > 0
    assert before["text"] > 0
    _nothing_beside_memory(program.process.pid, needles)
    worked = _worked(program.process.pid)
    program.tell("lock")
    said, locking = program.says()
    assert said == "locking"
    assert program.says()[0] == "hidden"
    deadline = locking + GONE_WITHIN
    found = memory.count(program.process.pid, needles)
    while any(found.values()) and time.monotonic() < max(deadline, locking + PATIENCE):
        time.sleep(0.05)
        found = memory.count(program.process.pid, needles)
    gone, worked = time.monotonic(), _worked(program.process.pid) - worked
    assert found == dict.fromkeys(needles, 0), "nothing above the baseline, which is nothing at all"
    assert program.process.poll() is None, "the same process, with another program in it"
    assert program.says()[0] == "locked-page"
    assert memory.count(program.process.pid, needles) == dict.fromkeys(needles, 0)
    # On a machine that does other things the clock says nothing; the work of the program itself may take no longer.
    assert worked <= GONE_WITHIN
    if os.getloadavg()[0] < 1:
        assert gone - locking <= GONE_WITHIN
    with closing(office.unlock("officier")) as opened:
        assert TYPED in [draft.incident.narrative for draft in incidents.drafts(opened)]


BUS = """<busconfig><type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>"""


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A D-Bus that only this test uses."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("dbus-daemon is not installed")
    folder = tempfile.mkdtemp(prefix="rm-bus-")  # the name of a socket is short
    socket = Path(folder) / "bus"
    (tmp_path / "bus.conf").write_text(BUS.format(socket=socket), encoding="ascii")
    command = ["dbus-daemon", f"--config-file={tmp_path / 'bus.conf'}", "--nofork"]
    daemon = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    for _ in range(500):
        if socket.exists():
            break
        time.sleep(0.02)
    yield f"unix:path={socket}"
    daemon.kill()
    daemon.wait()
    shutil.rmtree(folder)


_SLOW = [pytest.param(word, marks=pytest.mark.campaign) for word in ("lock", "saver", "switch", "hint")]


@pytest.mark.parametrize("word", ["sleep", *_SLOW])
def test_p32_the_system_locks_the_vault_before_it_sleeps(office: Demo, bus: str, tmp_path: Path, word: str) -> None:
    fake = subprocess.Popen(
        [sys.executable, str(CHILD.with_name("fake_logind.py")), bus, "/org/freedesktop/login1/session/_37"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
        stderr=subprocess.PIPE,
    )
    logind = Program(fake)
    assert logind.says()[0] == "ready"
    addresses = {"DBUS_SYSTEM_BUS_ADDRESS": bus, "DBUS_SESSION_BUS_ADDRESS": bus, "XDG_SESSION_ID": "7"}
    program = Program(_start(office, tmp_path, **addresses))
    try:
        program.tell(f"{office.passphrases['officier']}\n{TYPED} {word}")
        assert logind.says()[0] == "inhibited-sleep-RightsMonitor-lock-delay"
        assert program.says()[0] == "unlocked"
        assert sessions.status(folder=office.vault).in_use, "the control: the vault is open"
        logind.tell("wake")
        time.sleep(0.3)
        assert sessions.status(folder=office.vault).in_use, "waking up locks nothing"
        told = time.monotonic()
        logind.tell(word)
        said, released = logind.says()
        assert said == "released"
        assert not sessions.status(folder=office.vault).in_use, "the vault was closed before sleep may come"
        assert program.says()[0] == "locked-page"
        if os.getloadavg()[0] < 1:
            assert released - told <= GONE_WITHIN
    finally:
        for process in (program.process, fake):
            process.kill()
            process.communicate()
    with closing(office.unlock("officier")) as opened:
        assert f"{TYPED} {word}" in [draft.incident.narrative for draft in incidents.drafts(opened)]


def test_p32_ids_of_sessions_become_paths() -> None:
    paths = {"7": "_37", "c1": "c1", "12": "_312", "a-b": "a_2db", "": "_"}
    for identity, path in paths.items():
        assert session_path(identity) == f"/org/freedesktop/login1/session/{path}"
