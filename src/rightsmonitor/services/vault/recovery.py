"""Ways back into a vault: cards are issued, typed back, used once, and replaced."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor import reference as reference_data
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import Clock, SystemClock
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session, counted
from rightsmonitor.services.vault import passphrases
from rightsmonitor.storage.keys import recovering
from rightsmonitor.storage.keys import recovery as secrets
from rightsmonitor.storage.keys.keys import FLOOR, KdfParameters
from rightsmonitor.storage.keys.recovery import Issued as Issued
from rightsmonitor.storage.keys.recovery import Way as Way

Typed = Sequence[bytes | bytearray]


@dataclass(frozen=True, slots=True)
class Recovered:
    """An open session for who had forgotten, and the cards that replace those used; they wait to be typed back."""

    session: Session
    issued: Issued


@permitted("recovery.ways")
def ways(session: Session) -> tuple[Way, ...]:
    """Every code and set of shares that was issued, the newest first; never what they say."""
    return secrets.ways(session.vault)


@permitted("recovery.issue")
def issue(session: Session, *, kind: Means) -> Issued:
    """New cards, to be typed back with `confirm`; audited. Raises NotPermitted, ReadOnlyPlace, DiskFull."""
    return secrets.issue(session.vault, kind)


@permitted("recovery.confirm")
def confirm(session: Session, *, kind: Means, typed: Typed) -> None:
    """What was typed back from the card, or from all three, is right; cards before it are retired. Audited.

    What was typed is overwritten where it can be. Raises MistypedCode, SharesMissing, WrongCode, RetiredCode,
    NothingToConfirm, ReadOnlyPlace, DiskFull.
    """
    try:
        secrets.confirm(session.vault, kind=kind, typed=_texts(typed))
    finally:
        _wipe(typed)


def recover(
    *,
    folder: Path,
    user: str,
    kind: Means,
    typed: Typed,
    passphrase: bytes | bytearray,
    clock: Clock | None = None,
    kdf: KdfParameters | None = None,
    weakest_kdf: KdfParameters = FLOOR,
    progress: Callable[[int, int], None] | None = None,
) -> Recovered:
    """Unlocks a vault with a code or two shares and gives `user` another passphrase; audited, failed attempts too.
    `progress`: as for `session.unlock`.

    Raises WeakPassphrase, EasyPassphrase, MistypedCode, SharesMissing, WrongCode, RetiredCode, NoSuchUser,
    TooManyAttempts, ReadOnlyPlace, DiskFull. `kdf` and `weakest_kdf` are lowered by tests only.
    """
    clock = clock or SystemClock()
    try:
        passphrases.check(passphrase, about=(user,))
        with counted(folder.resolve(), clock, recovering=True) as tally:
            vault, issued = recovering.recover(
                folder,
                name=user,
                kind=kind,
                typed=_texts(typed),
                passphrase=passphrase,
                clock=clock,
                kdf=kdf,
                weakest_kdf=weakest_kdf,
                progress=progress,
            )
            tally.enter(vault)
    finally:
        _wipe((*typed, passphrase))
    return Recovered(Session.begun(vault, reference_data.load(), clock), issued)


def _texts(typed: Typed) -> list[str]:
    return [bytes(text).decode(errors="replace") for text in typed]


def _wipe(secret: Typed) -> None:
    for text in secret:
        if isinstance(text, bytearray):
            text[:] = bytes(len(text))
