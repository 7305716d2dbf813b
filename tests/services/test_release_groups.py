"""The group rule (G3) and thresholds by table, in a release: protected, proved, answered for, told to the authority."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import office
import pytest

from rightsmonitor.domain.codes import ConsentAnswer, ProtectionStatus, ReportedElsewhere
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import BelowPolicy, GroupsUnanswered, InvalidTable
from rightsmonitor.domain.incident import Incident
from rightsmonitor.exchange.package import manifest, package
from rightsmonitor.services.national import authority
from rightsmonitor.services.release import attacks, ledger, proof, releases
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.storage import releases as rows
from rightsmonitor.wording import LANGUAGES, words

QUARTER, STATUS = Period.parse("2026-Q3"), ("violation-status",)


def with_status(one: Incident, status: ProtectionStatus) -> Incident:
    """The same, with every child of this status and counted."""
    yes = ConsentAnswer.YES
    victims = tuple(
        replace(
            each,
            consent=replace(each.consent, to_count=yes),
            person=replace(each.person, protection_status=status),
        )
        for each in one.victims
    )
    return replace(one, victims=victims, reported_elsewhere=ReportedElsewhere.NO)


def branch(one: Incident) -> str:
    return one.violations[0].type.split(".")[0]


def units(one: Incident) -> int:
    return sum(len(one.victims_of(each)) for each in one.violations)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One family of violations has 5 to 9 units, all of refugees; one has 10 or more, all of asylum seekers."""
    path = tmp_path_factory.mktemp("groups") / "vault"
    office.create(path)
    families: dict[str, list[Incident]] = {}
    for one in office.records(90, seed=3):
        if len({each.type.split(".")[0] for each in one.violations}) == 1 and not any(v.groups for v in one.violations):
            families.setdefault(branch(one), []).append(one)
    small, large, *others = sorted(families, key=lambda each: -len(families[each]))
    kept = [with_status(one, ProtectionStatus.MOROCCAN) for each in others for one in families[each]]
    kept += [with_status(one, ProtectionStatus.ASYLUM_SEEKER) for one in families[large]]
    room = 0
    for one in families[small]:
        if room + units(one) <= 8:
            room += units(one)
            kept.append(with_status(one, ProtectionStatus.REFUGEE))
    assert 5 <= room <= 8
    assert sum(map(units, families[large])) >= 10
    office.fill(path, tuple(kept))
    return path


@pytest.fixture(scope="module")
def made(folder: Path) -> ReleaseView:
    opened = office.unlock(folder, "officer")
    view = releases.prepare(opened, period=QUARTER, tables=STATUS)
    opened.close()
    return view


def inside(folder: Path, uid: str) -> tuple[str, dict[str, bytes]]:
    opened = office.unlock(folder, "supervisor")
    stored, files = rows.get(opened.vault, uid), dict(rows.files(opened.vault, uid))
    opened.close()
    return stored.inside, files


def test_a_zero_is_hidden_and_says_why(made: ReleaseView) -> None:
    rule = made.release.groups
    assert rule is not None
    assert (rule.units, "status:refugee" in rule.categories, "status:moroccan" in rule.categories) == (10, True, False)
    assert made.grouped
    cells = {cell.codes: cell.value for cell in made.release.tables[0].cells}
    for key, codes in made.grouped:
        assert cells[codes] is None
        assert made.explain(key, codes) == "group"
    # the larger group is seen, and only that one
    assert [each.category for each in made.groups] == ["asylum-seeker"]
    assert all((each.units or 0) >= 10 for each in made.groups)
    assert attacks.on_release(made.release).safe


