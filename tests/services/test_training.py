"""A training vault is told from a real one for ever, and nothing out of it comes into real work.

Each refusal has its control: the same thing out of a real vault, made the same way, is taken.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import office
import pytest
import registers

from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import NotGenuine, NoTraining, RightsMonitorError, TrainingMaterial
from rightsmonitor.domain.training import COLUMN, MARK
from rightsmonitor.exchange.package import archive, package, sealing
from rightsmonitor.services import session
from rightsmonitor.services.national import authority
from rightsmonitor.services.records import imports, incidents, papers
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.release import releases
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import backups
from rightsmonitor.storage.keys import keyslots
from rightsmonitor.wording import LANGUAGES, words

QUARTER = Period.parse("2026-Q3")


@dataclass(frozen=True)
class Made:
    """An office, its authority, and what it wrote: a release, a backup."""

    vault: Path
    trust: Path
    identity: Path
    package: Path
    backup: Path

    def unlock(self, name: str = "officer") -> Session:
        return office.unlock(self.vault, name)


def _made(folder: Path, *, training: bool) -> Made:
    folder.mkdir()
    vault = folder / "vault"
    office.create(vault, training=training)
    office.fill(vault, office.records(12))
    trust, identity = office.authority_side(vault)
    with closing(office.unlock(vault, "officer")) as opened:
        uid = releases.prepare(opened, period=QUARTER, tables=["month"]).release.uid
    (folder / "stick").mkdir()
    with closing(office.unlock(vault, "other")) as opened:
        releases.approve(opened, uid=uid, passphrase=bytearray(office.secret("other")))
        file = releases.write(opened, uid=uid, folder=folder / "stick")
        backup = folder / "stick" / backups.make(opened, folder=folder / "stick").receipt.name
    return Made(vault, trust, identity, file, backup)


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return _made(tmp_path_factory.mktemp("office") / "real", training=False)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return _made(tmp_path_factory.mktemp("office") / "practice", training=True)


@pytest.fixture
def into(real: Made) -> Iterator[Session]:
    opened = real.unlock()
    yield opened
    opened.close()


def test_status_and_session_say_what_the_vault_is(real: Made, practice: Made) -> None:
    for made, expected in ((real, False), (practice, True)):
        assert session.status(folder=made.vault).training is expected
        with closing(made.unlock()) as opened:
            assert opened.training is expected


def test_the_authority_refuses_a_training_package(real: Made, practice: Made, tmp_path: Path) -> None:
    # Its signers are trusted here, on purpose: it is the mark alone that refuses.
    for act in ("verify", "open"):
        with pytest.raises(NotGenuine) as refused:
            _receive(act, practice, tmp_path / f"practice-{act}")
        assert refused.value.facts["reason"] == "training"
        assert refused.value.exit_code == 1
        assert _receive(act, real, tmp_path / f"real-{act}").office == "OUJ"
    assert practice.package.name.startswith("TRAINING_CRV_")
    assert real.package.name.startswith("CRV_")


def _receive(act: str, made: Made, to: Path) -> authority.Verified:
    if act == "verify":
        return authority.verify(file=made.package, trust=made.trust, identity=made.identity)
    return authority.open_(file=made.package, trust=made.trust, identity=made.identity, to=to)


def _files(made: Made) -> dict[str, bytes]:
    content = made.package.read_bytes()
    return archive.unpack(sealing.unseal(content, made.identity.read_text(encoding="utf-8")))


def _sealed(made: Made, files: dict[str, bytes], target: Path) -> Path:
    identity = made.identity.read_text(encoding="utf-8")
    recipient = identity.splitlines()[0].removeprefix("# public key: ")
    target.write_bytes(sealing.seal(archive.pack(files), [recipient]))
    return target


@pytest.mark.parametrize("sums_too", [False, True])
def test_a_mark_that_was_taken_out_breaks_a_signature(practice: Made, tmp_path: Path, *, sums_too: bool) -> None:
    files = _files(practice)
    manifest: dict[str, Any] = json.loads(files[package.MANIFEST])
    assert manifest.pop("training") is True
    files[package.MANIFEST] = json.dumps(manifest).encode()
    if sums_too:
        signed = {package.SUMS, *package.SIGNATURES.values()}
        files[package.SUMS] = package.sums({name: text for name, text in files.items() if name not in signed})
    forged = _sealed(practice, files, tmp_path / "forged.age")
    with pytest.raises(NotGenuine) as refused:
        authority.verify(file=forged, trust=practice.trust, identity=practice.identity)
    assert refused.value.facts["reason"] == ("signature" if sums_too else "changed-file")


def test_packing_alone_is_no_forgery(real: Made, tmp_path: Path) -> None:
    """The control of the test above: the same hands, nothing changed."""
    again = _sealed(real, _files(real), tmp_path / "again.age")
    assert authority.verify(file=again, trust=real.trust, identity=real.identity).office == "OUJ"


def test_the_signed_comments_say_it_to_stock_tools(real: Made, practice: Made) -> None:
    for made, expected in ((real, False), (practice, True)):
        files = _files(made)
        for name in package.SIGNATURES.values():
            assert (b" training=yes " in files[name]) is expected
        assert ("EXERCICE" in files["LISEZMOI.txt"].decode()) is expected


def _restore(made: Made, to: Path, *, training: bool) -> backups.Restored:
    opener = backups.with_passphrase("officer", office.secret("officer"))
    return backups.restore(file=made.backup, to=to, opener=opener, weakest_kdf=office.CHEAP, training=training)


def test_a_backup_comes_back_as_what_it_was_or_not_at_all(real: Made, practice: Made, tmp_path: Path) -> None:
    with pytest.raises(TrainingMaterial) as refused:
        _restore(practice, tmp_path / "as-real", training=False)
    assert refused.value.exit_code == 2
    with pytest.raises(NoTraining):
        _restore(real, tmp_path / "as-practice", training=True)
    assert not (tmp_path / "as-real").exists()
    assert not (tmp_path / "as-practice").exists()
    for made, training in ((real, False), (practice, True)):
        to = tmp_path / f"again-{training}"
        assert _restore(made, to, training=training).incidents == 12
        with closing(office.unlock(to, "officer")) as opened:
            assert opened.training is training


def test_imports_take_nothing_of_a_training_vault(real: Made, practice: Made, into: Session, tmp_path: Path) -> None:
    plain = tmp_path / "register.csv"
    registers.write_csv(plain, registers.rows((), count=1), delimiter=";")
    text = plain.read_text(encoding="utf-8-sig").splitlines()
    marked = tmp_path / "marked.csv"
    marked.write_text("\n".join([f"{text[0]};{COLUMN}", *text[1:]]) + "\n", encoding="utf-8")
    before = incidents.count(into, query=Query())
    for file in (marked, practice.backup):
        with pytest.raises(TrainingMaterial) as refused:
            imports.import_(into, file=file)
        assert refused.value.facts["name"] == file.name
    assert incidents.count(into, query=Query()) == before
    assert imports.import_(into, file=plain, dry_run=True).accepted == 1
    with closing(practice.unlock()) as opened:
        assert imports.import_(opened, file=marked, dry_run=True).accepted == 1
    with pytest.raises(RightsMonitorError) as other:
        imports.import_(into, file=real.backup)
    assert not isinstance(other.value, TrainingMaterial)


def test_no_edit_of_vault_json_makes_it_a_real_one(practice: Made, tmp_path: Path) -> None:
    """The identifier is bound into every slot: with another one nothing opens, with the right one it does."""
    path = practice.vault / keyslots.NAME
    genuine = path.read_bytes()
    found = keyslots.read(practice.vault, weakest_kdf=office.CHEAP)
    assert found.vault_id.startswith(MARK)
    changed = json.loads(genuine)
    changed["vault_id"] = keyslots.b64(b"REALREAL" + found.vault_id[len(MARK) :])
    try:
        path.write_bytes(json.dumps(changed).encode())
        assert session.status(folder=practice.vault).training is False  # what anybody can write
        with pytest.raises(RightsMonitorError):
            practice.unlock()
    finally:
        path.write_bytes(genuine)
    practice.unlock().close()


def test_the_paper_of_an_incident_says_it_on_every_page(real: Made, practice: Made, tmp_path: Path) -> None:
    mark = words("fr")("training-paper")
    for made, expected in ((real, False), (practice, True)):
        with closing(made.unlock()) as opened:
            opened.reauthenticate(bytearray(office.secret("officer")))
            uid = incidents.search(opened, query=Query(), limit=1)[0].uid
            folder = tmp_path / made.vault.parent.name
            folder.mkdir()
            pages = _text(papers.pdf(opened, uid=uid, folder=folder, language="fr")).split("\f")[:-1]
        assert pages
        assert {mark in page for page in pages} == {expected}


def _text(file: Path) -> str:
    return subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refusal_has_its_sentence(language: Any) -> None:
    say = words(language)
    for error in (TrainingMaterial, NoTraining):
        assert "x.rmb" in say(f"errors-{error.code()}", name="x.rmb")
    assert say("errors-not-genuine", reason="training") != say("errors-not-genuine", reason="else")
