"""P17, P25: records whose time has run out are listed; what is destroyed is on no page, and every count stays."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import office
import pytest
import sqlcipher3.dbapi2 as sqlcipher

import pages
from canaries import ARABIC, CANARY
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import (
    ClockDoubtful,
    InvalidValue,
    NotAllowedNow,
    NotDue,
    NotPermitted,
    ReauthenticationNeeded,
    RecordDestroyed,
)
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.paths import put
from rightsmonitor.domain.retention import HoldReason
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import attachments, incidents, papers, retention
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.records.retention import OfficeSettings
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import notes, review
from rightsmonitor.storage.records import units
from rightsmonitor.storage.unlocked import database_key

LATER = office.START + timedelta(days=61 * 31)
NEEDLES = [
    form
    for text in (*CANARY.split(), *ARABIC.split(), CANARY, "Zqxdocument", "Zqxfilename", "Zqxcomment", "Zqxnote")
    for form in {text.encode(), text.lower().encode(), text.encode("utf-16-le")}
]


def _marked() -> Incident:
    record = office.records(1, seed=11)[0]
    for path, text in (
        ("narrative", f"{CANARY} {ARABIC}"),
        ("commune", CANARY),
        ("exact_place", CANARY),
        ("victims[0].person.names.latin", CANARY),
        ("victims[0].person.names.arabic", ARABIC),
        ("sources[0].name", CANARY),
        ("sources[0].note", ARABIC),
        ("responses[0].service", CANARY),
    ):
        if "responses" not in path or record.responses:
            record = put(record, path, text)
    return record


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "vault"))


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed record full of canaries, with everything that can stand beside one, among others."""
    place = tmp_path_factory.mktemp("retention")
    folder = place / "vault"
    office.create(folder)
    office.fill(folder, office.records(12, seed=2))
    record, file = _marked(), place / "Zqxfilename.txt"
    file.write_text("Zqxdocument " * 3000)
    with closing(office.unlock(folder, "officer")) as opened:
        stored = incidents.save(opened, incident=record, expected_revision=0)
        stored = incidents.save(
            opened, incident=put(record, "commune", f"{CANARY} 2"), expected_revision=stored.revision
        )
        attachments.add(opened, uid=record.uid, path=file)
        stored = incidents.move(opened, uid=record.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    with closing(office.unlock(folder, "supervisor")) as opened:
        stored = review.return_(
            opened, uid=record.uid, expected_revision=stored.revision, comment="Zqxcomment", field="sources"
        )
        notes.add(opened, uid=record.uid, text="Zqxnote")
    with closing(office.unlock(folder, "officer")) as opened:
        incidents.keep_draft(opened, incident=put(record, "commune", f"{CANARY} 3"), revision=stored.revision)
        stored = incidents.move(opened, uid=record.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    with closing(office.unlock(folder, "supervisor")) as opened:
        stored = review.verify(opened, uid=record.uid, expected_revision=stored.revision)
        incidents.move(opened, uid=record.uid, step=Step.CLOSE, expected_revision=stored.revision, reason="Zqxcomment")
    return folder


@pytest.fixture
def later(folder: Path) -> Iterator[Session]:
    """Five years on; the office opened its vault every few months."""
    with closing(_five_years_on(folder)) as opened:
        yield opened


def _five_years_on(folder: Path, name: str = "supervisor") -> Session:
    at = office.START
    while at < LATER - timedelta(days=300):
        at += timedelta(days=300)
        office.unlock(folder, "officer", at=at).close()
    return office.unlock(folder, name, at=LATER)


def _spec(opened: Session) -> str:
    return database_key(opened.vault.file, opened.vault.data_key)


def _facts(opened: Session) -> list[tuple[object, ...]]:
    return opened.vault.database.rows("SELECT * FROM unit ORDER BY id")


def test_p25_what_was_destroyed_is_on_no_page_and_counts_stay(folder: Path) -> None:
    opened = _five_years_on(folder)
    spec, before, columns = _spec(opened), _facts(opened), units.columns(opened.vault)
    listed = retention.due(opened)
    record = _marked().uid
    assert [one.uid for one in listed] == [record], "one is closed; what is verified is still worked with"
    opened.close()
    assert pages.count(folder / "data.db", spec=spec, needles=NEEDLES) > 20, "the control: the pages are readable"
    opened = office.unlock(folder, "supervisor", at=LATER)
    done = retention.destroy(opened, uids=[record])
    assert (done.count, done.backups) == (1, True)
    assert _facts(opened) == before
    after = units.columns(opened.vault)
    assert all((after.arrays[name] == columns.arrays[name]).all() for name in columns.arrays)
    assert retention.due(opened) == ()
    left = incidents.get(opened, uid=record)
    assert left.status is Status.CLOSED
    assert (left.incident.narrative, left.comments) == ("", ())
    assert [change.act for change in incidents.history(opened, uid=record)][-1] == "destroy"
    assert incidents.search(opened, query=Query(words=CANARY.split()[0])) == ()
    assert incidents.search(opened, query=Query(words=left.number)) != (), "the number still finds it"
    assert opened.vault.check(thorough=True).sound
    opened.close()
    assert pages.count(folder / "data.db", spec=spec, needles=NEEDLES) == 0
    assert (folder / "data.db-journal").stat().st_size == 0
    with closing(office.unlock(folder, "supervisor", at=LATER)) as again:
        assert again.vault.check(thorough=True).sound
        assert [entry.name for entry in attachments.list_(again, uid=record)] in ([""], [])


def test_p25_every_table_that_can_hold_words_is_known(later: Session) -> None:
    """A new table fails here until somebody decides what destruction does to it, in storage/records/retention.py."""
    cleared = {
        "incident",
        "incident_version",
        "incident_words",
        "incident_fts",
        "comment",
        "note",
        "draft",
        "attachment",
        "attachment_chunk",
        "retention_hold",
    }
    index = {f"incident_fts_{part}" for part in ("data", "idx", "docsize", "config")}
    codes_only = {
        "incident_violation",
        "unit",
        "released_unit",
        "code",
        "serial",
        "destruction",
        "quality",
        "quality_finding",
    }
    office_facts = {"meta", "roster", "user", "recovery", "audit", "partner", "checkpoint", "backup"}
    aggregates = {"release", "release_file", "release_signature", "ledger", "finding_tally", "tally", "tally_branch"}
    found = {str(name) for (name,) in later.vault.database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert found - {"sqlite_sequence"} == cleared | index | codes_only | office_facts | aggregates


def test_p25_a_destroyed_record_stays_as_it_is(later: Session) -> None:
    record = _marked()
    retention.destroy(later, uids=[record.uid])
    with pytest.raises(NotAllowedNow):
        retention.destroy(later, uids=[record.uid])
    stored = incidents.get(later, uid=record.uid)
    with pytest.raises(RecordDestroyed):
        incidents.move(later, uid=record.uid, step=Step.REOPEN, expected_revision=stored.revision)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE incident_version SET document = NULL, reason = ''",
        "INSERT INTO destruction SELECT id, (SELECT id FROM user WHERE role = 'supervisor'), '', 1, 0 FROM incident"
        " WHERE status = 'closed'",
        "INSERT INTO destruction SELECT id, (SELECT id FROM user WHERE role = 'officer'), '',"
        " (SELECT max(seq) FROM audit), 0 FROM incident WHERE status = 'closed'",
        "UPDATE attachment SET name = '', sha256 = zeroblob(32), key = x''",
    ],
)
def test_without_an_entry_in_the_audit_the_database_refuses(later: Session, statement: str) -> None:
    with pytest.raises(sqlcipher.IntegrityError):
        later.vault.database.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM destruction",
        "UPDATE destruction SET done = 0",
        "UPDATE incident_version SET document = NULL WHERE incident IN (SELECT incident FROM destruction)",
        "INSERT INTO incident_version SELECT NULL, incident, 99, 'save', 'closed', 1, '', '', '', '' FROM destruction",
    ],
)
def test_the_exception_is_open_for_one_transaction_only(later: Session, statement: str) -> None:
    retention.destroy(later, uids=[_marked().uid])
    with pytest.raises(sqlcipher.IntegrityError):
        later.vault.database.execute(statement)


