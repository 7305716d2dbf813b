"""Packages of others, and what takes them."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError, VerdictError, WorldError


class FacesDisagree(VerdictError):
    """facts: face (file of the package), flaw (code): files of a package contradict each other; nothing was signed."""


class NotGenuine(VerdictError):
    """facts: reason (code), package (its folder, where there are many): each reason has its own sentence."""


class UnknownTable(InputError):
    """facts: table (a key that this version does not know): the package is of a newer program."""


class NoSuchSigner(InputError):
    """facts: key (its short name): nobody in the trust folder signs with it."""


class NoCommonTable(InputError):
    """facts: period: no table is published by every office, so nothing can be added up."""


class ExtraMissing(WorldError):
    """facts: extra (of this installation): the part that opens connections is not installed, on purpose."""


class ServerUnreachable(WorldError):
    """facts: server (DHIS2, PostgreSQL), reason (code)."""


class ServerRefused(WorldError):
    """facts: server, reason (status of HTTP, SQLSTATE, or `conflict`): what it took was taken back or never kept."""


class NotForThisKey(VerdictError):
    """The package is sealed to somebody else."""


class TrustBusy(WorldError):
    """facts: folder: another program is writing into this trust folder, and did not end in time."""
