"""Trail, check, salvage, retention and wipe by real processes, each with its exit code and what must not happen."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import offices
import pages
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents, retention, samples
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.records.retention import OfficeSettings
from rightsmonitor.services.supervision import review
from rightsmonitor.services.vault import audit
from rightsmonitor.storage.unlocked import database_key
from terminal import rightsmonitor

MARK = "Zqxlong"
LATER = (datetime.now(UTC) + timedelta(days=220)).isoformat()


@dataclass(frozen=True)
class Kept:
    """An office with records, of which one is closed."""

    office: Demo
    number: str  # of the closed one
    pages: tuple[int, ...]  # on which its text, and nothing of the others, lies
    total: int

    def copied(self, folder: Path) -> Kept:
        shutil.copytree(self.office.folder, folder)
        return replace(self, office=replace(self.office, folder=folder))

    def run(self, *words: str | Path, who: str = "superviseur", **options: Any) -> Any:
        """The JSON that a command answers about this vault."""
        asked = (*words, "--vault", self.office.vault, "--user", who, "--json")
        return rightsmonitor(*asked, passphrase=self.office.passphrases[who], **options).json

    def refused(self, *words: str | Path, **options: Any) -> str:
        """Why a command is refused."""
        return str(self.run(*words, expect=2, **options)["error"])

    def narrative(self) -> str:
        with closing(self.office.unlock("superviseur")) as opened:
            return incidents.by_number(opened, number=self.number).incident.narrative

    def units(self) -> list[tuple[object, ...]]:
        """What every table counts."""
        with closing(self.office.unlock("superviseur")) as opened:
            assert incidents.count(opened, query=Query()) == self.total
            return opened.vault.database.rows("SELECT * FROM unit ORDER BY id")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    office = offices.office(tmp_path_factory)
    with closing(office.unlock("officier")) as opened:
        made = samples.sample(count=1, seed=9, reference=opened.reference, today=opened.today)[0]
        made = replace(made, narrative=f"{MARK} récit inventé " * 800)
        stored = incidents.save(opened, incident=made, expected_revision=0)
        stored = incidents.move(opened, uid=made.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    with closing(office.unlock("superviseur")) as opened:
        stored = review.verify(opened, uid=made.uid, expected_revision=stored.revision)
        incidents.move(opened, uid=made.uid, step=Step.CLOSE, expected_revision=stored.revision, reason="essai")
        spec = database_key(opened.vault.file, opened.vault.data_key)
        total = incidents.count(opened, query=Query())
    # A long text goes on on pages of its own, which begin with the number of the next one.
    content = enumerate(pages.decrypted(office.vault / "data.db", spec=spec))
    torn = tuple(number for number, page in content if page[0] == 0 and MARK.encode() in page)
    return Kept(office, stored.number, torn, total)


def test_p47_a_slip_is_met_by_another_process(kept: Kept, tmp_path: Path) -> None:
    yesterday = kept.copied(tmp_path / "yesterday")
    assert kept.refused("audit", "slip", who="officier") == "not-permitted"
    slip = kept.run("audit", "slip")
    against = ("--against", f"{slip['seq']}:{slip['words']}")
    found = kept.run("audit", "verify", *against)
    assert (found["sound"], [met["verdict"] for met in found["anchors"]]) == (True, ["holds"])
    with closing(yesterday.office.unlock("superviseur")) as opened:
        assert audit.verify(opened).sound, "alone it cannot know that its end is missing: the control"
    found = yesterday.run("audit", "verify", *against, expect=1)
    assert (found["sound"], found["anchors"][0]["verdict"] == "holds") == (False, False)


def test_p09_a_damaged_page_is_found_and_the_other_records_are_saved(kept: Kept, tmp_path: Path) -> None:
    assert kept.run("vault", "check")["sound"], "the control"
    damaged, fresh = kept.copied(tmp_path / "damaged"), tmp_path / "fresh" / "vault"
    with (damaged.office.vault / "data.db").open("r+b") as file:
        for page in damaged.pages:
            file.seek(page * pages.PAGE + 100)
            file.write(bytes(64))
    found = damaged.run("vault", "check", expect=1)
    assert "cipher" in {problem["code"] for problem in found["problems"]}
    before = (damaged.office.vault / "data.db").read_bytes()
    saved = damaged.run("vault", "salvage", "--to", fresh, expect=1)
    assert (saved["saved"], saved["lost"], saved["unnamed"]) == (kept.total - 1, [kept.number], 0)
    assert (damaged.office.vault / "data.db").read_bytes() == before, "the damaged one is only read"
    opened = replace(damaged, office=replace(damaged.office, folder=fresh.parent), total=kept.total - 1)
    assert opened.units()


def test_p25_destroyed_by_command_it_names_nobody_and_counts_the_same(kept: Kept, tmp_path: Path) -> None:
    vault = kept.copied(tmp_path / "later")
    assert vault.refused("incidents", "retention", who="officier") == "not-permitted"
    with closing(vault.office.unlock("superviseur")) as opened:
        retention.set_settings(opened, chosen=OfficeSettings(months=6))
    assert vault.refused("incidents", "retention", "--destroy", vault.number) == "not-due"
    units = vault.units()
    assert units
    assert vault.narrative(), "the control: it is refused, and everything is there"
    listed = vault.run("incidents", "retention", at=LATER)
    assert [one["number"] for one in listed["due"]] == [vault.number]
    done = vault.run("incidents", "retention", "--destroy", vault.number, at=LATER)
    assert done == {"destroyed": [vault.number], "count": 1}
    assert vault.narrative() == ""
    assert vault.units() == units


def test_p64_wiped_by_command_nothing_opens(kept: Kept, tmp_path: Path) -> None:
    vault = kept.copied(tmp_path / "wiped")
    assert vault.refused("vault", "wipe", "--office", "OUJ", who="officier") == "not-permitted"
    assert vault.narrative(), "the control: refused, it opens"
    found = vault.run("vault", "wipe", "--office", "ouj")
    assert found["releases"] == 0
    assert list(vault.office.vault.iterdir()) == []
    assert vault.refused("incidents", "list", who="officier") == "vault-missing"
