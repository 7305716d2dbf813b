"""The group rule: everybody of a group in one sensitive category, with the same group unremarkable beside it."""

from __future__ import annotations

import numpy as np

from disclosure_worlds import hierarchy, problem
from rightsmonitor.domain.disclosure.suppression.groups import Group, exposed
from rightsmonitor.domain.disclosure.suppression.search import published

PLACE = hierarchy("place", x=0, y=0, z=0)
STATUS = hierarchy("status", none=0, asylum=0, refugee=0)
COUNTS = {
    ("x", "none"): 0, ("x", "asylum"): 6, ("x", "refugee"): 0,
    ("y", "none"): 7, ("y", "asylum"): 0, ("y", "refugee"): 0,
    ("z", "none"): 0, ("z", "asylum"): 0, ("z", "refugee"): 12,
}  # fmt: skip
SENSITIVE = {"status": {"asylum", "refugee"}}


def test_all_of_a_group_in_one_sensitive_category() -> None:
    tables = problem([PLACE, STATUS], ["place,status"], COUNTS)
    shown = published(tables, np.zeros(tables.layout.size, dtype=np.bool_))
    found = exposed(shown, SENSITIVE)
    assert found == (
        Group("place,status", ("x", "all"), "status", "asylum", 6),
        Group("place,status", ("z", "all"), "status", "refugee", 12),
    )
    assert [each.small for each in found] == [True, False]
    # that everybody has no special status harms nobody
    assert exposed(shown, {"status": {"none"}})[0].codes == ("y", "all")
    assert exposed(shown, {}) == ()


def test_hiding_the_count_does_not_hide_where_everybody_is() -> None:
    tables = problem([PLACE, STATUS], ["place,status"], COUNTS)
    hidden = tables.counts == 6
    found = exposed(published(tables, hidden), SENSITIVE)
    assert found[0] == Group("place,status", ("x", "all"), "status", "asylum", None)
    assert found[0].small


def test_a_second_category_ends_it() -> None:
    counts = {**COUNTS, ("x", "none"): 1, ("z", "asylum"): 1}
    tables = problem([PLACE, STATUS], ["place,status"], counts)
    assert exposed(published(tables, tables.counts == 1), SENSITIVE) == ()
