"""No word of a record, and no key, outside the encrypted pages; and nobody but SQLite opens the database."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.storage.vault import Vault

CHILDREN = Path(__file__).parent / "children"
CANARIES = ("CANARIZINHO", "كناريةسرية")
FORMS = tuple(
    form
    for word in CANARIES
    for text in {word, word.lower()}
    for form in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
)


def _hits(folder: Path) -> list[str]:
    """Files that hold a canary in any form."""
    return [
        str(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(form in path.read_bytes() for form in FORMS)
    ]


def test_p23_no_word_of_a_record_is_on_the_disk(tmp_path: Path) -> None:
    """Everywhere the process may write: the vault while it is open, after a kill, after closing, and TMPDIR."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    environment = {**os.environ, "TMPDIR": str(scratch), "HOME": str(scratch), "SQLITE_TMPDIR": str(scratch)}
    path = os.pathsep.join([str(killing.SOURCES), str(CHILDREN.parent)])
    child = subprocess.Popen(
        [sys.executable, str(CHILDREN / "canary.py"), str(tmp_path / "vault")],
        stdout=subprocess.PIPE,
        env={**environment, "PYTHONPATH": path},
    )
    assert child.stdout is not None
    for moment in (b"open\n", b"inside\n", b"ready\n"):
        assert child.stdout.readline() == moment
        assert _hits(tmp_path) == []
    assert (tmp_path / "vault" / "data.db-journal").exists()
    child.kill()
    child.communicate()
    assert _hits(tmp_path) == []
    making.unlock(tmp_path / "vault").close()
    assert _hits(tmp_path) == []
    assert list(scratch.rglob("*")) == []


def test_p23_the_scan_would_find_it(tmp_path: Path) -> None:
    """Positive control: the same words in a database without encryption, and in a file as UTF-16."""
    plain = sqlite3.connect(tmp_path / "plain.db")
    plain.execute("CREATE TABLE incident (narrative)")
    plain.execute("INSERT INTO incident VALUES (?)", (CANARIES[1],))
    plain.commit()
    plain.close()
    (tmp_path / "note.txt").write_bytes(b"x" + CANARIES[0].lower().encode("utf-16-le"))
    assert [Path(hit).name for hit in _hits(tmp_path)] == ["note.txt", "plain.db"]


def test_p28_nothing_is_written_to_the_terminal(closed: Path) -> None:
    """SQLCipher's own log is silent, also when the key does not fit."""
    (closed / "data.db").write_bytes(os.urandom(65536))
    child = killing.start(CHILDREN / "hold.py", str(closed))
    out, errors = child.communicate(timeout=60)
    assert out == b""
    assert b"DamagedDatabase" in errors
    assert b"sqlcipher" not in errors.lower().replace(b"sqlcipher3", b"")
    assert b"hmac" not in errors.lower()


def test_p16_only_sqlite_opens_the_database(folder: Path) -> None:
    """One `open(data.db).close()` of our own would drop SQLite's locks and let a second writer in (P16)."""
    child = killing.start(CHILDREN / "audited.py", str(folder))
    out, errors = child.communicate(timeout=120)
    assert child.returncode == 0, errors.decode()
    opened = out.decode().split()
    assert "control.txt" in opened  # the hook works
    assert "vault.json.new" in opened
    # Once, as an empty private file, before there is a database in it.
    assert [name for name in opened if name.startswith("data.db")] == ["data.db.new"]


@pytest.mark.parametrize("name", ["spec", "passphrase", "dek"])
def test_p30_representations_show_no_secret(folder: Path, name: str) -> None:
    from rightsmonitor.domain.codes import Role
    from rightsmonitor.domain.people import NewUser
    from rightsmonitor.storage.unlocked import database_key

    opened = making.create(folder)
    secrets = {
        "spec": database_key(opened.file, opened._dek),
        "passphrase": making.PASSPHRASES[making.SUPERVISOR].decode(),
        "dek": opened._dek.hex(),
    }
    shown = [opened, opened.signer, opened.file, opened.user, opened.database]
    shown.append(NewUser(name="x", role=Role.OFFICER, passphrase=making.PASSPHRASES[making.SUPERVISOR]))
    assert all(secrets[name] not in repr(value) for value in shown)
    opened.close()


@pytest.mark.parametrize("oldest", [(3, 51, 3), (3, 0, 0)])
def test_p24_without_encryption_nothing_is_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, oldest: tuple[int, ...]
) -> None:
    """Python's own sqlite3 in the place of SQLCipher: refused by its age or by what it cannot do."""
    from rightsmonitor.domain.errors import EncryptionMissing
    from rightsmonitor.storage import database

    monkeypatch.setattr(database, "sqlcipher", sqlite3)
    monkeypatch.setattr(database, "_OLDEST_SQLITE", oldest)
    with pytest.raises(EncryptionMissing):
        making.create(folder)
    assert list(folder.iterdir()) == []


def test_p25_optimising_the_index_leaves_nothing_of_a_removed_record(vault: Vault) -> None:
    """What destruction of a record relies on, instead of FTS5's slow secure-delete (see migration 1)."""
    from rightsmonitor.storage.records import incidents

    new = [
        incidents.NewIncident(incident=making.incident(seed, narrative="zqxwtail" if seed == 17 else "wtqxhead"))
        for seed in range(40)
    ]
    for one in new:
        incidents.add(vault, one)
    base = vault.database
    key, words = base.row("SELECT id, words FROM incident_words WHERE words LIKE '%zqxwtail%'") or (0, "")
    assert _in_index(vault, b"zqxwtail")
    base.execute("INSERT INTO incident_fts (incident_fts, rowid, words) VALUES ('delete', ?, ?)", (key, words))
    base.execute("DELETE FROM incident_words WHERE id = ?", (key,))
    assert _in_index(vault, b"zqxwtail")  # only marked as gone
    base.execute("INSERT INTO incident_fts (incident_fts) VALUES ('optimize')")
    assert not _in_index(vault, b"zqxwtail")
    assert _in_index(vault, b"wtqxhead")


def _in_index(vault: Vault, text: bytes) -> bool:
    return any(text in bytes(row[0]) for row in vault.database.rows("SELECT block FROM incident_fts_data"))
