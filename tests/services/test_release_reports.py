"""The office's own report says what signed releases say: never a fresh count, never a hidden number, no child."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import office
import pytest

from canaries import ARABIC, CANARY, holds
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import (
    Cancelled,
    NothingReleased,
    ReauthenticationNeeded,
    ReleaseChanged,
    VaultExists,
)
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.paths import put
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.records import incidents
from rightsmonitor.services.release import release_reports, releases
from rightsmonitor.services.release.release_reports import Part, Scope
from rightsmonitor.services.session import FRESH_SECONDS, Session
from rightsmonitor.services.supervision import review
from rightsmonitor.storage import releases as rows
from rightsmonitor.storage.trail import audit

TABLES = ("place-violation", "children")
YEAR, SUMMER = Period.parse("2026"), Period.parse("2026-Q3")
AUTUMN = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
Figures = dict[tuple[str, str], dict[str, str]]


def named(found: Incident) -> Incident:
    """With canaries where a child would be named."""
    for path, text in (
        ("narrative", f"{CANARY} {ARABIC}"),
        ("victims[0].person.names.latin", CANARY),
        ("victims[0].person.names.arabic", ARABIC),
        ("exact_place", CANARY),
    ):
        found = put(found, path, text)
    return found


def released(folder: Path, period: str, found: tuple[Incident, ...], at: datetime) -> str:
    """Recorded, verified, prepared and signed by another person at that time."""
    recorded(folder, found, at)
    opened = office.unlock(folder, "officer", at=at)
    uid = releases.prepare(opened, period=Period.parse(period), tables=TABLES).release.uid
    assert period not in {scope.period for scope in release_reports.scopes(opened)}, "not before it is signed"
    opened.close()
    opened = office.unlock(folder, "other", at=at)
    releases.approve(opened, uid=uid, passphrase=office.secret("other"))
    opened.close()
    return uid


def recorded(folder: Path, found: tuple[Incident, ...], at: datetime) -> None:
    opened = office.unlock(folder, "officer", at=at)
    for one in found:
        stored = incidents.save(opened, incident=one, expected_revision=0)
        incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    opened.close()
    opened = office.unlock(folder, "supervisor", at=at)
    for row in review.queue(opened, limit=1000):
        review.verify(opened, uid=row.uid, expected_revision=row.revision)
    opened.close()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two quarters, each with a signed release."""
    folder = tmp_path_factory.mktemp("own") / "vault"
    office.create(folder)
    found = tuple(named(one) for one in office.records(50, seed=6))
    released(folder, "2026-Q3", found[:20], office.START)
    released(folder, "2026-Q4", found[20:44], AUTUMN)
    return folder


@pytest.fixture
def session(vault: Path, tmp_path: Path) -> Iterator[Session]:
    opened = office.unlock(Path(shutil.copytree(vault, tmp_path / "vault")), "officer", at=AUTUMN)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def written(vault: Path) -> Path:
    """The report of the year."""
    copy = Path(shutil.copytree(vault, vault.parent / "copy"))
    opened = office.unlock(copy, "officer", at=AUTUMN)
    made = release_reports.write(opened, period=YEAR, to=vault.parent / "year")
    opened.close()
    return made.folder


def figures(content: bytes) -> Figures:
    rows_ = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return {(row["INDICATOR"], row["CODES"]): row for row in rows_}


def of_release(session: Session, number: int) -> Figures:
    stored = next(each for each in rows.list_(session.vault) if each.sequence == number)
    return figures(rows.files(session.vault, stored.uid)["indicators/indicators.csv"])


def of_report(folder: Path) -> Figures:
    return figures((folder / "indicators.csv").read_bytes())


def test_what_can_be_reported_on_and_what_lacks(session: Session) -> None:
    first, second = Part(sequence=1, period="2026-Q3"), Part(sequence=2, period="2026-Q4")
    assert release_reports.scopes(session) == (
        Scope(period="2026", parts=(first, second), missing=("2026-Q1", "2026-Q2")),
        Scope(period="2026-Q4", parts=(second,), missing=()),
        Scope(period="2026-Q3", parts=(first,), missing=()),
    )


def test_a_quarter_says_what_its_release_says(session: Session, tmp_path: Path) -> None:
    made = release_reports.write(session, period=SUMMER, to=tmp_path / "out")
    own, released_ = of_report(made.folder), of_release(session, 1)
    assert own.keys() == released_.keys()
    for key, row in own.items():
        for name in ("OBS_VALUE", "OBS_STATUS", "DENOMINATOR", "DENOMINATOR_STATUS", "PERCENT"):
            assert row[name] == released_[key][name], key
    hidden = [row for row in own.values() if row["OBS_STATUS"] == "Q"]
    assert len(hidden) > 20
    # At least threshold − 1 values are left for each: G1, as in the release itself.
    assert all(not row["UPPER"] or int(row["UPPER"]) - int(row["LOWER"]) >= 3 for row in hidden)


