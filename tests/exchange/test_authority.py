"""The authority's side: trust folder, verifying, opening; all or nothing."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
from pathlib import Path

import package_making as making
import pytest

from rightsmonitor.domain.errors import (
    ForeignFile,
    InvalidValue,
    NotForThisKey,
    NotGenuine,
    UnreadableFile,
    VaultExists,
)
from rightsmonitor.exchange.package import package
from rightsmonitor.services.national import authority


class Desk:
    """One authority with its identity and trust folder, and packages of two known people."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.identity, self.trust = folder / "identity.txt", folder / "trust"
        text, self.recipient = authority.new_identity()
        self.identity.write_text(text)
        for person in (making.OFFICER, making.SUPERVISOR):
            authority.trust_add(
                trust=self.trust,
                public_key=authority.public_key_text(public_key=person.raw, uid=person.uid),
                role=person.role,
                office="OUJ",
            )

    def package(self, sequence: int = 3, period: str = "2026-Q3") -> Path:
        release = making.release(sequence=sequence, period=period)
        files = package.build(release)
        path = self.folder / package.file_name(release)
        path.write_bytes(package.seal(files, making.signatures(files), [self.recipient]))
        return path

    def verify(self, file: Path) -> authority.Verified:
        return authority.verify(file=file, trust=self.trust, identity=self.identity)

    def open(self, file: Path, to: str) -> authority.Verified:
        return authority.open_(file=file, trust=self.trust, identity=self.identity, to=self.folder / to)

    def seen(self) -> list[int]:
        return [each["sequence"] for each in json.loads((self.trust / "trust.json").read_text())["seen"]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_trust_folder_is_readable_by_people_and_minisign(desk: Desk) -> None:
    document = json.loads((desk.trust / "trust.json").read_text())
    assert document["format"] == 1
    assert [(s["uid"], s["role"], s["office"]) for s in document["signers"]] == [
        ("u-officer-1", "officer", "OUJ"),
        ("u-supervisor-1", "supervisor", "OUJ"),
    ]
    assert all((desk.trust / s["pub"]).is_file() for s in document["signers"])
    assert stat.S_IMODE((desk.trust / "trust.json").stat().st_mode) == 0o600


def test_trust_add_replaces_the_entry_of_the_same_key(desk: Desk) -> None:
    text = authority.public_key_text(public_key=making.SUPERVISOR.raw, uid=making.SUPERVISOR.uid)
    authority.trust_add(trust=desk.trust, public_key=text, role="supervisor", office="OUJ", revoked="2026-11-01")
    assert len(authority.read_trust(desk.trust).signers) == 2
    with pytest.raises(NotGenuine, match="not-genuine") as caught:
        desk.verify(desk.package())
    assert caught.value.facts["reason"] == "signer-revoked"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"public_key": "nonsense"}, "public-key"),
        ({"public_key": ""}, "public-key"),
        ({"role": "administrator"}, "role"),
        ({"uid": "two words"}, "uid"),
        ({"until": "next year"}, "until"),
    ],
)
def test_bad_signers_are_refused(desk: Desk, changes: dict[str, str], field: str) -> None:
    before = (desk.trust / "trust.json").read_bytes()
    key = authority.public_key_text(public_key=making.Person("u", "officer").raw, uid="u-new")
    facts = {"public_key": key, "role": "officer", "office": "OUJ"} | changes
    with pytest.raises(InvalidValue) as caught:
        authority.trust_add(trust=desk.trust, **facts)
    assert caught.value.facts["field"] == field
    assert (desk.trust / "trust.json").read_bytes() == before


def test_verify_tells_the_facts_and_writes_nothing(desk: Desk) -> None:
    file = desk.package()
    before = sorted(desk.folder.rglob("*"))
    found = desk.verify(file)
    assert (found.office, found.sequence, found.already, found.missing) == ("OUJ", 3, False, ())
    assert [(s.part, s.role) for s in found.signers] == [("preparer", "officer"), ("approver", "supervisor")]
    assert desk.seen() == []
    assert sorted(desk.folder.rglob("*")) == before


def test_open_writes_all_files_once_and_remembers(desk: Desk) -> None:
    file = desk.package()
    found = desk.open(file, "opened")
    written = {str(p.relative_to(desk.folder / "opened")) for p in (desk.folder / "opened").rglob("*") if p.is_file()}
    assert written == set(found.files)
    assert desk.seen() == [3]
    assert not [p for p in desk.folder.iterdir() if p.name.startswith(".")]
    if sums := shutil.which("sha256sum"):
        subprocess.run([sums, "--strict", "-c", "SHA256SUMS"], cwd=desk.folder / "opened", check=True)
    with pytest.raises(VaultExists):
        desk.open(file, "opened")
    assert desk.open(file, "again").already  # the very same bytes, twice: known, and counted once
    assert desk.seen() == [3]


def test_gaps_roll_backs_and_forks(desk: Desk) -> None:
    desk.open(desk.package(3), "three")
    assert desk.open(desk.package(6, "2027-Q1"), "six").missing == (4, 5)
    with pytest.raises(NotGenuine) as caught:
        desk.open(desk.package(2), "five")
    assert caught.value.facts["reason"] == "older-sequence"
    assert not (desk.folder / "five").exists()
    assert desk.seen() == [3, 6]


def test_a_bad_package_leaves_nothing(desk: Desk) -> None:
    content = bytearray(desk.package().read_bytes())
    content[-1000] ^= 1
    bad = desk.folder / "bad.age"
    bad.write_bytes(content)
    with pytest.raises(NotGenuine):
        desk.open(bad, "opened")
    assert not (desk.folder / "opened").exists()
    assert desk.seen() == []


def test_wrong_files_have_their_own_answers(desk: Desk) -> None:
    file, other = desk.package(), desk.folder / "other.txt"
    other.write_text(authority.new_identity()[0])
    with pytest.raises(NotForThisKey):
        authority.verify(file=file, trust=desk.trust, identity=other)
    with pytest.raises(ForeignFile):
        desk.verify(other)
    with pytest.raises(ForeignFile):
        authority.verify(file=file, trust=desk.trust, identity=file)
    with pytest.raises(UnreadableFile):
        desk.verify(desk.folder / "missing.age")
    with pytest.raises(UnreadableFile):
        authority.verify(file=file, trust=desk.folder, identity=desk.identity)
    (desk.trust / "trust.json").write_text("{}")
    with pytest.raises(ForeignFile):
        desk.verify(file)
