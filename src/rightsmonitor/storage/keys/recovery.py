"""Ways back into a vault when a passphrase is forgotten: a printed code, or two of three shares (security.md 4.1, 4.4).

Each is a key slot of its own around the data key, and its public signing key stands in the roster: that key may sign
one thing, new keys for one person. Used or replaced secrets get no new data key, so they open nothing any more.
"""

from __future__ import annotations

import hashlib
import itertools
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rightsmonitor.domain import cards, crockford, sharing
from rightsmonitor.domain.cards import Card, Means, Share
from rightsmonitor.domain.clock import Clock, today
from rightsmonitor.domain.errors import (
    NothingToConfirm,
    NotPermitted,
    ReadOnlyPlace,
    RecoveryUnconfirmed,
    RetiredCode,
    SharesMissing,
    WrongCode,
)
from rightsmonitor.storage.keys import roster, rotation, slots
from rightsmonitor.storage.keys.keyslots import VaultFile
from rightsmonitor.storage.keys.roster import RecoveryKey
from rightsmonitor.storage.keys.slots import Opened, Slot
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.unlocked import Vault, fresh_uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """New cards: one for a code, three for shares. Their secret exists here and on paper only."""

    kind: Means
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A code or set of shares that was issued. `confirmed` and `retired` are empty until that happens."""

    kind: Means
    issued: str
    issued_by: str
    confirmed: str
    retired: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A fresh secret with its slot, its entry in the roster and its cards."""

    slot: Slot
    key: RecoveryKey
    issued: Issued


def ways(vault: Vault) -> tuple[Way, ...]:
    """Every code and set of shares, the newest first."""
    found = vault.database.rows(
        "SELECT r.kind, r.issued, u.name, r.confirmed, r.retired FROM recovery r JOIN user u ON u.id = r.issued_by"
        " ORDER BY r.id DESC"
    )
    return tuple(
        Way(kind=Means(kind), issued=issued, issued_by=name, confirmed=confirmed, retired=retired)
        for kind, issued, name, confirmed, retired in found
    )


def was_confirmed(vault: Vault) -> bool:
    """Whether the first record may be saved: some card was typed back, or records are here from before this rule."""
    return bool(
        vault.database.value(
            "SELECT EXISTS (SELECT 1 FROM recovery WHERE confirmed <> '') OR EXISTS (SELECT 1 FROM incident)"
        )
    )


def require(vault: Vault) -> None:
    """Before a record is saved. Raises RecoveryUnconfirmed."""
    if not was_confirmed(vault):
        raise RecoveryUnconfirmed


# --- issuing ----------------------------------------------------------------------------------------


def make(file: VaultFile, kind: Means, *, dek: bytes, clock: Clock) -> Made:
    """A fresh code or set of shares for the data key of this epoch; nothing is written."""
    uid, day = fresh_uid(clock), today(clock)
    number = cards.vault_number(file.vault_id)
    printed: tuple[Card, ...]
    if kind is Means.CODE:
        secret = os.urandom(cards.CODE_BYTES)
        hint, printed = code_hint(file.vault_id, secret), (_card(kind, number, day, crockford.lines(secret)),)
    else:
        secret, series = os.urandom(cards.KEY_BYTES), os.urandom(cards.SET_BYTES)
        hint, printed = series.hex(), _share_cards(secret, series, number, day)
    slot, signer = slots.make_recovery_slot(
        uid=uid, kind=kind.value, hint=hint, secret=secret, dek=dek, vault_id=file.vault_id, epoch=file.epoch
    )
    key = RecoveryKey(uid=uid, kind=kind.value, sign_pk=signer.public_key)
    return Made(slot=slot, key=key, issued=Issued(kind=kind, cards=printed))


def code_hint(vault_id: bytes, code: bytes) -> str:
    """Tells which code somebody typed, also after it was retired; of 160 random bits a digest tells nothing."""
    return hashlib.sha256(b"rm/recovery-code/v1\0" + vault_id + code).hexdigest()[:16]


def _share_cards(secret: bytes, series: bytes, number: bytes, day: date) -> tuple[Card, ...]:
    values = sharing.split(secret, slope=os.urandom(len(secret)))
    shares = [Share(index=x, series=series, vault=number, issued=day, value=value) for x, value in values.items()]
    return tuple(
        _card(Means.SHARES, number, day, crockford.lines(share.to_bytes()), share=share.index, series=series.hex())
        for share in shares
    )


def _card(kind: Means, number: bytes, day: date, lines: tuple[str, ...], *, share: int = 0, series: str = "") -> Card:
    return Card(kind=kind, share=share, vault=number.hex().upper(), series=series.upper(), issued=day, lines=lines)


