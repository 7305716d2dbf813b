"""P63: each red state of the status page, from the files of invented laptops; P62, P65."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.errors import ReadOnlyPlace
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.vault import machine, status
from rightsmonitor.services.vault.machine import Fact
from rightsmonitor.storage.trail import standing
from rightsmonitor.wording import LANGUAGES, words

HOME = "/home/amina/coffre"
PERSON = 1000
PASSWD = "root:x:0:0::/root:/bin/bash\namina:x:1000:1000::/home/amina:/bin/bash\nsvc:x:1001:1001::/:/usr/sbin/nologin\n"
Laptop = dict[str, str]
MOUNT = "22 1 {device} / {point} rw,relatime shared:1 - {kind} {source} rw\n"
# The root file system on dm-crypt over a partition, swap in memory, one person.
GOOD: Laptop = {
    "proc/self/mountinfo": MOUNT.format(device="253:0", point="/", kind="ext4", source="/dev/mapper/luks"),
    "sys/dev/block/253:0/dm/uuid": "CRYPT-LUKS2-abc-luks\n",
    "sys/dev/block/253:0/dm/name": "luks\n",
    "proc/swaps": "Filename Type Size Used Priority\n/dev/zram0 partition 8388604 0 100\n",
    "sys/power/state": "freeze mem disk\n",
    "etc/passwd": PASSWD,
}
PLAIN = {
    "proc/self/mountinfo": MOUNT.format(device="8:1", point="/", kind="ext4", source="/dev/sda1"),
    "sys/dev/block/8:1/dev": "8:1\n",
}


def _facts(root: Path, laptop: Laptop, *, folder: str = HOME, user: int = PERSON) -> dict[str, Fact]:
    for name, text in laptop.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {fact.name: fact for fact in machine.facts(Path(folder), root=root, user=user)}


def test_p63_a_good_laptop_is_called_good(tmp_path: Path) -> None:
    found = _facts(tmp_path, GOOD)
    assert {name: found[name].state for name in ("disk", "swap", "hibernation", "accounts")} == dict.fromkeys(
        ("disk", "swap", "hibernation", "accounts"), "good"
    )


@pytest.mark.parametrize(
    ("name", "code", "changes", "folder"),
    [
        ("disk", "bad", PLAIN, HOME),
        ("disk", "unknown", {"proc/self/mountinfo": ""}, HOME),
        # Logical volumes are only as good as each disk below them.
        (
            "disk",
            "bad",
            {
                "sys/dev/block/253:0/dm/uuid": "LVM-x\n",
                "sys/dev/block/253:0/slaves/sda1/dev": "8:1\n",
                "sys/dev/block/8:1/dev": "8:1\n",
            },
            HOME,
        ),
        # The system is encrypted, the folder of the vault is on another disk.
        (
            "disk",
            "bad",
            {
                "proc/self/mountinfo": GOOD["proc/self/mountinfo"]
                + MOUNT.format(device="8:17", point="/home/amina", kind="ext4", source="/dev/sdb1"),
                "sys/dev/block/8:17/dev": "8:17\n",
            },
            HOME,
        ),
        ("swap", "bad", {"proc/swaps": "Filename\n/dev/sda3 partition 1 0 -2\n"}, HOME),
        ("swap", "bad", {**PLAIN, "proc/swaps": "Filename\n/swapfile file 1 0 -2\n"}, HOME),
        ("hibernation", "bad", {"proc/swaps": "Filename\n/dev/sda3 partition 1 0 -2\n"}, HOME),
        ("accounts", "attention", {"etc/passwd": PASSWD + "karim:x:1002:1002::/home/karim:/bin/sh\n"}, HOME),
        (
            "place",
            "stick",
            {
                "proc/self/mountinfo": GOOD["proc/self/mountinfo"]
                + MOUNT.format(device="8:33", point="/media/stick", kind="exfat", source="/dev/sdc1")
            },
            "/media/stick/coffre",
        ),
        ("place", "cloud", {}, "/home/amina/OneDrive - bureau/coffre"),
        ("place", "unknown", {}, "/home/amina/nowhere"),
    ],
)
def test_p63_each_red_state_is_shown(tmp_path: Path, name: str, code: str, changes: Laptop, folder: str) -> None:
    found = _facts(tmp_path, {**GOOD, **changes}, folder=folder)[name]
    assert found.key == f"status-{name}-{code}"
    assert found.state != "good"
    for language in LANGUAGES:
        assert words(language)(found.key, **found.facts)


def test_p63_an_encrypted_volume_and_swap_inside_it_are_good(tmp_path: Path) -> None:
    """LVM on LUKS, as Debian's installer makes it."""
    laptop = {
        **GOOD,
        "sys/dev/block/253:0/dm/uuid": "CRYPT-LUKS2-abc\n",
        "sys/dev/block/253:1/dm/uuid": "LVM-root\n",
        "sys/dev/block/253:1/dm/name": "vg-root\n",
        "sys/dev/block/253:1/slaves/dm-0/dev": "253:0\n",
        "sys/dev/block/253:2/dm/uuid": "LVM-swap\n",
        "sys/dev/block/253:2/dm/name": "vg-swap\n",
        "sys/dev/block/253:2/slaves/dm-0/dev": "253:0\n",
        "proc/self/mountinfo": MOUNT.format(device="253:1", point="/", kind="ext4", source="/dev/mapper/vg-root"),
        "proc/swaps": "Filename\n/dev/mapper/vg-swap partition 1 0 -2\n",
    }
    found = _facts(tmp_path, laptop)
    assert {found[name].state for name in ("disk", "swap", "hibernation")} == {"good"}


