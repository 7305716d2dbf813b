"""P23, P26 by the command line: what the commands leave on the disk, and in the modes of files."""

from __future__ import annotations

import json
import stat
import subprocess
from datetime import date
from pathlib import Path

import pytest

from canaries import ARABIC, CANARY, traces
from rightsmonitor import reference
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.paths import put
from rightsmonitor.services.records import samples
from terminal import make_card, rightsmonitor

SECRET = "cinq mots inventes pour un essai"
USER = "Essai"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Home and temporary folder of one person, under the most open umask that there is."""
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir(mode=0o700)
    return tmp_path


def run(place: Path, *arguments: str | Path, stdin: str = "", new: str | None = None) -> str:
    more = {
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "tmp"),
        "XDG_CONFIG_HOME": str(place / "home" / "config"),
    }
    done = rightsmonitor(
        *arguments,
        passphrase=None if new else SECRET,
        new_passphrase=new,
        stdin=stdin,
        under=("sh", "-c", 'umask 000; exec "$@"', "sh"),
        **more,
    )
    assert not any(word in done.err for word in (*CANARY.split(), *ARABIC.split(), SECRET))
    return done.out


def test_p23_p26_commands_leave_no_word_and_no_open_file(place: Path) -> None:
    vault, sticks = place / "vault", place / "stick"
    sticks.mkdir(mode=0o700)
    record = samples.sample(count=1, seed=9, reference=reference.load(), today=date(2026, 8, 10))[0]
    for path, text in (("narrative", f"{CANARY} {ARABIC}"), ("commune", CANARY), ("sources[0].name", ARABIC)):
        record = put(record, path, text)
    common = ("--vault", vault, "--user", USER)
    run(place, "vault", "create", *common, "--office", "OUJ", "--role", "supervisor", new=SECRET)
    make_card("--vault", vault, "--user", USER, passphrase=SECRET)
    document = json.dumps([to_document(record)], ensure_ascii=False)
    run(place, "incidents", "add", *common, "--from", "-", "--submit", stdin=document)
    shown = run(place, "incidents", "show", *common, "OUJ-26-0001")
    assert CANARY in shown, "the control: the word is in the vault, and on the screen of who asked"
    for command in (
        ("incidents", "retention", "--all"),
        ("vault", "status", "--full"),
        ("vault", "backup", "--to", sticks),
    ):
        run(place, *command, *common)
    assert traces(vault, place / "home", place / "tmp", sticks) == []
    assert [path for path in place.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []
    made = [path for folder in (vault, sticks) for path in (folder, *folder.rglob("*"))]
    assert len(made) > 4
    for path in made:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path.name


def test_p26_the_umask_of_the_test_is_open(place: Path) -> None:
    """The control: a file that nobody cares about is readable by everybody there."""
    subprocess.run(["sh", "-c", 'umask 000; touch "$1"', "sh", str(place / "made")], check=True)
    assert stat.S_IMODE((place / "made").stat().st_mode) == 0o666
