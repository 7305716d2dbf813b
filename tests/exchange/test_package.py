"""The package: same bytes, standard tools agree, and every changed byte is refused."""

from __future__ import annotations

import base64
import io
import random
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import package_making as making
import pytest

from rightsmonitor.domain.errors import InputError, NewerVersion, NotForThisKey, NotGenuine, UnknownTable, VerdictError
from rightsmonitor.exchange import verification
from rightsmonitor.exchange.package import archive, minisign, package, sealing
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.exchange.trust import Seen, Trust


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package.build(making.release())


@pytest.fixture(scope="module")
def identity() -> tuple[str, str]:
    return sealing.new_identity()


@pytest.fixture(scope="module")
def inside(files: dict[str, bytes]) -> bytes:
    return package.assemble(files, making.signatures(files))


def check(inside: bytes, identity: tuple[str, str], trust: Trust | None = None) -> verification.Opened:
    sealed = sealing.seal(inside, [identity[1]])
    return verification.check(sealed, identity=identity[0], trust=trust or making.trust())


def reason(inside: bytes, identity: tuple[str, str], trust: Trust | None = None) -> str:
    with pytest.raises(NotGenuine) as caught:
        check(inside, identity, trust)
    return str(caught.value.facts["reason"])


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"the program {name} is not installed")
    return found


def test_the_same_release_gives_the_same_bytes(files: dict[str, bytes], inside: bytes) -> None:
    again = package.build(making.release())
    assert again == files
    assert package.assemble(again, making.signatures(again)) == inside
    assert package.build(making.release(sequence=4))[package.SUMS] != files[package.SUMS]


def test_a_genuine_package_gives_its_facts(inside: bytes, files: dict[str, bytes], identity: tuple[str, str]) -> None:
    opened = check(inside, identity)
    assert (opened.facts.office, opened.facts.sequence, opened.facts.period) == ("OUJ", 3, "2026-Q3")
    assert opened.digest == package.digest(files)
    assert [(part, signer.uid) for part, signer in opened.signers] == [
        (Part.PREPARER, "u-officer-1"),
        (Part.APPROVER, "u-supervisor-1"),
    ]
    assert not opened.already
    assert {name: opened.files[name] for name in files} == files


def test_standard_tools_agree(tmp_path: Path, inside: bytes, identity: tuple[str, str]) -> None:
    age, mini, sums = program("age"), program("minisign"), program("sha256sum")
    (tmp_path / "key.txt").write_text(identity[0] + "\n")
    (tmp_path / "in.age").write_bytes(sealing.seal(inside, [identity[1], sealing.new_identity()[1]]))
    opened = subprocess.run(
        [age, "-d", "-i", tmp_path / "key.txt", tmp_path / "in.age"], check=True, capture_output=True
    )
    assert opened.stdout == inside
    for name, content in archive.unpack(inside).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    subprocess.run([sums, "--strict", "-c", package.SUMS], cwd=tmp_path, check=True, capture_output=True)
    for part, person in ((Part.PREPARER, making.OFFICER), (Part.APPROVER, making.SUPERVISOR)):
        command = [mini, "-V", "-P", person.signer().key.line, "-m", package.SUMS, "-x", package.SIGNATURES[part]]
        said = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True).stdout
        assert f"part={part} role={person.role} uid={person.uid}" in said
        assert "audit=" + "0f" * 32 in said
    (tmp_path / package.SUMS).write_bytes((tmp_path / package.SUMS).read_bytes().replace(b"a", b"b", 1))
    assert subprocess.run(command, cwd=tmp_path, capture_output=True).returncode != 0


def test_we_read_the_public_key_files_of_minisign(tmp_path: Path) -> None:
    mini = program("minisign")
    subprocess.run([mini, "-G", "-W", "-p", "k.pub", "-s", "k.sec"], cwd=tmp_path, check=True, capture_output=True)
    text = (tmp_path / "k.pub").read_text()
    key = minisign.PublicKey.parse(text)
    assert key.shown_id.lstrip("0") in text  # minisign leaves leading zeros out
    assert minisign.PublicKey.parse(key.line) == key


def positions(length: int, count: int) -> list[int]:
    edges = [*range(0, min(120, length)), *range(max(0, length - 60), length)]
    return sorted({*edges, *random.Random(7).sample(range(length), min(count, length))})


def test_p51_every_changed_byte_of_the_sealed_file_is_refused(inside: bytes, identity: tuple[str, str]) -> None:
    sealed = sealing.seal(inside, [identity[1]])
    trust = making.trust()
    verification.check(sealed, identity=identity[0], trust=trust)
    for position in positions(len(sealed), 120):
        changed = bytearray(sealed)
        changed[position] ^= 1 << (position % 8)
        with pytest.raises((VerdictError, sealing.NotSealed)):
            verification.check(bytes(changed), identity=identity[0], trust=trust)
        with pytest.raises((VerdictError, sealing.NotSealed)):
            verification.check(sealed[:position], identity=identity[0], trust=trust)


