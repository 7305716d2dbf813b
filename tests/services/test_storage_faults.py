"""P3: any storage operation may fail, once or for ever: one clear error, nothing acknowledged is lost, work goes on."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import office
import pytest

from device import CODES, Device, Fault
from failing import REFUSALS
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import (
    DiskFull,
    NotAllowedNow,
    ReadOnlyPlace,
    RightsMonitorError,
    StaleIncident,
    StorageFailed,
)
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.session import Session

AGAIN = "deuxième récit inventé"
RECORDS = office.records(4, seed=9)
KINDS = [(code, for_ever) for code in CODES for for_ever in (False, True)]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faults") / "vault"
    office.create(folder)
    return folder


@contextlib.contextmanager
def at_work(source: Path, folder: Path) -> Iterator[tuple[Device, Session]]:
    """A copy of the vault on the disk that fails, open for the officer."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(source, folder)
    device = Device(folder)
    with device.in_use():
        session = office.unlock(folder, "officer")
        device.operations.clear()
        try:
            yield device, session
        finally:
            device.fault = None
            with contextlib.suppress(RightsMonitorError):
                session.close()


class Work:
    """What an officer does; `saved` holds what was acknowledged."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.saved: dict[str, tuple[int, str]] = {}
        self.submitted: set[str] = set()
        self.refused: list[RightsMonitorError] = []
        self.failed = False  # whether anything was ever refused

    def all(self) -> None:
        """May be called again: what is submitted already is left alone."""
        for record in RECORDS:
            if record.uid in self.submitted or self._submitted_all_the_same(record):
                continue
            self._try(record, "")
            self._try(record, AGAIN)
            self._submit(record)

    def _try(self, record: Incident, narrative: str) -> None:
        revision = self.saved.get(record.uid, (0, ""))[0]
        changed = replace(record, narrative=narrative or record.narrative)
        with self._told():
            incidents.keep_draft(self.session, incident=changed, revision=revision)
            try:
                stored = incidents.save(self.session, incident=changed, expected_revision=revision)
            except StaleIncident:
                stored = self._made_all_the_same(record)
            self.saved[record.uid] = stored.revision, stored.incident.narrative

    def _made_all_the_same(self, record: Incident) -> Stored:
        """The device failed after the last write of a commit: it was told as refused, and it is there.

        Then it must be whole, and one revision further: more than was acknowledged, never less.
        """
        assert self.failed
        found = incidents.get(self.session, uid=record.uid)
        assert found.revision == self.saved.get(record.uid, (0, ""))[0] + 1
        assert found.incident.narrative in (record.narrative, AGAIN)
        return found

    def _submitted_all_the_same(self, record: Incident) -> bool:
        """As above, for the last step of a record."""
        if not self.failed or record.uid not in self.saved:
            return False
        if incidents.get(self.session, uid=record.uid).status is not Status.SUBMITTED:
            return False
        found = self._made_all_the_same(record)
        self.saved[record.uid] = found.revision, found.incident.narrative
        self.submitted.add(record.uid)
        return True

    def _submit(self, record: Incident) -> None:
        revision, _ = self.saved.get(record.uid, (0, ""))
        if revision:
            with self._told():
                try:
                    moved = self._moved(record, revision)
                except (StaleIncident, NotAllowedNow):
                    moved = self._made_all_the_same(record)
                    if moved.status is not Status.SUBMITTED:  # the saving before it was there although refused
                        moved = self._moved(record, moved.revision)
                self.saved[record.uid] = moved.revision, moved.incident.narrative
                self.submitted.add(record.uid)

    def _moved(self, record: Incident, revision: int) -> Stored:
        moved = incidents.move(self.session, uid=record.uid, step=Step.SUBMIT, expected_revision=revision)
        assert moved.status is Status.SUBMITTED
        return moved

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Every failure is an error of ours, with a sentence; none is a traceback of SQLite or Python."""
        try:
            yield
        except (DiskFull, StorageFailed, ReadOnlyPlace) as error:
            self.refused.append(error)
            self.failed = True


