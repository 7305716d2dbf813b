"""What the laptop itself does for the secrecy of a vault: read from the system, never changed, never believed blindly.

Linux only; elsewhere, and wherever the system does not tell, an answer is `unknown`, which is no good news. `root` is
another folder in tests, with what a system has under `/proc`, `/sys` and `/etc`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from rightsmonitor import hardening

State = Literal["good", "attention", "bad", "unknown"]
_PERSON_FROM, _PERSON_TO = 1000, 60_000  # user ids of people on Linux; the rest are services
_NO_SHELL = ("nologin", "false")
_OPEN_TO_ALL = frozenset({"vfat", "exfat", "msdos", "fuseblk", "ntfs", "ntfs3"})
_DEEPEST = 8
_SYNCED = ("onedrive", "dropbox", "nextcloud", "owncloud", "google drive", "icloud", "pcloud", "megasync")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing to know. The sentence is `status-<name>-<code>`; `code` is the state unless several say the same."""

    name: str
    state: State
    code: str = ""
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"status-{self.name}-{self.code or self.state}"


def facts(folder: Path, *, root: Path = Path("/"), user: int | None = None) -> tuple[Fact, ...]:
    """Disk, swap, hibernation, accounts, place of the vault, memory and screen."""
    if sys.platform != "linux":
        asked = ("disk", "swap", "hibernation", "accounts", "place")
        return (*(Fact(name=name, state="unknown") for name in asked), _memory(), _screen())
    person = os.getuid() if user is None else user
    disk, swap = _disk(folder, root), _swap(root)
    return (disk, swap, _hibernation(root, swap), _accounts(root, person), _place(folder, root), _memory(), _screen())


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


# --- which disk ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Mount:
    point: str
    device: str  # major:minor
    kind: str


def _mount(folder: Path, root: Path) -> _Mount | None:
    """The mount that holds a folder: the longest point that it begins with, the last one of several."""
    found: _Mount | None = None
    for line in (_text(root / "proc/self/mountinfo") or "").splitlines():
        before, dash, after = line.partition(" - ")
        parts = before.split()
        if not dash or len(parts) < 5:
            continue
        point = parts[4].replace("\\040", " ")
        inside = point == "/" or str(folder) == point or str(folder).startswith(f"{point}/")
        if inside and (found is None or len(point) >= len(found.point)):
            found = _Mount(point, parts[2], after.split()[0])
    return found


def _encrypted(device: str, root: Path, deep: int = 0) -> bool | None:
    """Whether a block device is dm-crypt, or made of nothing but such; None: the system does not tell."""
    place = root / "sys/dev/block" / device
    if not place.exists() or deep > _DEEPEST:
        return None
    if (_text(place / "dm/uuid") or "").startswith("CRYPT-"):
        return True
    below = sorted((place / "slaves").iterdir()) if (place / "slaves").is_dir() else []
    numbers = [(_text(one / "dev") or "").strip() for one in below]
    answers = [_encrypted(number, root, deep + 1) for number in numbers if number]
    return all(answer is True for answer in answers) if answers else False


def _disk(folder: Path, root: Path) -> Fact:
    mount = _mount(folder, root)
    answer = None if mount is None else _encrypted(mount.device, root)
    return Fact(name="disk", state="unknown" if answer is None else "good" if answer else "bad")


# --- what memory is written to ---------------------------------------------------------------------------------


def _swap(root: Path) -> Fact:
    text = _text(root / "proc/swaps")
    if text is None:
        return Fact(name="swap", state="unknown")
    names = [line.split()[0] for line in text.splitlines()[1:] if line.split()]
    plain = [name for name in names if "/zram" not in name and not _swap_is_encrypted(name, root)]
    if plain:
        return Fact(name="swap", state="bad", facts={"count": len(plain)})
    return Fact(name="swap", state="good", code="good" if names else "none")


def _swap_is_encrypted(name: str, root: Path) -> bool:
    """A partition by its number, a file by the disk that it lies on."""
    if not name.startswith("/dev/"):
        mount = _mount(Path(name), root)
        return mount is not None and _encrypted(mount.device, root) is True
    short = name.rsplit("/", 1)[1]
    for number in (root / "sys/dev/block").iterdir() if (root / "sys/dev/block").is_dir() else ():
        known = {number.resolve().name, (_text(number / "dm/name") or "").strip()}
        if short in known:
            return _encrypted(number.name, root) is True
    return False


def _hibernation(root: Path, swap: Fact) -> Fact:
    """Writes the whole memory to the swap; without any, it cannot happen."""
    text = _text(root / "sys/power/state")
    if text is None:
        return Fact(name="hibernation", state="unknown")
    possible = "disk" in text.split() and swap.code != "none"
    return Fact(name="hibernation", state="bad" if possible and swap.state != "good" else "good")


# --- who and where -----------------------------------------------------------------------------------------------


def _accounts(root: Path, person: int) -> Fact:
    text = _text(root / "etc/passwd")
    if text is None:
        return Fact(name="accounts", state="unknown")
    if person == 0:
        return Fact(name="accounts", state="bad", code="administrator")
    others = 0
    for line in text.splitlines():
        parts = line.split(":")
        if len(parts) == 7 and parts[2].isdigit() and _PERSON_FROM <= int(parts[2]) < _PERSON_TO:
            others += int(parts[2]) != person and not parts[6].endswith(_NO_SHELL)
    return Fact(name="accounts", state="attention" if others else "good", facts={"count": others})


def _place(folder: Path, root: Path) -> Fact:
    """A folder that others can read, that a cloud copies, or on a stick that knows no owners."""
    mount = _mount(folder, root)
    if mount is not None and mount.kind in _OPEN_TO_ALL:
        return Fact(name="place", state="bad", code="stick")
    if any(name in part.lower() for part in folder.parts for name in _SYNCED):
        return Fact(name="place", state="bad", code="cloud")
    try:
        mode = folder.stat().st_mode
    except OSError:
        return Fact(name="place", state="unknown")
    return Fact(name="place", state="bad", code="open") if mode & 0o077 else Fact(name="place", state="good")


def _memory() -> Fact:
    return Fact(name="memory", state="good" if hardening.protected() else "attention")


def _screen() -> Fact:
    """No system that we run on keeps other programs from the screen for certain."""
    return Fact(name="screen", state="attention", code="linux" if sys.platform == "linux" else "other")