def refused_inside(inside: bytes, position: int, identity: tuple[str, str], trust: Trust) -> None:
    """Whoever knows the authority's public key can seal again: the inside has to stand alone."""
    changed = bytearray(inside)
    changed[position] ^= 1 << (position % 8)
    for content in (bytes(changed), inside[:position], inside + b"\0"):
        with pytest.raises((VerdictError, InputError)):
            verification.check(sealing.seal(content, [identity[1]]), identity=identity[0], trust=trust)


def test_p51_changed_bytes_under_a_fresh_seal_are_refused(inside: bytes, identity: tuple[str, str]) -> None:
    for position in positions(len(inside), 150):
        refused_inside(inside, position, identity, making.trust())
    signature = inside.index(b"untrusted comment")
    for position in range(signature, signature + 300):
        refused_inside(inside, position, identity, making.trust())


def structure(inside: bytes) -> list[int]:
    """Every position that says what the archive is made of, and forty of the content of each file."""
    with zipfile.ZipFile(io.BytesIO(inside)) as opened:
        files, directory = opened.infolist(), opened.start_dir
    chosen, random_ = set(range(directory, len(inside))), random.Random(51)
    ends = [*(each.header_offset for each in files[1:]), directory]
    for each, end in zip(files, ends, strict=True):
        content = end - each.compress_size
        chosen.update(range(each.header_offset, content))
        chosen.update(random_.sample(range(content, end), min(40, each.compress_size)))
    return sorted(chosen)


@pytest.mark.campaign
@pytest.mark.timeout(0)
def test_p51_the_whole_structure_changed_under_a_fresh_seal_is_refused(
    inside: bytes, identity: tuple[str, str]
) -> None:
    trust, chosen = making.trust(), structure(inside)
    assert len(chosen) > 5_000
    for position in chosen:
        refused_inside(inside, position, identity, trust)


def test_p51_another_key_does_not_open(inside: bytes) -> None:
    sealed = sealing.seal(inside, [sealing.new_identity()[1]])
    with pytest.raises(NotForThisKey):
        verification.check(sealed, identity=sealing.new_identity()[0], trust=making.trust())


def rebuilt(inside: bytes, **changes: bytes | None) -> bytes:
    contents = archive.unpack(inside)
    for name, content in changes.items():
        if content is None:
            del contents[name]
        else:
            contents[name] = content
    return archive.pack(contents)


def test_files_outside_or_missing_from_the_list(inside: bytes, identity: tuple[str, str]) -> None:
    assert reason(rebuilt(inside, **{"extra.txt": b"x"}), identity) == "extra-file"
    assert reason(rebuilt(inside, **{"LISEZMOI.txt": None}), identity) == "missing-file"
    assert reason(rebuilt(inside, **{"LISEZMOI.txt": b"x"}), identity) == "changed-file"
    assert reason(rebuilt(inside, **{package.SIGNATURES[Part.APPROVER]: None}), identity) == "missing-file"
    assert reason(rebuilt(inside, **{package.SUMS: b"x"}), identity) == "sums"
    assert reason(archive.pack({"a.txt": inside}), identity) == "missing-file"


def test_p51_two_different_people_of_the_right_roles(files: dict[str, bytes], identity: tuple[str, str]) -> None:
    def signed(preparer: making.Person, approver: making.Person) -> bytes:
        return package.assemble(files, making.signatures(files, preparer=preparer, approver=approver))

    other, boss = making.Person("u-officer-2", "officer"), making.SUPERVISOR
    everybody = making.trust(making.OFFICER, boss, other)
    assert reason(signed(making.OFFICER, other), identity, everybody) == "role"
    assert reason(signed(making.OFFICER, making.OFFICER), identity, everybody) == "role"
    assert reason(signed(other, boss), identity, everybody) == "other-facts"  # not who the manifest says
    assert reason(signed(making.OFFICER, boss), identity, making.trust(making.OFFICER)) == "unknown-signer"
    liar = making.Person(making.OFFICER.uid, "supervisor", making.OFFICER.key)
    assert reason(signed(liar, liar), identity, making.trust(making.OFFICER)) == "role"


def test_a_supervisor_may_prepare_but_not_approve_their_own(identity: tuple[str, str]) -> None:
    boss, second = making.SUPERVISOR, making.Person("u-supervisor-2", "supervisor")
    files = package.build(making.release(prepared_by=boss.uid))
    trust = making.trust(boss, second)
    good = package.assemble(files, making.signatures(files, preparer=boss, approver=second))
    assert check(good, identity, trust).facts.prepared_by == boss.uid
    alone = package.assemble(files, making.signatures(files, preparer=boss, approver=boss))
    assert reason(alone, identity, trust) == "same-signer"


