"""Backups that somebody makes who holds the key of the vault: the seal holds, whatever is inside."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

from rightsmonitor.storage import audit, sealed
from rightsmonitor.storage.keyslots import Head
from rightsmonitor.storage.sealed import Header
from rightsmonitor.storage.vault import Vault


def sealed_backup(vault: Vault, content: bytes, target: Path) -> Path:
    """A backup of any content, genuine in everything else."""
    seq, digest, time = audit.head(vault.database)
    file = replace(vault.file, head=Head(seq=seq, hash=digest, time=time)).sealed(vault.data_key)
    header = Header(number=7, salt=os.urandom(32), size=len(content), vault=file.to_bytes())
    with target.open("wb") as stream:
        sealed.seal(io.BytesIO(content), stream, header=header, dek=vault.data_key, progress=None)
    return target
