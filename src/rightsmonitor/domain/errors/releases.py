"""Releases and what protects them."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError, VerdictError
from rightsmonitor.domain.errors.records import InvalidValue


class NoSuchRelease(InputError):
    """facts: number."""


class SamePerson(InputError):
    """Four eyes: the approver prepared this release."""


class Contributor(InputError):
    """facts: count: the approver recorded part of it and another supervisor exists."""


class PeriodClosed(InputError):
    """facts: period, number (of the release that already covers it): a period is published once."""


class NothingReleased(InputError):
    """facts: period: no signed release of this office lies inside it."""


class RebaseTooEarly(InputError):
    """facts: period: a year is counted afresh only when it is over."""


class BelowPolicy(InvalidValue):
    """facts: field (threshold, base), asked, minimum: the authority, or the program itself, allows no less."""


class PolicyRefused(VerdictError):
    """facts: reason (no-key, signature, older): a policy that does not count; the one in force stays."""


class MixedReleases(InputError):
    """facts: release, reason (modes, base, tables): an earlier release cannot stand in one chain with the new one."""


class ReleaseContradicted(InputError):
    """facts: release: an earlier release shows other numbers than this one allows."""


class PeriodNotBegun(InputError):
    """facts: period."""


class RecipientMissing(InputError):
    """The vault does not know yet for which authority and recovery key releases are sealed."""


class ReleaseChanged(VerdictError):
    """facts: number: the bytes are not those that were prepared."""


class UnsafeRelease(VerdictError):
    """facts: cells: what an attacker can still learn; nothing was written."""


class GroupExposed(VerdictError):
    """facts: table, cell, category, count: everybody of so many small groups is in one sensitive category."""


class GroupsUnanswered(InputError):
    """facts: count: groups seen to be all in one sensitive category, for which the approver has to answer."""


class InvalidHierarchy(InputError):
    """facts: dimension, reason (code), code."""


class InvalidTable(InputError):
    """facts: table, reason (code)."""