def test_days_office_and_revocation(inside: bytes, identity: tuple[str, str]) -> None:
    boss = making.SUPERVISOR.signer()

    def trusting(**changes: str) -> Trust:
        return Trust("", (making.OFFICER.signer(), replace(boss, **changes)))

    assert check(inside, identity, trusting(from_="2026-10-05", until="2026-10-05"))
    assert reason(inside, identity, trusting(until="2026-10-04")) == "signer-expired"
    assert reason(inside, identity, trusting(from_="2026-10-06")) == "signer-expired"
    assert reason(inside, identity, trusting(revoked="2026-11-01")) == "signer-revoked"
    assert reason(inside, identity, trusting(office="TNG")) == "office"


def test_p51_replay_fork_and_roll_back(inside: bytes, files: dict[str, bytes], identity: tuple[str, str]) -> None:
    def after(sequence: int, digest: str, period: str = "2026-Q3") -> Trust:
        return making.trust().with_seen(Seen(office="OUJ", period=period, sequence=sequence, digest=digest))

    assert check(inside, identity, after(3, package.digest(files))).already
    assert reason(inside, identity, after(3, "00" * 32)) == "sequence-reused"
    assert reason(inside, identity, after(4, "00" * 32)) == "older-sequence"
    assert reason(inside, identity, after(2, "00" * 32)) == "disagrees"
    assert not check(inside, identity, after(2, "00" * 32, "2026-Q2")).already


def test_a_correction_names_what_it_replaces(identity: tuple[str, str]) -> None:
    files = package.build(making.release(earlier=("11" * 32, "22" * 32)))
    inside = package.assemble(files, making.signatures(files))
    before = Seen(office="OUJ", period="2026-Q3", sequence=2, digest="22" * 32)
    assert not check(inside, identity, making.trust().with_seen(before)).already
    other = Seen(office="OUJ", period="2026-Q3", sequence=2, digest="33" * 32)
    assert reason(inside, identity, making.trust().with_seen(other)) == "disagrees"


def test_a_name_that_announces_other_facts_is_refused(inside: bytes, identity: tuple[str, str]) -> None:
    sealed = sealing.seal(inside, [identity[1]])
    for name in ("CRV_2026-Q3_OUJ_003.zip.age", "CRV_2026-Q3_OUJ_003 (1).zip.age", "from-oujda.age"):
        assert verification.check(sealed, identity=identity[0], trust=making.trust(), name=name)
    for name in ("CRV_2026-Q4_OUJ_003.zip.age", "CRV_2026-Q3_TNG_003.zip.age", "CRV_2026-Q3_OUJ_004.zip.age"):
        with pytest.raises(NotGenuine) as caught:
            verification.check(sealed, identity=identity[0], trust=making.trust(), name=name)
        assert caught.value.facts["reason"] == "other-name"


def test_a_package_inside_another_archive_is_told(inside: bytes, identity: tuple[str, str]) -> None:
    assert reason(archive.pack({"package.zip": inside}), identity) == "packed-twice"
    with pytest.raises(NotGenuine) as caught:
        verification.check(inside, identity=identity[0], trust=making.trust())
    assert caught.value.facts["reason"] == "packed-twice"


def test_signatures_of_another_release_do_not_fit(files: dict[str, bytes], identity: tuple[str, str]) -> None:
    other = package.build(making.release(sequence=4))
    swapped = package.assemble(files, making.signatures(other))
    assert reason(swapped, identity) == "signature"


def test_a_package_of_a_newer_program_says_so(files: dict[str, bytes], identity: tuple[str, str]) -> None:
    newer = {name: content for name, content in files.items() if name != package.SUMS}
    newer[package.MANIFEST] = files[package.MANIFEST].replace(b'"format": 1', b'"format": 2')
    newer[package.SUMS] = package.sums(newer)
    signatures = making.signatures(files)
    with pytest.raises(NewerVersion):
        check(package.assemble(newer, signatures), identity)


def test_a_table_that_this_version_does_not_know_is_named(identity: tuple[str, str]) -> None:
    release = making.release()
    files = package.build(replace(release, tables=(*release.tables, replace(release.tables[0], key="moon-sex"))))
    with pytest.raises(UnknownTable) as caught:
        check(package.assemble(files, making.signatures(files)), identity)
    assert caught.value.facts == {"table": "moon-sex"}


def test_a_signer_that_does_not_belong_to_the_key_is_noticed(files: dict[str, bytes]) -> None:
    with pytest.raises(minisign.BadSignature):
        package.sign(
            files,
            part=Part.PREPARER,
            role="officer",
            uid="u",
            public_key=making.OFFICER.raw,
            signer=making.SUPERVISOR.key.sign,
        )


def test_legacy_signatures_are_not_taken(files: dict[str, bytes]) -> None:
    key = making.OFFICER.signer().key
    text = making.signatures(files)[Part.PREPARER].decode()
    lines = text.split("\n")
    lines[1] = base64.b64encode(b"Ed" + base64.b64decode(lines[1])[2:]).decode()
    with pytest.raises(minisign.BadSignature):
        minisign.verify(files[package.SUMS], "\n".join(lines), key=key)
