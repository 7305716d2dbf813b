"""Full disks and places that cannot be written to: one clear answer, and what was saved stays saved."""

from __future__ import annotations

import contextlib
import os
import resource
import shutil
import subprocess
from pathlib import Path

import making
import pytest

import killing
from rightsmonitor.domain.errors import DiskFull, ReadOnlyPlace, StorageFailed
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.records import incidents, lists

CHILDREN = Path(__file__).parent / "children"


def _fill(vault: making.Vault) -> int:
    """Adds records until the disk is full; how many were acknowledged."""
    for seed in range(5000):
        try:
            incidents.add(vault, incidents.NewIncident(incident=making.incident(seed, narrative="récit " * 300)))
        except DiskFull:
            return seed
    raise AssertionError("the disk never became full")


def _to_the_last_byte(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        for size in (4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)


def test_p04_a_full_disk_loses_nothing_and_the_work_goes_on_afterwards(mounted: Path) -> None:
    vault = making.create(mounted / "vault")
    ballast = mounted / "ballast"
    ballast.write_bytes(b"x" * 300_000)
    saved = _fill(vault)
    assert saved > 20
    assert lists.count(vault, where=lists.Filter()) == saved
    _to_the_last_byte(mounted / "more")
    vault.close()
    full = making.unlock(mounted / "vault")
    assert [row.number for row in lists.page(full, where=lists.Filter(), order="number", limit=9999)][-1].endswith(
        f"{saved:04d}"
    )
    with pytest.raises(DiskFull):
        incidents.add(full, incidents.NewIncident(incident=making.incident(saved, narrative="récit " * 3000)))
    full.close()
    ballast.unlink()
    again = making.unlock(mounted / "vault")
    assert lists.count(again, where=lists.Filter()) == saved
    assert incidents.get(again, making.incident(saved - 1).uid).incident.narrative == "récit " * 300
    incidents.add(again, incidents.NewIncident(incident=making.incident(saved)))
    assert again.check(thorough=True).sound
    again.close()


def test_p04_a_full_disk_leaves_no_half_vault(mounted: Path) -> None:
    (mounted / "ballast").write_bytes(b"x" * 1_990_000)
    with pytest.raises(DiskFull):
        making.create(mounted / "vault")
    assert list((mounted / "vault").iterdir()) == []
    (mounted / "ballast").unlink()
    making.create(mounted / "vault").close()


def test_p65_a_vault_on_a_read_only_disk_can_be_read(mounted: Path, closed: Path) -> None:
    shutil.copytree(closed, mounted / "vault")
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    vault = making.unlock(mounted / "vault")
    assert vault.read_only
    assert lists.count(vault, where=lists.Filter()) == 30
    assert vault.check(thorough=True).sound
    with pytest.raises(ReadOnlyPlace):
        incidents.add(vault, incidents.NewIncident(incident=making.incident(99)))
    vault.close()
    with pytest.raises(ReadOnlyPlace):
        making.create(mounted / "another")


@pytest.mark.skipif(os.geteuid() == 0, reason="modes do not stop root; the read-only disk stands in for them")
def test_p65_a_read_only_folder_takes_no_vault(tmp_path: Path) -> None:
    place = tmp_path / "closed"
    place.mkdir(mode=0o500)
    with pytest.raises(ReadOnlyPlace):
        making.create(place / "vault")


def test_p04_a_limit_on_file_size_is_an_error_of_the_disk(folder: Path) -> None:
    """In a child, because the limit cannot be lifted again."""
    making.create(folder).close()
    size = (folder / "data.db").stat().st_size
    child = killing.start(CHILDREN / "limited.py", str(folder), str(size + 200_000))
    out, errors = child.communicate(timeout=120)
    assert child.returncode == 0, errors.decode()
    saved, answer = out.decode().split()
    assert answer in {StorageFailed.code(), DiskFull.code()}
    vault = making.unlock(folder)
    assert lists.count(vault, where=lists.Filter()) == int(saved) > 5
    assert vault.check(thorough=True).sound
    vault.close()


def test_memory_that_does_not_suffice_is_said(folder: Path) -> None:
    from rightsmonitor.domain.errors import NotEnoughMemory
    from rightsmonitor.storage.keys.keys import CEILING, derive_kek

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    used = int(Path("/proc/self/statm").read_text().split()[0]) * 4096
    resource.setrlimit(resource.RLIMIT_AS, (used + 200 * 2**20, hard))
    try:
        with pytest.raises(NotEnoughMemory):
            derive_kek(b"x", salt=bytes(16), kdf=CEILING)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
    assert not folder.exists()
    assert vaults.FLOOR.memory_kib == 65_536
