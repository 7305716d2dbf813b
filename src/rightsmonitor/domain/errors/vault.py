"""The vault, its files and the disk under it."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError, VerdictError, WorldError


class VaultMissing(InputError):
    """facts: folder: no vault here."""


class VaultExists(InputError):
    """facts: folder: a vault or other files are already here."""


class DatabaseMissing(WorldError):
    """facts: folder: vault.json is there, data.db is not."""


class DamagedVaultFile(VerdictError):
    """facts: folder, reason (code): vault.json cannot be read or was changed."""


class DamagedDatabase(VerdictError):
    """facts: folder, reason (code): data.db does not pass its integrity checks."""


class DamagedBackup(VerdictError):
    """facts: name, reason (code): a backup was changed, cut, or came back from the medium otherwise than written."""


class ForeignFile(InputError):
    """facts: name: not a file of this program, or empty."""


class NewerVersion(InputError):
    """facts: found, known: written by a newer program; untouched."""


class VaultLocked(WorldError):
    """facts: folder: opened by another window or person."""


class VaultHeld(VaultLocked):
    """facts: folder, who, since: the same, told to somebody whose passphrase opens it."""


class DiskFull(WorldError):
    """The disk is full; what was saved stays saved."""


class ReadOnlyPlace(WorldError):
    """facts: folder: cannot be written to."""


class OlderCopy(VerdictError):
    """facts: found, expected (audit entries): the database is older than what vault.json remembers."""


class EncryptionMissing(WorldError):
    """facts: reason (code): the database library of this installation does not encrypt, or is too old."""


class InvalidOffice(InputError):
    """facts: code: an office has three capital letters, which begin its incident numbers."""


class StorageFailed(WorldError):
    """facts: reason (code): the disk answered with an error."""
