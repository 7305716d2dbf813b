"""The database out of a backup is looked over in a process of its own (`fence.py`), before anything else opens it.

Whoever holds the key of a vault can seal a database that was built to break its reader: it breaks only that process.
Its key goes through the pipe. Run by its path, so the program itself is imported where it is needed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rightsmonitor.fence import Tick
    from rightsmonitor.storage.keys.keyslots import VaultFile

SWITCH = "--look-over-database"
_SECONDS, _SECONDS_PER_MEBIBYTE = 60, 1  # of the processor; an old laptop takes a tenth of that
_SIGNED = 1000  # entries at the end of the trail whose signatures are looked at too


def look(path: Path, file: VaultFile, *, spec: str, name: str, tick: Tick | None = None) -> int:
    """Everything that a check of a vault looks at, and the anchor in `file`; how many records there are.

    `tick` is called all the while and may raise to stop it. Raises DamagedBackup(name), also where the looking breaks
    or does not come to an end, and the errors of the disk.
    """
    from rightsmonitor import fence
    from rightsmonitor.domain.errors import DamagedBackup, DamagedDatabase, ForeignFile

    size = path.stat().st_size // 2**20
    limits = fence.Limits(seconds=_SECONDS + _SECONDS_PER_MEBIBYTE * size)
    how = {
        "path": str(path),
        "spec": spec,
        "vault": file.vault_id.hex(),
        "root": file.root.hex(),
        "head": [file.head.seq, file.head.hash.hex()],
    }
    try:
        return int(fence.ask(__file__, switch=SWITCH, how=how, limits=limits, tick=tick))
    except (fence.Stopped, fence.Broken, DamagedDatabase, ForeignFile):
        raise DamagedBackup(name=name, reason="database") from None


def _looked(how: dict[str, Any], _content: bytes) -> int:
    from rightsmonitor.domain.errors import DamagedDatabase
    from rightsmonitor.storage import database
    from rightsmonitor.storage.copies import copying
    from rightsmonitor.storage.keys import roster
    from rightsmonitor.storage.trail import audit

    path, vault_id = Path(how["path"]), bytes.fromhex(how["vault"])
    base = database.connect(path, spec=how["spec"])
    try:
        if not copying.sound(base):
            raise DamagedDatabase(folder=str(path.parent), reason="structure")
        seq, head, _ = audit.head(base)
        known = roster.read(base, vault_id=vault_id, root=bytes.fromhex(how["root"])).keys()
        broken = audit.verify(base, vault_id=vault_id, public_keys=known, signed_after=max(0, seq - _SIGNED))
        if broken or [seq, head.hex()] != how["head"]:
            raise DamagedDatabase(folder=str(path.parent), reason="trail")
        return int(base.value("SELECT count(*) FROM incident"))
    finally:
        base.close()


def main() -> int:
    """The other side."""
    from rightsmonitor import fence

    return fence.answering(_looked)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
