"""The ledger from the vault, its signed copy, the floor of the authority, and advice on tables."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import office
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rightsmonitor.domain import policy as rules
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import (
    BelowPolicy,
    InvalidTable,
    InvalidValue,
    NotGenuine,
    NotPermitted,
    PolicyRefused,
    UnreadableFile,
)
from rightsmonitor.domain.policy import Policy
from rightsmonitor.exchange import ledger_file
from rightsmonitor.exchange.package import minisign
from rightsmonitor.services.national import authority, ledger_reading
from rightsmonitor.services.release import advice, ledger, policy, releases
from rightsmonitor.services.vault import people, vaults

QUARTER, TABLES = Period.parse("2026-Q3"), ("month", "violation-status")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger") / "vault"
    office.create(folder)
    office.fill(folder, office.records(25))
    return folder


@pytest.fixture
def vault(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled, tmp_path / "vault"))


@pytest.fixture(scope="module")
def published(filled: Path) -> tuple[Path, str]:
    """The office with a release that was approved, and the uid of the release."""
    folder = Path(shutil.copytree(filled, filled.parent / "published"))
    return folder, approved(folder)


@pytest.fixture
def one(published: tuple[Path, str], vault: Path) -> str:
    """Puts that office in the place of `vault`; the uid of its release."""
    shutil.rmtree(vault)
    shutil.copytree(published[0], vault)
    return published[1]


def approved(folder: Path, *, base: int = 0) -> str:
    opened = office.unlock(folder, "officer")
    uid = releases.prepare(opened, period=QUARTER, tables=TABLES, base=base).release.uid
    opened.close()
    opened = office.unlock(folder, "other")
    releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    opened.close()
    return uid


@pytest.mark.parametrize("base", [0, 5])
def test_every_release_is_checked_again_from_the_vault(vault: Path, request: pytest.FixtureRequest, base: int) -> None:
    if base:
        approved(vault, base=base)
    else:
        request.getfixturevalue("one")
    opened = office.unlock(vault, "supervisor")
    (entry,) = ledger.verify(opened)
    assert entry.faults == ()
    assert entry.random
    assert entry.protected > 0
    assert vaults.check(opened).sound
    opened.close()


BREAKS = {
    "files": "UPDATE release_file SET content = CAST(content || x'20' AS BLOB) WHERE name = 'LISEZMOI.txt'",
    "proof": "UPDATE release SET inside = replace(inside, '\"threshold\": 5', '\"threshold\": 50')",
    "signature": "DELETE FROM release_signature WHERE part = 'approver'",
    "ledger": "UPDATE ledger SET document = document || ' '",
    "random": "UPDATE release SET inside = replace(inside, '\"seed\"', '\"lost\"')",
}


@pytest.mark.usefixtures("one")
@pytest.mark.parametrize("fault", BREAKS)
def test_whatever_is_changed_in_the_vault_is_found(vault: Path, fault: str) -> None:
    opened = office.unlock(vault, "supervisor")
    for name in (
        "release_file_never_changes", "release_keeps_its_content", "release_moves_forward",
        "release_signature_never_goes", "ledger_never_changes",
    ):  # fmt: skip
        opened.vault.database.execute(f"DROP TRIGGER {name}", ())
    opened.vault.database.execute(BREAKS[fault], ())
    (entry,) = ledger.verify(opened)
    assert entry.faults == (fault,)
    report = vaults.check(opened)
    assert [(found.code, found.first) for found in report.problems] == [("release", 1)]
    opened.close()


@pytest.mark.usefixtures("one")
def test_the_signed_copy_says_what_was_approved_and_nothing_else(vault: Path, tmp_path: Path) -> None:
    opened = office.unlock(vault, "supervisor")
    path = ledger.export(opened, folder=tmp_path / "usb")
    content = path.read_bytes()
    found = ledger_file.read(content)
    (line,) = found.lines
    (entry,) = ledger.entries(opened)
    assert (line.digest, line.period, line.mode, line.threshold) == (entry.digest, "2026-Q3", "suppress", 5)
    key = next(person.sign_pk for person in people.list_(opened) if person.name == "supervisor")
    signature = path.with_name(f"{path.name}.minisig").read_text(encoding="ascii")
    public = minisign.PublicKey.from_raw(key)
    assert minisign.verify(content, signature, key=public) == found.comment
    with pytest.raises(minisign.BadSignature):
        minisign.verify(content.replace(b"2026-Q3", b"2026-Q2"), signature, key=public)
    assert not any(word in content for word in (b"seed", b"secret", b"truth", b"primary", b"certificate"))
    opened.close()
    opened = office.unlock(vault, "officer")
    with pytest.raises(NotPermitted):
        ledger.export(opened, folder=tmp_path)
    opened.close()


def test_the_authority_sees_what_never_arrived(vault: Path, one: str, tmp_path: Path) -> None:
    trust, identity = office.authority_side(vault)
    uid = one
    opened = office.unlock(vault, "supervisor")
    path = ledger.export(opened, folder=tmp_path / "usb")
    before = ledger_reading.read(file=path, trust=trust)
    assert ([line.sequence for line in before.missing], before.unknown) == ([1], ())
    package = releases.write(opened, uid=uid, folder=tmp_path / "usb")
    opened.close()
    authority.open_(file=package, trust=trust, identity=identity, to=tmp_path / "opened")
    found = ledger_reading.read(file=path, trust=trust)
    assert (found.missing, found.unknown, found.agrees) == ((), (), True)
    text = (trust / "trust.json").read_text(encoding="utf-8")
    (trust / "trust.json").write_text(text.replace(found.ledger.lines[0].digest, "0" * 64), encoding="utf-8")
    found = ledger_reading.read(file=path, trust=trust)
    assert ([line.sequence for line in found.missing], found.unknown, found.agrees) == ([1], (1,), False)
    empty = ledger_file.write(replace(ledger_file.read(path.read_bytes()), lines=()))
    path.write_bytes(empty)
    with pytest.raises(NotGenuine):
        ledger_reading.read(file=path, trust=trust)
    with pytest.raises(UnreadableFile):
        ledger_reading.read(file=tmp_path / "absent.json", trust=trust)


def signed(folder: Path, floor: Policy, key: Ed25519PrivateKey, name: str = "policy.json") -> Path:
    public = minisign.PublicKey.from_raw(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))
    text = minisign.sign(floor.document(), key=public, signer=key.sign, trusted_comment=f"policy {floor.version}")
    (folder / "authority.pub").write_text(public.text(), encoding="ascii")
    (folder / name).write_bytes(floor.document())
    stock = text.replace("signature of a RightsMonitor release", "signature from minisign secret key", 1)
    (folder / f"{name}.minisig").write_text(stock, encoding="ascii")
    return folder / name


def test_the_floor_of_the_authority_holds_and_nobody_below_lowers_it(vault: Path, tmp_path: Path) -> None:
    key, other = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    file = signed(tmp_path, Policy(version=2, issuer="CNDH", minimum_threshold=7, sensitive_threshold=12), key)
    opened = office.unlock(vault, "admin")
    with pytest.raises(PolicyRefused):
        policy.import_(opened, file=file)
    policy.trust(opened, key=tmp_path / "authority.pub")
    assert policy.import_(opened, file=file).minimum_threshold == 7
    with pytest.raises(PolicyRefused):
        policy.import_(opened, file=file)
    older = signed(tmp_path, Policy(version=1), key, "older.json")
    with pytest.raises(PolicyRefused):
        policy.import_(opened, file=older)
    forged = signed(tmp_path, Policy(version=3), other, "forged.json")
    with pytest.raises(PolicyRefused):
        policy.import_(opened, file=forged)
    with pytest.raises(PolicyRefused):  # the key of somebody else may not take the place of a signed floor
        policy.trust(opened, key=tmp_path / "authority.pub")
    opened.close()
    opened = office.unlock(vault, "officer")
    for asked in ({"threshold": 5}, {"threshold": 7, "base": 5}):
        with pytest.raises(BelowPolicy):
            releases.prepare(opened, period=QUARTER, tables=TABLES, **asked)  # type: ignore[arg-type]
    with pytest.raises(NotPermitted):
        policy.import_(opened, file=file)
    assert releases.prepare(opened, period=QUARTER, tables=TABLES, threshold=7).release.threshold == 7
    opened.vault.database.execute("UPDATE meta SET value = replace(value, '7', '3') WHERE name = 'policy'", ())
    with pytest.raises(PolicyRefused):
        policy.show(opened)
    opened.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [("minimum_threshold", 2), ("minimum_threshold", True), ("trafficking_place", "province"), ("version", 0),
     ("sensitive_threshold", 4), ("kind", "x"), ("issuer", 3), ("group_units", 2),
     ("table_thresholds", 3), ("table_thresholds", [["nothing", 5]]), ("table_thresholds", [["month", 2]])],
)  # fmt: skip
def test_policies_that_are_none(name: str, value: object) -> None:
    good = json.loads(Policy(version=1, minimum_threshold=5).document())
    assert rules.read(json.dumps(good).encode()) == Policy(version=1, minimum_threshold=5)
    with pytest.raises(InvalidValue):
        rules.read(json.dumps(good | {name: value}).encode())
    with pytest.raises(InvalidValue):
        rules.read(b"\xff[")


def test_by_province_a_sensitive_table_has_its_own_threshold() -> None:
    floor, tables = Policy(), ("place-violation", "month")
    assert floor.thresholds(5, tables=tables, place_levels=2) == {"place-violation": 10, "month": 5}
    assert floor.thresholds(5, tables=tables, place_levels=1) == {"place-violation": 5, "month": 5}
    assert floor.thresholds(5, tables=tables, place_levels=1, more={"month": 7})["month"] == 7
    higher = Policy(version=1, minimum_threshold=5, table_thresholds=(("month", 15),), group_units=12)
    assert rules.read(higher.document()) == higher
    assert higher.thresholds(5, tables=tables, place_levels=1, more={"month": 7})["month"] == 15
    with pytest.raises(BelowPolicy):
        higher.thresholds(5, tables=tables, place_levels=1, more={"month": 4})
    with pytest.raises(BelowPolicy):
        higher.groups(11)
    assert floor.base(3, place_levels=1) == 3
    with pytest.raises(BelowPolicy):
        floor.base(3, place_levels=2)


def test_advice_for_every_table_and_depth(vault: Path) -> None:
    opened = office.unlock(vault, "officer")
    told: list[tuple[int, int]] = []
    found = advice.advise(opened, period=QUARTER, progress=lambda done, total: told.append((done, total)))
    opened.close()
    assert {(each.table, each.place_levels) for each in found} >= {("place-violation", 1), ("place-violation", 2)}
    assert told[-1][1] == len(told)
    for each in found:
        assert 0 <= each.cells_lost <= 1
        assert each.small <= each.not_zero <= each.cells
        assert (each.proposal == "suppress") == (each.cells_lost <= 0.15)
        assert each.mean_error < 2 * each.base
        assert not (each.at_least and each.cells_lost <= 0.15)


def test_a_mixed_resolution_shows_some_regions_by_province(vault: Path) -> None:
    opened = office.unlock(vault, "officer")
    made = releases.prepare(
        opened, period=QUARTER, tables=("place-sex-age",), place_levels=2, detailed=("02",), base=5
    ).release
    codes = set(made.tables[0].dimensions[0].codes)
    assert {code for code in codes if "." in code} == {code for code in codes if code.startswith("02.")} != set()
    assert releases.attack(opened, uid=made.uid).safe
    with pytest.raises(InvalidTable):
        releases.prepare(opened, period=Period.parse("2026-Q2"), place_levels=2, detailed=("99",))
    opened.close()