def test_who_may_and_when(folder: Path) -> None:
    record = _marked().uid
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert retention.due(opened) == ()
        assert [one.uid for one in retention.due(opened, all_=True)] == [record]
        with pytest.raises(NotDue) as caught:
            retention.destroy(opened, uids=[record])
        assert caught.value.facts["until"] == "2031-08-10"
        verified = incidents.search(opened, query=Query(statuses=(Status.VERIFIED,)))[0].uid
        with pytest.raises(NotAllowedNow):
            retention.destroy(opened, uids=[verified])
        with pytest.raises(NotAllowedNow):
            retention.hold(opened, uid=verified, until=date(2040, 1, 1), reason=HoldReason.ASKED)
    with closing(_five_years_on(folder, "officer")) as opened, pytest.raises(NotPermitted):
        retention.due(opened)
    with closing(office.unlock(folder, "supervisor", at=LATER)) as opened:
        retention.hold(opened, uid=record, until=date(2033, 1, 1), reason=HoldReason.PROCEEDINGS)
        assert retention.due(opened) == ()
        with pytest.raises(NotDue):
            retention.destroy(opened, uids=[record])
        with pytest.raises(InvalidValue):
            retention.hold(opened, uid=record, until=date(2020, 1, 1), reason=HoldReason.OTHER)
        opened.clock.instant += timedelta(seconds=61)  # type: ignore[attr-defined]
        with pytest.raises(ReauthenticationNeeded):
            retention.destroy(opened, uids=[record])


