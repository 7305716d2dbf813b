"""Files that come in."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError, VerdictError


class UnreadableFile(InputError):
    """facts: name, reason (code)."""


class MissingColumns(InputError):
    """facts: name, columns."""


class TooLarge(InputError):
    """facts: name, limit."""


class UnsuitableAttachment(InputError):
    """facts: name, reason (a code; each has its own sentence), limit (MiB or pieces, 0 where there is none)."""


class NoSuchAttachment(InputError):
    """facts: name: there is none of that name or number with this record, or it was removed."""


class DamagedAttachment(VerdictError):
    """facts: name: what is stored does not fit its seal or its digest."""


class InvalidDocument(InputError):
    """facts: position, path, reason (code): a JSON document does not meet its schema."""


class TrainingMaterial(InputError):
    """facts: name (of a file or folder): it comes out of a training vault, and a real one does not take it."""


class NoTraining(InputError):
    """facts: name: it comes out of a real vault, and is nothing to practise with."""
