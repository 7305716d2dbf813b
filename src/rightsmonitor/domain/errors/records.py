"""Records, and what may be done with them."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError


class UnknownTerm(InputError):
    """facts: code (a taxonomy code that this version does not have)."""


class UnknownPlace(InputError):
    """facts: code."""


class UnknownCode(InputError):
    """facts: field, code (an option that is not in the list of that field)."""


class InvalidDate(InputError):
    """facts: field, text."""


class InvalidValue(InputError):
    """facts: field (a value of the wrong kind, out of range, or with forbidden characters)."""


class InvalidRecord(InputError):
    """facts: count (of problems); the problems themselves are in `problems`."""

    def __init__(self, *, problems: tuple[object, ...] = (), **facts: str | int) -> None:
        super().__init__(count=len(problems), **facts)
        self.problems = problems


class NoSuchIncident(InputError):
    """facts: number."""


class StaleIncident(InputError):
    """facts: number, expected, found (revisions): somebody saved in between."""


class NotAllowedNow(InputError):
    """facts: act, status: the workflow does not allow this step from this status."""


class NotPermitted(InputError):
    """facts: act, role: this role may not do this."""


class OwnRecord(InputError):
    """facts: act, number: nobody verifies what they recorded."""


class NotClean(InputError):
    """facts: number, count (of findings): a record that has to be looked at is not verified with others."""


class TooLate(InputError):
    """facts: number: a verdict can no longer be taken back; it was published, or somebody went on since."""


class RecordDestroyed(InputError):
    """facts: number: what led to people was destroyed in this record; it stays as it is."""


class NotDue(InputError):
    """facts: number, until (ISO 8601 day): the time to keep this record has not run out."""


class NotYet(InputError):
    """facts: command: announced, comes with a later version."""