def issue(vault: Vault, kind: Means) -> Issued:
    """New cards, audited as `recovery.issue`. The ones before stay good until these are typed back.

    Raises NotPermitted for a session whose signature under a roster would not count, ReadOnlyPlace, DiskFull.
    """
    if not vault.signs_rosters:
        raise NotPermitted(act="recovery.issue", role=vault.user.role.value)
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(vault.folder))
    made = make(vault.file, kind, dek=vault.data_key, clock=vault.clock)
    with vault.transaction():
        following = _signed(vault, (*vault.roster.recovery, made.key))
        note(vault, made.key, at=vault.now(), by=vault.user_id())
        # Before the commit, as with people: a slot that the roster does not know opens nothing.
        vault.write_file(replace(vault.file, slots=(*vault.file.slots, made.slot)))
    vault.roster = following
    return made.issued


def note(author: audit.Author, key: RecoveryKey, *, at: str, by: int) -> None:
    """Inside a transaction: when a secret was issued, and by whom; audited as `recovery.issue`."""
    author.database.execute(
        "INSERT INTO recovery (uid, kind, issued, issued_by, confirmed, retired) VALUES (?, ?, ?, ?, '', '')",
        (key.uid, key.kind, at, by),
    )
    audit.append(author, "recovery.issue", kind="recovery", identifier=key.uid)


def _signed(vault: Vault, recovery: tuple[RecoveryKey, ...]) -> roster.Roster:
    return roster.append(
        vault.database,
        vault.roster.members,
        signer=vault.signer,
        vault_id=vault.vault_id,
        after=vault.roster,
        at=vault.now(),
        recovery=recovery,
    )


# --- typing back ------------------------------------------------------------------------------------


def confirm(vault: Vault, *, kind: Means, typed: Sequence[str]) -> None:
    """What was typed back from the card, or from all three of them, is right; audited as `recovery.confirm`.

    Earlier secrets of that kind are retired now, and the vault gets a new data key which they do not open.
    Raises MistypedCode, SharesMissing, WrongCode, RetiredCode, NothingToConfirm, ReadOnlyPlace, DiskFull.
    """
    if vault.read_only:
        raise ReadOnlyPlace(folder=str(vault.folder))
    if not vault.file.of_kind(kind.value):
        raise NothingToConfirm
    if kind is Means.SHARES and len(typed) < len(sharing.SHARES):
        raise SharesMissing(reason="three")
    uids = {open_slot(vault.file, secret)[0].uid for secret in secrets(vault.vault_id, kind, typed)}
    uid = uids.pop()
    others = tuple(key.uid for key in vault.roster.recovery if key.kind == kind.value and key.uid != uid)
    if others and vault.signs_rosters:
        rotation.rotate(vault, change=lambda: _replaced(vault, uid, others), leaving=others)
    else:
        with vault.transaction():
            _confirmed(vault, uid)


def _confirmed(vault: Vault, uid: str) -> None:
    vault.database.execute("UPDATE recovery SET confirmed = ? WHERE uid = ? AND confirmed = ''", (vault.now(), uid))
    audit.append(vault, "recovery.confirm", kind="recovery", identifier=uid)


def _replaced(vault: Vault, uid: str, others: tuple[str, ...]) -> None:
    _confirmed(vault, uid)
    _signed(vault, tuple(key for key in vault.roster.recovery if key.uid not in others))
    for other in others:
        retire(vault, other, at=vault.now())


def retire(author: audit.Author, uid: str, *, at: str) -> None:
    """Inside a transaction: this secret opens nothing any more."""
    author.database.execute("UPDATE recovery SET retired = ? WHERE uid = ? AND retired = ''", (at, uid))
    audit.append(author, "recovery.retire", kind="recovery", identifier=uid)


# --- reading cards ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Secret:
    """What cards give, and the hint that finds its slot."""

    kind: Means
    hint: str
    value: bytes

    def __repr__(self) -> str:
        return f"Secret({self.kind})"


def secrets(vault_id: bytes, kind: Means, typed: Sequence[str]) -> tuple[Secret, ...]:
    """From a code one secret; from shares one for each pair of neighbours, which must all be the same.

    Raises MistypedCode, SharesMissing, and WrongCode for the cards of another vault.
    """
    if kind is Means.CODE:
        code = cards.read_code(typed[0] if typed else "")
        return (Secret(kind, code_hint(vault_id, code), code),)
    shares = cards.read_shares(typed)
    if shares[0].vault != cards.vault_number(vault_id):
        raise WrongCode
    series = shares[0].series.hex()
    return tuple(Secret(kind, series, cards.secret_of(first, second)) for first, second in itertools.pairwise(shares))


def open_slot(file: VaultFile, secret: Secret) -> tuple[Slot, Opened]:
    """The slot of this secret, opened. Raises RetiredCode, WrongCode."""
    for slot in file.of_kind(secret.kind.value):
        if slot.hint == secret.hint:
            opened = slots.open_slot(slot, passphrase=secret.value, vault_id=file.vault_id)
            if opened is not None:
                return slot, opened
    raise RetiredCode if secret.hint in file.retired else WrongCode
