"""Indicators read published tables and nothing else; follow-up tables count records, responses and acts."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from jsonschema import Draft202012Validator

from rightsmonitor import reference as reference_data
from rightsmonitor.assets import resource
from rightsmonitor.domain import follow_up, indicators, tabulation
from rightsmonitor.domain.codes import ConsentAnswer, ReportedElsewhere, ReportingDecision, Sector
from rightsmonitor.domain.follow_up import Handled
from rightsmonitor.domain.incident import Incident, Response
from rightsmonitor.domain.indicators import Rule
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Table
from rightsmonitor.services.records import samples

REFERENCE = reference_data.load()
RULES = {rule.code: rule for rule in REFERENCE.indicator_rules}
DAY = date(2026, 9, 1)


def test_the_rules_meet_their_schema() -> None:
    schema = json.loads(resource("schemas", "indicator_rules.schema.json").read_text(encoding="utf-8"))
    document = tomllib.loads(resource("indicators", "rules.toml").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []
    assert len(RULES) == len(REFERENCE.indicator_rules)


def test_every_indicator_of_the_list_has_a_rule_that_its_list_allows() -> None:
    """What the curated list says must never be computed is refused; what it allows is computed or says why not."""
    listed = {row["code"]: row for row in REFERENCE.indicators}
    assert listed.keys() <= RULES.keys()
    for code, row in listed.items():
        never = row["app_can_compute"].startswith("NO") and "PARTIAL" not in row["app_can_compute"]
        by_hand = row["app_can_compute"] in ("manual", "import")
        if never or by_hand:
            assert RULES[code].kind == "refused", code
        elif row["app_can_compute"].startswith("YES"):
            assert RULES[code].kind != "refused" or RULES[code].reason in ("not-recorded", "no-population"), code


def test_prevalence_is_never_computed() -> None:
    for code in ("SDG-16.2.1", "SDG-16.2.3", "SDG-8.7.1"):
        assert (RULES[code].kind, RULES[code].reason) == ("refused", "survey")


def test_the_codes_of_the_rules_are_in_the_taxonomy_and_apart() -> None:
    """Summing a branch and its own leaf would count twice."""
    known = {term.code: term for term in REFERENCE.taxonomy.terms}
    for rule in RULES.values():
        codes = [code for name, each in rule.where.items() for code in each if name in ("violation", "flag")]
        assert all(code in known for code in codes), rule.code
        assert not any(known[code].parent in codes for code in codes), rule.code


def test_the_tables_of_the_rules_have_the_dimensions_that_they_ask_for() -> None:
    trees = follow_up.hierarchies(REFERENCE.places)
    for rule in RULES.values():
        if rule.kind == "process":
            assert rule.measure in follow_up.MEASURES
            assert {*rule.by, *([rule.met] if rule.met else [])} <= trees.keys(), rule.code
        if rule.kind == "release":
            assert rule.table in tabulation.ALL_TABLES, rule.code
            spec = tabulation.specs([rule.table], place_levels=1)[0]
            assert {*rule.by, *rule.where} <= set(spec.names), rule.code


def _dimension(name: str, *codes: str) -> Dimension:
    labels = tuple((code, code, code) for code in ("_T", *codes))
    return Dimension(name=name, codes=("_T", *codes), parents=("", *("_T",) * len(codes)), labels=labels)


def _table(kinds: dict[tuple[str, str], CellKind]) -> Table:
    dimensions = (_dimension("place", "01", "02"), _dimension("violation", "a", "b", "c"))
    counts = {(p, v): 10 * (p == "02") + "_abc".index(v) + 7 for p, v in product(("01", "02"), "abc")}
    cells = []
    for codes in product(*(each.codes for each in dimensions)):
        value = sum(
            count
            for leaf, count in counts.items()
            if all(code in (own, "_T") for code, own in zip(codes, leaf, strict=True))
        )
        kind = kinds.get((codes[0], codes[1]), CellKind.VALUE)
        shown = None if kind in (CellKind.HIDDEN, CellKind.NOT_APPLICABLE) else value
        cells.append(Cell(codes=codes, kind=kind, value=shown))
    return Table(key="t", dimensions=dimensions, cells=tuple(cells))


def test_a_sum_over_codes_is_a_sum_and_hides_what_is_hidden() -> None:
    rule = Rule(code="X", kind="release", table="t", by=("place",), where={"violation": ("a", "c")})
    plain = indicators.compute(rule, {"t": _table({})})
    assert plain is not None
    assert [(line.codes, line.numerator.value) for line in plain.lines] == [
        (("_T",), 8 + 10 + 18 + 20),
        (("01",), 8 + 10),
        (("02",), 18 + 20),
    ]
    veiled = indicators.compute(rule, {"t": _table({("01", "c"): CellKind.HIDDEN, ("02", "a"): CellKind.ROUNDED})})
    assert veiled is not None
    assert [(line.numerator.kind, line.numerator.value) for line in veiled.lines] == [
        (CellKind.VALUE, 56),
        (CellKind.HIDDEN, None),
        (CellKind.ROUNDED, 38),
    ]
    assert indicators.compute(rule, {}) is None
    for coarse in (replace(rule, by=("sex",)), replace(rule, where={"violation": ("z",)})):
        assert indicators.compute(coarse, {"t": _table({})}) is None


def _handled(count: int = 60) -> list[Handled]:
    found = samples.sample(count=count, seed=3, reference=REFERENCE, today=DAY)
    return [
        Handled(
            incident=incident,
            submitted_on=DAY - timedelta(days=at % 12),
            verified_on=DAY,
            closed=at % 3 == 0,
            complete=at % 4 != 0,
        )
        for at, incident in enumerate(found)
    ]


def _value(table: Table, *codes: str) -> int:
    (found,) = (cell.value for cell in table.cells if cell.codes == codes)
    assert found is not None
    return found


def _plain(measure: str, key: str, records: list[Handled]) -> Table:
    """The table as counted, nothing hidden."""
    layout = (problem := follow_up.tabulate(measure, [key], records, REFERENCE.places)).layout
    quantity = layout.tables[0].quantity.ravel().tolist()
    names = key.split(",")
    trees = follow_up.hierarchies(REFERENCE.places)
    dimensions = tuple(
        Dimension(
            name=name,
            codes=trees[name].codes,
            parents=tuple("" if p < 0 else trees[name].codes[p] for p in trees[name].parents),
            labels=tuple((code, code, code) for code in trees[name].codes),
        )
        for name in names
    )
    cells = tuple(
        Cell(codes=layout.codes(0, at), kind=CellKind.VALUE, value=int(problem.counts[q]))
        for at, q in enumerate(quantity)
    )
    return Table(key=key, dimensions=dimensions, cells=cells)


def test_records_are_counted_as_by_hand() -> None:
    records = _handled()
    counted = [record for record in records if follow_up.counts_here(record.incident)]
    assert 0 < len(counted) < len(records)
    table = _plain("incidents", "place,verified-in-7-days", records)
    assert _value(table, "MA", "_T") == len(counted)
    assert _value(table, "MA", "Y") == sum((r.verified_on - r.submitted_on).days <= 7 for r in counted)
    in_region = [r for r in counted if r.incident.place.startswith("02")]
    assert _value(table, "02", "_T") == len(in_region)
    closed = indicators.compute(
        RULES["RM-16"], {"incidents-place-closed": _plain("incidents", "place,closed", records)}
    )
    assert closed is not None
    assert closed.lines[0].numerator.value == sum(r.closed for r in counted)
    assert closed.lines[0].share == pytest.approx(100 * sum(r.closed for r in counted) / len(counted))


def test_responses_are_counted_as_by_hand() -> None:
    records = _handled()
    responses = [
        (r.incident, each) for r in records if follow_up.counts_here(r.incident) for each in r.incident.responses
    ]
    assert len(responses) > 20
    table = _plain("responses", "sector,completed", records)
    assert _value(table, "_T", "_T") == len(responses)
    for sector in Sector:
        of_sector = [each for _, each in responses if each.sector is sector]
        assert _value(table, sector.value, "_T") == len(of_sector)
        done = [each for each in of_sector if each.outcome.value in ("provided", "accepted")]
        assert _value(table, sector.value, "Y") == len(done)


@pytest.mark.parametrize(
    ("days", "quick", "band"), [(0, "Y", "0-3"), (3, "Y", "0-3"), (4, "N", "4-7"), (31, "N", "31+")]
)
def test_the_edges_of_the_delay_bands(days: int, quick: str, band: str) -> None:
    base = next(r.incident for r in _handled() if follow_up.counts_here(r.incident))
    response = Response(sector=Sector.HEALTH, given_on=DAY + timedelta(days=days))
    incident = replace(base, first_reported=DAY, responses=(response,))
    (row,) = follow_up.rows("responses", [_one(incident)], REFERENCE.places)
    assert (row["within-72-hours"], row["delay"]) == (quick, band)


def _one(incident: Incident) -> Handled:
    return Handled(incident=incident, submitted_on=DAY, verified_on=DAY, closed=False, complete=True)


def test_who_did_not_agree_or_counts_elsewhere_is_left_out() -> None:
    base = next(r.incident for r in _handled() if follow_up.counts_here(r.incident) and r.incident.victims)
    silent = replace(
        base,
        violations=tuple(replace(v, groups=()) for v in base.violations),
        victims=tuple(replace(v, consent=replace(v.consent, to_count=ConsentAnswer.NO)) for v in base.victims),
    )
    elsewhere = replace(base, reported_elsewhere=ReportedElsewhere.SAME_MECHANISM)
    for measure in follow_up.MEASURES:
        assert follow_up.rows(measure, [_one(silent), _one(elsewhere)], REFERENCE.places) == []
    duty = replace(base.violations[0].reporting, decision=ReportingDecision.REPORTED, to_whom="cndh_mre")
    told = replace(base, violations=(replace(base.violations[0], reporting=duty),))
    (row,) = follow_up.rows("incidents", [_one(told)], REFERENCE.places)
    assert (row["notified"], row["to-cndh"]) == ("Y", "Y")


def test_an_act_has_one_category_of_alleged_perpetrator() -> None:
    records = _handled()
    table = _plain("acts", "perpetrator", records)
    acts = sum(len(r.incident.violations) for r in records if follow_up.counts_here(r.incident))
    assert _value(table, "_T") == acts
    assert sum(cell.value or 0 for cell in table.cells[1:]) == acts
