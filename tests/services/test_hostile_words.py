"""P56, P57, P60: what is typed is looked for and never understood; SQL holds no value; numbers stay numbers."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.document import incident_from, to_document
from rightsmonitor.domain.errors import InvalidDate, InvalidDocument, InvalidRecord, InvalidValue, RightsMonitorError
from rightsmonitor.domain.paths import put
from rightsmonitor.services import preferences
from rightsmonitor.services.preferences import SavedFilter
from rightsmonitor.services.records import duplicates, incidents, retention
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import notes
from rightsmonitor.storage.database import Database

_PIECES = (
    '"', "'", "*", "(", ")", ":", "^", "-", "+", "NEAR", "AND", "OR", "NOT", "{", "}", ",", ";", "--", "/*", "\\", "%",
    "_", "\0", "\t", "\n", "\u200f", "\u202e", "\ufeff", "\ud800", "😀", "é", "أ", "ـ", "ّ", "١٢٣", "words:", "rowid",
    "k0", "' OR 1=1", "); DROP TABLE incident", "a", "oujda", "محمد", "x" * 300, " ", "0", "1e999", "NaN", "$1", "?",
)  # fmt: skip


def _typed(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return "".join(chr(chance.randrange(1, 0x2FFF)) for _ in range(chance.randrange(1, 40)))
    return "".join(chance.choice(_PIECES) for _ in range(chance.randrange(1, 9)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile") / "vault"
    office.create(folder)
    office.fill(folder, office.records(15, seed=6))
    return folder


@pytest.fixture
def opened(folder: Path) -> Iterator[Session]:
    with closing(office.unlock(folder, "supervisor")) as session:
        yield session


@pytest.mark.parametrize("count", [600, pytest.param(20_000, marks=pytest.mark.campaign)])
def test_p56_the_search_box_accepts_anything(opened: Session, count: int) -> None:
    chance, total = random.Random(56), incidents.count(opened, query=Query())
    for _ in range(count):
        words = _typed(chance)
        rows = incidents.search(opened, query=Query(words=words), limit=50)
        assert len(rows) <= total
        assert incidents.count(opened, query=Query(words=words)) >= len(rows)
    assert incidents.count(opened, query=Query()) == total, "nothing was dropped, nothing was let in"
    assert opened.vault.check().sound


def test_p56_as_syntax_most_of_it_would_fail(opened: Session) -> None:
    """The control: the same strings handed to the index as they are."""
    chance, failed = random.Random(56), 0
    for _ in range(600):
        try:
            opened.vault.connection.execute(
                "SELECT count(*) FROM incident_fts WHERE incident_fts MATCH ?", (_typed(chance),)
            ).fetchone()
        except Exception:  # noqa: BLE001  whatever the engine says
            failed += 1
    assert failed > 300


MARK = 'zqxvalue\' OR "1"="1'


def test_p57_no_value_is_ever_part_of_a_statement(opened: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text a person can give, with quotes in it, through the services; the statements are looked at."""
    seen: list[tuple[str, object]] = []
    for name in ("execute", "change", "many", "rows", "row", "value"):
        kept = getattr(Database, name)

        def watched(self: Database, sql: str, values: object = (), _kept: object = kept) -> object:
            seen.append((sql, values))
            return _kept(self, sql, values)  # type: ignore[operator]

        monkeypatch.setattr(Database, name, watched)
    record = incidents.new(opened)
    for path in ("narrative", "commune", "exact_place"):
        record = put(record, path, MARK)
    saved = incidents.save(opened, incident=record, expected_revision=0)
    incidents.keep_draft(opened, incident=put(record, "commune", MARK + "2"), revision=saved.revision)
    notes.add(opened, uid=record.uid, text=MARK)
    duplicates.similar(opened, incident=record)
    preferences.save_filter(opened, saved=SavedFilter(name=MARK[:40], words=MARK))
    for query in (Query(words=MARK), Query(region=MARK), Query(province=MARK), Query(violation=MARK)):
        incidents.search(opened, query=query)
        incidents.count(opened, query=query)
    for act in (incidents.by_number, incidents.get):
        with pytest.raises(RightsMonitorError):
            act(opened, **{"number" if act is incidents.by_number else "uid": MARK})
    retention.due(opened, all_=True)
    with pytest.raises(InvalidValue):
        incidents.search(opened, query=Query(order=MARK))
    assert any("zqxvalue" in str(values) for _, values in seen), "the control: the values went through here"
    assert [sql for sql, _ in seen if "zqxvalue" in sql] == []
    assert opened.vault.database.value("PRAGMA trusted_schema") == 0


def test_p30_no_key_and_no_passphrase_in_a_statement(folder: Path) -> None:
    """A trace that somebody sets on the open connection sees statements with their values, and no key among them."""
    from rightsmonitor.storage.unlocked import database_key

    said: list[str] = []
    with closing(office.unlock(folder, "officer")) as opened:
        opened.vault.connection.set_trace_callback(said.append)
        incidents.save(opened, incident=put(incidents.new(opened), "narrative", "traced"), expected_revision=0)
        opened.reauthenticate(office.secret("officer"))
        spec, data_key = database_key(opened.vault.file, opened.vault.data_key), opened.vault.data_key.hex()
    text = "\n".join(said)
    assert "INSERT INTO" in text, "the control: the trace works"
    assert not any(secret in text for secret in (spec, spec[:64], data_key, office.secret("officer").decode()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("victims[0].age", float("inf")),
        ("victims[0].age", float("nan")),
        ("victims[0].age", 1e999),
        ("victims[0].age", 2**63),
        ("victims[0].age", -1),
        ("victims[0].age", True),
        ("victims[0].age", "12"),
        ("victims[0].age", 10**5000),
        ("when", "2026-02-30"),
        ("when", "0000-01-01"),
        ("when", "1448-05-04"),
        ("when", "٢٠٢٦-٠١-٠١"),
        ("when", "20260101"),
        ("first_reported", "2026-02-30"),
        ("first_reported", "10000-01-01"),
        ("violations[0].groups[0].girls", 2**63),
        ("violations[0].groups[0].girls", -3),
        ("violations[0].groups[0].girls", 1.5),
    ],
    ids=lambda value: str(value)[:24] if not isinstance(value, int) or value < 2**64 else "huge",
)
def test_p60_an_impossible_number_or_date_is_an_error_of_its_field(opened: Session, path: str, value: object) -> None:
    """Refused when it is read or when it is saved, with its field; never a crash, never another value in silence."""
    document = to_document(office.records(1, seed=8)[0])
    document["violations"][0]["groups"] = [{"girls": 1, "boys": 0, "unknown": 0}]
    place: object = document
    *way, last = path.replace("[0]", ".0").split(".")
    for step in way:
        place = place[int(step)] if isinstance(place, list) else place[step]  # type: ignore[index]
    assert isinstance(place, dict)
    place[last] = value
    expected = (InvalidDocument, InvalidDate, InvalidRecord, InvalidValue)
    if path == "when" and value == "1448-05-04":
        # A Hijri year looks like a year: it is kept as it was written, and said to be long ago by nobody's guess.
        assert str(incident_from(document).when.earliest) == value  # type: ignore[union-attr]
        return
    with pytest.raises(expected):
        incidents.save(opened, incident=incident_from(document), expected_revision=0)


def test_p60_json_itself_is_more_generous() -> None:
    """The control: what the library lets through."""
    assert json.loads("[NaN, Infinity, 1e999]")[1] == float("inf")