@pytest.mark.parametrize("at", [datetime(1970, 1, 1, tzinfo=office.START.tzinfo), office.START.replace(year=2024)])
def test_p17_a_clock_set_back_destroys_nothing(folder: Path, at: datetime) -> None:
    _five_years_on(folder).close()
    with closing(office.unlock(folder, "supervisor", at=at)) as opened:
        opened.proof.at = opened.clock.now()
        assert retention.due(opened) == ()
        with pytest.raises((ClockDoubtful, NotDue)) as caught:
            retention.destroy(opened, uids=[_marked().uid])
        assert caught.type is ClockDoubtful


def test_p17_a_clock_that_leapt_ahead_destroys_nothing(folder: Path) -> None:
    """Ten years in one night: the record is listed, and nothing happens to it."""
    with closing(office.unlock(folder, "supervisor", at=office.START.replace(year=2036))) as opened:
        assert [one.uid for one in retention.due(opened)] == [_marked().uid]
        with pytest.raises(ClockDoubtful) as caught:
            retention.destroy(opened, uids=[_marked().uid])
        assert caught.value.facts["kind"] == "ahead"
        assert incidents.get(opened, uid=_marked().uid).incident.narrative.startswith(CANARY)


def test_p17_what_was_closed_under_a_dead_clock_is_not_old(folder: Path) -> None:
    """The battery was empty while a record was withdrawn: 1970 is no reason to destroy it today."""
    record = office.records(1, seed=77)[0]
    dead = datetime(1970, 1, 1, tzinfo=office.START.tzinfo)
    with closing(office.unlock(folder, "officer", at=dead)) as opened:
        stored = incidents.save(opened, incident=Incident(uid=record.uid), expected_revision=0)
        incidents.move(opened, uid=record.uid, step=Step.WITHDRAW, expected_revision=stored.revision)
    with closing(office.unlock(folder, "supervisor")) as opened:
        found = next(one for one in retention.due(opened, all_=True) if one.uid == record.uid)
        assert found.ended == office.START.date()


def test_the_office_sets_period_and_authorisation(folder: Path) -> None:
    with closing(office.unlock(folder, "admin")) as opened:
        assert retention.settings(opened) == OfficeSettings(months=60)
        chosen = OfficeSettings(months=24, authorisation=" A-PO-123 / 2026 ", authorised_on=date(2026, 5, 4))
        retention.set_settings(opened, chosen=chosen)
        for wrong in (OfficeSettings(months=0), OfficeSettings(authorisation="<script>")):
            with pytest.raises(InvalidValue):
                retention.set_settings(opened, chosen=wrong)
    with closing(office.unlock(folder, "officer")) as opened:
        found = retention.settings(opened)
        assert (found.months, found.authorisation, found.authorised_on) == (24, "A-PO-123 / 2026", date(2026, 5, 4))
        with pytest.raises(NotPermitted):
            retention.set_settings(opened, chosen=found)
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext is not installed")
        form = papers.form(opened, folder=folder.parent, language="fr")
    text = subprocess.run(["pdftotext", str(form), "-"], capture_output=True, check=True).stdout.decode()
    assert "A-PO-123 / 2026" in text, "it prints on the consent form"
