"""Reading an anchor from whatever somebody kept: a slip, a release package, a backup."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rightsmonitor.domain import anchor as anchors
from rightsmonitor.domain.anchor import Anchor
from rightsmonitor.domain.errors import NotForThisKey, TooLarge, UnreadableFile
from rightsmonitor.exchange.package import archive, manifest, sealing
from rightsmonitor.exchange.package.package import MANIFEST
from rightsmonitor.storage import failures
from rightsmonitor.storage.copies import restoring, sealed


def read(source: str, *, identity: Path | None = None) -> Anchor:
    """From what was typed off a slip (`1234:word-word-…`), or a file: `.rmb`, `.zip`, `.zip.age` (with the identity
    that opens it), a folder that `authority open` wrote, or its manifest.json.

    Raises UnreadableFile, NotForThisKey, TooLarge, DamagedBackup.
    """
    found = anchors.typed(source)
    if found is not None:
        return found
    path = Path(source)
    if path.suffix == sealed.SUFFIX and path.is_file():
        vault_id, seq, head = restoring.read_anchor(path)
        return Anchor(seq=seq, head=head.hex(), vault_id=vault_id.hex())
    if not path.exists():
        raise UnreadableFile(name=path.name[:80], reason="missing")
    return _of_release(_manifest(path, identity), path.name)


def _manifest(path: Path, identity: Path | None) -> bytes:
    with failures.translated(path.parent):
        if path.is_dir():
            return _member(path / MANIFEST)
        if path.stat().st_size > archive.MOST_BYTES:
            raise TooLarge(name=path.name, limit=archive.MOST_BYTES)
        content = path.read_bytes()
        if path.name == MANIFEST:
            return content
        if content.startswith(sealing.MAGIC):
            content = _unsealed(content, path, identity)
    try:
        files: Mapping[str, bytes] = archive.unpack(content)
    except archive.BadArchive:
        raise UnreadableFile(name=path.name, reason="no-anchor") from None
    return files.get(MANIFEST, b"")


def _member(path: Path) -> bytes:
    if not path.is_file():
        raise UnreadableFile(name=path.parent.name, reason="no-anchor")
    return path.read_bytes()


def _unsealed(content: bytes, path: Path, identity: Path | None) -> bytes:
    if identity is None:
        raise NotForThisKey
    try:
        return sealing.unseal(content, identity.read_text(encoding="ascii", errors="replace"))
    except (sealing.OtherKey, sealing.BadIdentity):
        raise NotForThisKey from None
    except (sealing.BrokenSeal, sealing.NotSealed):
        raise UnreadableFile(name=path.name, reason="no-anchor") from None


def _of_release(content: bytes, name: str) -> Anchor:
    try:
        found = anchors.typed(manifest.read(content).audit_head)
    except manifest.BadManifest:
        found = None
    if found is None:
        raise UnreadableFile(name=name, reason="no-anchor")
    return found
