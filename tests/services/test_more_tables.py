"""Children by sex and age, accompaniment and setting: counted as by hand, protected, and read by their indicators."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import office
import pytest

from rightsmonitor import reference as reference_data
from rightsmonitor.domain import tabulation
from rightsmonitor.domain.codes import ConsentAnswer, ReportedElsewhere
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import InvalidTable
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.person import age_band
from rightsmonitor.domain.release import CellKind, Release
from rightsmonitor.exchange import gate
from rightsmonitor.exchange.package import indicators, package
from rightsmonitor.services.release import preparing, proof, releases
from rightsmonitor.services.release.preparing import Request
from rightsmonitor.storage import releases as rows

PERIOD = Period.parse("2026-Q3")
TABLES = ("place-violation", "violation-sex-age", "violation-status", "place-flag", "month")
MORE = ("children", "accompaniment", "setting")
SEX = {"girl": "F", "boy": "M"}
UNKNOWN = ("unknown", "not-asked")
Counts = dict[str, Counter[tuple[str, ...]]]


def agreed(one: Incident) -> Incident:
    victims = tuple(replace(v, consent=replace(v.consent, to_count=ConsentAnswer.YES)) for v in one.victims)
    return replace(one, victims=victims, reported_elsewhere=ReportedElsewhere.NO)


@pytest.fixture(scope="module")
def found() -> tuple[Incident, ...]:
    """Each of the first ten children comes back in a second record."""
    made = tuple(map(agreed, office.records(50, seed=21)))
    known = [one.victims[0] for one in made if one.victims][:10]
    again = tuple(map(agreed, office.records(10, seed=99)))
    return (
        *made,
        *(
            replace(
                one,
                victims=(child,),
                violations=(replace(one.violations[0], type="RMV-3.1", victims=(child.key,), groups=()),),
            )
            for one, child in zip(again, known, strict=True)
        ),
    )


@pytest.fixture(scope="module")
def vault(found: tuple[Incident, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("more") / "vault"
    office.create(folder)
    office.fill(folder, found)
    return folder


def counted(folder: Path, *tables: str) -> Counts:
    opened = office.unlock(folder, "officer")
    made = preparing.tabulated_for(opened, Request(period=PERIOD, tables=tables), trafficking_place="region")
    opened.close()
    layout = made.problem.layout
    return {
        key: Counter(
            {
                layout.codes(number, at): int(made.problem.counts[q])
                for at, q in enumerate(layout.tables[number].quantity.ravel().tolist())
            }
        )
        for number, key in enumerate(made.keys)
    }


def test_they_count_what_a_person_counts(plain: Counts, found: tuple[Incident, ...]) -> None:
    children: dict[tuple[str, ...], tuple[str, str]] = {}
    tallied: Counter[str] = Counter()
    accompanied: Counter[str] = Counter()
    settings: Counter[str] = Counter()
    for one in found:
        for violation in one.violations:
            for victim in one.victims_of(violation):
                children.setdefault(
                    (victim.person.uid,), (SEX.get(victim.person.sex.value, "_U"), age_band(victim.age).value)
                )
                accompanied[victim.person.accompaniment.value] += 1
                settings[one.setting.value] += 1
            total = sum(group.total for group in violation.groups)
            accompanied["unknown"] += total
            settings[one.setting.value] += total
        for sex, name in (("F", "girls"), ("M", "boys"), ("_U", "unknown")):
            tallied[sex] += max(
                (sum(getattr(group, name) for group in violation.groups) for violation in one.violations), default=0
            )
    cells = plain
    assert cells["children"]["_T", "_T", "C"] == len(children) + tallied.total()
    for sex in ("F", "M", "_U"):
        expected = sum(own == sex for own, _ in children.values()) + tallied[sex]
        assert cells["children"][sex, "_T", "C"] == expected
    # A child whose age is another in the second record has one of the two.
    assert cells["children"]["_T", "_T", "R"] >= 10
    assert cells["accompaniment"]["_T", "_T"] == cells["setting"]["_T",] == settings.total()
    for code in ("unaccompanied", "separated", "with-parents"):
        assert cells["accompaniment"][code, "_T"] == accompanied[code]
    assert cells["accompaniment"]["_U", "_T"] == sum(accompanied[code] for code in UNKNOWN)
    assert cells["setting"]["street",] == settings["street"]
    assert cells["setting"]["_U",] == settings["unknown"]


def test_children_of_all_families_and_of_each_are_never_in_one_release(vault: Path) -> None:
    opened = office.unlock(vault, "officer")
    with pytest.raises(InvalidTable) as caught:
        releases.prepare(opened, period=Period.parse("2026-Q2"), tables=tabulation.APART)  # of no other test here
    opened.close()
    assert caught.value.facts["reason"] == "beside-families"


@pytest.fixture(scope="module")
def plain(vault: Path) -> Counts:
    """True counts of every cell, taken before a release has counted them."""
    return counted(vault, *TABLES, *MORE)


@pytest.fixture(scope="module")
def release(vault: Path, plain: Counts) -> tuple[Release, str, dict[str, bytes]]:
    opened = office.unlock(vault, "officer")
    made = releases.prepare(opened, period=PERIOD, tables=(*TABLES, *MORE)).release
    inside = rows.get(opened.vault, made.uid).inside
    files = dict(rows.files(opened.vault, made.uid))
    opened.close()
    return made, inside, files


def test_they_are_protected_and_proved_with_the_others(
    plain: Counts, release: tuple[Release, str, dict[str, bytes]]
) -> None:
    made, inside, files = release
    assert made.verdict.safe
    assert proof.faults(inside, files) == 0
    gate.check(files)
    assert files == package.build(made) | {name: files[name] for name in files if name.endswith(".minisig")}
    for table in made.tables:
        for cell in table.cells:
            if cell.kind is CellKind.HIDDEN:
                continue
            assert cell.value == plain[table.key][cell.codes]
            assert not 0 < cell.value < made.threshold
    hidden = [c for t in made.tables if t.key in MORE for c in t.cells if c.kind is CellKind.HIDDEN]
    assert len(hidden) > 10


def test_every_indicator_that_the_list_allows_is_computed_or_refused_with_a_reason(
    release: tuple[Release, str, dict[str, bytes]],
) -> None:
    """Over all rows of the curated list, with every table in the release."""
    there = {each.rule.code: each for each in indicators.computed(release[0])}
    rules = {rule.code: rule for rule in indicators.rules()}
    for row in reference_data.load().indicators:
        code, may = row["code"], row["app_can_compute"]
        rule = rules[code]
        if rule.kind == "refused":
            assert rule.reason, code
            assert code not in there
        else:
            assert code in there, code
            assert there[code].lines, code
            assert not may.startswith("NO ") or "PARTIAL" in may, code
    assert {"RM-02", "RM-05", "RM-07", "RM-24"} <= there.keys()
    children = {c.codes: c for t in release[0].tables if t.key == "children" for c in t.cells}
    for line in there["RM-02"].lines:
        cell = children[*line.codes, "C"]
        assert (line.numerator.kind, line.numerator.value) == (cell.kind, cell.value)