def test_a_year_adds_what_is_shown_and_leaves_hidden_what_one_quarter_hides(session: Session, written: Path) -> None:
    year, quarters = of_report(written), [of_release(session, number) for number in (1, 2)]
    sums = intervals = 0
    for key, row in year.items():
        parts = [quarter[key]["OBS_VALUE"] for quarter in quarters]
        if all(parts):
            assert row["OBS_VALUE"] == str(sum(map(int, parts)))
            assert row["LOWER"] == row["UPPER"] == row["OBS_VALUE"]
            sums += 1
        else:
            assert row["OBS_VALUE"] == row["PERCENT"] == ""
            assert not row["UPPER"] or int(row["UPPER"]) > int(row["LOWER"])
            intervals += 1
    assert sums > 100
    assert intervals > 20
    # A child of both quarters would count twice: such tables are in no year.
    apart = {key[0] for key in quarters[0]} - {key[0] for key in year}
    assert apart == {"RM-02"}


def test_what_is_recorded_later_changes_no_byte(session: Session, written: Path, tmp_path: Path) -> None:
    """The report is made of files that were signed, not of records."""
    session.close()
    recorded(session.vault.folder, office.records(50, seed=6)[44:], AUTUMN)
    opened = office.unlock(session.vault.folder, "officer", at=AUTUMN)
    second = release_reports.write(opened, period=YEAR, to=tmp_path / "second").folder
    opened.close()
    names = {path.name for path in written.iterdir()}
    assert names == {"SHA256SUMS", "indicators.csv", *(f"indicators-{name}.pdf" for name in ("fr", "ar", "en"))}
    assert {name: (written / name).read_bytes() for name in names} == {
        name: (second / name).read_bytes() for name in names
    }


def test_no_word_of_a_record_is_in_a_report(session: Session, written: Path) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    for path in written.iterdir():
        content = path.read_bytes()
        if path.suffix == ".pdf":
            content += subprocess.run([program, path, "-"], capture_output=True, check=True).stdout
        assert not holds(unicodedata.normalize("NFKC", content.decode("utf-8", "replace")).encode()), path.name
    assert holds(incidents.get(session, uid=office.records(50, seed=6)[0].uid).incident.narrative.encode())  # control


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("fr", ("2026-Q3", "2026-Q4", "Sans paquet pour une partie de la période", "Oujda")),
        ("en", ("2026-Q3", "2026-Q4", "Without a package for part of the period", "Referrals")),
        ("ar", ("2026-Q3", "2026-Q4", "بدون حزمة عن جزء من الفترة")),
    ],
)
def test_it_names_the_quarters_that_are_in_it_and_those_that_are_not(
    written: Path, name: str, said: tuple[str, ...]
) -> None:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("the program pdftotext is not installed")
    done = subprocess.run([program, written / f"indicators-{name}.pdf", "-"], capture_output=True, check=True)
    text = " ".join(unicodedata.normalize("NFKC", done.stdout.decode()).split())
    assert [each for each in said if each not in text] == []


def test_what_cannot_be_written_leaves_nothing(session: Session, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(NothingReleased):
        release_reports.write(session, period=Period.parse("2025"), to=out)
    with pytest.raises(Cancelled):
        release_reports.write(session, period=YEAR, to=out, cancelled=lambda: True)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").write_bytes(b"x")
    with pytest.raises(VaultExists):
        release_reports.write(session, period=YEAR, to=tmp_path / "taken")
    database = session.vault.database
    database.execute("DROP TRIGGER release_file_never_changes", ())
    database.execute("UPDATE release_file SET content = x'20' WHERE name = 'indicators/follow-up.csv'", ())
    with pytest.raises(ReleaseChanged):
        release_reports.write(session, period=YEAR, to=out)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["taken", "vault"]
    acts = [entry.act for entry in audit.entries(session.vault.database)]
    assert "release.report" not in acts


def test_it_leaves_the_vault_only_with_a_passphrase_of_now_and_an_entry(session: Session, tmp_path: Path) -> None:
    release_reports.write(session, period=SUMMER, to=tmp_path / "out")
    assert [entry.act for entry in audit.entries(session.vault.database)][-1] == "release.report"
    assert isinstance(session.clock, FixedClock)
    session.clock.instant += timedelta(seconds=FRESH_SECONDS + 1)
    with pytest.raises(ReauthenticationNeeded):
        release_reports.write(session, period=SUMMER, to=tmp_path / "again")
