"""P52: a register is taken to pieces in a process of its own, which may be filled or broken by it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rightsmonitor import fence
from rightsmonitor.domain.errors import TooLarge, UnreadableFile
from rightsmonitor.exchange.registers import apart, register
from rightsmonitor.fence import Limits

HEADING = "date;place;channel;violations;source_kind;narrative\r\n"
ROW = "20/11/2025;02.411;child;RMV-2.1;victim;récit inventé سرد مختلق\r\n"


def _register(rows: int, *, words: str = "") -> bytes:
    return (HEADING + ROW.replace("\r", f"{words}\r") * rows).encode()


LARGE = _register(40_000, words=" سرد" * 60)


def test_p52_within_the_limits_it_is_read_as_ever() -> None:
    content = _register(2_000)
    assert apart.read(content, name="r.csv") == register.read(content, name="r.csv")


ENDLESS = b"-" + b"a" * 400_000  # as Punycode: each letter moves all that were read before it


@pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")
@pytest.mark.parametrize(
    ("content", "encoding", "limits"),
    [(LARGE, None, Limits(mebibytes=130)), (ENDLESS, "punycode", Limits(seconds=1))],
    ids=["memory", "processor"],
)
def test_p52_what_takes_more_than_the_limits_is_too_large(content: bytes, encoding: str | None, limits: Limits) -> None:
    with pytest.raises(TooLarge) as caught:
        apart.read(content, name="r.csv", encoding=encoding, limits=limits)
    assert caught.value.facts == {"name": "r.csv", "limit": str(limits)}
    small = apart.read(_register(3), name="r.csv", limits=limits)
    assert len(small) == 3, "the control: a small one stays within them"


Run = Callable[..., subprocess.CompletedProcess[bytes]]


def _ending(code: int) -> Run:
    def run(_script: str, **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([sys.executable, "-c", f"import os; os.kill(os.getpid(), {code})"], capture_output=True)

    return run


@pytest.mark.parametrize(
    ("code", "answer"),
    [(signal.SIGSEGV, UnreadableFile), (signal.SIGABRT, TooLarge), (signal.SIGKILL, TooLarge)],
)
def test_p52_a_reader_that_breaks_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, code: int, answer: type[Exception]
) -> None:
    monkeypatch.setattr(fence, "run", _ending(code))
    with pytest.raises(answer):
        apart.read(_register(1), name="r.csv")


def test_p52_the_process_has_nothing_of_this_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RM_SECRET", "a word of this process")
    script = tmp_path / "look.py"
    script.write_text("import os, sys; sys.stdout.write(' '.join(os.environ))", encoding="utf-8")
    seen = fence.run(str(script), switch="", given=b"", wait=60).stdout.decode().split()
    assert "RM_SECRET" in os.environ
    assert not set(seen) & {"RM_SECRET", "HOME"}


def test_the_packaged_program_takes_registers_apart_by_itself() -> None:
    asked = b'{"limits": {"mebibytes": 1536, "seconds": 20}, "how": {"name": "r.csv"}}\n'
    command = [sys.executable, "-m", "rightsmonitor", apart.SWITCH]
    done = subprocess.run(command, input=asked + _register(2), capture_output=True, check=True)
    assert done.stdout.count(b"02.411") == 2
