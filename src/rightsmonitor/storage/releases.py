"""Releases: frozen when prepared, decided once, by another person; the bytes are kept as they were signed.

The database itself refuses an approver who prepared, a second decision and a changed byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rightsmonitor.domain.errors import NoSuchRelease, NotAllowedNow, SamePerson
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.storage.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRelease:
    """`document`: the release as JSON; `inside`: JSON that never leaves the vault."""

    uid: str
    sequence: int
    period: str
    digest: str
    document: str
    inside: str
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelease:
    uid: str
    sequence: int
    period: str
    state: ReleaseState
    digest: str
    document: str
    inside: str
    prepared_by: str
    prepared_at: str
    decided_by: str  # user uid, empty while prepared
    decided_at: str
    comment: str
    written_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSignature:
    """`part`: preparer or approver; `name`: of the file in the package."""

    part: str
    by: str
    name: str
    content: bytes


_SELECT = (
    "SELECT release.uid, sequence, period, state, digest, document, inside, preparer.uid, prepared_at,"
    " ifnull(decider.uid, ''), ifnull(decided_at, ''), comment, ifnull(written_at, '') FROM release"
    " JOIN user AS preparer ON preparer.id = prepared_by"
    " LEFT JOIN user AS decider ON decider.id = decided_by "
)


def next_sequence(vault: Vault) -> int:
    return int(vault.database.value("SELECT ifnull(max(sequence), 0) + 1 FROM release"))


def add(vault: Vault, new: NewRelease, *, signature: StoredSignature | None = None) -> None:
    """Keeps a prepared release with its files, and the signature of its preparer if it is there already."""
    with vault.transaction():
        key = vault.database.execute(
            "INSERT INTO release (uid, sequence, period, state, digest, document, inside,"
            " prepared_by, prepared_at)"
            " VALUES (?, ?, ?, 'prepared', ?, ?, ?, ?, ?)",
            (
                new.uid,
                new.sequence,
                new.period,
                new.digest,
                new.document,
                new.inside,
                vault.user_id(),
                vault.now(),
            ),
        )
        vault.database.many(
            "INSERT INTO release_file (release, name, content) VALUES (?, ?, ?)",
            [(key, name, content) for name, content in sorted(new.files.items())],
        )
        if signature:
            add_signature(vault, new.uid, signature)


def add_signature(vault: Vault, uid: str, signature: StoredSignature) -> None:
    """One for each part, by different people. Inside the transaction of the step it belongs to."""
    vault.database.execute(
        "INSERT INTO release_signature (release, part, by, name, content) VALUES (?, ?, ?, ?, ?)",
        (_key(vault, uid), signature.part, vault.user_id(signature.by), signature.name, signature.content),
    )


def list_(vault: Vault) -> tuple[StoredRelease, ...]:
    """The newest first."""
    return tuple(_stored(row) for row in vault.database.rows(_SELECT + "ORDER BY sequence DESC"))


def get(vault: Vault, uid: str) -> StoredRelease:
    """Raises NoSuchRelease."""
    row = vault.database.row(_SELECT + "WHERE release.uid = ?", (uid,))
    if row is None:
        raise NoSuchRelease(number=uid[:40])
    return _stored(row)


def by_sequence(vault: Vault, sequence: int) -> StoredRelease:
    """Raises NoSuchRelease."""
    row = vault.database.row(_SELECT + "WHERE sequence = ?", (sequence,))
    if row is None:
        raise NoSuchRelease(number=sequence)
    return _stored(row)


def _stored(row: tuple[object, ...]) -> StoredRelease:
    text = [str(item) for item in row]
    return StoredRelease(
        uid=text[0],
        sequence=int(text[1]),
        period=text[2],
        state=ReleaseState(text[3]),
        digest=text[4],
        document=text[5],
        inside=text[6],
        prepared_by=text[7],
        prepared_at=text[8],
        decided_by=text[9],
        decided_at=text[10],
        comment=text[11],
        written_at=text[12],
    )


def files(vault: Vault, uid: str) -> dict[str, bytes]:
    """Every file of the release by name, as it was prepared."""
    rows = vault.database.rows(
        "SELECT name, content FROM release_file WHERE release = ? ORDER BY name", (_key(vault, uid),)
    )
    return {row[0]: bytes(row[1]) for row in rows}


def signatures(vault: Vault, uid: str) -> tuple[StoredSignature, ...]:
    """The preparer's first."""
    rows = vault.database.rows(
        "SELECT part, user.uid, release_signature.name, content FROM release_signature"
        " JOIN user ON user.id = by WHERE release = ? ORDER BY part DESC",
        (_key(vault, uid),),
    )
    return tuple(StoredSignature(part=row[0], by=row[1], name=row[2], content=bytes(row[3])) for row in rows)


