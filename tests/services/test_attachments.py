"""Attachments by the services on a real vault: sealed, listed, refused with a reason, handed out with a passphrase."""

from __future__ import annotations

import hashlib
import os
import random
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.attachment import MOST_PER_RECORD, Kind
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.errors import (
    Cancelled,
    DamagedAttachment,
    DiskFull,
    NoSuchAttachment,
    NotAllowedNow,
    NotPermitted,
    ReauthenticationNeeded,
    UnreadableFile,
    UnsuitableAttachment,
)
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import attachments, incidents
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import attachments as rows

LETTER = "Certificat inventé, شهادة مختلقة.\n".encode()


@pytest.fixture
def record(officer: Session) -> str:
    made = replace(office.records(1)[0], uid=incidents.fresh_uid(officer))
    return incidents.save(officer, incident=made, expected_revision=0).incident.uid


def file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("size", [1, 65_535, 65_536, 65_537, 300_000])
def test_what_was_attached_comes_back_to_the_byte(officer: Session, record: str, tmp_path: Path, size: int) -> None:
    content = b"%PDF-1.7\n" + random.Random(size).randbytes(size) + b"\n%%EOF"
    seen: list[tuple[int, int]] = []
    made = attachments.add(
        officer,
        uid=record,
        path=file(tmp_path, "pièce.pdf", content),
        progress=lambda done, total: seen.append((done, total)),
    )
    assert (made.name, made.kind, made.size) == ("pièce.pdf", Kind.PDF, len(content))
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert made.added_by == "officer"
    assert seen[-1] == (len(content), len(content))
    assert attachments.read(officer, uid=made.uid).content == content
    assert attachments.list_(officer, uid=record) == (made,)


