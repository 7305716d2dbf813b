"""A release from verified records to the authority, with four eyes, and nothing small in it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
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
from rightsmonitor.services.release import preparing, proof, releases
from rightsmonitor.services.release.preparing import Request
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.supervision import review
from rightsmonitor.storage import releases as rows

QUARTER = office.QUARTER


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


def prepared(folder: Path, name: str = "officer") -> ReleaseView:
    """A release of one table: for what does not depend on how many there are."""
    opened = office.unlock(folder, name)
    try:
        return releases.prepare(opened, period=QUARTER, tables=("month",))
    finally:
        opened.close()


@pytest.fixture
def published(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> office.Released:
    """A vault of its own with a release of all default tables in it."""
    return office.released(tmp_path_factory, tmp_path / "released")


def shown(release: Release, table: str) -> dict[tuple[str, ...], int | None]:
    return {cell.codes: cell.value for found in release.tables if found.key == table for cell in found.cells}


def test_the_figures_are_those_of_the_records_and_small_ones_are_hidden(published: office.Released) -> None:
    release = published.view().release
    assert tuple(table.key for table in release.tables) == releases.DEFAULT_TABLES
    branches, total = counted(office.records(*office.RELEASED))
    cells = shown(release, "place-violation")
    small = {branch for branch, count in branches.items() if 0 < count < 5}
    seen = {branch for branch in branches if cells[("MA", branch)] is not None}
    assert small
    assert seen
    assert not small & seen
    assert all(cells[("MA", branch)] == branches[branch] for branch in seen)
    assert cells[("MA", "_T")] in (total, None)
    assert release.verdict.units == total
    assert release.verdict.safe
    for table in release.tables:
        assert all(cell.value is None or cell.value == 0 or cell.value >= 5 for cell in table.cells)
        assert all((cell.kind is CellKind.HIDDEN) == (cell.value is None) for cell in table.cells)


def test_only_verified_records_with_consent_are_counted(vault: Path) -> None:
    found = office.records(24, seed=8)
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
    office.fill(vault, office.records(12))
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
    found = office.records(12)
    office.fill(vault, found[:9])
    opened = office.unlock(vault, "other")
    for one in found[9:]:
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


def test_changed_bytes_are_refused(published: office.Released) -> None:
    uid = published.uid
    opened = office.unlock(published.vault, "other")
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


def test_the_proof_is_kept_and_holds_for_the_very_bytes_and_no_others(published: office.Released) -> None:
    opened = office.unlock(published.vault, "other")
    stored, cube = rows.get(opened.vault, published.uid), rows.files(opened.vault, published.uid)["data/cube.csv"]
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
    with closing(office.unlock(vault, "officer")) as opened:
        if count:
            asked = Request(period=QUARTER, tables=releases.DEFAULT_TABLES)
            release = preparing.frozen(opened, asked, progress=None, cancelled=None).release
        else:  # its files are made too
            release = releases.prepare(opened, period=QUARTER).release
    assert all(cell.value in (None, 0) or (cell.value or 0) >= 5 for t in release.tables for cell in t.cells)
    assert release.verdict.safe


def test_what_is_verified_after_a_release_counts_in_the_next_period(vault: Path) -> None:
    found = office.records(12, seed=4)
    office.fill(vault, found[:8])
    prepared(vault)
    office.fill(vault, found[8:])
    opened = office.unlock(vault, "supervisor")
    late = [incidents.get(opened, uid=one.uid).incident.violations[0].verification.late for one in found]
    assert late == [False] * 8 + [True] * 4
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
    uid = releases.prepare(opened, period=QUARTER, tables=("month",)).release.uid
    opened.close()
    opened = office.unlock(vault, "other")
    releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    with pytest.raises(RecipientMissing):
        releases.write(opened, uid=uid, folder=tmp_path / "stick")
    assert rows.get(opened.vault, uid).state.value == "approved"
    opened.close()
