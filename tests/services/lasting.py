"""What must be there after a kill: every save that was acknowledged, its entry in the audit, its words in the index."""

from __future__ import annotations

import random
from pathlib import Path

import office

import killing
from rightsmonitor.storage.records import incidents, lists, search
from rightsmonitor.storage.vault import Vault

CHILD = Path(__file__).parent / "children" / "record.py"


def index_agrees(vault: Vault, *, terms: int, chance: random.Random) -> None:
    """The index against a linear scan (P18), for words that are there and beginnings of them."""
    rows = vault.database.rows("SELECT uid, words FROM incident_words JOIN incident USING (id)")
    known = sorted({word for _, words in rows for word in words.split()})
    for _ in range(terms):
        word = chance.choice(known)
        asked = word[: chance.randrange(1, len(word) + 1)]
        wanted = {uid for uid, words in rows if search.matches(words, asked)}
        assert {row.uid for row in lists.page(vault, where=lists.Filter(words=asked), limit=1_000_000)} == wanted


def survives(folder: Path, kills: int, seed: int) -> int:
    """Kills the recording of records; how many saves were acknowledged, each of which is there with its entry."""
    chance, acknowledged = random.Random(seed), 0
    opened = office.unlock(folder, "officer")
    before = _unentered(opened.vault)  # a filler makes none
    opened.close()
    for turn in range(kills):
        # A seed of its own for each child: the records of the one before are there already.
        arguments = [str(folder), str(seed * 10_000 + turn)]
        lines = killing.kill_while_writing(CHILD, arguments, chance=chance, longest=0.2, after=turn % 3)
        opened = office.unlock(folder, "officer")
        for line in lines:
            uid, revision = line.split()
            assert incidents.get(opened.vault, uid).revision >= int(revision)
        assert _unentered(opened.vault) == before
        if turn % 10 == 0 or turn == kills - 1:
            assert opened.vault.check().sound
        if turn == kills - 1:
            index_agrees(opened.vault, terms=kills, chance=chance)
        opened.close()
        acknowledged += len(lines)
    return acknowledged


def _unentered(vault: Vault) -> int:
    """Versions of records without an entry in the audit."""
    saved = vault.database.value("SELECT count(*) FROM incident_version")
    return int(saved - vault.database.value("SELECT count(*) FROM audit WHERE act = 'incident.save'"))