def test_p63_an_administrator_and_an_open_folder_are_told(tmp_path: Path) -> None:
    assert _facts(tmp_path, GOOD, user=0)["accounts"].code == "administrator"
    vault = tmp_path / "vault"
    vault.mkdir(mode=0o700)
    assert _facts(tmp_path / "r", GOOD, folder=str(vault))["place"].state == "good"
    vault.chmod(0o755)
    assert _facts(tmp_path / "r", GOOD, folder=str(vault))["place"].code == "open"


def test_p63_p62_the_page_of_a_vault(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    office.create(folder)
    with closing(office.unlock(folder, "officer")) as opened:
        found = status.full(opened, root=tmp_path)
        facts = {fact.name: fact for fact in found.facts}
        assert facts["backup"].code == facts["anchor"].code == "none"
        assert facts["clock"].state == facts["medium"].state == "good"
        assert found.worst == "bad"
        assert tuple(map(int, found.versions["sqlite"].split("."))) >= (3, 51, 3)
        assert tuple(map(int, found.versions["sqlcipher"].split("."))) >= (4, 19, 0)
        assert found.versions["schema"] == str(opened.vault.database.value("PRAGMA user_version"))
        for language in LANGUAGES:
            say = words(language)
            assert all(say(fact.key, **fact.facts) and say(f"status-{fact.name}") for fact in found.facts)
            assert all(say(f"status-limit-{name}") for name in found.limits)
            named = set(found.versions) - set(status.PROGRAMS)
            assert named == {"schema"}
            assert say("status-version-schema")
    for at, code in ((office.START - timedelta(days=800), "behind"), (office.START + timedelta(days=3650), "ahead")):
        with closing(office.unlock(folder, "officer", at=at)) as opened:
            facts = {fact.name: fact for fact in status.full(opened, root=tmp_path).facts}
            assert facts["clock"].code == code


@pytest.mark.parametrize(("days", "state"), [(0, "good"), (7, "good"), (8, "attention"), (22, "bad")])
def test_p63_an_old_backup_turns_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, state: str) -> None:
    folder = tmp_path / "vault"
    office.create(folder)
    made = (office.START - timedelta(days=days)).isoformat(timespec="milliseconds")
    monkeypatch.setattr(standing, "last_backup", lambda vault: made)
    with closing(office.unlock(folder, "officer")) as opened:
        fact = next(fact for fact in status.full(opened, root=tmp_path).facts if fact.name == "backup")
    assert (fact.state, fact.facts) == (state, {"days": days})


def test_p65_a_medium_that_cannot_be_written_is_read_and_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    office.create(folder)
    office.fill(folder, office.records(3, seed=4))
    opened = office.unlock(folder, "officer")
    opened.close()
    mounted = _read_only(folder, tmp_path)
    try:
        with closing(office.unlock(mounted, "officer")) as opened:
            assert opened.vault.read_only
            rows = incidents.search(opened, query=Query())
            assert len(rows) == 3
            assert incidents.get(opened, uid=rows[0].uid).incident.uid == rows[0].uid
            facts = {fact.name: fact for fact in status.full(opened, root=tmp_path).facts}
            assert facts["medium"].state == "attention"
            with pytest.raises(ReadOnlyPlace):
                incidents.save(opened, incident=incidents.new(opened), expected_revision=0)
    finally:
        _writable(mounted, folder)


def _read_only(folder: Path, beside: Path) -> Path:
    """A read-only mount where we may make one; else a folder and files without rights to write."""
    if os.getuid() == 0:
        mounted = beside / "stick"
        mounted.mkdir()
        if _mounted("mount", "--bind", str(folder), str(mounted)):
            if _mounted("mount", "-o", "remount,bind,ro", str(mounted)):
                return mounted
            _mounted("umount", str(mounted))
        pytest.skip("root cannot mount here, and writes whatever the rights say")
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500 if path.is_dir() else 0o400)
    return folder


def _mounted(*command: str) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _writable(mounted: Path, folder: Path) -> None:
    if mounted != folder:
        _mounted("umount", str(mounted))
        shutil.rmtree(mounted, ignore_errors=True)
        return
    folder.chmod(0o700)
    for path in folder.iterdir():
        path.chmod(0o600)
