"""Real vaults in temporary folders, with a cheap key derivation."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import making
import pytest

from rightsmonitor.domain.codes import Role
from rightsmonitor.storage.vault import Vault


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the vault of a test lies; nothing is there yet."""
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    """Open for its first person, a supervisor; an officer and an administrator can open it too."""
    opened = making.create(folder)
    making.add_person(opened, making.OFFICER, Role.OFFICER)
    making.add_person(opened, making.ADMIN, Role.ADMINISTRATOR)
    yield opened
    opened.close()


@pytest.fixture
def closed(vault: Vault, folder: Path) -> Path:
    """The folder of a closed vault with some records."""
    from rightsmonitor.domain.codes import Status
    from rightsmonitor.storage.records import incidents

    new = [incidents.NewIncident(incident=making.incident(seed), status=Status.SUBMITTED) for seed in range(30)]
    incidents.add_many(vault, new)
    vault.close()
    return folder


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"this system does not mount: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)
