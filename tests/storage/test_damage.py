"""One changed bit anywhere in the database is found by the check, and never read as something else."""

from __future__ import annotations

import random
from pathlib import Path

import making
import pytest

from rightsmonitor.domain.errors import DamagedDatabase, ForeignFile
from rightsmonitor.storage import incidents, lists
from rightsmonitor.storage.database import PAGE_BYTES


@pytest.fixture
def small(folder: Path) -> Path:
    """A closed vault with some records and a few free pages."""
    opened = making.create(folder)
    records = [making.incident(seed, narrative=f"témoin {seed} " * 60) for seed in range(25)]
    incidents.add_many(opened, [incidents.NewIncident(incident=record) for record in records])
    with opened.transaction():
        opened.database.execute("CREATE TABLE passing (x)")
        opened.database.many("INSERT INTO passing VALUES (?)", [("x" * 3000,) for _ in range(8)])
        opened.database.execute("DROP TABLE passing")
    assert opened.database.value("PRAGMA freelist_count") > 3
    opened.close()
    return folder


def _contents(folder: Path) -> dict[str, object]:
    opened = making.unlock(folder)
    try:
        return {row.number: incidents.by_number(opened, row.number) for row in _rows(opened)}
    finally:
        opened.database.close()  # no last entry: each round starts from the same bytes


def _rows(opened: making.Vault) -> tuple[lists.ListRow, ...]:
    return lists.page(opened, where=lists.Filter(), order="number")


def test_p06_one_bit_on_every_page_is_found_and_never_read_wrong(small: Path) -> None:
    path, chance = small / "data.db", random.Random(11)
    good, truth = path.read_bytes(), _contents(small)
    good = path.read_bytes()
    verdicts = {"refused": 0, "problem": 0, "notice": 0}
    for page in range(len(good) // PAGE_BYTES):
        position = page * PAGE_BYTES + chance.randrange(PAGE_BYTES)
        path.write_bytes(good[:position] + bytes([good[position] ^ 1 << chance.randrange(8)]) + good[position + 1 :])
        verdicts[_verdict(small, truth)] += 1
    path.write_bytes(good)
    assert _contents(small) == truth
    assert verdicts["problem"] > 0
    assert verdicts["refused"] > 0
    assert verdicts["notice"] > 0  # the free pages


def _verdict(folder: Path, truth: dict[str, object]) -> str:
    """How the damage shows; an AssertionError where it does not, or where something false was read."""
    try:
        opened = making.unlock(folder)
    except (DamagedDatabase, ForeignFile):
        return "refused"
    try:
        report, refused = opened.check(thorough=True), False
        for number, known in truth.items():
            try:
                assert incidents.by_number(opened, number) == known
            except DamagedDatabase:
                refused = True
        assert not (refused and report.sound)
        if report.sound:
            assert [notice.code for notice in report.notices] == ["free-page"]
            return "notice"
        return "problem"
    finally:
        opened.database.close()
