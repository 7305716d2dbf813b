"""P39: who holds the data key and an SQL shell still cannot make a release that an authority accepts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import office
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from office import Released as Scene

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import DamagedDatabase, DamagedVaultFile, NotGenuine, NotPermitted, SamePerson
from rightsmonitor.exchange import verification
from rightsmonitor.exchange.package import package
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.services.national import authority
from rightsmonitor.services.release import releases
from rightsmonitor.services.session import Session
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.keys import keyslots, roster
from rightsmonitor.storage.keys.keys import Signer


@pytest.fixture
def scene(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Scene:
    return office.released(tmp_path_factory, tmp_path / "copy")


@pytest.fixture
def officer(scene: Scene) -> Iterator[Session]:
    opened = office.unlock(scene.vault, "officer")
    yield opened
    opened.vault.database.close()  # after what was done to it, no session ends properly


def sql(session: Session, text: str, *values: object) -> None:
    """The shell: nothing of the program is asked, and no rule that SQLite keeps stands in the way."""
    base = session.vault.database
    for (name,) in base.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
        base.execute(f"DROP TRIGGER {name}")
    base.execute("PRAGMA foreign_keys = OFF")
    base.execute("PRAGMA ignore_check_constraints = ON")
    base.execute(text, values)


def signature(session: Session, scene: Scene, signer: Signer, *, role: str, part: Part = Part.APPROVER) -> bytes:
    made = rows.files(session.vault, scene.uid)
    return package.sign(
        made, part=part, role=role, uid=signer.uid, public_key=signer.public_key, signer=signer.sign_bytes
    )


def forge(session: Session, scene: Scene, content: bytes, *, by: str) -> None:
    """Writes an approval into the tables as if `by` had given it."""
    who = "(SELECT id FROM user WHERE name = ?)"
    sql(
        session,
        f"UPDATE release SET state = 'approved', decided_at = prepared_at, decided_by = {who} WHERE uid = ?",
        *(by, scene.uid),
    )
    sql(
        session,
        "INSERT INTO release_signature (release, part, by, name, content)"
        f" SELECT id, 'approver', {who}, ?, ? FROM release WHERE uid = ?",
        *(by, package.SIGNATURES[Part.APPROVER], content, scene.uid),
    )


def written(session: Session, scene: Scene) -> Path:
    """The program itself writes it: at home the tables are believed, which is why the receiver does not."""
    return releases.write(session, uid=scene.uid, folder=scene.vault.parent / "out")


def verdict(scene: Scene, file: Path) -> str:
    try:
        authority.verify(file=file, trust=scene.trust, identity=scene.identity)
    except NotGenuine as error:
        return str(error.facts["reason"])
    return "genuine"


def _approve(scene: Scene, name: str = "supervisor") -> None:
    opened = office.unlock(scene.vault, name)
    releases.approve(opened, uid=scene.uid, passphrase=office.secret(name))
    opened.close()


def _uid_of(session: Session, name: str) -> str:
    member = session.vault.roster.named(name)
    assert member is not None
    return member.uid


def test_p39_an_honest_approval_is_genuine(scene: Scene) -> None:
    _approve(scene)
    opened = office.unlock(scene.vault, "officer")
    assert verdict(scene, written(opened, scene)) == "genuine"
    opened.close()


def _own_key(session: Session, role: str) -> tuple[Signer, str]:
    return session.vault.signer, role


def _under_another_name(session: Session, role: str) -> tuple[Signer, str]:
    return Signer(_uid_of(session, "supervisor"), session.vault.signer.key), role


def _made_up_key(session: Session, role: str) -> tuple[Signer, str]:
    return Signer(_uid_of(session, "supervisor"), Ed25519PrivateKey.generate()), role


@pytest.mark.parametrize(
    ("maker", "role", "answers"),
    [
        (_own_key, "officer", {"role"}),
        (_own_key, "supervisor", {"role"}),
        (_under_another_name, "supervisor", {"other-facts"}),
        (_made_up_key, "supervisor", {"unknown-signer"}),
    ],
)
def test_p39_an_officer_who_writes_an_approval_into_the_tables_is_refused(
    scene: Scene, officer: Session, maker: Callable[[Session, str], tuple[Signer, str]], role: str, answers: set[str]
) -> None:
    signer, claimed = maker(officer, role)
    forge(officer, scene, signature(officer, scene, signer, role=claimed), by="supervisor")
    assert verdict(scene, written(officer, scene)) in answers


def test_p39_a_supervisor_who_approves_their_own_release_is_refused(scene: Scene) -> None:
    opened = office.unlock(scene.vault, "supervisor")
    own = opened.vault.signer
    sql(opened, "DELETE FROM release_signature")
    content = signature(opened, scene, own, role="supervisor", part=Part.PREPARER)
    sql(
        opened,
        "INSERT INTO release_signature (release, part, by, name, content)"
        " SELECT id, 'preparer', (SELECT id FROM user WHERE name = 'supervisor'), ?, ? FROM release WHERE uid = ?",
        *(package.SIGNATURES[Part.PREPARER], content, scene.uid),
    )
    sql(opened, "UPDATE release SET prepared_by = (SELECT id FROM user WHERE name = 'supervisor')")
    with pytest.raises(SamePerson):
        releases.approve(opened, uid=scene.uid, passphrase=office.secret("supervisor"))
    forge(opened, scene, signature(opened, scene, own, role="supervisor"), by="other")
    assert verdict(scene, written(opened, scene)) in {"same-signer", "other-facts"}
    opened.vault.database.close()


def test_p39_a_signature_replayed_from_another_release_is_refused(scene: Scene, tmp_path: Path) -> None:
    _approve(scene)
    honest = office.unlock(scene.vault, "officer")
    genuine = {kept.part: kept.content for kept in rows.signatures(honest.vault, scene.uid)}["approver"]
    files = rows.files(honest.vault, scene.uid)
    preparer = honest.vault.signer
    changed = {name: content for name, content in files.items() if name != package.SUMS}
    first = next(name for name in sorted(changed) if name.endswith(".csv"))
    changed[first] += b"\n"
    changed[package.SUMS] = package.sums(changed)
    resigned = package.sign(
        changed,
        part=Part.PREPARER,
        role="officer",
        uid=preparer.uid,
        public_key=preparer.public_key,
        signer=preparer.sign_bytes,
    )
    recipients = json.loads(honest.vault.database.value("SELECT value FROM meta WHERE name = 'recipients'"))
    honest.close()
    sealed = package.seal(changed, {Part.PREPARER: resigned, Part.APPROVER: genuine}, recipients)
    replayed, silent = tmp_path / "replayed.zip.age", tmp_path / "silent.zip.age"
    replayed.write_bytes(sealed)
    assert verdict(scene, replayed) == "signature"
    silent.write_bytes(
        package.seal(
            changed | {package.SUMS: files[package.SUMS]}, {Part.PREPARER: resigned, Part.APPROVER: genuine}, recipients
        )
    )
    assert verdict(scene, silent) == "changed-file"


def test_p39_a_role_edited_in_the_tables_gives_no_role_anywhere(scene: Scene, officer: Session) -> None:
    sql(officer, "UPDATE user SET role = 'supervisor' WHERE name = 'officer'")
    own = officer.vault.signer
    forge(officer, scene, signature(officer, scene, own, role="supervisor"), by="supervisor")
    assert verdict(scene, written(officer, scene)) == "role"
    officer.vault.database.close()
    with pytest.raises(DamagedDatabase) as caught:
        office.unlock(scene.vault, "officer")
    assert caught.value.facts["reason"] == "roster"


def test_p39_a_roster_signed_by_the_officer_is_refused_by_everybody(scene: Scene, officer: Session) -> None:
    from dataclasses import replace

    vault = officer.vault
    promoted = tuple(replace(each, role=Role.SUPERVISOR) for each in vault.roster.members if each.name == "officer")
    others = tuple(each for each in vault.roster.members if each.name != "officer")
    with vault.transaction():
        roster.append(
            vault.database,
            (*others, *promoted),
            signer=vault.signer,
            vault_id=vault.vault_id,
            after=vault.roster,
            at=vault.now(),
        )
    vault.database.close()
    for name in ("officer", "supervisor", "admin"):
        with pytest.raises(DamagedDatabase):
            office.unlock(scene.vault, name)


def test_p39_a_role_written_into_vault_json_is_refused(scene: Scene) -> None:
    path = scene.vault / keyslots.NAME
    document: dict[str, Any] = json.loads(path.read_bytes())
    for slot in document["slots"]:
        slot["role"] = "supervisor"
    document["sums"] = [keyslots._sum(slot) for slot in document["slots"]]
    path.write_text(json.dumps(document))
    with pytest.raises(DamagedVaultFile):
        office.unlock(scene.vault, "officer")


def test_p39_the_service_itself_refuses_an_officer(scene: Scene) -> None:
    opened = office.unlock(scene.vault, "officer")
    with pytest.raises(NotPermitted):
        releases.approve(opened, uid=scene.uid, passphrase=office.secret("officer"))
    opened.close()


@pytest.mark.parametrize("kept_check", [True, False])
def test_p39_a_broken_verifier_would_accept_the_forgery(
    scene: Scene, officer: Session, monkeypatch: pytest.MonkeyPatch, kept_check: bool
) -> None:
    """The control: without the one check, the same file is accepted. So the tests above test that check."""
    forge(officer, scene, signature(officer, scene, officer.vault.signer, role="officer"), by="supervisor")
    file = written(officer, scene)
    if not kept_check:
        monkeypatch.setattr(verification, "_check_person", lambda *_: None)
        monkeypatch.setattr(verification, "_check_four_eyes", lambda _: None)
    assert verdict(scene, file) == ("role" if kept_check else "genuine")
