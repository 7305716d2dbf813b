"""P64: after the wipe no slot opens, and the answer says what remains elsewhere."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.errors import InvalidValue, NotPermitted, RightsMonitorError, StorageFailed
from rightsmonitor.services import session
from rightsmonitor.services.vault import vaults
from rightsmonitor.storage.keys import wiping


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    office.create(folder)
    office.fill(folder, office.records(3, seed=4))
    return folder


def test_p64_no_slot_opens_and_nothing_of_the_vault_is_left(folder: Path) -> None:
    (folder / "notes.txt").write_text("not ours")
    before = folder.parent / "before"
    shutil.copytree(folder, before)
    with closing(office.unlock(folder, "supervisor")) as opened:
        found = vaults.wipe(opened, office="ouj")
    assert (found.releases, found.others) == (0, 1)
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
    for name in office.PEOPLE:
        with pytest.raises(RightsMonitorError):
            office.unlock(folder, name)
    # The control: an unwiped copy opens; and with it in hand the wiped database alone opens nothing.
    office.unlock(before, "officer").close()
    (before / "vault.json").write_bytes(b"")
    (before / "vault.json.1").unlink(missing_ok=True)
    with pytest.raises(RightsMonitorError):
        office.unlock(before, "officer")


def test_p64_a_cut_after_the_slots_leaves_noise(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power goes when the slots are overwritten and not yet removed."""

    def cut(self: Path, missing_ok: bool = False) -> None:
        raise OSError(5, "cut")

    opened = office.unlock(folder, "supervisor")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", cut)
        with pytest.raises(StorageFailed):
            wiping.wipe(opened.vault)
    opened.vault.forget()
    opened.close()
    assert (folder / "data.db").exists()
    with pytest.raises(RightsMonitorError):
        office.unlock(folder, "supervisor")


def test_p64_only_keepers_and_only_the_vault_that_is_meant(folder: Path) -> None:
    with closing(office.unlock(folder, "officer")) as opened, pytest.raises(NotPermitted):
        vaults.wipe(opened, office="OUJ")
    with closing(office.unlock(folder, "admin")) as opened, pytest.raises(InvalidValue):
        vaults.wipe(opened, office="TNG")
    assert session.status(folder=folder).people == len(office.PEOPLE)
    office.unlock(folder, "officer").close()
