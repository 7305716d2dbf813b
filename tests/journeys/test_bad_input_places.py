"""Full disks and places that take no writing: told in one sentence, and what was saved stays saved."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from refusing import LANGUAGES, OFFICER, PASSPHRASE, make_vault, opened, refused, sound

from terminal import rightsmonitor

_MIB = 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with 12 MiB."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "none", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"this system does not mount: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five good records."""
    path = tmp_path_factory.mktemp("source") / "records.json"
    rightsmonitor("incidents", "sample", "--count", "5", "--seed", "5", "--out", path)
    return path


def fill(disk: Path) -> Path:
    """Takes the last byte of the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 512, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)
    return ballast


def big(source: Path, folder: Path) -> Path:
    """The same records with new numbers and long narratives: more than the free pages of the database hold."""
    documents = json.loads(source.read_text(encoding="utf-8"))
    for at, document in enumerate(documents):
        document["uid"] = document["uid"][:-4] + f"{at:04x}"
        document["narrative"] = "mot " * 20_000
    path = folder / "big.json"
    path.write_text(json.dumps(documents), encoding="utf-8")
    return path


def test_p04_a_full_disk_takes_nothing_and_loses_nothing(disk: Path, source: Path, tmp_path: Path) -> None:
    vault = make_vault(disk / "vault")
    add = ("incidents", "add", *opened(vault), "--from")
    rightsmonitor(*add, source, passphrase=PASSPHRASE)
    ballast, more = fill(disk), big(source, tmp_path)
    for language in LANGUAGES:
        refused(*add, more, code=3, language=language, passphrase=PASSPHRASE)
        command = ("vault", "create", "--vault", disk / "other", "--office", "OUJ", "--user", OFFICER)
        refused(*command, code=3, language=language, new_passphrase=PASSPHRASE)
        refused("incidents", "sample", "--count", "50", "--out", disk / "out.json", code=3, language=language)
    listed = rightsmonitor("incidents", "list", *opened(vault), "--json", passphrase=PASSPHRASE).json
    assert listed["total"] == 5
    ballast.unlink()
    (disk / "out.json").unlink(missing_ok=True)
    rightsmonitor(*add, more, passphrase=PASSPHRASE)
    assert sound(vault, incidents=10)
    assert not (disk / "other" / "vault.json").exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_p65_a_read_only_folder_is_told_and_can_be_read(source: Path, tmp_path: Path, language: str) -> None:
    """Root may write anywhere, so the program runs without that privilege."""
    under: tuple[str, ...] = ()
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("needs setpriv to take root's privilege away")
        under = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
    place = tmp_path / "place"
    vault = make_vault(place / "vault")
    rightsmonitor("incidents", "add", *opened(vault), "--from", source, passphrase=PASSPHRASE)
    for path in (*vault.iterdir(), vault, place):
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        secret = {"language": language, "passphrase": PASSPHRASE}
        listed = rightsmonitor("incidents", "list", *opened(vault), "--json", passphrase=PASSPHRASE, under=under)
        assert listed.json["total"] == 5
        number = listed.json["incidents"][0]["number"]
        refused("incidents", "submit", number, *opened(vault), code=3, under=under, **secret)
        command = ("vault", "create", "--vault", place / "new", "--office", "OUJ", "--user", OFFICER)
        refused(*command, code=3, language=language, new_passphrase=PASSPHRASE, under=under)
        sample = ("incidents", "sample", "--count", "2", "--out", place / "out.json")
        refused(*sample, code=3, language=language, under=under)
    finally:
        for path in (place, vault, *vault.iterdir()):
            path.chmod(0o700)
    assert sound(vault, incidents=5)
    assert sorted(entry.name for entry in place.iterdir()) == ["vault"]


def test_a_device_that_takes_nothing_is_told() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    for language in LANGUAGES:
        refused("incidents", "sample", "--count", "2", "--out", "/dev/full", code=3, language=language)
