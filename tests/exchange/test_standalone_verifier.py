"""The verifier beside the guide, in a process of its own: it says what our own verification says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import package_making as making
import pytest

from rightsmonitor.domain.errors import NotGenuine
from rightsmonitor.exchange import trust, verification
from rightsmonitor.exchange.package import archive, package, sealing
from rightsmonitor.exchange.package.comment import Part
from rightsmonitor.exchange.trust import Trust

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "verification" / "verify_release.py"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def files() -> Files:
    made = package.build(making.release())
    return archive.unpack(package.assemble(made, making.signatures(made)))


def trust_folder(folder: Path, trusted: Trust) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / trust.FILE).write_bytes(trust.write(trusted))
    for signer in trusted.signers:
        (folder / signer.pub).write_text(signer.key.text(), encoding="utf-8")
    return folder


def asked(package_file: Path, trusted: Path, *extra: str) -> subprocess.CompletedProcess[str]:
    """Isolated (-I): nothing of this project can be imported."""
    command = [sys.executable, "-I", str(SCRIPT), str(package_file), str(trusted), *extra]
    environment = {"PATH": os.environ["PATH"], "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_a_genuine_package(files: Files, tmp_path: Path, language: str) -> None:
    (tmp_path / "release.zip").write_bytes(archive.pack(files))
    trusted = trust_folder(tmp_path / "trust", making.trust())
    found = asked(tmp_path / "release.zip", trusted, "--language", language)
    assert found.returncode == 0, found.stderr
    assert package.digest(files) in found.stdout
    assert "OUJ" in found.stdout
    assert "u-supervisor-1" in found.stdout


def test_a_sealed_package_is_opened_with_age(files: Files, tmp_path: Path) -> None:
    if shutil.which("age") is None:
        pytest.skip("the program age is not installed")
    identity, recipient = sealing.new_identity()
    (tmp_path / "key.txt").write_text(identity + "\n")
    (tmp_path / "in.zip.age").write_bytes(sealing.seal(archive.pack(files), [recipient]))
    trusted = trust_folder(tmp_path / "trust", making.trust())
    assert asked(tmp_path / "in.zip.age", trusted, "--identity", str(tmp_path / "key.txt")).returncode == 0
    other, _ = sealing.new_identity()
    (tmp_path / "key.txt").write_text(other + "\n")
    refused = asked(tmp_path / "in.zip.age", trusted, "--identity", str(tmp_path / "key.txt"))
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr


def _changed(files: Files) -> Files:
    return files | {"data/cube.csv": files["data/cube.csv"].replace(b"1", b"2", 1)}


def _without(files: Files) -> Files:
    return {name: content for name, content in files.items() if name != "data/codes.csv"}


def _with_more(files: Files) -> Files:
    return files | {"data/more.csv": b"x"}


def _other_sums(files: Files) -> Files:
    return files | {package.SUMS: files[package.SUMS].replace(b"\n", b" \n", 1)}


def _swapped_signatures(files: Files) -> Files:
    one, other = (package.SIGNATURES[part] for part in Part)
    return files | {one: files[other], other: files[one]}


def _signed_twice(files: Files) -> Files:
    alone = making.signatures(files, approver=replace(making.OFFICER, role="supervisor"))
    return files | {package.SIGNATURES[part]: text for part, text in alone.items()}


def _stranger(files: Files) -> Files:
    stranger = making.Person("u-supervisor-1", "supervisor")
    return files | {package.SIGNATURES[Part.APPROVER]: making.signatures(files, approver=stranger)[Part.APPROVER]}


def _another_release(files: Files) -> Files:
    other = package.build(making.release(sequence=4))
    return files | {package.SIGNATURES[part]: text for part, text in making.signatures(other).items()}


TAMPERED: dict[str, Callable[[Files], Files]] = {
    "changed": _changed,
    "missing": _without,
    "extra": _with_more,
    "sums": _other_sums,
    "swapped": _swapped_signatures,
    "alone": _signed_twice,
    "stranger": _stranger,
    "of another release": _another_release,
}


@pytest.mark.parametrize("kind", TAMPERED)
def test_what_ours_refuses_it_refuses_too(files: Files, tmp_path: Path, kind: str) -> None:
    tampered = TAMPERED[kind](files)
    with pytest.raises(NotGenuine):
        verification.unsealed(tampered, making.trust())
    (tmp_path / "release.zip").write_bytes(archive.pack(tampered))
    found = asked(tmp_path / "release.zip", trust_folder(tmp_path / "trust", making.trust()), "--language", "en")
    assert (found.returncode, found.stderr) == (1, "")
    assert found.stdout.startswith("NOT genuine: ")


def test_who_is_not_trusted_is_refused(files: Files, tmp_path: Path) -> None:
    (tmp_path / "release.zip").write_bytes(archive.pack(files))
    officer = making.OFFICER.signer()
    for number, supervisor in enumerate(
        (
            making.SUPERVISOR.signer(revoked="2026-09-30"),
            making.SUPERVISOR.signer(until="2026-09-30"),
            making.SUPERVISOR.signer(office="RAB"),
            replace(making.SUPERVISOR.signer(), role="officer"),
        )
    ):
        trusted = Trust("authority", (officer, supervisor))
        with pytest.raises(NotGenuine):
            verification.unsealed(files, trusted)
        found = asked(tmp_path / "release.zip", trust_folder(tmp_path / f"trust{number}", trusted))
        assert found.returncode == 1, found.stdout


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v1\n", bytes(5000)])
def test_what_is_no_package_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    found = asked(tmp_path / "file", trust_folder(tmp_path / "trust", making.trust()))
    assert (found.returncode, found.stderr) == (1, "")
    missing = asked(tmp_path / "nothing", tmp_path / "trust")
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr
    assert asked(tmp_path / "file", tmp_path).returncode == 2