def test_a_record_that_is_not_saved_yet_keeps_its_attachments(officer: Session, tmp_path: Path) -> None:
    new = incidents.new(officer)
    made = attachments.add(officer, uid=new.uid, path=file(tmp_path, "a.txt", LETTER))
    incidents.save(officer, incident=new, expected_revision=0)
    assert attachments.list_(officer, uid=new.uid) == (made,)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("photo.jpg", b"MZ\x90\0" + bytes(100), "executable"),
        ("rien.pdf", b"", "empty"),
        ("bombe.png", b"PK\x03\x04" + bytes(100), "archive"),
        ("../../x.txt".replace("/", "_"), b"text, then\0nul", "unknown"),
        ("long.txt", "ا".encode() * 2**20 + b"!", "large"),
    ],
)
def test_p58_a_hostile_file_is_refused_with_its_reason_and_leaves_nothing(
    officer: Session, record: str, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    before = officer.vault.database.value("SELECT count(*) FROM attachment_chunk")
    with pytest.raises(UnsuitableAttachment) as caught:
        attachments.add(officer, uid=record, path=file(tmp_path, name, content))
    assert caught.value.facts["reason"] == reason
    assert attachments.list_(officer, uid=record) == ()
    assert officer.vault.database.value("SELECT count(*) FROM attachment_chunk") == before


def test_half_a_gigabyte_is_refused_before_it_is_read(officer: Session, record: str, tmp_path: Path) -> None:
    path = tmp_path / "film.mp3"
    with path.open("wb") as stream:
        stream.truncate(500 * 2**20)
    seen: list[int] = []
    with pytest.raises(UnsuitableAttachment) as caught:
        attachments.add(officer, uid=record, path=path, progress=lambda done, _: seen.append(done))
    assert caught.value.facts == {"name": "film.mp3", "reason": "large", "limit": 64}
    assert seen == []


def test_folders_pipes_devices_and_missing_files_are_no_attachments(
    officer: Session, record: str, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero"), tmp_path / "none", tmp_path / "nul\0"):
        with pytest.raises(UnreadableFile):
            attachments.add(officer, uid=record, path=path)


def test_a_cancelled_one_leaves_nothing(officer: Session, record: str, tmp_path: Path) -> None:
    path = file(tmp_path, "long.pdf", b"%PDF-1.7" + bytes(500_000) + b"%%EOF")
    with pytest.raises(Cancelled):
        attachments.add(officer, uid=record, path=path, cancelled=lambda: True)
    assert attachments.list_(officer, uid=record) == ()


def test_a_full_disk_leaves_nothing_and_says_so(officer: Session, record: str, tmp_path: Path) -> None:
    pages = officer.vault.database.value("PRAGMA page_count")
    officer.vault.database.execute(f"PRAGMA max_page_count = {pages + 4}")
    path = file(tmp_path, "long.pdf", b"%PDF-1.7" + bytes(500_000) + b"%%EOF")
    with pytest.raises(DiskFull):
        attachments.add(officer, uid=record, path=path)
    officer.vault.database.execute("PRAGMA max_page_count = 1000000")
    assert attachments.list_(officer, uid=record) == ()
    assert attachments.add(officer, uid=record, path=path).size == 500_013


def test_only_who_records_adds_and_only_while_the_record_lives(vault: Path, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", LETTER)
    with closing(office.unlock(vault, "officer")) as opened:
        made = replace(office.records(1)[0], uid=incidents.fresh_uid(opened))
        stored = incidents.save(opened, incident=made, expected_revision=0)
        stored = incidents.move(opened, uid=made.uid, step=Step.SUBMIT, expected_revision=stored.revision)
        late = attachments.add(opened, uid=made.uid, path=path)  # proof that comes after submitting
        with pytest.raises(NotAllowedNow):
            attachments.remove(opened, uid=late.uid)
        stored = incidents.move(opened, uid=made.uid, step=Step.TAKE_BACK, expected_revision=stored.revision)
        attachments.remove(opened, uid=late.uid)
        assert attachments.list_(opened, uid=made.uid) == ()
        assert [found.removed_by for found in attachments.list_(opened, uid=made.uid, removed=True)] == ["officer"]
        with pytest.raises(NoSuchAttachment):
            attachments.read(opened, uid=late.uid)
        attachments.restore(opened, uid=late.uid)
        assert [found.uid for found in attachments.list_(opened, uid=made.uid)] == [late.uid]
    with closing(office.unlock(vault, "supervisor")) as opened:
        assert attachments.read(opened, uid=late.uid).content == LETTER
        with pytest.raises(NotPermitted):
            attachments.add(opened, uid=made.uid, path=path)
        with pytest.raises(NotPermitted):
            attachments.remove(opened, uid=late.uid)
    with closing(office.unlock(vault, "officer")) as opened:
        incidents.move(opened, uid=made.uid, step=Step.WITHDRAW, expected_revision=stored.revision, reason="essai")
        with pytest.raises(NotAllowedNow):
            attachments.add(opened, uid=made.uid, path=path)


def test_a_record_holds_so_many_and_no_more(officer: Session, record: str, tmp_path: Path) -> None:
    path = file(tmp_path, "a.txt", LETTER)
    for _ in range(MOST_PER_RECORD):
        attachments.add(officer, uid=record, path=path)
    with pytest.raises(UnsuitableAttachment) as caught:
        attachments.add(officer, uid=record, path=path)
    assert caught.value.facts["reason"] == "full"


def test_saving_out_takes_the_passphrase_and_a_neutral_private_name(vault: Path, tmp_path: Path) -> None:
    with closing(office.unlock(vault, "officer")) as opened:
        made = replace(office.records(1)[0], uid=incidents.fresh_uid(opened))
        incidents.save(opened, incident=made, expected_revision=0)
        found = attachments.add(opened, uid=made.uid, path=file(tmp_path, "Amina.txt", LETTER))
        out = tmp_path / "out"
        out.mkdir()
        assert isinstance(opened.clock, FixedClock)
        opened.clock.instant += timedelta(minutes=2)
        with pytest.raises(ReauthenticationNeeded):
            attachments.export(opened, uid=found.uid, folder=out)
        assert list(out.iterdir()) == []
        opened.reauthenticate(bytearray(office.secret("officer")))
        paths = [attachments.export(opened, uid=found.uid, folder=out) for _ in range(2)]
        assert [path.name for path in paths] == ["RM-2026-0001.txt", "RM-2026-0002.txt"]
        assert paths[0].read_bytes() == LETTER
        assert paths[0].stat().st_mode & 0o777 == 0o600
        acts = [row[0] for row in opened.vault.database.rows("SELECT act FROM audit ORDER BY seq DESC LIMIT 4")]
        assert acts.count("attachment.export") == 2
        with pytest.raises(UnreadableFile):
            attachments.export(opened, uid=found.uid, folder=tmp_path / "none")


@pytest.mark.parametrize("harm", ["flip", "swap", "drop", "cut", "graft"])
def test_a_changed_piece_shows_and_nothing_is_handed_out(
    officer: Session, record: str, tmp_path: Path, harm: str
) -> None:
    base = officer.vault.database
    content = b"%PDF-1.7" + random.Random(1).randbytes(200_000) + b"%%EOF"
    found = attachments.add(officer, uid=record, path=file(tmp_path, "a.pdf", content))
    other = attachments.add(officer, uid=record, path=file(tmp_path, "b.pdf", content))
    base.execute("DROP TRIGGER IF EXISTS attachment_chunk_never_changes")
    own = "attachment = (SELECT id FROM attachment WHERE uid = ?)"
    pieces = dict(base.rows(f"SELECT number, content FROM attachment_chunk WHERE {own}", (found.uid,)))
    graft = base.value(f"SELECT content FROM attachment_chunk WHERE {own} AND number = 1", (other.uid,))
    with officer.vault.transaction():
        if harm in ("drop", "cut"):
            base.execute(
                f"DELETE FROM attachment_chunk WHERE {own} AND number = ?", (found.uid, 1 if harm == "drop" else 3)
            )
        else:
            changed = {"flip": bytes([pieces[1][0] ^ 1]) + pieces[1][1:], "swap": pieces[2], "graft": graft}[harm]
            base.execute(f"UPDATE attachment_chunk SET content = ? WHERE {own} AND number = 1", (changed, found.uid))
    with pytest.raises(DamagedAttachment):
        attachments.read(officer, uid=found.uid)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(DamagedAttachment):
        attachments.export(officer, uid=found.uid, folder=out)
    assert list(out.iterdir()) == []
    assert attachments.read(officer, uid=other.uid).content == content


def test_a_destroyed_one_is_gone_and_stays_listed(officer: Session, record: str, tmp_path: Path) -> None:
    found = attachments.add(officer, uid=record, path=file(tmp_path, "a.txt", LETTER))
    rows.destroy(officer.vault, found.uid)
    with pytest.raises(NoSuchAttachment):
        attachments.read(officer, uid=found.uid)
    assert attachments.list_(officer, uid=record) == (found,)
