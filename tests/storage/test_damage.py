"""One changed bit anywhere in the database is found by the check, and never read as something else."""

from __future__ import annotations

import random
from pathlib import Path

import making
import pytest

from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import DamagedDatabase, ForeignFile
from rightsmonitor.storage.database import PAGE_BYTES
from rightsmonitor.storage.keys.keys import SALT_BYTES
from rightsmonitor.storage.records import incidents, lists


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


@pytest.mark.campaign
@pytest.mark.timeout(7200)
def test_p06_eight_bits_on_every_page_and_every_kind_of_field(small: Path) -> None:
    """First bytes, body, initialisation vector and seal of each page; of the first page all but the salt, see below."""
    path, chance = small / "data.db", random.Random(12)
    truth = _contents(small)
    good = path.read_bytes()
    verdicts = {"refused": 0, "problem": 0, "notice": 0}
    for page in range(len(good) // PAGE_BYTES):
        first = 0 if page else SALT_BYTES
        inside = [chance.randrange(first, PAGE_BYTES) for _ in range(4)]
        inside += [first + chance.randrange(16), PAGE_BYTES - 80, PAGE_BYTES - 64, PAGE_BYTES - 1]
        for position in (page * PAGE_BYTES + place for place in inside):
            bit = 1 << chance.randrange(8)
            path.write_bytes(good[:position] + bytes([good[position] ^ bit]) + good[position + 1 :])
            verdicts[_verdict(small, truth)] += 1
    path.write_bytes(good)
    assert _contents(small) == truth
    assert sum(verdicts.values()) >= 544
    print(f"{sum(verdicts.values())} bits on {len(good) // PAGE_BYTES} pages: {verdicts}, 0 read wrong")


def test_p06_the_salt_in_the_database_is_not_read_and_is_written_anew(small: Path) -> None:
    """The one place where a change is not told: it has no effect, the salt that counts stands in vault.json."""
    path = small / "data.db"
    good, truth = path.read_bytes(), _contents(small)
    for at in range(SALT_BYTES):
        path.write_bytes(good[:at] + bytes([good[at] ^ 4]) + good[at + 1 :])
        assert _contents(small) == truth
    making.unlock(small).close()
    assert path.read_bytes()[:SALT_BYTES] == good[:SALT_BYTES]


def test_p08_a_page_of_yesterday_is_noticed_or_changes_nothing(small: Path) -> None:
    """The seal of a page of yesterday is genuine: what tells is that it no longer fits the others."""
    path = small / "data.db"
    yesterday = path.read_bytes()
    opened = making.unlock(small)
    for seed in range(0, 25, 2):
        record = making.incident(seed, narrative=f"récit changé {seed} " * 55)
        incidents.save(opened, incident=record, expected_revision=1, status=Status.SUBMITTED, act="save")
    opened.close()
    truth = _contents(small)
    good, noticed = path.read_bytes(), 0
    for start in range(0, len(yesterday), PAGE_BYTES):
        page = yesterday[start : start + PAGE_BYTES]
        if page != good[start : start + PAGE_BYTES]:
            path.write_bytes(good[:start] + page + good[start + PAGE_BYTES :])
            noticed += _noticed(small, truth)
    path.write_bytes(good)
    assert _contents(small) == truth
    assert noticed > 10


def _noticed(folder: Path, truth: dict[str, object]) -> bool:
    """Whether the check or the opening says so; an AssertionError where neither does and something else is read."""
    try:
        opened = making.unlock(folder)
    except (DamagedDatabase, ForeignFile):
        return True
    try:
        if not opened.check(thorough=True).sound:
            return True
        assert {number: incidents.by_number(opened, number) for number in truth} == truth
        return False
    finally:
        opened.database.close()
