"""Wrong, cut and foreign files, given as vault, records, register, key, trust and release."""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from refusing import LANGUAGES, OFFICER, PASSPHRASE, make_vault, opened, refused, sound

from rightsmonitor.services.national import authority
from terminal import rightsmonitor

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exchange"))
import package_making as making

from rightsmonitor.exchange.package import package


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_vault(tmp_path_factory.mktemp("files") / "vault")


@dataclass(frozen=True)
class Desk:
    """An authority with a genuine release."""

    folder: Path
    release: Path

    def refused(self, act: str, file: Path, *more: str | Path, code: int, language: str) -> str:
        command = ("authority", act, file, "--trust", self.folder / "trust", "--identity", self.folder / "key.txt")
        before = _digests(self.folder)
        sentence = refused(*command, *more, code=code, language=language)
        assert _digests(self.folder) == before
        return sentence


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    text, recipient = authority.new_identity()
    (folder / "key.txt").write_text(text)
    for person in (making.OFFICER, making.SUPERVISOR):
        key = authority.public_key_text(public_key=person.raw, uid=person.uid)
        authority.trust_add(trust=folder / "trust", public_key=key, role=person.role, office="OUJ")
    release = making.release()
    files = package.build(release)
    path = folder / package.file_name(release)
    path.write_bytes(package.seal(files, making.signatures(files), [recipient]))
    return Desk(folder, path)


def _files(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    (folder / "empty").write_bytes(b"")
    (folder / "noise").write_bytes(bytes(range(256)) * 40)
    (folder / "text.json").write_text("{ not json", encoding="utf-8")
    (folder / "deep.json").write_text("[" * 200_000, encoding="utf-8")
    (folder / "latin.json").write_bytes('["\u00e9"]'.encode("cp1252"))
    (folder / "object.json").write_text("{}", encoding="utf-8")
    yield from sorted(folder.iterdir())


def test_a_wrong_file_is_named_as_records_and_as_register(vault: Path, tmp_path: Path) -> None:
    """Each of six files as each of the two, each of the two in each language twice."""
    for at, path in enumerate(_files(tmp_path / "wrong")):
        content = path.read_bytes()
        for shift, command in enumerate((("add", "--from"), ("import",))):
            language = LANGUAGES[(at + shift) % 3]
            words = refused(
                "incidents", *command, path, *opened(vault), code=2, language=language, passphrase=PASSPHRASE
            )
            assert path.name in words or path.name == "object.json"
        assert path.read_bytes() == content
    assert sound(vault, incidents=0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_file_is_no_release_no_key_and_no_trust(desk: Desk, tmp_path: Path, language: str) -> None:
    for path in list(_files(tmp_path / "wrong"))[LANGUAGES.index(language) :: 3]:
        desk.refused("verify", path, code=2, language=language)
    desk.refused("open", tmp_path / "none.age", "--to", tmp_path / "opened", code=2, language=language)
    command = ("authority", "verify", desk.release, "--trust", desk.folder / "trust", "--identity")
    refused(*command, tmp_path / "wrong" / "noise", code=2, language=language)
    command = ("authority", "verify", desk.release, "--identity", desk.folder / "key.txt", "--trust")
    refused(*command, tmp_path / "wrong", code=2, language=language)
    (tmp_path / "wrong" / "trust.json").write_text("[]")
    refused(*command, tmp_path / "wrong", code=2, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cut_or_changed_release_leaves_nothing(desk: Desk, tmp_path: Path, language: str) -> None:
    content = desk.release.read_bytes()
    cut, changed = tmp_path / "cut.zip.age", tmp_path / "changed.zip.age"
    to = tmp_path / "opened"
    # Whole blocks of age have 64 KiB and 16 bytes: a cut at their edge is the hardest to see.
    for length in (100, 200 + 65_552, len(content) - 1):
        cut.write_bytes(content[:length])
        desk.refused("open", cut, "--to", to, code=1, language=language)
    changed.write_bytes(content[:-5] + bytes([content[-5] ^ 1]) + content[-4:])
    desk.refused("open", changed, "--to", to, code=1, language=language)
    other = tmp_path / "CRV_2026-Q4_OUJ_003.zip.age"
    shutil.copy(desk.release, other)
    desk.refused("open", other, "--to", to, code=1, language=language)
    assert not to.exists()
    command = ("authority", "verify", desk.release, "--trust", desk.folder / "trust", "--identity")
    assert rightsmonitor(*command, desk.folder / "key.txt", "--json").json["genuine"] is True


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_file_given_as_vault(vault: Path, tmp_path: Path, language: str) -> None:
    file, copy = tmp_path / "file", tmp_path / "copy"
    file.write_bytes(b"not a vault")
    secret = {"language": language, "passphrase": PASSPHRASE}
    refused("incidents", "list", *opened(file), code=2, **secret)
    shutil.copytree(vault, copy)
    (copy / "vault.json").write_bytes(b"{}")
    refused("incidents", "list", *opened(copy), code=2, **secret)
    (copy / "vault.json").write_bytes((vault / "vault.json").read_bytes()[:-40])
    refused("incidents", "list", *opened(copy), code=1, **secret)
    shutil.copy(vault / "vault.json", copy)
    (copy / "data.db").write_bytes(b"SQLite format 3\0" + bytes(20_000))
    refused("incidents", "list", *opened(copy), code=1, **secret)
    (copy / "data.db").write_bytes((vault / "data.db").read_bytes()[:-5000])
    refused("incidents", "list", *opened(copy), code=1, **secret)
    (copy / "data.db").unlink()
    refused("incidents", "list", *opened(copy), code=3, **secret)
    assert not (copy / "data.db").exists()
    assert sound(vault, incidents=0)


def test_a_missing_file_is_named(vault: Path, tmp_path: Path) -> None:
    for language in LANGUAGES:
        for command in (("add", "--from"), ("import",)):
            path = tmp_path / "nothing.csv"
            words = refused(
                "incidents", *command, path, *opened(vault), code=2, language=language, passphrase=PASSPHRASE
            )
            assert "nothing.csv" in words
    assert OFFICER not in words
