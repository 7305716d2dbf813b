"""Records on the disk: what comes back, revisions that do not overwrite each other, lists, facts to count."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import making
import pytest
import sqlcipher3.dbapi2 as sqlcipher
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightsmonitor.domain.codes import Priority, ReportedElsewhere, Status, VerificationLevel
from rightsmonitor.domain.errors import NoSuchIncident, StaleIncident
from rightsmonitor.domain.incident import Incident, Verification
from rightsmonitor.storage.records import drafts, incidents, lists, search, units
from rightsmonitor.storage.vault import Vault


def _add(vault: Vault, *records: Incident, status: Status = Status.DRAFT) -> None:
    incidents.add_many(vault, [incidents.NewIncident(incident=record, status=status) for record in records])


def _save(vault: Vault, record: Incident, revision: int, status: Status = Status.DRAFT, act: str = "save") -> int:
    stored = incidents.save(vault, incident=record, expected_revision=revision, status=status, act=act)
    return stored.revision


def test_a_record_comes_back_as_it_was(vault: Vault) -> None:
    record = making.incident(1, name="Amïna", children=2, girls=4)
    stored = incidents.add(vault, incidents.NewIncident(incident=record))
    assert stored.incident == record
    assert (stored.number, stored.revision, stored.status) == ("OUJ-26-0001", 1, Status.DRAFT)
    assert stored.author_uid == vault.user.uid
    assert incidents.by_number(vault, "OUJ-26-0001") == stored == incidents.get(vault, record.uid)


def test_numbers_count_up_by_year(vault: Vault) -> None:
    new = [
        incidents.NewIncident(incident=making.incident(seed), at=f"{year}-03-01T00:00:00.000+00:00")
        for seed, year in enumerate([2025, 2026, 2025, 2026])
    ]
    assert incidents.add_many(vault, new) == ("OUJ-25-0001", "OUJ-26-0001", "OUJ-25-0002", "OUJ-26-0002")
    assert incidents.add(vault, incidents.NewIncident(incident=making.incident(9))).number == "OUJ-26-0003"


@pytest.mark.parametrize("revision", [0, 1, 3, 99])
def test_a_stale_revision_is_refused_and_nothing_changes(vault: Vault, revision: int) -> None:
    record = making.incident(1)
    _save(vault, record, 0)
    _save(vault, making.incident(1, narrative="autre"), 1)
    with pytest.raises(StaleIncident) as caught:
        _save(vault, making.incident(1, narrative="écrase"), revision)
    assert caught.value.facts == {"number": "OUJ-26-0001", "expected": revision, "found": 2}
    assert incidents.get(vault, record.uid).incident.narrative == "autre"
    assert vault.check(thorough=True).sound


def test_a_record_that_is_not_there(vault: Vault) -> None:
    with pytest.raises(NoSuchIncident):
        incidents.get(vault, "nobody")
    with pytest.raises(NoSuchIncident):
        _save(vault, making.incident(1), 4)


def test_an_import_that_meets_a_known_record_adds_nothing(vault: Vault) -> None:
    _add(vault, making.incident(2))
    with pytest.raises(StaleIncident):
        _add(vault, making.incident(1), making.incident(2), making.incident(3))
    assert lists.count(vault, where=lists.Filter()) == 1
    _add(vault, making.incident(3))  # codes that the failed import had made known are not remembered wrongly
    assert len(units.columns(vault)) == 2
    assert vault.check(thorough=True).sound


def test_history_keeps_every_document_that_changed(vault: Vault) -> None:
    record, changed = making.incident(1), making.incident(1, narrative="corrigé")
    _save(vault, record, 0, act="create")
    _save(vault, changed, 1)
    incidents.save(
        vault, incident=changed, expected_revision=2, status=Status.SUBMITTED, act="submit", reason="complète"
    )
    found = incidents.history(vault, record.uid)
    assert [(v.revision, v.act, v.status) for v in found] == [
        (1, "create", Status.DRAFT),
        (2, "save", Status.DRAFT),
        (3, "submit", Status.SUBMITTED),
    ]
    assert [v.incident for v in found] == [record, changed, None]
    assert found[2].reason == "complète"
    assert {v.by for v in found} == {vault.user.uid}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE incident_version SET document = '{}'",
        "DELETE FROM incident_version",
        "UPDATE incident SET author = 2",
        "UPDATE incident SET number = 'OUJ-26-9999'",
        "UPDATE comment SET text = ''",
        "UPDATE incident SET verified_on = '2026-01-01'",
    ],
)
def test_the_database_itself_keeps_the_past(vault: Vault, sql: str) -> None:
    _add(vault, making.incident(1))
    incidents.comment(vault, making.incident(1).uid, field="narrative", text="préciser le lieu")
    with pytest.raises(sqlcipher.IntegrityError):
        vault.database.execute(sql)


def test_comments_and_drafts(vault: Vault) -> None:
    record = making.incident(1)
    _add(vault, record)
    incidents.comment(vault, record.uid, field="narrative", text="préciser")
    assert [(c.field, c.text) for c in incidents.comments(vault, record.uid)] == [("narrative", "préciser")]
    drafts.keep(vault, incident=record, revision=1)
    drafts.keep(vault, incident=making.incident(1, narrative="en cours"), revision=1)
    assert [draft.incident.narrative for draft in drafts.list_(vault)] == ["en cours"]
    drafts.drop(vault, uid=record.uid)
    assert drafts.list_(vault) == ()


def test_p48_a_failed_transaction_leaves_nothing(vault: Vault) -> None:
    def fails() -> None:
        with vault.transaction():
            _add(vault, making.incident(1))
            with vault.transaction():
                _add(vault, making.incident(2))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert lists.count(vault, where=lists.Filter()) == 0
    assert not vault.connection.in_transaction


# --- lists ---------------------------------------------------------------------------------------


def test_pages_are_slices_of_the_whole_in_every_order(vault: Vault) -> None:
    chance = random.Random(4)
    for seed in range(40):
        record = replace(making.incident(seed), priority=chance.choice(list(Priority)))
        _add(vault, record, status=chance.choice([Status.DRAFT, Status.SUBMITTED]))
    for name in lists.ORDERS:
        for order in (name, f"-{name}"):
            whole = lists.page(vault, where=lists.Filter(), order=order, limit=100)
            parts = [lists.page(vault, where=lists.Filter(), order=order, offset=o, limit=7) for o in range(0, 40, 7)]
            assert [row for part in parts for row in part] == list(whole)
            assert len({row.uid for row in whole}) == 40
    dates = [row.date_from for row in lists.page(vault, where=lists.Filter(), order="-date", limit=100)]
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(
    "where",
    [
        lists.Filter(statuses=(Status.SUBMITTED,)),
        lists.Filter(statuses=(Status.DRAFT, Status.VERIFIED)),
        lists.Filter(place="02"),
        lists.Filter(place="02.411"),
        lists.Filter(place="1"),
        lists.Filter(violation="RMV-2"),
        lists.Filter(violation="RMV-2.1"),
        lists.Filter(first=date(2026, 3, 1), last=date(2026, 3, 31)),
        lists.Filter(last=date(2026, 2, 1), statuses=(Status.DRAFT,), violation="RMV-1"),
    ],
)
def test_filters_say_what_a_linear_scan_says(vault: Vault, where: lists.Filter) -> None:
    chance = random.Random(8)
    for seed in range(60):
        _add(
            vault,
            making.incident(seed),
            status=chance.choice([Status.DRAFT, Status.SUBMITTED, Status.VERIFIED]),
        )
    everything = lists.page(vault, where=lists.Filter(), limit=1000)
    wanted = {row.uid for row in everything if _passes(row, where)}
    assert {row.uid for row in lists.page(vault, where=where, limit=1000)} == wanted
    assert lists.count(vault, where=where) == len(wanted)


def _passes(row: lists.ListRow, where: lists.Filter) -> bool:
    def below(code: str, branch: str) -> bool:
        return not branch or code == branch or code.startswith(branch + ".")

    return (
        (not where.statuses or row.status in where.statuses)
        and below(row.place, where.place)
        and (not where.violation or any(below(code, where.violation) for code in row.violations))
        and (where.first is None or row.date_to >= where.first.isoformat())
        and (where.last is None or row.date_from <= where.last.isoformat())
    )


def test_mine_and_not_mine(vault: Vault) -> None:
    _add(vault, making.incident(1))
    me, somebody = vault.user.uid, "nobody"
    assert lists.count(vault, where=lists.Filter(author=me)) == 1
    assert lists.count(vault, where=lists.Filter(not_author=me)) == 0
    assert lists.count(vault, where=lists.Filter(author=somebody)) == 0
    assert lists.count(vault, where=lists.Filter(not_author=somebody)) == 1


# --- search --------------------------------------------------------------------------------------

WORDS = [
    "Mohamed",
    "محمد",
    "école",
    "ÉCOLE",
    "الطفل",
    "طفل",
    "police",
    "Aïcha",
    "عائشة",
    "12",
    "frappé",
    "l'enfant",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 5), st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)),
        min_size=1,
        max_size=12,
    ),
    asked=st.lists(st.sampled_from(["", *WORDS, "pol", "éco"]), min_size=1, max_size=3),
)
def test_p18_the_index_says_what_a_linear_scan_says(
    vault: Vault, edits: list[tuple[int, list[str]]], asked: list[str]
) -> None:
    for seed, words in edits:
        record = making.incident(seed, narrative=" ".join(words))
        known = incidents.exists(vault, record.uid)
        _save(vault, record, incidents.get(vault, record.uid).revision if known else 0)
    text = " ".join(asked)
    rows = vault.database.rows("SELECT uid, words FROM incident_words JOIN incident USING (id)")
    wanted = {uid for uid, words in rows if not text.strip() or search.matches(words, text)}
    found = {row.uid for row in lists.page(vault, where=lists.Filter(words=text), limit=1000)}
    assert found == wanted
    assert vault.check(thorough=True).sound


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(max_size=40)
    | st.sampled_from(['"', "a* OR b", "NEAR(a b)", "words:x", "'; DROP", "-a", "^a", "(", "AND"])
)
def test_p56_the_search_box_takes_anything(closed_search: Vault, text: str) -> None:
    assert lists.count(closed_search, where=lists.Filter(words=text)) >= 0


@pytest.fixture
def closed_search(vault: Vault) -> Vault:
    _add(vault, making.incident(1, narrative="a or b near and not"))
    return vault


@pytest.mark.parametrize(
    ("narrative", "asked"),
    [
        ("محمد في المدرسة", "Mohammed"),
        ("Mohamed à l'école", "محمد"),
        ("Élève frappé", "eleve FRAPPE"),
        ("وُلِدَ الطِّفْلُ", "الطفل"),
        ("ضُرِب بالمدرسة والطفل خائف", "طفل مدرسة"),
        ("طفل في مدرسة", "الطفل المدرسة"),
        ("إبراهيم", "ابراهيم"),
        ("le 3 mai ٢٠٢٦", "2026"),
        ("commissariat", "commiss"),
    ],
)
def test_words_are_found_across_spellings_and_scripts(vault: Vault, narrative: str, asked: str) -> None:
    _add(vault, making.incident(1, narrative=narrative), making.incident(2, narrative="tout autre sujet"))
    rows = lists.page(vault, where=lists.Filter(words=asked))
    assert [row.uid for row in rows] == [making.incident(1).uid]


# --- facts to count ------------------------------------------------------------------------------


def test_facts_are_children_times_violations(vault: Vault) -> None:
    record = making.incident(1, children=3, girls=5)
    double = replace(record, violations=(*record.violations, replace(record.violations[0], key="v2", groups=())))
    _add(vault, double, status=Status.VERIFIED)
    found = units.columns(vault)
    assert found.arrays["weight"].tolist() == [1, 1, 1, 5, 1, 1, 1]
    assert set(found.arrays["month"].tolist()) == {202607}
    assert [found.codes["sex"][at] for at in found.arrays["sex"][3:4]] == ["girl"]
    ages = [found.codes["age"][at] for at in found.arrays["age"]]
    assert ages[3] == "_U"
    assert "_U" not in ages[:3]


def test_facts_follow_the_record(vault: Vault) -> None:
    record = replace(making.incident(1, children=2), reported_elsewhere=ReportedElsewhere.NO)
    _save(vault, record, 0)
    assert units.columns(vault).arrays["month"].tolist() == [0, 0]
    _save(vault, record, 1, Status.SUBMITTED)
    _save(vault, record, 2, Status.VERIFIED)
    assert units.columns(vault, first_month=202607, last_month=202607).arrays["weight"].tolist() == [1, 1]
    assert len(units.columns(vault, first_month=202608)) == 0
    _save(vault, record, 3, Status.CLOSED)
    assert incidents.get(vault, record.uid).verified_on == date(2026, 7, 1)
    _save(vault, record, 4, Status.DRAFT)
    assert units.columns(vault).arrays["month"].tolist() == [0, 0]
    assert incidents.get(vault, record.uid).verified_on is None


def test_a_violation_found_false_is_not_counted(vault: Vault) -> None:
    record = making.incident(1)
    false = replace(record.violations[0], verification=Verification(level=VerificationLevel.FALSE))
    _add(vault, replace(record, violations=(false,)), status=Status.VERIFIED)
    assert units.columns(vault).arrays["month"].tolist() == [0]


def test_an_empty_vault_has_empty_columns(vault: Vault) -> None:
    found = units.columns(vault)
    assert len(found) == 0
    assert found.codes["violation"] == ()
