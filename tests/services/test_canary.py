"""No plaintext of a record leaves the encrypted file: every byte of vault, home and temporary folders is looked at."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import office

from canaries import ARABIC, CANARY, traces
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.paths import put

CHILD = Path(__file__).parent / "children" / "drive.py"


def test_p23_no_canary_outside_the_encryption(tmp_path: Path) -> None:
    home, temporary, folder = tmp_path / "home", tmp_path / "tmp", tmp_path / "vault"
    home.mkdir()
    temporary.mkdir()
    office.create(folder)
    record = office.records(1, seed=9)[0]
    for path, text in (
        ("narrative", f"{CANARY} {ARABIC}"),
        ("commune", CANARY),
        ("victims[0].person.names.latin", CANARY),
        ("victims[0].person.names.arabic", ARABIC),
        ("sources[0].name", CANARY),
    ):
        record = put(record, path, text)
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "QT_QPA_PLATFORM": "offscreen",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, str(CHILD), str(folder)],
        input=json.dumps([to_document(record), CANARY]),
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "found 1", "the search must have seen the record"
    assert CANARY not in done.stderr
    assert traces(folder, home, temporary) == []


def test_p23_the_scanner_finds_what_is_there(tmp_path: Path) -> None:
    """The control: without encryption the same words are found."""
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE incident (narrative TEXT)")
    plain.execute("INSERT INTO incident VALUES (?)", (f"{CANARY} {ARABIC}",))
    plain.commit()
    plain.close()
    (tmp_path / "hex.log").write_text(CANARY.lower().encode().hex())
    assert {Path(found).name for found in traces(tmp_path)} == {"plain.db", "hex.log"}