def still_there(session: Session, work: Work) -> None:
    for uid, (revision, narrative) in work.saved.items():
        found = incidents.get(session, uid=uid)
        # A step that failed after its last write is there although it was refused: more than was told, never less.
        assert found.revision == revision or (work.failed and found.revision == revision + 1)
        assert found.incident.narrative == narrative or found.revision > revision


def positions(source: Path, folder: Path) -> int:
    """How many changes of files the whole work makes, without any fault."""
    with at_work(source, folder) as (device, session):
        work = Work(session)
        work.all()
        assert len(work.saved) == len(RECORDS)
        assert not work.refused
        return len(device.operations)


def _run(source: Path, folder: Path, *, at: int, code: int, for_ever: bool) -> bool:
    """Whether the fault was met. After it: what was saved is there, now and after the next unlock; work goes on."""
    with at_work(source, folder) as (device, session):
        work = Work(session)
        device.fault = fault = Fault(at=at, code=code, for_ever=for_ever)
        work.all()
        if fault.struck and code == errno.EIO:
            assert work.refused, "a failure of the device is told"
        device.fault = None
        still_there(session, work)
        before = dict(work.saved)
        work.refused.clear()
        work.all()  # again: whatever failed can be done now, in the same session
        assert not work.refused
        assert len(work.submitted) == len(RECORDS)
        assert all(work.saved[uid][0] >= revision for uid, (revision, _) in before.items())
    opened = office.unlock(folder, "officer")
    try:
        still_there(opened, work)
        assert opened.vault.check(thorough=True).sound
    finally:
        opened.close()
    return bool(fault.struck)


@pytest.mark.parametrize(("code", "for_ever"), KINDS)
def test_p03_an_operation_that_fails_loses_nothing(source: Path, tmp_path: Path, code: int, for_ever: bool) -> None:
    folder = tmp_path / "vault"
    total = positions(source, folder)
    assert total > 200
    step = total // 7
    struck = [_run(source, folder, at=at, code=code, for_ever=for_ever) for at in range(1, total, step)]
    assert all(struck)


@pytest.mark.campaign
@pytest.mark.timeout(7200)
@pytest.mark.parametrize(("code", "for_ever"), KINDS)
def test_p03_every_operation_that_fails(source: Path, tmp_path: Path, code: int, for_ever: bool) -> None:
    folder = tmp_path / "vault"
    total = positions(source, folder)
    struck = sum(_run(source, folder, at=at, code=code, for_ever=for_ever) for at in range(1, total + 1))
    print(f"{total} positions, {struck} faults, {errno.errorcode[code]}, for ever={for_ever}: 0 lost")
    assert struck >= total * 0.9


def _files(source: Path, folder: Path, *, at: int = 0, code: int = errno.EIO, for_ever: bool = False) -> int:
    """A whole session in which the `at`-th file that the program itself writes, renames or removes is refused; how many
    there are. Opening may be refused too; whatever was saved is there, and the next session knows of no fault.
    """
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(source, folder)
    saved: Work | None = None
    with REFUSALS.refuse(folder, at=at, code=code, for_ever=for_ever):
        try:
            session = office.unlock(folder, "officer")
            saved = Work(session)
            saved.all()
            assert not saved.refused, "saving takes no file but the database"
            session.close()
        except (DiskFull, StorageFailed, ReadOnlyPlace):
            assert at
        seen = REFUSALS.seen
    opened = office.unlock(folder, "officer")
    if saved is not None:
        still_there(opened, saved)
    assert opened.vault.check(thorough=True).sound
    opened.close()
    return seen


def test_p03_a_file_that_the_program_cannot_write_loses_nothing(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    total = _files(source, folder)
    assert total >= 4
    for at in range(1, total + 1):
        for for_ever in (False, True):
            assert _files(source, folder, at=at, code=CODES[at % 3], for_ever=for_ever) >= at


def test_p03_a_save_that_was_told_and_not_made_would_be_noticed(source: Path, tmp_path: Path) -> None:
    """Positive control: the questions above miss a record that is not there."""
    with at_work(source, tmp_path / "vault") as (_, session):
        work = Work(session)
        work.saved[RECORDS[0].uid] = 1, ""
        with pytest.raises(RightsMonitorError):
            still_there(session, work)
