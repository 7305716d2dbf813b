"""Reads the indicator files back: follow-up tables that add up, and figures that say what their tables say.

The figures are worked out again from the rows of the cube and of the follow-up tables, by the definitions that stand in
the package; the definitions are held against the rules of this program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any

from rightsmonitor import reference
from rightsmonitor.domain import follow_up
from rightsmonitor.domain.disclosure.tables import Hierarchy
from rightsmonitor.domain.indicators import YES, Rule
from rightsmonitor.exchange.gate.facts import Cell, Cube, Defect, Flaw, cell
from rightsmonitor.exchange.gate.tables import lines

FOLLOW_UP, FIGURES, DEFINITIONS = (
    f"indicators/{name}" for name in ("follow-up.csv", "indicators.csv", "indicators.json")
)
_LAST = ("OBS_VALUE", "OBS_STATUS", "CONF_STATUS")
_HEADER = ("INDICATOR", "UNIT", "CODES", *_LAST, "DENOMINATOR", "DENOMINATOR_STATUS", "PERCENT")
_ABSENT = "_Z"
_NAMED = {"code", "label", "computed"}
_REFUSED, _ALLOWED = _NAMED | {"reason"}, _NAMED | {"unit", "table", "filters", "numerator", "definition"}
Pairs = frozenset[str]  # "place=02"
_FREE = {status: confidentiality for status, confidentiality in (("A", "F"), ("E", "F"), ("Q", "C"), ("M", "F"))}


@dataclass(frozen=True, slots=True)
class _Table:
    """One table as it stands in a file: codes of each dimension with the total, and its cells."""

    names: tuple[str, ...]
    codes: Mapping[str, tuple[str, ...]]
    totals: Mapping[str, str]
    cells: Mapping[tuple[str, ...], Cell]


def check(files: Mapping[str, bytes], name: str, cube: Cube) -> None:
    """All three files at once: each is nothing without the others. Raises Defect."""
    for each in (FOLLOW_UP, FIGURES, DEFINITIONS):
        if each not in files:
            raise Defect(each, Flaw.MISSING)
    tables = {**_of_cube(cube), **_follow_up(files[FOLLOW_UP])}
    rules = {rule.code: rule for rule in reference.load().indicator_rules}
    _figures(files[name], _definitions(files[DEFINITIONS], rules), rules, tables)


@cache
def _trees() -> dict[str, Hierarchy]:
    """Of all dimensions that a follow-up table can have."""
    return follow_up.hierarchies(reference.load().places)


# --- follow-up tables --------------------------------------------------------------------------------


def _follow_up(content: bytes) -> dict[str, _Table]:
    header, *rows = lines(FOLLOW_UP, content)
    trees = _trees()
    names = tuple(column.lower() for column in header[1:-3])
    if header[0] != "TABLE" or header[-3:] != _LAST or not set(names) <= trees.keys():
        raise Defect(FOLLOW_UP, Flaw.COLUMN)
    found: dict[str, dict[tuple[str, ...], Cell]] = {}
    for row in rows:
        where = " ".join(row[:-3])
        here = {name: code for name, code in zip(names, row[1:-3], strict=True) if code != _ABSENT}
        _known(row[0], here, trees, where)
        cells = found.setdefault(row[0], {})
        key = tuple(here[name] for name in _dimensions(row[0]))
        if key in cells:
            raise Defect(FOLLOW_UP, Flaw.TWICE, where)
        cells[key] = cell(FOLLOW_UP, row[-3], row[-2], row[-1], where)
    return {key: _complete(key, cells, trees) for key, cells in found.items()}


def _dimensions(key: str) -> tuple[str, ...]:
    """`incidents-place-to-cndh` → place, to-cndh: names hold hyphens too, so they are looked for, longest first."""
    _, _, rest = key.partition("-")
    names, trees = [], sorted(_trees(), key=len, reverse=True)
    while rest:
        name = next((each for each in trees if rest == each or rest.startswith(f"{each}-")), "")
        if not name:
            return ()
        names.append(name)
        rest = rest[len(name) + 1 :]
    return tuple(names)


def _known(key: str, here: Mapping[str, str], trees: Mapping[str, Hierarchy], where: str) -> None:
    if key.partition("-")[0] not in follow_up.MEASURES or set(_dimensions(key)) != here.keys() or not here:
        raise Defect(FOLLOW_UP, Flaw.CODE, where)
    if any(code not in trees[name].codes for name, code in here.items()):
        raise Defect(FOLLOW_UP, Flaw.CODE, where)


def _complete(key: str, cells: Mapping[tuple[str, ...], Cell], trees: Mapping[str, Hierarchy]) -> _Table:
    """Every cell is there, and every total that is shown beside all of its parts is their sum."""
    names = _dimensions(key)
    table = _Table(
        names=names,
        codes={name: trees[name].codes for name in names},
        totals={name: trees[name].codes[0] for name in names},
        cells=cells,
    )
    if set(product(*(table.codes[name] for name in names))) != cells.keys():
        raise Defect(FOLLOW_UP, Flaw.DIFFERS, key)
    for at, name in enumerate(names):
        total, *parts = table.codes[name]
        for codes in (codes for codes in cells if codes[at] == total):
            whole = cells[codes].value
            values = [cells[*codes[:at], part, *codes[at + 1 :]].value for part in parts]
            shown = [value for value in values if value is not None]
            told = whole is not None and sum(shown) == whole if len(shown) == len(values) else True
            if not told or (whole is not None and sum(shown) > whole):
                raise Defect(FOLLOW_UP, Flaw.DIFFERS, f"{key} {' '.join(codes)}")
    return table


def _of_cube(cube: Cube) -> dict[str, _Table]:
    names = tuple(column.lower() for column in cube.header[1:-3])
    found: dict[str, dict[tuple[str, ...], Cell]] = {}
    own: dict[str, tuple[str, ...]] = {}
    for (key, *codes), each in cube.rows:
        own.setdefault(key, tuple(name for name, code in zip(names, codes, strict=True) if code != _ABSENT))
        found.setdefault(key, {})[tuple(code for code in codes if code != _ABSENT)] = each
    return {key: _shape(own[key], cells, cube) for key, cells in found.items()}


def _shape(names: tuple[str, ...], cells: Mapping[tuple[str, ...], Cell], cube: Cube) -> _Table:
    codes = {name: tuple(dict.fromkeys(each[at] for each in cells)) for at, name in enumerate(names)}
    return _Table(names=names, codes=codes, totals={name: cube.total(name) for name in names}, cells=cells)


# --- definitions and figures -------------------------------------------------------------------------


def _definitions(content: bytes, rules: Mapping[str, Rule]) -> dict[str, bool]:
    """Whether each indicator says that it is computed. Exactly the rules of this program, in their words."""
    try:
        document = json.loads(content)
        listed: list[dict[str, Any]] = document["indicators"]
        if document["format"] != 1 or set(document) != {"format", "indicators"}:
            raise Defect(DEFINITIONS, Flaw.FORM)
        found: dict[str, bool] = {}
        for each in listed:
            _definition(each, rules)
            if each["code"] in found:
                raise Defect(DEFINITIONS, Flaw.TWICE, each["code"])
            found[each["code"]] = each["computed"]
    except (KeyError, TypeError, ValueError, AttributeError) as failure:
        raise Defect(DEFINITIONS, Flaw.FORM) from failure
    if found.keys() != rules.keys():
        raise Defect(DEFINITIONS, Flaw.DIFFERS)
    return found


def _definition(each: Mapping[str, Any], rules: Mapping[str, Rule]) -> None:
    rule = rules.get(each["code"])
    if rule is None:
        raise Defect(DEFINITIONS, Flaw.CODE, str(each["code"])[:40])
    if set(each) != (_REFUSED if rule.kind == "refused" else _ALLOWED):
        raise Defect(DEFINITIONS, Flaw.COLUMN, rule.code)
    if not isinstance(each["computed"], bool) or (rule.kind == "refused" and each["computed"]):
        raise Defect(DEFINITIONS, Flaw.VALUE, rule.code)
    labels = tuple(each["label"][language] for language in ("fr", "ar", "en"))
    if rule.kind == "refused":
        same = each["reason"] == rule.reason
    else:
        words = tuple(each["definition"][language] for language in ("fr", "ar", "en"))
        filters = {name: tuple(codes) for name, codes in each["filters"].items()}
        said = each["unit"], each["table"], each["numerator"], filters, words
        same = said == (rule.unit, rule.key, rule.met, dict(rule.where), rule.definitions)
    if not same or labels != rule.labels:
        raise Defect(DEFINITIONS, Flaw.DIFFERS, rule.code)


def _figures(
    content: bytes, computed: Mapping[str, bool], rules: Mapping[str, Rule], tables: Mapping[str, _Table]
) -> None:
    header, *rows = lines(FIGURES, content)
    if header != _HEADER:
        raise Defect(FIGURES, Flaw.COLUMN)
    found: dict[str, dict[Pairs, tuple[str, ...]]] = {}
    for row in rows:
        code, unit, codes = row[:3]
        if not computed.get(code) or unit != rules[code].unit:
            raise Defect(FIGURES, Flaw.CODE, f"{code} {unit}")
        if found.setdefault(code, {}).setdefault(_pairs(codes), row) is not row:
            raise Defect(FIGURES, Flaw.TWICE, f"{code} {codes}")
        _values(row, bool(rules[code].met))
    if found.keys() != {code for code, yes in computed.items() if yes}:
        raise Defect(FIGURES, Flaw.DIFFERS)
    for code, lines_of in found.items():
        _same(rules[code], lines_of, tables)


def _values(row: tuple[str, ...], share: bool) -> None:
    where = " ".join(row[:3])
    cell(FIGURES, row[3], row[4], row[5], where)
    below, status, percent = row[6:]
    if not share:
        if below or status or percent:
            raise Defect(FIGURES, Flaw.VALUE, where)
        return
    if status not in _FREE:
        raise Defect(FIGURES, Flaw.CODE, where)
    whole = cell(FIGURES, below, status, _FREE[status], where).value
    both = bool(row[3]) and bool(whole)
    if percent != (f"{100 * int(row[3]) / (whole or 1):.1f}" if both else ""):
        raise Defect(FIGURES, Flaw.VALUE, where)


def _pairs(codes: str) -> Pairs:
    """`place=02 sex=F` in whatever order."""
    return frozenset(filter(None, codes.split(" ")))


def _same(rule: Rule, rows: Mapping[Pairs, tuple[str, ...]], tables: Mapping[str, _Table]) -> None:
    """Each line of one indicator against the table that it is read from."""
    table = tables.get(rule.key)
    if table is None or not {*rule.by, *rule.where} <= set(table.names):
        raise Defect(FIGURES, Flaw.DIFFERS, rule.code)
    shown = tuple(name for name in table.names if name in rule.by)
    expected: dict[Pairs, tuple[str, ...]] = {}
    for codes in product(*(table.codes[name] for name in shown)):
        at = dict(zip(shown, codes, strict=True))
        expected[frozenset(f"{name}={code}" for name, code in at.items())] = tuple(_expected(rule, table, at))
    if any(code not in expected for code in rows):
        raise Defect(FIGURES, Flaw.CODE, rule.code)
    if {codes: row[3:8] for codes, row in rows.items()} != expected:
        raise Defect(FIGURES, Flaw.DIFFERS, rule.code)


def _expected(rule: Rule, table: _Table, at: Mapping[str, str]) -> Iterator[str]:
    """OBS_VALUE, OBS_STATUS, CONF_STATUS, DENOMINATOR, DENOMINATOR_STATUS as the table gives them."""
    if not rule.met:
        yield from (*_added(table, at, rule), "", "")
        return
    yield from _added(table, {**at, rule.met: YES}, rule)
    yield from _added(table, at, rule)[:2]


def _added(table: _Table, at: Mapping[str, str], rule: Rule) -> tuple[str, str, str]:
    """A sum is shown when all of its parts are; otherwise it is what a missing part is, hidden before absent."""
    choices = [
        (at[name],) if name in at else tuple(rule.where.get(name, (table.totals[name],))) for name in table.names
    ]
    parts = [table.cells[codes] for codes in product(*choices) if codes in table.cells]
    if len(parts) < len(list(product(*choices))):
        raise Defect(FIGURES, Flaw.DIFFERS, rule.code)
    statuses = {part.status for part in parts}
    status = next((each for each in ("Q", "M", "E") if each in statuses), "A")
    value = "" if status in ("Q", "M") else str(sum(part.value or 0 for part in parts))
    return value, status, _FREE[status]