def approve(vault: Vault, uid: str, *, by: str, signature: StoredSignature, ledger: str) -> None:
    """Prepared → approved, with the signature and the ledger entry, all or nothing.

    Raises SamePerson or NotAllowedNow.
    """
    with vault.transaction():
        found = _decide(vault, uid, by=by, state=ReleaseState.APPROVED, comment="")
        add_signature(vault, uid, signature)
        vault.database.execute(
            "INSERT INTO ledger (release, digest, document, at) VALUES (?, ?, ?, ?)",
            (_key(vault, uid), found.digest, ledger, vault.now()),
        )


def return_(vault: Vault, uid: str, *, by: str, comment: str) -> None:
    """Prepared → returned. Raises SamePerson or NotAllowedNow."""
    with vault.transaction():
        _decide(vault, uid, by=by, state=ReleaseState.RETURNED, comment=comment)


def _decide(vault: Vault, uid: str, *, by: str, state: ReleaseState, comment: str) -> StoredRelease:
    found = get(vault, uid)
    if found.state is not ReleaseState.PREPARED:
        raise NotAllowedNow(act=state.value, status=found.state.value)
    if found.prepared_by == by:
        raise SamePerson
    vault.database.execute(
        "UPDATE release SET state = ?, decided_by = ?, decided_at = ?, comment = ? WHERE uid = ?",
        (state.value, vault.user_id(by), vault.now(), comment, uid),
    )
    return found


def written(vault: Vault, uid: str) -> None:
    """Approved → written; once is enough. Raises NotAllowedNow."""
    found = get(vault, uid)
    if found.state is ReleaseState.WRITTEN:
        return
    if found.state is not ReleaseState.APPROVED:
        raise NotAllowedNow(act="write", status=found.state.value)
    with vault.transaction():
        vault.database.execute("UPDATE release SET state = 'written', written_at = ? WHERE uid = ?", (vault.now(), uid))


Key = tuple[int, int, int]  # incident, violation, child: see units.Columns.keys


def counted_before(vault: Vault, *, first_month: int, last_month: int) -> dict[Key, int]:
    """Units that releases which were not returned have counted already, of incidents validated in these months."""
    found = vault.database.rows(
        "SELECT incident, violation, child, sum(weight) FROM released_unit"
        " JOIN release ON release.id = release AND release.state <> 'returned'"
        " WHERE incident IN (SELECT incident FROM unit WHERE month BETWEEN ? AND ?)"
        " GROUP BY incident, violation, child",
        (first_month, last_month),
    )
    return {(row[0], row[1], row[2]): row[3] for row in found}


def keep_counted(vault: Vault, uid: str, counted: Mapping[Key, int]) -> None:
    """What a prepared release counts. Inside the transaction that adds it."""
    number = _key(vault, uid)
    vault.database.many(
        "INSERT INTO released_unit (release, incident, violation, child, weight) VALUES (?, ?, ?, ?, ?)",
        [(number, *key, weight) for key, weight in sorted(counted.items())],
    )


def ledger(vault: Vault) -> tuple[tuple[str, str], ...]:
    """(digest, document) of everything ever approved, in order."""
    return tuple(vault.database.rows("SELECT digest, document FROM ledger ORDER BY id"))


def _key(vault: Vault, uid: str) -> int:
    found = vault.database.value("SELECT id FROM release WHERE uid = ?", (uid,))
    if found is None:
        raise NoSuchRelease(number=uid[:40])
    return int(found)
