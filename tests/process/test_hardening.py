"""P26, P29: what another program of the same person finds in memory, in core files, and in the modes of new files."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

CHILDREN = Path(__file__).parent / "children"
SOURCES = Path(__file__).resolve().parents[2] / "src"
WORD = "Zqxgeheimnis Vwkwort"
NOBODY = 65534
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="prctl and /proc are Linux")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that the ordinary person of the test may write in."""
    if os.getuid() == 0:
        for folder in (tmp_path, *list(tmp_path.parents)[:2]):
            os.chmod(folder, 0o755)
        os.chown(tmp_path, NOBODY, NOBODY)
    return tmp_path


def ordinary() -> dict[str, int]:
    """Root reads every memory, so a test that runs as root looks as somebody else."""
    return {"user": NOBODY, "group": NOBODY} if os.getuid() == 0 else {}


def interpreter() -> str:
    """A Python that the ordinary person may run; the children need its standard library only."""
    if not _allowed("-r", str(CHILDREN / "hold_secret.py")):
        pytest.skip("another user cannot read this checkout")
    for name in (sys.executable, "/usr/bin/python3"):
        if _allowed("-x", name):
            return name
    pytest.skip("another user can run no Python here")


def _allowed(how: str, path: str) -> bool:
    """Asked by its name: a folder on the way may be closed too."""
    return subprocess.run(["test", how, path], **ordinary()).returncode == 0  # type: ignore[call-overload]


def _limits() -> None:
    os.umask(0)
    resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)


@contextmanager
def holding(place: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [interpreter(), str(CHILDREN / "hold_secret.py"), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=place,
        env={"PYTHONPATH": str(SOURCES), "PYTHONDONTWRITEBYTECODE": "1"},
        extra_groups=[] if os.getuid() == 0 else None,
        preexec_fn=_limits,
        **ordinary(),  # type: ignore[arg-type]
    )
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(f"{WORD}\n".encode())
    child.stdin.flush()
    try:
        said = child.stdout.readline().decode().split()
        if said[:1] != ["ready"]:
            child.kill()
            pytest.skip(f"another user cannot run this Python here: {child.communicate()[1].decode()[-200:]}")
        assert said[1] == str(arguments[0] == "yes")
        yield child
    finally:
        child.kill()
        child.communicate()


def read_by_another(process: int) -> str:
    done = subprocess.run(
        [interpreter(), str(CHILDREN / "read_memory.py"), str(process)],
        input=f"{WORD}\n".encode(),
        capture_output=True,
        extra_groups=[] if os.getuid() == 0 else None,
        check=True,
        **ordinary(),  # type: ignore[call-overload]
    )
    return str(done.stdout.decode().strip())


def test_p29_no_other_program_of_the_same_person_reads_the_memory(place: Path) -> None:
    with holding(place, "yes") as child:
        assert read_by_another(child.pid) == "refused"


def test_p29_the_reader_would_find_it(place: Path) -> None:
    """The control: the same program without hardening."""
    with holding(place, "no") as child:
        found = read_by_another(child.pid)
    if found == "refused":
        pytest.skip("this kernel (yama) refuses it to everybody")
    assert found == "found"


def _cores(place: Path) -> list[Path]:
    return [path for path in place.iterdir() if path.name.startswith("core")]


def test_p29_no_core_holds_what_was_in_memory(place: Path) -> None:
    with holding(place, "yes", "abort") as child:
        child.wait(timeout=60)
    assert _cores(place) == []


def test_p29_without_hardening_a_core_holds_it(place: Path) -> None:
    """The control, where cores are files at all."""
    if not Path("/proc/sys/kernel/core_pattern").read_text(encoding="ascii").startswith("core"):
        pytest.skip("cores go to a program of the system here")
    with holding(place, "no", "abort") as child:
        child.wait(timeout=60)
    found = _cores(place)
    assert len(found) == 1
    assert WORD.encode() in found[0].read_bytes()
    found[0].unlink()


def test_p26_new_files_are_private_whatever_the_umask_was(place: Path) -> None:
    for hardened, file_mode, folder_mode in (("yes", 0o600, 0o700), ("no", 0o666, 0o777)):
        inside = place / hardened
        inside.mkdir()
        if os.getuid() == 0:
            os.chown(inside, NOBODY, NOBODY)
        with holding(inside, hardened):
            pass
        assert stat.S_IMODE((inside / "made.txt").stat().st_mode) == file_mode
        assert stat.S_IMODE((inside / "made").stat().st_mode) == folder_mode
