"""A release from verified records to the authority, with four eyes, and nothing small in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.codes import ConsentAnswer, ReportedElsewhere, VerificationLevel
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import (
    InvalidValue,
    NotAllowedNow,
    NotPermitted,
    PeriodClosed,
    PeriodNotBegun,
    RecipientMissing,
    ReleaseChanged,
    SamePerson,
    WrongPassphrase,
)
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.release import CellKind, Release
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.national import authority
from rightsmonitor.services.records import incidents
from rightsmonitor.services.release import proof, releases
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.supervision import review
from rightsmonitor.storage import releases as rows

QUARTER = Period.parse("2026-Q3")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    office.create(folder)
    return folder


def counted(found: tuple[Incident, ...]) -> tuple[Counter[str], int]:
    """Units by branch and in all, counted in the plainest way: child × violation × incident."""
    branches: Counter[str] = Counter()
    for one in found:
        if one.reported_elsewhere is ReportedElsewhere.SAME_MECHANISM:
            continue
        for violation in one.violations:
            children = sum(victim.consent.to_count is ConsentAnswer.YES for victim in one.victims_of(violation))
            children += sum(group.total for group in violation.groups)
            branches[violation.type.split(".")[0]] += children
    return branches, sum(branches.values())


def prepared(folder: Path, name: str = "officer", *, threshold: int = 5) -> ReleaseView:
    opened = office.unlock(folder, name)
    try:
        return releases.prepare(opened, period=QUARTER, threshold=threshold)
    finally:
        opened.close()


def shown(release: Release, table: str) -> dict[tuple[str, ...], int | None]:
    return {cell.codes: cell.value for found in release.tables if found.key == table for cell in found.cells}


def test_the_figures_are_those_of_the_records_and_small_ones_are_hidden(vault: Path) -> None:
    found = office.records(160)
    office.fill(vault, found)
    release = prepared(vault).release
    branches, total = counted(found)
    cells = shown(release, "place-violation")
    for branch, count in branches.items():
        if (value := cells[("MA", branch)]) is not None:
            assert value == count
        if 0 < count < 5:
            assert cells[("MA", branch)] is None
    assert cells[("MA", "_T")] in (total, None)
    assert release.verdict.units == total
    assert release.verdict.safe
    for table in release.tables:
        assert all(cell.value is None or cell.value == 0 or cell.value >= 5 for cell in table.cells)
        assert all((cell.kind is CellKind.HIDDEN) == (cell.value is None) for cell in table.cells)


def test_only_verified_records_with_consent_are_counted(vault: Path) -> None:
    found = office.records(60, seed=8)
    opened = office.unlock(vault, "officer")
    for one in found:
        stored = incidents.save(opened, incident=one, expected_revision=0)
        incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    opened.close()
    opened = office.unlock(vault, "supervisor")
    verified = []
    for at, row in enumerate(review.queue(opened, limit=100)):
        level = VerificationLevel.VERIFIED if at % 3 else VerificationLevel.NOT_VERIFIED
        if at % 4:
            review.verify(opened, uid=row.uid, expected_revision=row.revision, level=level)
            if level is VerificationLevel.VERIFIED:
                verified.append(row.uid)
    opened.close()
    _, total = counted(tuple(one for one in found if one.uid in verified))
    assert prepared(vault).release.verdict.units == total


def test_four_eyes_and_the_authority(vault: Path, tmp_path: Path) -> None:
    office.fill(vault, office.records(50))
    trust, identity = office.authority_side(vault)
    view = prepared(vault, "supervisor")
    uid = view.release.uid

    opened = office.unlock(vault, "supervisor")
    with pytest.raises(SamePerson):
        releases.approve(opened, uid=uid, passphrase=office.secret("supervisor"))
    with pytest.raises(NotAllowedNow):
        releases.write(opened, uid=uid, folder=tmp_path / "stick")
    opened.close()
    opened = office.unlock(vault, "officer")
    with pytest.raises(NotPermitted):
        releases.approve(opened, uid=uid, passphrase=office.secret("officer"))
    opened.close()

    opened = office.unlock(vault, "other")
    with pytest.raises(WrongPassphrase):
        releases.approve(opened, uid=uid, passphrase=office.secret("supervisor"))
    assert not (tmp_path / "stick").exists()
    releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    with pytest.raises(NotAllowedNow):
        releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    file = releases.write(opened, uid=uid, folder=tmp_path / "stick")
    with pytest.raises(PeriodClosed):
        releases.prepare(opened, period=Period.parse("2026-08"))
    opened.close()
    verified = authority.verify(file=file, trust=trust, identity=identity)
    assert verified.digest == view.digest
    assert [signer.role for signer in verified.signers] == ["supervisor", "supervisor"]


def test_a_supervisor_who_recorded_part_of_it_leaves_it_to_another(vault: Path) -> None:
    found = office.records(30)
    office.fill(vault, found[:25])
    opened = office.unlock(vault, "other")
    for one in found[25:]:
        stored = incidents.save(opened, incident=one, expected_revision=0)
        incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    opened.close()
    opened = office.unlock(vault, "supervisor")
    for row in review.queue(opened):
        review.verify(opened, uid=row.uid, expected_revision=row.revision)
    opened.close()
    prepared(vault, "officer")
    opened = office.unlock(vault, "other")
    assert releases.list_(opened)[0].why_not == "contributed"
    opened.close()
    opened = office.unlock(vault, "supervisor")
    assert releases.list_(opened)[0].can_approve
    opened.close()


def test_changed_bytes_are_refused(vault: Path) -> None:
    office.fill(vault, office.records(20))
    uid = prepared(vault).release.uid
    opened = office.unlock(vault, "other")
    database = opened.vault.database
    database.execute("DROP TRIGGER release_file_never_changes", ())
    database.execute(
        "UPDATE release_file SET content = CAST(content || x'20' AS BLOB) WHERE name = 'data/cube.csv'", ()
    )
    with pytest.raises(ReleaseChanged):
        releases.get(opened, uid=uid)
    with pytest.raises(ReleaseChanged):
        releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    opened.close()


def test_the_proof_is_kept_and_holds_for_the_very_bytes_and_no_others(vault: Path) -> None:
    office.fill(vault, office.records(60))
    view = prepared(vault)
    opened = office.unlock(vault, "other")
    stored, cube = rows.get(opened.vault, view.release.uid), rows.files(opened.vault, view.release.uid)["data/cube.csv"]
    opened.close()
    report = proof.check(stored.inside, cube)
    assert report.complete
    assert report.protected > 0
    lines = cube.decode().splitlines(keepends=True)
    hidden = next(at for at, line in enumerate(lines) if ",Q,C" in line)
    shown = next(at for at, line in enumerate(lines) if ",A,F" in line and ",0,A,F" not in line)
    lines[hidden] = lines[hidden].replace(",,Q,C", ",3,A,F")
    assert not proof.check(stored.inside, "".join(lines).encode()).complete
    lines = cube.decode().splitlines(keepends=True)
    value = int(lines[shown].rsplit(",", 3)[1])
    lines[shown] = lines[shown].replace(f",{value},A,F", f",{value + 1},A,F")
    assert not proof.check(stored.inside, "".join(lines).encode()).complete


@pytest.mark.parametrize("count", [0, 1, 2])
def test_almost_nothing_shows_nothing(vault: Path, count: int) -> None:
    office.fill(vault, office.records(count, seed=3))
    release = prepared(vault).release
    assert all(cell.value in (None, 0) or (cell.value or 0) >= 5 for t in release.tables for cell in t.cells)
    assert release.verdict.safe


def test_what_is_verified_after_a_release_counts_in_the_next_period(vault: Path) -> None:
    found = office.records(24, seed=4)
    office.fill(vault, found[:20])
    prepared(vault)
    office.fill(vault, found[20:])
    opened = office.unlock(vault, "supervisor")
    late = [incidents.get(opened, uid=one.uid).incident.violations[0].verification.late for one in found]
    assert late == [False] * 20 + [True] * 4
    days = opened.vault.database.rows("SELECT DISTINCT verified_on FROM incident ORDER BY 1")
    assert [row[0] for row in days] == ["2026-08-10", "2026-10-01"]
    opened.close()


def test_what_cannot_be_prepared_or_written_is_said(vault: Path, tmp_path: Path) -> None:
    office.fill(vault, office.records(10))
    opened = office.unlock(vault, "officer")
    with pytest.raises(PeriodNotBegun):
        releases.prepare(opened, period=Period.parse("2027"))
    for threshold in (0, 2, 10**9):
        with pytest.raises(InvalidValue):
            releases.prepare(opened, period=QUARTER, threshold=threshold)
    uid = releases.prepare(opened, period=QUARTER).release.uid
    opened.close()
    opened = office.unlock(vault, "other")
    releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    with pytest.raises(RecipientMissing):
        releases.write(opened, uid=uid, folder=tmp_path / "stick")
    assert rows.get(opened.vault, uid).state.value == "approved"
    opened.close()
