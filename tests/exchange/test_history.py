"""One office, one history: corrections, late arrivals, gaps, and the copy of a vault that publishes too."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from rightsmonitor.domain.errors import NotGenuine
from rightsmonitor.exchange import history
from rightsmonitor.exchange.trust import Seen


def seen(sequence: int, *earlier: str, digest: str = "", period: str = "") -> Seen:
    return Seen(
        office="OUJ",
        period=period or f"2026-{sequence:02d}",
        sequence=sequence,
        digest=digest or f"d{sequence}",
        earlier=earlier,
    )


def reason(new: Seen, *accepted: Seen) -> str:
    with pytest.raises(NotGenuine) as caught:
        history.check(new, accepted)
    return str(caught.value.facts["reason"])


def test_a_history_may_arrive_in_any_order() -> None:
    whole = [seen(n, *(f"d{m}" for m in range(1, n))) for n in range(1, 9)]
    for seed in range(50):
        order = random.Random(seed).sample(whole, random.Random(seed).randint(1, 8))
        for at, each in enumerate(order):
            assert not history.check(each, order[:at])
            assert history.check(each, [*order[:at], each])


def test_a_release_that_waited_for_approval_need_not_be_named() -> None:
    assert not history.check(seen(4, "d1", "d2"), [seen(1), seen(2, "d1"), seen(3, "d1")])


def test_a_copied_vault_is_noticed_when_its_own_number_is_hidden() -> None:
    first, second, third = seen(1), seen(2, "d1"), seen(3, "d1", "d2")
    assert reason(seen(4, "d1", "d2", "copy"), first, second, third) == "fork"
    assert not history.check(seen(4, "d1", "d2", "copy"), [first, second])
    # The other way round: the copy came first, and the true third release arrives late.
    assert reason(third, first, second, seen(4, "d1", "d2", "copy")) == "fork"


def test_corrections() -> None:
    before = seen(2, period="2026-Q3")
    assert not history.check(seen(3, "d2", period="2026-Q3"), [before])
    assert reason(seen(3, period="2026-Q3"), before) == "disagrees"
    assert reason(seen(1, period="2026-Q3"), before) == "older-sequence"
    assert reason(seen(2, digest="other"), before) == "sequence-reused"


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2026", "2026-Q3", True),
        ("2026-Q3", "2026-08", True),
        ("2026-Q3", "2026-10", False),
        ("2026", "2027-01", False),
    ],
)
def test_a_period_inside_another_would_betray_both(one: str, other: str, overlap: bool) -> None:
    before, new = seen(1, period=one), seen(2, "d1", period=other)
    if overlap:
        assert reason(new, before) == "overlaps"
        assert reason(seen(2, period=one), seen(1, period=other)) == "overlaps"
    else:
        assert not history.check(new, [before])


def test_a_year_counted_afresh_may_stand_beside_the_quarters_it_names() -> None:
    quarters = [seen(1, period="2026-Q3"), seen(2, "d1", period="2026-Q4")]
    year = replace(seen(3, "d1", "d2", period="2026"), rebase=True)
    assert not history.check(year, quarters)
    assert not history.check(quarters[1], [quarters[0], year]), "a quarter may arrive after its year"
    assert reason(replace(year, rebase=False), *quarters) == "overlaps"
    assert reason(replace(year, earlier=("d1",)), *quarters) == "overlaps"
    assert reason(replace(year, period="2026-Q3", sequence=4), seen(3, period="2026-08")) == "overlaps"


def test_gaps() -> None:
    assert history.missing([]) == ()
    assert history.missing([seen(7)]) == ()
    assert history.missing([seen(9), seen(5), seen(6)]) == (7, 8)
    assert len(history.missing([seen(1), seen(10_000)])) == 100
