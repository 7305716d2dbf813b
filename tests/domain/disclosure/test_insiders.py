"""Which numbers are one and the same for somebody who knows one of them already."""

from __future__ import annotations

from rightsmonitor.domain.disclosure.checking.insiders import Insiders, Place

PARENTS = {"release": {"3": "", "1": "3", "2": "3"}, "sex": {"_T": "", "F": "_T"}, "month": {"_T": "", "05": "_T"}}
YEAR, QUARTERS = "3", ("1", "2")
BOTH = (YEAR, "1")


def learned(of_the_months: str) -> list[Place]:
    """What an insider has of the differences between the year and a quarter.

    One table shows all, the other `of_the_months`. In one witness the year changes, in another the quarter.
    """
    tables = [
        (("release", "sex"), {(each, "_T"): None for each in (YEAR, *QUARTERS)}),
        (("release", "month"), {(each, of_the_months): None for each in (YEAR, *QUARTERS)}),
    ]
    cells = [("_T", "sex", 0), (of_the_months, "month", 1)]
    differences: dict[Place, list[Place]] = {
        (-1, ("release", name, YEAR, code)): [(at, (each, code)) for each in BOTH] for code, name, at in cells
    }
    insiders = Insiders(tables, PARENTS, differences, told=())
    for each in BOTH:
        insiders.see([*differences, *((at, (each, code)) for code, _, at in cells)])
    return insiders.learned(list(differences))[0]


def test_a_difference_of_the_same_numbers_in_two_tables_is_one() -> None:
    assert learned("_T") == []


def test_a_difference_of_other_numbers_is_another_one() -> None:
    assert len(learned("05")) == 2
