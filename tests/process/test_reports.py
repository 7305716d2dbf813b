"""P28: what reaches the top of the program, in whatever way, is told by kind, code and place, never by what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from canaries import CANARY, holds
from rightsmonitor import reports
from rightsmonitor.domain.errors import InvalidDate

CHILD = Path(__file__).parent / "children" / "fail.py"
KINDS: dict[str, Callable[[], Any]] = {
    "int": lambda: int(CANARY),
    "float": lambda: float(CANARY),
    "fromisoformat": lambda: date.fromisoformat(CANARY),
    "strptime": lambda: datetime.strptime(CANARY, "%Y"),
    "key": lambda: {}[CANARY],
    "enum": lambda: Enum("Colour", "RED")(CANARY),
    "index": lambda: CANARY.index("§"),
    "list index": lambda: [CANARY].index("x"),
    "open": lambda: Path(f"/nowhere/{CANARY}").read_bytes(),
    "encode": lambda: f"{CANARY}é".encode("ascii"),
    "surrogate": lambda: f"{CANARY}\ud800".encode(),
    "decode": lambda: CANARY.encode("utf-16").decode("utf-8"),
    "attribute": lambda: getattr(CANARY, CANARY),
    "type": lambda: len(CANARY, CANARY),  # type: ignore[call-arg]
    "json": lambda: json.loads(CANARY),
    "uuid": lambda: UUID(CANARY),
    "decimal": lambda: Decimal(CANARY),
    "import": lambda: __import__(CANARY.split()[0]),
    "sqlite": lambda: _statement(f'SELECT "{CANARY}" FROM nothing'),
    "fts": lambda: _match(CANARY),
    "assert": lambda: _raise(AssertionError(CANARY)),
    "ours": lambda: _raise(InvalidDate(field="date", text=CANARY)),
    "group": lambda: _raise(ExceptionGroup(CANARY, [ValueError(CANARY)])),
}


def _raise(error: Exception) -> None:
    raise error


def _statement(sql: str) -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    sqlcipher.connect(":memory:").execute(sql)


def _match(words: str) -> None:
    import sqlcipher3.dbapi2 as sqlcipher

    made = sqlcipher.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE t USING fts5 (words)")
    made.execute(f"SELECT * FROM t WHERE t MATCH '{words.split()[0]}:x'")


@pytest.mark.parametrize("kind", KINDS)
def test_p28_no_kind_of_error_repeats_its_value(kind: str) -> None:
    with pytest.raises(Exception) as caught:
        KINDS[kind]()
    told = reports.line(caught.value)
    assert not holds(told.encode())
    assert told.startswith(type(caught.value).__name__)
    assert "test_reports.py:" in told or ".py:" in told


def test_p28_most_of_these_kinds_would_repeat_it() -> None:
    """The control: what Python itself says of them."""
    loud = 0
    for act in KINDS.values():
        with pytest.raises(Exception) as caught:
            act()
        said = f"{caught.value} {getattr(caught.value, 'facts', '')}"
        loud += any(word in said for word in CANARY.split())
    assert loud >= 12


def test_p28_codes_are_told() -> None:
    assert reports.line(InvalidDate(field="x")).startswith("InvalidDate invalid-date at")
    assert reports.line(FileNotFoundError(2, "x")).startswith("FileNotFoundError ENOENT at")
    with pytest.raises(Exception) as caught:
        KINDS["sqlite"]()
    assert reports.line(caught.value).startswith("OperationalError SQLITE_ERROR at test_reports.py:")


WAYS = ["main", "thread", "unraisable", "slot", "timer", "qt", "warning", "logging", "bug-in-command"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("face", ["cli", "window"])
def test_p28_every_way_out_is_quiet(tmp_path: Path, face: str, way: str) -> None:
    done = _fail(tmp_path, face, way)
    written = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert not holds(done.stdout + done.stderr + written)
    told = done.stderr.decode() if face == "cli" else written.decode()
    if way in ("main", "thread", "unraisable", "slot", "timer"):
        assert told.count("ValueError at fail.py:") == 1
    if face == "window" and way != "bug-in-command":
        assert done.stderr == b"", "a window has no terminal, and its stream goes to a log of the session"
        for path in tmp_path.rglob("*"):
            assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("way", ["main", "thread", "slot"])
def test_p28_without_the_hooks_it_would_be_there(tmp_path: Path, way: str) -> None:
    assert holds(_fail(tmp_path, "bare", way).stderr)


def test_p28_a_crash_leaves_lines_of_code_in_a_private_file(tmp_path: Path) -> None:
    done = _fail(tmp_path, "window", "crash")
    assert done.returncode < 0
    found = list(tmp_path.rglob(reports.NAME))
    assert len(found) == 1
    text = found[0].read_text()
    assert "fail.py" in text
    assert "Fatal Python error" in text
    assert not holds(found[0].read_bytes() + done.stderr + done.stdout)
    assert found[0].stat().st_mode & 0o777 == 0o600


def _fail(home: Path, face: str, way: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    return subprocess.run(
        [sys.executable, str(CHILD), face, way],
        input=f"{CANARY}\n".encode(),
        capture_output=True,
        env=environment,
        timeout=60,
        check=False,
    )
