"""P23 at the real window: what is typed there lies only inside the encryption, after closing and after a crash."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

import offices
from canaries import ARABIC, CANARY, holds, traces
from rightsmonitor.services import demo
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query

CHILD = Path(__file__).parent / "children" / "type_canaries.py"
FREE_TEXT_FIELDS = 8
FEWEST_PAGES = 10


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return offices.office(tmp_path_factory)


@pytest.fixture
def office(first: demo.Demo, tmp_path: Path) -> demo.Demo:
    """A copy of its own for each test."""
    shutil.copytree(first.folder, tmp_path / "demo")
    return demo.open_(tmp_path / "demo")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where home, temporary files and streams of one person lie."""
    made = tmp_path / "place"
    made.mkdir()
    return made


@dataclass(frozen=True, slots=True)
class Closed:
    """What the officer left who closed the window; each write call of that time, where the system lets us see them."""

    office: demo.Demo
    place: Path
    person: Person
    written: bytes


@pytest.fixture(scope="module")
def closed(first: demo.Demo, tmp_path_factory: pytest.TempPathFactory) -> Closed:
    """One walk through everything, at which several tests look: it takes half a minute."""
    log = tmp_path_factory.mktemp("calls") / "writes.log"
    calls = "trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"
    strace = ("strace", "-f", "-qq", "-xx", "-s", "1000000", "-e", calls, "-o", str(log))
    for tracer in (strace, ()) if shutil.which("strace") else ((),):
        folder = tmp_path_factory.mktemp("closed")
        shutil.copytree(first.folder, folder / "demo")
        (folder / "place").mkdir()
        office = demo.open_(folder / "demo")
        person = Person(office, folder / "place", tracer=tracer)
        if tracer and person.process.wait(timeout=280) != 0 and "ptrace" in person.err.read_text().lower():
            continue  # this kernel does not let a process be traced
        person.wait()
        return Closed(office, folder / "place", person, _bytes_written(log) if tracer else b"")
    raise AssertionError("the last of these runs is not traced")


class Person:
    """A person at the window in a process of its own, with a home and a temporary folder of its own."""

    def __init__(
        self, office: demo.Demo, folder: Path, *extra: str, tracer: tuple[str, ...] = (), name: str = "officier"
    ) -> None:
        self.name = name
        self.home, self.temporary = folder / "home", folder / "tmp"
        self.out, self.err = folder / "streams" / "out", folder / "streams" / "err"
        for made in (self.home, self.temporary, self.out.parent):
            made.mkdir()
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "XDG_RUNTIME_DIR": str(self.temporary),
            "PYTHONPATH": os.pathsep.join(sys.path),
            "QT_QPA_PLATFORM": "offscreen",
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.secret = office.passphrases[name]
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [*tracer, sys.executable, str(CHILD), str(office.vault), name, *extra],
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=err,
                env=environment,
            )
        assert self.process.stdin is not None
        self.process.stdin.write(f"{self.secret}\n".encode())
        self.process.stdin.close()

    def said(self) -> str:
        return self.out.read_text()

    def wait(self) -> None:
        assert self.process.wait(timeout=240) == 0, self.err.read_text()


def check(office: demo.Demo, person: Person, folder: Path) -> None:
    """The canaries were typed and found, and there is no trace of them."""
    said = person.said().split()
    assert said[:2] == ["typed", str(FREE_TEXT_FIELDS)]
    assert said[2] == "pages"
    assert int(said[3]) >= FEWEST_PAGES
    assert said[4:] == ["typed", str(FREE_TEXT_FIELDS), "sockets", "0", "ready"]
    assert traces(office.vault, folder) == []
    secret = person.secret.encode()
    places = (office.vault, folder)
    assert not [p for place in places for p in place.rglob("*") if p.is_file() and secret in p.read_bytes()]
    with closing(office.unlock(person.name)) as opened:
        kept = incidents.drafts(opened)
        assert kept, "what was not saved is kept as a draft"
        assert kept[0].incident.narrative == CANARY
        assert kept[0].incident.victims[0].person.names.arabic == ARABIC
        found = incidents.search(opened, query=Query(words=CANARY.split()[0]))
        assert len(found) == 1
        assert incidents.get(opened, uid=found[0].uid).incident.sources[0].name == CANARY


def test_p23_nothing_is_left_after_closing(closed: Closed) -> None:
    check(closed.office, closed.person, closed.place)


@pytest.mark.campaign
def test_p23_nothing_is_left_after_a_supervisor_closed(office: demo.Demo, place: Path) -> None:
    person = Person(office, place, name="superviseur")
    person.wait()
    check(office, person, place)


def test_p23_nothing_is_left_after_a_crash(office: demo.Demo, place: Path) -> None:
    person = Person(office, place, "crash")
    try:
        for _ in range(2400):
            if "ready" in person.said() or person.process.poll() is not None:
                break
            try:
                person.process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                continue
    finally:
        person.process.kill()
        person.process.wait()
    assert person.process.returncode == -signal.SIGKILL, person.err.read_text()
    check(office, person, place)


def test_p23_no_write_call_carries_a_canary(closed: Closed) -> None:
    if not closed.written:
        pytest.skip("strace is not installed, or this kernel does not let a process be traced")
    assert len(closed.written) > 50_000, "the trace must have seen the vault being written"
    assert b"typed" in closed.written, "and what the program says"
    assert not holds(closed.written)
    assert closed.person.secret.encode() not in closed.written


def _bytes_written(log: Path) -> bytes:
    """The arguments of every call, from strace's hexadecimal."""
    text = log.read_text(encoding="ascii", errors="replace")
    return b"\n".join(bytes.fromhex(found.replace("\\x", "")) for found in re.findall(r'"((?:\\x[0-9a-f]{2})+)"', text))


def test_the_scanner_finds_a_plaintext_file(tmp_path: Path) -> None:
    """The control: a swap file of an editor, a recent-files list, a file named after a child."""
    (tmp_path / "home" / ".cache").mkdir(parents=True)
    (tmp_path / "home" / ".cache" / "note.swp").write_bytes(b"\0\1" + CANARY.encode("utf-16-le"))
    (tmp_path / "recent.xbel").write_text(f"<bookmark href='file:///{ARABIC}'/>", encoding="utf-8")
    (tmp_path / f"{CANARY}.pdf").write_bytes(b"%PDF")
    assert {Path(found).name for found in traces(tmp_path)} == {"note.swp", "recent.xbel", f"{CANARY}.pdf"}
    assert not holds(b"nothing of the kind")
