"""The main job by command line alone: from an empty folder to an authority that says genuine."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from terminal import Done, make_card, rightsmonitor

OFFICER, SUPERVISOR, SECOND = "Agente Essai", "Superviseuse Essai", "Superviseur Essai"
SECRETS = {
    OFFICER: "cinq mots inventés pour l'agente",
    SUPERVISOR: "cinq mots inventés pour elle",
    SECOND: "خمس كلمات مختلقة للمشرف",
}
SUMMER = "2026-08-15T09:00:00+00:00"
AUTUMN = "2026-10-05T09:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the journey happens."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    def __call__(self, user: str, *arguments: str | Path, at: str = SUMMER, **options: Any) -> Done:
        return rightsmonitor(
            *arguments, "--vault", self.vault, "--user", user, passphrase=SECRETS[user], at=at, **options
        )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """An office with three people."""
    place = Place(tmp_path_factory.mktemp("journey"))
    rightsmonitor(
        *("vault", "create", "--vault", place.vault, "--office", "OUJ", "--label-fr", "Oujda"),
        *("--label-ar", "وجدة", "--label-en", "Oujda", "--user", SUPERVISOR, "--role", "supervisor"),
        new_passphrase=SECRETS[SUPERVISOR],
        at=SUMMER,
    )
    for name, role in ((OFFICER, "officer"), (SECOND, "supervisor")):
        place(SUPERVISOR, "people", "add", "--name", name, "--role", role, new_passphrase=SECRETS[name])
    make_card("--vault", place.vault, "--user", SUPERVISOR, passphrase=SECRETS[SUPERVISOR], at=SUMMER)
    return place


@pytest.fixture(scope="module")
def recorded(place: Place) -> list[str]:
    """Numbers of 60 incidents that the officer recorded, corrected after a return, and that are verified."""
    source = place.folder / "incidents.json"
    rightsmonitor("incidents", "sample", "--count", "60", "--seed", "11", "--out", source, at=SUMMER)
    added = place(OFFICER, "incidents", "add", "--from", source, "--json").json["added"]
    numbers = [entry["number"] for entry in added]
    assert len(set(numbers)) == 60
    assert {entry["status"] for entry in added} == {"draft"}
    submitted = place(OFFICER, "incidents", "submit", "--all", "--json").json
    assert sorted(entry["number"] for entry in submitted["submitted"]) == sorted(numbers)
    _return_and_correct(place, numbers[0])
    assert place(SUPERVISOR, "review", "queue", "--json").json["total"] == 60
    verified = place(SUPERVISOR, "review", "verify", "--all", "--json").json["verified"]
    assert {entry["status"] for entry in verified} == {"verified"}
    assert place(SUPERVISOR, "review", "queue", "--json").json["total"] == 0
    return numbers


def _return_and_correct(place: Place, number: str) -> None:
    comment = "Le récit est trop court."
    place(SUPERVISOR, "review", "return", number, "--field", "narrative", "--comment-from", "-", stdin=comment)
    shown = place(OFFICER, "incidents", "show", number, "--json").json
    assert shown["status"] == "returned"
    assert [note["text"] for note in shown["comments"]] == [comment]
    shown["incident"]["narrative"] += " Corrigé."
    place(OFFICER, "incidents", "edit", number, "--from", "-", stdin=json.dumps(shown))
    stale = place(OFFICER, "incidents", "edit", number, "--from", "-", stdin=json.dumps(shown), expect=2)
    assert number in stale.err
    again = place(OFFICER, "incidents", "show", number, "--json").json
    assert again["incident"]["narrative"].endswith("Corrigé.")
    place(OFFICER, "incidents", "submit", number)


@pytest.fixture(scope="module")
def released(place: Place, recorded: list[str]) -> Path:
    """The file of an approved release, sealed to an authority that trusts two signers."""
    keys = {}
    for name in ("authority", "office"):
        made = rightsmonitor("authority", "identity", "--out", place.folder / f"{name}.txt", "--json").json
        keys[name] = made["recipient"]
    mechanism = ("--name", "Mécanisme d'essai")
    place(
        SUPERVISOR,
        *("releases", "recipients", "--authority", keys["authority"], "--office", keys["office"]),
        *mechanism,
        at=AUTUMN,
    )
    prepared = place(OFFICER, "releases", "prepare", "--period", "2026-Q3", "--json", at=AUTUMN).json
    assert prepared["state"] == "prepared"
    assert prepared["verdict"]["safe"] is True
    assert prepared["verdict"]["units"] > 0
    number = str(prepared["number"])
    place(OFFICER, "releases", "approve", number, at=AUTUMN, expect=2)
    place(OFFICER, "releases", "write", number, "--to", place.folder / "early", at=AUTUMN, expect=2)
    assert place(SECOND, "releases", "attack", number, "--json", at=AUTUMN).json["safe"] is True
    place(SECOND, "releases", "approve", number, at=AUTUMN)
    out = place.folder / "stick"
    written = place(SECOND, "releases", "write", number, "--to", out, "--json", at=AUTUMN).json["file"]
    _trust(place)
    return Path(written)


def _trust(place: Place) -> None:
    for name in (OFFICER, SECOND):
        path = place.folder / f"{len(name)}.pub"
        key = place(OFFICER, "people", "key", "--name", name, "--out", path, "--json", at=AUTUMN).json
        rightsmonitor(
            *("authority", "trust", "add", "--trust", place.folder / "trust", "--key", path, "--name", name),
            *("--signer", key["signer"], "--role", key["role"], "--office", key["office"]),
        )


def _authority(place: Place, act: str, file: Path, *more: str | Path, **options: Any) -> Done:
    trust = ("--trust", place.folder / "trust", "--identity", place.folder / "authority.txt")
    return rightsmonitor("authority", act, file, *trust, *more, **options)


def test_the_authority_finds_the_release_genuine(place: Place, released: Path) -> None:
    found = _authority(place, "verify", released, "--json").json
    assert found["genuine"] is True
    assert (found["office"], found["period"], found["sequence"]) == ("OUJ", "2026-Q3", 1)
    assert [(s["part"], s["name"]) for s in found["signers"]] == [("preparer", OFFICER), ("approver", SECOND)]
    for language, says in (("fr", "Authentique"), ("ar", "أصيل"), ("en", "Genuine")):
        assert says in _authority(place, "verify", released, "--language", language).out


def test_what_is_opened_is_what_was_approved(place: Place, released: Path) -> None:
    to = place.folder / "opened"
    _authority(place, "open", released, "--to", to)
    assert (to / "data" / "cube.csv").stat().st_size > 0
    checked = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=to, capture_output=True)
    assert checked.returncode == 0, checked.stderr
    manifest = (to / "manifest.json").read_text(encoding="utf-8")
    for secret in (OFFICER, "Exemple-", "Corrigé"):
        assert secret not in manifest


def test_stock_tools_agree(place: Place, released: Path) -> None:
    if not shutil.which("age") or not shutil.which("minisign"):
        pytest.skip("needs age and minisign")
    plain = place.folder / "plain.zip"
    identity = place.folder / "office.txt"  # the recovery key of the office opens it as well
    subprocess.run(["age", "-d", "-i", identity, "-o", plain, released], check=True, capture_output=True)
    shutil.unpack_archive(plain, place.folder / "plain")
    for signature, name in (("SHA256SUMS.minisig", OFFICER), ("SHA256SUMS.approved.minisig", SECOND)):
        command = ["minisign", "-V", "-p", place.folder / f"{len(name)}.pub", "-m", "SHA256SUMS"]
        subprocess.run([*command, "-x", signature], check=True, capture_output=True, cwd=place.folder / "plain")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_a_changed_byte_is_refused(place: Place, released: Path, tmp_path: Path, language: str) -> None:
    content = bytearray(released.read_bytes())
    at = {"fr": 40, "ar": len(content) // 2, "en": len(content) - 1}[language]
    content[at] ^= 1
    changed = tmp_path / released.name
    changed.write_bytes(content)
    done = _authority(place, "verify", changed, "--language", language, expect=1)
    assert done.out == ""
    assert len(done.err.strip().splitlines()) == 1
    to = tmp_path / "opened"
    _authority(place, "open", changed, "--to", to, expect=1)
    assert not to.exists()


def test_a_cut_package_and_a_wrong_file_are_refused(place: Place, released: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip.age"
    cut.write_bytes(released.read_bytes()[:-100])
    _authority(place, "verify", cut, expect=1)
    noise = tmp_path / "noise.zip.age"
    noise.write_bytes(b"not an age file at all")
    _authority(place, "verify", noise, expect=2)
    _authority(place, "verify", tmp_path / "missing.zip.age", expect=2)
    stranger = tmp_path / "stranger.txt"
    rightsmonitor("authority", "identity", "--out", stranger)
    trust = ("--trust", place.folder / "trust", "--identity")
    rightsmonitor("authority", "verify", released, *trust, stranger, expect=1)


def test_an_unknown_signer_is_refused(place: Place, released: Path, tmp_path: Path) -> None:
    trust = tmp_path / "trust"
    shutil.copytree(place.folder / "trust", trust)
    known = json.loads((trust / "trust.json").read_text(encoding="utf-8"))
    key = place.folder / f"{len(OFFICER)}.pub"
    alone = tmp_path / "alone"
    rightsmonitor(
        *("authority", "trust", "add", "--trust", alone, "--key", key, "--office", "OUJ"),
        *("--signer", known["signers"][0]["uid"], "--role", "officer"),
    )
    command = ("authority", "verify", released, "--identity", place.folder / "authority.txt", "--trust")
    rightsmonitor(*command, trust)
    rightsmonitor(*command, alone, expect=1)


def test_a_release_shows_hidden_cells_and_what_it_reveals(place: Place, released: Path) -> None:
    shown = place(SUPERVISOR, "releases", "show", "1", "--json", at=AUTUMN).json
    cells = [cell for table in shown["tables"] for cell in table["cells"]]
    kinds = {cell["kind"] for cell in cells}
    assert "hidden" in kinds
    assert all((cell["value"] is None) == (cell["kind"] == "hidden") for cell in cells)
    assert all(cell["value"] == 0 or cell["value"] >= 5 for cell in cells if cell["value"] is not None)
    text = place(SUPERVISOR, "releases", "show", "1", "--language", "ar", at=AUTUMN).out
    assert "●" in text
    listed = place(SUPERVISOR, "releases", "list", "--json", at=AUTUMN).json["releases"]
    assert [(entry["number"], entry["state"]) for entry in listed] == [(1, "written")]


def test_the_report_of_the_office_is_made_of_what_was_released(place: Place, released: Path, tmp_path: Path) -> None:
    to = tmp_path / "report"
    made = place(OFFICER, "releases", "report", "--period", "2026", "--to", to, "--json", at=AUTUMN).json
    assert made["parts"] == [{"sequence": 1, "period": "2026-Q3"}]
    assert made["missing"] == ["2026-Q1", "2026-Q2", "2026-Q4"]
    assert {path.name for path in to.glob("*.pdf")} == {f"indicators-{name}.pdf" for name in ("fr", "ar", "en")}
    for period, folder in (("2025", tmp_path / "none"), ("2026", to), ("soon", tmp_path / "none")):
        place(OFFICER, "releases", "report", "--period", period, "--to", folder, at=AUTUMN, expect=2)
    assert not (tmp_path / "none").exists()
    said = place(OFFICER, "releases", "report", "--period", "2026-Q3", "--to", tmp_path / "q", at=AUTUMN).out
    assert "OUJ 2026-Q3" in said


def test_records_are_found_in_three_languages(place: Place, recorded: list[str]) -> None:
    totals = [
        place(OFFICER, "incidents", "search", *words, "--json").json["total"]
        for words in (("oujda", "angad"), ("وجدة",), ("OUJDA-ANGAD",))
    ]
    assert totals[0] == totals[1] == totals[2] > 0
    assert place(OFFICER, "incidents", "search", recorded[0], "--json").json["total"] == 1
    assert place(OFFICER, "incidents", "search", "\"' OR 1=1", "*", "NEAR(", "--json").code == 0


def test_the_vault_is_sound_afterwards(place: Place, released: Path) -> None:
    report = place(SUPERVISOR, "vault", "check", "--json", at=AUTUMN).json
    assert report["sound"] is True
    assert report["incidents"] == 60
    status = rightsmonitor("vault", "status", "--vault", place.vault, "--json").json
    assert (status["people"], status["in_use"]) == (3, False)


def test_a_damaged_database_is_told_and_not_opened(place: Place, released: Path, tmp_path: Path) -> None:
    copy = tmp_path / "vault"
    shutil.copytree(place.vault, copy)
    content = bytearray((copy / "data.db").read_bytes())
    content[len(content) // 2] ^= 1
    (copy / "data.db").write_bytes(content)
    command = ("vault", "check", "--vault", copy, "--user", SUPERVISOR)
    rightsmonitor(*command, passphrase=SECRETS[SUPERVISOR], expect=1, at=AUTUMN)
    (copy / "data.db").write_bytes(b"")
    rightsmonitor(*command, passphrase=SECRETS[SUPERVISOR], expect=2, at=AUTUMN)
    (copy / "data.db").unlink()
    rightsmonitor(*command, passphrase=SECRETS[SUPERVISOR], expect=3, at=AUTUMN)
    assert not (copy / "data.db").exists()
