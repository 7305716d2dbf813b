"""P46, P47, P49, P50 and checkpoints: every change of the trail is found where it is, a cut end at the next anchor."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterator

import making
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain import anchor as anchors
from rightsmonitor.domain.anchor import Anchor
from rightsmonitor.storage.keys import keys
from rightsmonitor.storage.records import incidents
from rightsmonitor.storage.trail import audit, checkpoints, trail
from rightsmonitor.storage.vault import Vault

ROUNDS = 60
COUNT = 40
FAR = 1_000_000
Tamper = Callable[[Vault, random.Random, int], int]


@pytest.fixture
def filled(vault: Vault) -> Vault:
    """A chain of some entries whose triggers somebody with the key has dropped."""
    with vault.transaction():
        for number in range(COUNT):
            audit.append(vault, "incident.read", kind="incident", identifier=f"u{number}")
    for name in ("audit_grows_by_one", "audit_never_changes", "audit_never_shrinks"):
        vault.database.execute(f"DROP TRIGGER {name}")
    return vault


def verdict(vault: Vault) -> audit.Broken | None:
    return audit.verify(vault.database, vault_id=vault.vault_id, public_keys=vault.roster.keys())


class _Undo(Exception):
    pass


@contextlib.contextmanager
def undone(vault: Vault) -> Iterator[None]:
    """What is done inside is taken back, so that each round starts from the same chain."""
    with contextlib.suppress(_Undo), vault.transaction():
        yield
        raise _Undo


def quick(vault: Vault, *, whole: bool) -> audit.Broken | None:
    return audit.verify_quickly(vault.database, vault_id=vault.vault_id, public_keys=vault.roster.keys(), whole=whole)


def _rehashed(vault: Vault, seq: int) -> None:
    """As a careful forger does it: the hash fits again what now stands there."""
    entry = audit.entries(vault.database, after=seq - 1, limit=1)[0]
    fitting = audit._hash(entry.payload(vault.vault_id.hex()), entry.signature)
    vault.database.execute("UPDATE audit SET hash = ? WHERE seq = ?", (fitting, seq))


def _move(vault: Vault, first: int, by: int) -> None:
    """All entries from `first` on get other numbers."""
    vault.database.execute("UPDATE audit SET seq = seq + ? WHERE seq >= ?", (FAR + by, first))
    vault.database.execute("UPDATE audit SET seq = seq - ? WHERE seq >= ?", (FAR, FAR))


def change(vault: Vault, chance: random.Random, seq: int) -> int:
    column, value = chance.choice(
        (("act", "incident.save"), ("object", f"incident:{chance.randrange(99)}"), ("epoch", 9))
    )
    vault.database.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (value, seq))
    if chance.random() < 0.5:
        _rehashed(vault, seq)
    return seq


def delete(vault: Vault, _chance: random.Random, seq: int) -> int:
    vault.database.execute("DELETE FROM audit WHERE seq = ?", (seq,))
    return seq


def delete_and_close_up(vault: Vault, _chance: random.Random, seq: int) -> int:
    vault.database.execute("DELETE FROM audit WHERE seq = ?", (seq,))
    _move(vault, seq + 1, -1)
    return seq


def insert(vault: Vault, chance: random.Random, seq: int) -> int:
    """An entry of another place, put in here, and everything after it moved by one."""
    other = audit.entries(vault.database, after=chance.choice((0, 1)), limit=1)[0]
    _move(vault, seq, 1)
    vault.database.execute(
        "INSERT INTO audit SELECT ?, prev, epoch, session, uid, act, object, ts, wall, hash, signature"
        " FROM audit WHERE seq = ?",
        (seq, other.seq),
    )
    return seq


def reorder(vault: Vault, chance: random.Random, seq: int) -> int:
    other = seq + chance.randrange(1, 5)
    for before, after in ((seq, FAR), (other, seq), (FAR, other)):
        vault.database.execute("UPDATE audit SET seq = ? WHERE seq = ?", (after, before))
    return seq


def author(vault: Vault, chance: random.Random, seq: int) -> int:
    uids = [member.uid for member in vault.roster.members if member.uid != vault.user.uid]
    vault.database.execute("UPDATE audit SET uid = ? WHERE seq = ?", (chance.choice(uids), seq))
    if chance.random() < 0.5:
        _rehashed(vault, seq)
    return seq


def time(vault: Vault, chance: random.Random, seq: int) -> int:
    column = chance.choice(("ts", "wall"))
    hour = chance.randrange(24)
    vault.database.execute(f"UPDATE audit SET {column} = ? WHERE seq = ?", (f"2026-07-02T{hour:02d}:00:00", seq))
    if chance.random() < 0.5:
        _rehashed(vault, seq)
    return seq


KINDS = (change, delete, delete_and_close_up, insert, reorder, author, time)


@pytest.mark.parametrize("tamper", KINDS, ids=lambda kind: kind.__name__)
def test_p46_every_mutation_is_found_and_located(filled: Vault, tamper: Tamper) -> None:
    chance, base = random.Random(tamper.__name__), filled.database
    assert verdict(filled) is None  # the control: without a mutation there is no finding
    located = 0
    for _ in range(ROUNDS):
        with undone(filled):
            expected = tamper(filled, chance, chance.randrange(4, COUNT - 6))
            found = verdict(filled)
            assert found is not None
            located += found.seq == expected
    assert located == ROUNDS
    assert verdict(filled) is None
    assert base.value("SELECT count(*) FROM audit") == audit.head(base)[0]


def test_p46_a_whole_chain_signed_anew_by_one_person_is_found(filled: Vault) -> None:
    """Who holds the data key and their own signing key rewrites everything after an entry: others did not sign that."""
    entries = list(audit.all_entries(filled.database))
    officer = next(member for member in filled.roster.members if member.uid != filled.user.uid)
    with filled.transaction():
        filled.database.execute("UPDATE audit SET uid = ? WHERE seq = 3", (officer.uid,))
        prev = entries[1].hash
        for seq in range(3, len(entries) + 1):
            filled.database.execute("UPDATE audit SET prev = ? WHERE seq = ?", (prev, seq))
            entry = audit.entries(filled.database, after=seq - 1, limit=1)[0]
            signature = filled.signer.sign("audit", entry.payload(filled.vault_id.hex()))
            prev = audit._hash(entry.payload(filled.vault_id.hex()), signature)
            filled.database.execute("UPDATE audit SET hash = ?, signature = ? WHERE seq = ?", (prev, signature, seq))
    found = verdict(filled)
    assert found is not None
    assert (found.seq, found.reason) == (3, "signature")


def _anchor(vault: Vault) -> Anchor:
    seq, head, _ = audit.head(vault.database)
    return Anchor(seq=seq, head=anchors.words(vault.vault_id, seq, head))


def test_p47_a_cut_end_is_found_at_the_next_anchor_and_not_before(filled: Vault) -> None:
    chance, anchor = random.Random(47), _anchor(filled)
    assert trail.meet(filled, anchor).verdict == "holds"
    for _ in range(ROUNDS):
        with undone(filled):
            dropped = chance.randrange(1, 20)
            filled.database.execute("DELETE FROM audit WHERE seq > ?", (anchor.seq - dropped,))
            assert verdict(filled) is None  # the control: a chain alone cannot show that it was cut
            assert trail.meet(filled, anchor).verdict == "cut"
            for _ in range(dropped):  # signed anew with a stolen key
                audit.append(filled, "incident.read", kind="incident", identifier=str(chance.random()))
            assert verdict(filled) is None
            assert trail.meet(filled, anchor).verdict == "differs"
    assert trail.meet(filled, anchor).verdict == "holds"


def test_p47_anchors_of_other_vaults_and_mistyped_words_do_not_hold(filled: Vault) -> None:
    good = _anchor(filled)
    assert anchors.typed(f" {good.seq}: {good.head.replace('-', ' ').upper()} ") == good
    wrong = Anchor(seq=good.seq, head="-".join(reversed(good.head.split("-"))))
    assert trail.meet(filled, wrong).verdict == "differs"
    assert trail.meet(filled, Anchor(seq=good.seq, head=good.head, vault_id="00" * 16)).verdict == "other-vault"
    for text in ("", "12", "12:abc", f"{good.seq} {good.head}", f"x:{good.head}"):
        assert anchors.typed(text) is None


def test_p49_the_audit_holds_no_personal_data(vault: Vault) -> None:
    """Every cell of the decrypted table, and of what stands beside it, after work with canaries."""
    canary = "CANARIZINHO"
    record = making.incident(1, name=canary, narrative=canary)
    stored = incidents.add(vault, incidents.NewIncident(incident=record, words=(canary,)))
    with vault.transaction():
        audit.append(vault, "incident.save", kind="incident", identifier=record.uid)
        audit.append(vault, "audit.slip")
    seen = repr([vault.database.rows(f"SELECT * FROM {name}") for name in ("audit", "checkpoint")])
    secrets = (canary, record.uid, stored.number, making.SUPERVISOR, record.place, str(record.when))
    assert [secret for secret in secrets if secret in seen] == []
    assert vault.token("incident", record.uid) in seen  # the control: the record is there, as a token
    assert canary in repr(vault.database.rows("SELECT * FROM incident_version"))  # and the scan would find a name


def test_checkpoints_stand_at_every_thousandth_entry_and_wherever_something_leaves(vault: Vault) -> None:
    with vault.transaction():
        while audit.head(vault.database)[0] < 2010:
            audit.append(vault, "incident.read", kind="incident", identifier="u")
        leaving = [audit.append(vault, act) for act in sorted(checkpoints.LEAVING)]
    found = checkpoints.all_(vault.database)
    assert [mark.seq for mark in found] == [1000, 2000, *leaving]
    for mark in found:
        assert checkpoints.genuine(mark, vault_id=vault.vault_id, public_keys=vault.roster.keys())
        assert mark.head == audit.hash_at(vault.database, mark.seq)
        assert mark.roster == vault.roster.digest
    assert quick(vault, whole=False) is None
    assert quick(vault, whole=True) is None


@pytest.mark.parametrize("whole", [False, True])
def test_p46_a_quick_check_finds_changes_behind_and_false_checkpoints(filled: Vault, whole: bool) -> None:
    with filled.transaction():
        audit.append(filled, "audit.slip")
        later = [audit.append(filled, "incident.read", kind="incident", identifier="x") for _ in range(5)]
    assert quick(filled, whole=whole) is None
    with undone(filled):
        filled.database.execute("UPDATE audit SET act = 'x' WHERE seq = ?", (later[2],))
        assert quick(filled, whole=whole) == audit.Broken(seq=later[2], reason="hash")
    with undone(filled):
        filled.database.execute("DELETE FROM audit WHERE seq >= ?", (later[0] - 1,))
        assert quick(filled, whole=whole) is not None
    with undone(filled):
        filled.database.execute("UPDATE audit SET act = 'x' WHERE seq = 5")
        assert (quick(filled, whole=whole) is not None) == whole  # what lies before is for the longer check
    filled.database.execute("DROP TRIGGER checkpoint_never_changes")
    filled.database.execute("UPDATE checkpoint SET head = zeroblob(32)")
    found = quick(filled, whole=whole)
    assert found is not None
    assert found.reason == "checkpoint"
    assert verdict(filled) is not None


def test_p46_a_checkpoint_of_nobody_is_false(vault: Vault) -> None:
    with vault.transaction():
        audit.append(vault, "audit.slip")
    mark = checkpoints.last(vault.database)
    assert mark is not None
    assert not checkpoints.genuine(mark, vault_id=vault.vault_id, public_keys={})
    stranger = {mark.uid: keys.subkey(b"x" * 32, "not a key of this person")}
    assert not checkpoints.genuine(mark, vault_id=vault.vault_id, public_keys=stranger)


def test_p50_opening_begins_behind_the_last_checkpoint(vault: Vault, folder: object) -> None:
    """How many entries are looked at, counted: the time itself is for the bench."""
    with vault.transaction():
        while audit.head(vault.database)[0] < 2500:
            audit.append(vault, "incident.read", kind="incident", identifier="u")
    asked: list[int] = []
    mark = checkpoints.last(vault.database)
    assert mark is not None
    for entry in audit.all_entries(vault.database, after=mark.seq):
        asked.append(entry.seq)
    assert len(asked) == 500
    assert quick(vault, whole=False) is None


@given(words=st.lists(st.text(), min_size=6, max_size=6), epoch=st.integers(0, 2**40), digest=st.binary(max_size=32))
def test_p46_what_is_signed_is_the_canonical_text(words: list[str], epoch: int, digest: bytes) -> None:
    session, uid, act, token, ts, wall = words
    entry = audit.Entry(7, digest, epoch, session, uid, act, token, ts, wall, b"", b"")
    assert entry.payload("ab") == keys.canonical(
        {
            "seq": 7,
            "prev": digest.hex(),
            "vault": "ab",
            "epoch": epoch,
            "sess": session,
            "uid": uid,
            "act": act,
            "obj": token,
            "ts": ts,
            "wall": wall,
        }
    )
