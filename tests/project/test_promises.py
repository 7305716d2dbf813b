"""docs/promises.md and the tests say the same: every promise has its row, every row names tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "promises.md"
COUNT = 65
PLACES_KEPT_OPEN = {21, 34, 36}  # nothing of them is kept yet, so no test may be named
_ROW = re.compile(r"^\| P(\d+) \| (.+) \| ([CSAOP+–]+) \| (.*) \| (.*) \|$")
_NAMED = re.compile(r"`(test_\w+)`")
_NUMBERS = re.compile(r"test_((?:p\d\d_)+)")


def rows() -> dict[int, tuple[set[str], str]]:
    """Number → (tests that are named, what is said beside them)."""
    found: dict[int, tuple[set[str], str]] = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("| P") and (row := _ROW.match(line)):
            number = int(row[1])
            assert number not in found, f"P{number} stands twice"
            found[number] = (set(_NAMED.findall(row[4])), row[5])
    return found


def in_the_tree() -> set[str]:
    """Names of all test functions in the tree."""
    return {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def proves(name: str) -> set[int]:
    """The promises in the name of a test: two for `test_p31_p30_…`."""
    found = _NUMBERS.match(name)
    return {int(number) for number in re.findall(r"p(\d\d)_", found[1])} if found else set()


def test_every_promise_has_its_row() -> None:
    assert list(rows()) == list(range(1, COUNT + 1))


def test_every_test_that_is_named_exists() -> None:
    known = in_the_tree()
    assert {name for named, _ in rows().values() for name in named} <= known


def test_every_test_named_after_a_promise_stands_in_its_row() -> None:
    said = rows()
    missing = [
        f"P{number}: {name}" for name in sorted(in_the_tree()) for number in proves(name) if name not in said[number][0]
    ]
    assert missing == [], "docs/promises.md lacks these tests"


def test_what_is_not_kept_yet_names_no_test_and_all_else_does() -> None:
    for number, (named, figure) in rows().items():
        assert bool(named) == (number not in PLACES_KEPT_OPEN), f"P{number}"
        assert figure, f"P{number}: say what was measured, or that nothing was"
        if number in PLACES_KEPT_OPEN:
            assert figure.startswith("**Not kept yet.**"), f"P{number}"


def test_names_with_two_promises_are_understood() -> None:
    assert proves("test_p31_p30_the_lock") == {31, 30}
    assert proves("test_p02_three_thousand_power_cuts") == {2}
    assert proves("test_pages_are_slices") == set()
