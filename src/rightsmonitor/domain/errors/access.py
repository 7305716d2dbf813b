"""Passphrases, recovery cards, and who may enter."""

from __future__ import annotations

from rightsmonitor.domain.errors.base import InputError, WorldError


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


class NotEnoughMemory(WorldError):
    """facts: mebibytes: the passphrase cannot be tested on this machine at its strength."""


class UserExists(InputError):
    """facts: name: somebody of that name can already open this vault."""


class NoSuchUser(InputError):
    """facts: name."""


class SecretInArgument(InputError):
    """facts: option: a secret stands in the command line, where everybody on the machine can read it."""
