"""What a supervisor does beyond one verdict: several at once, taking back, private notes, quality of the data."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import office
import pytest
import sqlcipher3.dbapi2 as sqlcipher

from rightsmonitor.domain.codes import Reliability, Sex, Status, VerificationLevel
from rightsmonitor.domain.dates import PartialDate, Period
from rightsmonitor.domain.errors import InvalidValue, NotAllowedNow, NotClean, OwnRecord, StaleIncident, TooLate
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.quality import Kind
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.release import releases
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import notes, quality, review

TODAY = office.START.date()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office.create(tmp_path / "vault")
    return tmp_path / "vault"


def plain(seed: int) -> Incident:
    """A record without any finding: each of its own place, time and child."""
    made = office.records(1, seed=seed)[0]
    child = made.victims[0]
    violation = replace(made.violations[0], composites=(), victims=(child.key,), perpetrators=(), groups=())
    known = replace(child.person, sex=Sex.GIRL if seed % 2 else Sex.BOY, names=type(child.person.names)())
    return replace(
        made,
        when=PartialDate.day(TODAY - timedelta(days=30 * seed)),
        first_reported=TODAY - timedelta(days=30 * seed - 2),
        place=("02.411", "01.511", "04.421", "06.141")[seed % 4],
        narrative="",
        violations=(replace(violation, type=("RMV-2.1", "RMV-R.07", "RMV-4.1", "RMV-2.3")[seed % 4]),),
        victims=(replace(child, person=replace(known, birth_date=None), age=4 + seed % 13),),
        perpetrators=(),
        sources=tuple(replace(s, reliability=Reliability.RELIABLE, name="", note="") for s in made.sources[:1]),
        responses=made.responses or office.records(8, seed=3)[0].responses,
    )


def submit(folder: Path, *records: Incident, by: str = "officer") -> None:
    with closing(office.unlock(folder, by)) as opened:
        for record in records:
            saved = incidents.save(opened, incident=record, expected_revision=0)
            incidents.move(opened, uid=record.uid, step=Step.SUBMIT, expected_revision=saved.revision)


def chosen(opened: Session) -> list[tuple[str, int]]:
    return [(one.row.uid, one.row.revision) for one in review.sort_out(opened) if one.opinion.clean]


# --- several at once ---------------------------------------------------------------------------------


def test_clean_records_are_verified_together_and_the_others_say_why_not(folder: Path) -> None:
    named = replace(plain(3), narrative="Appeler le 0612345678.")
    traffic = replace(plain(4), violations=(replace(plain(4).violations[0], composites=("RMV-C.2",)),))
    submit(folder, plain(1), plain(2), named, traffic)
    submit(folder, plain(5), by="supervisor")
    with closing(office.unlock(folder, "supervisor")) as opened:
        found = {one.row.uid: [finding.code for finding in one.opinion.findings] for one in review.sort_out(opened)}
        assert found == {
            plain(1).uid: [],
            plain(2).uid: [],
            named.uid: ["identifier-phone"],
            traffic.uid: ["handle-alone"],
        }, "own records are not in the queue"
        assert review.verify_clean(opened, chosen=chosen(opened)) == 2
        stored = incidents.get(opened, uid=plain(1).uid)
        assert stored.status is Status.VERIFIED
        assert stored.incident.violations[0].verification.level is VerificationLevel.VERIFIED
        assert incidents.history(opened, uid=plain(1).uid)[-1].act == "verify"
        assert incidents.count(opened, query=Query(statuses=(Status.SUBMITTED,))) == 3


def test_a_record_with_a_finding_stops_the_whole_heap(folder: Path) -> None:
    named = replace(plain(3), narrative="Appeler le 0612345678.")
    submit(folder, plain(1), named)
    with closing(office.unlock(folder, "supervisor")) as opened:
        heap = [(plain(1).uid, 2), (named.uid, 2)]
        with pytest.raises(NotClean) as caught:
            review.verify_clean(opened, chosen=heap)
        assert caught.value.facts["count"] == 1
        with pytest.raises(StaleIncident):
            review.verify_clean(opened, chosen=[(plain(1).uid, 1)])
        with pytest.raises(InvalidValue):
            review.verify_clean(opened, chosen=heap[:1] * 201)
        assert incidents.count(opened, query=Query(statuses=(Status.SUBMITTED,))) == 2
        assert review.verify_clean(opened, chosen=heap[:1]) == 1


def test_nobody_verifies_their_own_among_others(folder: Path) -> None:
    submit(folder, plain(1), by="supervisor")
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert review.sort_out(opened) == ()
        with pytest.raises(OwnRecord):
            review.verify_clean(opened, chosen=[(plain(1).uid, 2)])
    with closing(office.unlock(folder, "other")) as opened:
        assert review.verify_clean(opened, chosen=[(plain(1).uid, 2)]) == 1


# --- taking back -------------------------------------------------------------------------------------


def test_a_verdict_is_taken_back_and_both_steps_stay_in_the_history(folder: Path) -> None:
    record = plain(1)
    submit(folder, record)
    with closing(office.unlock(folder, "supervisor")) as opened:
        verified = review.verify(opened, uid=record.uid, expected_revision=2)
        back = review.take_back(opened, uid=record.uid, expected_revision=verified.revision)
        assert back.status is Status.SUBMITTED
        assert back.incident == incidents.get(opened, uid=record.uid).incident
        assert back.incident.violations[0].verification.level is VerificationLevel.PENDING
        returned = review.return_(opened, uid=record.uid, expected_revision=back.revision, comment="un essai")
        again = review.take_back(opened, uid=record.uid, expected_revision=returned.revision)
        assert again.status is Status.SUBMITTED
        acts = [change.act for change in incidents.history(opened, uid=record.uid)]
        assert acts == ["create", "submit", "verify", "take-back-verdict", "return", "take-back-verdict"]
        with pytest.raises(TooLate):
            review.take_back(opened, uid=record.uid, expected_revision=again.revision)


def test_only_ones_own_last_verdict_is_taken_back(folder: Path) -> None:
    record = plain(1)
    submit(folder, record)
    with closing(office.unlock(folder, "supervisor")) as opened:
        verified = review.verify(opened, uid=record.uid, expected_revision=2)
        with pytest.raises(TooLate):
            review.take_back(opened, uid=record.uid, expected_revision=2)
        with pytest.raises(NotAllowedNow):
            incidents.move(opened, uid=record.uid, step=Step.TAKE_BACK_VERDICT, expected_revision=verified.revision)
    with closing(office.unlock(folder, "other")) as opened, pytest.raises(TooLate):
        review.take_back(opened, uid=record.uid, expected_revision=verified.revision)
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert review.take_back(opened, uid=record.uid, expected_revision=verified.revision).status is Status.SUBMITTED


def test_what_was_published_is_not_taken_back(folder: Path) -> None:
    office.fill(folder, office.records(60))
    record = plain(5)
    submit(folder, record)
    office.authority_side(folder)
    with closing(office.unlock(folder, "supervisor")) as opened:
        verified = review.verify(opened, uid=record.uid, expected_revision=2)
        releases.prepare(opened, period=Period.parse("2026-Q3"), tables=("month",))
        with pytest.raises(TooLate):
            review.take_back(opened, uid=record.uid, expected_revision=verified.revision)


# --- notes -------------------------------------------------------------------------------------------


def test_notes_grow_and_never_change(folder: Path) -> None:
    record = plain(1)
    submit(folder, record)
    with closing(office.unlock(folder, "supervisor")) as opened:
        notes.add(opened, uid=record.uid, text="  vérifier l’âge \u202e avec la famille ")
        for bad in ("", "  \n ", "x" * 5_000):
            with pytest.raises(InvalidValue):
                notes.add(opened, uid=record.uid, text=bad)
    with closing(office.unlock(folder, "other")) as opened:
        found = notes.add(opened, uid=record.uid, text="ملاحظة ثانية")
        assert [(note.by, note.text) for note in found] == [
            ("supervisor", "vérifier l’âge  avec la famille"),
            ("other", "ملاحظة ثانية"),
        ]
        connection = opened.vault.connection
        for sql in ("UPDATE note SET text = 'x'", "DELETE FROM note"):
            with pytest.raises(sqlcipher.IntegrityError, match="notes never"):
                connection.execute(sql)
        assert len(notes.list_(opened, uid=record.uid)) == 2


# --- quality -----------------------------------------------------------------------------------------


def check_all(opened: Session) -> int:
    steps = 0
    while quality.check_some(opened):
        steps += 1
    return steps


def test_the_office_is_checked_in_steps_and_again_where_something_changed(folder: Path) -> None:
    twin = replace(plain(2), uid=plain(9).uid)
    late = replace(plain(3), first_reported=TODAY, when=PartialDate.day(date(2019, 1, 1)))
    crowd = [plain(4 * at + 4) for at in range(1, 40)]
    crowd = [replace(r, uid=s.uid) for r, s in zip(crowd, office.records(39, seed=77), strict=True)]
    submit(folder, plain(1), plain(2), twin, late, *crowd)
    with closing(office.unlock(folder, "supervisor")) as opened:
        assert quality.summary(opened).unchecked == 43
        assert quality.summary(opened).counts == ()
        check_all(opened)
        found = quality.summary(opened)
        assert found.unchecked == 0
        assert found.by_kind[Kind.DUPLICATE] >= 2
        assert {count.code for count in found.counts if count.kind is Kind.OUTLIER} == {"unusual-lag"}
        for count in found.counts:
            query = Query(finding=f"{count.kind.value}:{count.code}")
            assert incidents.count(opened, query=query) == count.records, "a number opens its records"
        for kind, number in found.by_kind.items():
            assert incidents.count(opened, query=Query(finding=kind.value)) == number
        lagging = incidents.search(opened, query=Query(finding="outlier:unusual-lag"))
        assert [row.uid for row in lagging] == [late.uid]
        # A verdict on one of two twins: both are looked at again, and nothing else.
        review.verify(opened, uid=twin.uid, expected_revision=2)
        again = quality.summary(opened)
        assert again.unchecked >= 2
        assert again.unchecked < 43
        check_all(opened)
        assert quality.summary(opened) == found
        opinion = quality.of_record(opened, uid=plain(2).uid)
        assert Kind.DUPLICATE in {finding.kind for finding in opinion.findings}
        assert twin.uid in {likely.row.uid for likely in opinion.doubles}
        assert [f.code for f in quality.of_record(opened, uid=late.uid).findings if f.kind is Kind.OUTLIER] == [
            "unusual-lag"
        ]
