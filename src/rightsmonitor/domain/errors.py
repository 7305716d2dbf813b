"""Every error of the program, as one tree. Errors carry facts; words are chosen in the command line and window.

RightsMonitorError
├── InputError      the request or the input is wrong; nothing changed            exit 2
├── VerdictError    the question was answered, and the answer is bad              exit 1
└── WorldError      disk, lock, medium or passphrase is in the way                exit 3
Anything else that reaches the top is our bug (exit 4).
"""

from __future__ import annotations

import re
from typing import ClassVar


class RightsMonitorError(Exception):
    """Base of the tree. `facts` are codes, counts, field names and paths: never the content of a record."""

    exit_code: ClassVar[int] = 4

    def __init__(self, **facts: str | int) -> None:
        super().__init__(self.code())
        self.facts = facts

    @classmethod
    def code(cls) -> str:
        """Kebab-case name, also the message id after `errors-` in the translations."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", cls.__name__).lower()


class InputError(RightsMonitorError):
    """The request or the input is wrong; nothing changed."""

    exit_code = 2


class VerdictError(RightsMonitorError):
    """The question was answered and the answer is bad."""

    exit_code = 1


class WorldError(RightsMonitorError):
    """Disk, lock, medium, permission or passphrase is in the way; nothing is lost."""

    exit_code = 3


# --- records -----------------------------------------------------------------------------------


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


# --- vault ---------------------------------------------------------------------------------------


class WrongPassphrase(WorldError):
    """Same answer and same cost for an unknown person."""


class ClockDoubtful(WorldError):
    """facts: kind (behind, ahead), now, last (ISO 8601 instants): nothing is destroyed by a clock that may be wrong."""


class WeakPassphrase(InputError):
    """facts: minimum (characters)."""


class EasyPassphrase(InputError):
    """Long enough, and among the first that somebody would try."""


class TooManyAttempts(WorldError):
    """facts: seconds: guessing slows down; the next attempt is possible then."""


class ReauthenticationNeeded(InputError):
    """facts: act: the passphrase was entered too long ago for this; `session.reauthenticate` and try again."""


class OwnRemoval(InputError):
    """Nobody removes themselves."""


class LastKeeper(InputError):
    """facts: name: without this person nobody could add or remove people any more."""


class WrongCode(WorldError):
    """A recovery code or shares that do not open this vault."""


class RetiredCode(WorldError):
    """A recovery code or shares that were used or replaced."""


class MistypedCode(InputError):
    """facts: line (from 1; 0: wrong length, or no card of ours), part (of several cards, from 1; 0: there is one)."""


class SharesMissing(InputError):
    """facts: reason (same, one, other-set, three): different shares of one set are needed; all to type them back."""


class RecoveryUnconfirmed(InputError):
    """The recovery code was never typed back, so no record may depend on it yet."""


class NothingToConfirm(InputError):
    """There is no recovery code or set of shares that waits for being typed back."""


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


class TrustBusy(WorldError):
    """facts: folder: another program is writing into this trust folder, and did not end in time."""


class DiskFull(WorldError):
    """The disk is full; what was saved stays saved."""


class ReadOnlyPlace(WorldError):
    """facts: folder: cannot be written to."""


class OlderCopy(VerdictError):
    """facts: found, expected (audit entries): the database is older than what vault.json remembers."""


class EncryptionMissing(WorldError):
    """facts: reason (code): the database library of this installation does not encrypt, or is too old."""


class NotEnoughMemory(WorldError):
    """facts: mebibytes: the passphrase cannot be tested on this machine at its strength."""


class UserExists(InputError):
    """facts: name: somebody of that name can already open this vault."""


class InvalidOffice(InputError):
    """facts: code: an office has three capital letters, which begin its incident numbers."""


class NoSuchUser(InputError):
    """facts: name."""


class StorageFailed(WorldError):
    """facts: reason (code): the disk answered with an error."""


# --- files that come in --------------------------------------------------------------------------


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


# --- release and disclosure ----------------------------------------------------------------------


class NoSuchRelease(InputError):
    """facts: number."""


class SamePerson(InputError):
    """Four eyes: the approver prepared this release."""


class Contributor(InputError):
    """facts: count: the approver recorded part of it and another supervisor exists."""


class PeriodClosed(InputError):
    """facts: period, number (of the release that already covers it): a period is published once."""


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


class SecretInArgument(InputError):
    """facts: option: a secret stands in the command line, where everybody on the machine can read it."""


class ServerUnreachable(WorldError):
    """facts: server (DHIS2, PostgreSQL), reason (code)."""


class ServerRefused(WorldError):
    """facts: server, reason (status of HTTP, SQLSTATE, or `conflict`): what it took was taken back or never kept."""


class NotForThisKey(VerdictError):
    """The package is sealed to somebody else."""


class InvalidHierarchy(InputError):
    """facts: dimension, reason (code), code."""


class InvalidTable(InputError):
    """facts: table, reason (code)."""


class Cancelled(RightsMonitorError):
    """A person stopped a long job; everything is as it was."""

    exit_code = 2