def test_the_checker_refuses_files_and_proofs_that_break_the_rule(folder: Path, made: ReleaseView) -> None:
    text, files = inside(folder, made.release.uid)
    assert proof.faults(text, files) == 0
    kept = json.loads(text)
    # a proof that claims nothing of groups does not go with a manifest that does
    bare = json.loads(text)
    del bare["certificate"]["groups"]
    assert proof.faults(json.dumps(bare), files) > 0
    # without its witnesses, and with a hidden zero shown in the file
    none = kept | {"certificate": kept["certificate"] | {"witnesses": []}}
    found = proof.check(json.dumps(none), files[proof.CUBE])
    assert "group" in {code for code, _, _ in found.faults}
    (_, codes), *_ = kept["grouped"]
    lines = files[proof.CUBE].decode().splitlines(keepends=True)
    changed = [line.replace(",,Q,C", ",0,A,F") if set(codes) <= set(line.split(",")) else line for line in lines]
    assert changed != lines
    assert not proof.check(text, "".join(changed).encode()).complete


def test_that_zeros_may_be_hidden_is_said_and_claimed(folder: Path, made: ReleaseView) -> None:
    text, files = inside(folder, made.release.uid)
    assert made.release.hides_zeros
    assert manifest.read(files[package.MANIFEST]).hides_zeros
    readme = files["LISEZMOI.txt"].decode()
    assert all(words(language)("package-zeros") in readme for language in LANGUAGES)
    bare = json.loads(text)
    bare["certificate"]["hides_zeros"] = False
    assert proof.faults(json.dumps(bare), files) > 0


def test_whoever_signs_answers_for_the_larger_groups_and_the_authority_sees_the_rule(
    folder: Path, made: ReleaseView
) -> None:
    trust, identity = office.authority_side(folder)
    opened = office.unlock(folder, "supervisor")
    for wrong in (0, len(made.groups) + 1):
        with pytest.raises(GroupsUnanswered) as refused:
            releases.approve(opened, uid=made.release.uid, passphrase=office.secret("supervisor"), groups=wrong)
        assert refused.value.facts["count"] == len(made.groups)
    releases.approve(opened, uid=made.release.uid, passphrase=office.secret("supervisor"), groups=len(made.groups))
    file = releases.write(opened, uid=made.release.uid, folder=folder.parent / "out")
    (entry,) = ledger.verify(opened)
    assert entry.faults == ()
    opened.close()
    assert authority.verify(file=file, trust=trust, identity=identity).groups == made.release.groups


def test_a_smaller_group_or_another_table_is_not_asked_for(folder: Path) -> None:
    opened = office.unlock(folder, "officer")
    with pytest.raises(BelowPolicy):
        releases.prepare(opened, period=Period.parse("2026-Q2"), tables=STATUS, group_units=9)
    with pytest.raises(InvalidTable):
        releases.prepare(opened, period=Period.parse("2026-Q2"), tables=STATUS, table_thresholds={"month": 10})
    with pytest.raises(BelowPolicy):
        releases.prepare(opened, period=Period.parse("2026-Q2"), tables=STATUS, table_thresholds={STATUS[0]: 2})
    opened.close()


def test_a_table_has_its_own_threshold_in_file_proof_and_words(tmp_path: Path) -> None:
    path = tmp_path / "vault"
    office.create(path)
    office.fill(path, office.records(40))
    opened = office.unlock(path, "officer")
    view = releases.prepare(opened, period=QUARTER, tables=("month", *STATUS), table_thresholds={STATUS[0]: 10})
    release = view.release
    assert (release.threshold, release.threshold_of("month"), release.threshold_of(STATUS[0])) == (5, 5, 10)
    values = Counter(cell.value for cell in release.tables[1].cells)
    assert not any(0 < (value or 0) < 10 for value in values)
    stored, files = rows.get(opened.vault, release.uid), rows.files(opened.vault, release.uid)
    assert proof.faults(stored.inside, files) == 0
    manifest = json.loads(files[package.MANIFEST])
    assert {each["key"]: each.get("threshold") for each in manifest["tables"]} == {"month": None, STATUS[0]: 10}
    lower = json.loads(stored.inside)
    lower["certificate"]["limits"][STATUS[0]] = 5
    assert not proof.claims_what_it_says(json.dumps(lower), files)
    opened.close()
