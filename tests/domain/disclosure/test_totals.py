"""Totals stay: what readers need most is the last that is hidden to protect something else."""

from __future__ import annotations

import numpy as np
import pytest

from disclosure_worlds import hierarchy, problem
from rightsmonitor.domain.disclosure.protection import protect
from rightsmonitor.domain.disclosure.suppression.prices import GRAND_TOTAL, prices

PLACE = hierarchy("place", r0=0, r1=0, r2=0, r3=0)
ACT = hierarchy("act", **{f"v{n}": 0 for n in range(4)})
COUNTS = {(f"r{r}", f"v{v}"): 9 + 3 * r + 2 * v for r in range(4) for v in range(4)}


@pytest.mark.parametrize("insider", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_one_small_region_does_not_hide_the_national_totals(seed: int, insider: bool) -> None:
    """All of region r0 is small, its total too; details and another region pay for it, no national figure does."""
    counts = {cell: 1 if cell == ("r0", "v0") else 0 if cell[0] == "r0" else count for cell, count in COUNTS.items()}
    tables = problem([PLACE, ACT], ["place,act"], counts)
    result = protect(tables, threshold=5, seed=seed, insider=insider)
    layout = tables.layout
    hidden = {
        layout.codes(0, at)
        for at, quantity in enumerate(layout.tables[0].quantity.ravel().tolist())
        if result.hidden[quantity]
    }
    assert {("r0", "all"), ("r0", "v0")} < hidden  # the control: something had to be hidden beside them
    assert not {cell for cell in hidden if cell[0] == "all"}


def test_a_total_costs_more_than_what_it_counts_and_the_grand_total_most() -> None:
    layout = problem([PLACE, ACT], ["place,act"], COUNTS).layout
    found = prices(layout, np.full(layout.size, 7))[layout.tables[0].quantity]
    assert found[0, 0] > GRAND_TOTAL > found[0, 1] > found[1, 1]
    assert found[0, 1] == found[1, 0]
