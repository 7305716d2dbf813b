"""Two releases beside each other: only what both publish is compared."""

from __future__ import annotations

from dataclasses import replace

from rightsmonitor.domain.comparison import Move, compare
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Release, Table, Verdict

PLACE = Dimension(
    name="place",
    codes=("MA", "01", "02", "03"),
    parents=("", "MA", "MA", "MA"),
    labels=(("Maroc", "المغرب", "Morocco"), ("A", "ا", "A"), ("B", "ب", "B"), ("C", "ج", "C")),
)


def release(*values: int | None) -> Release:
    cells = tuple(
        Cell(codes=(code,), kind=CellKind.HIDDEN if value is None else CellKind.VALUE, value=value)
        for code, value in zip(PLACE.codes, values, strict=True)
    )
    verdict = Verdict(exact=0, narrow=0, hidden=0, sensitive=0, narrowest=9, units=0, units_visible=0, method="x")
    return Release(
        uid="u",
        sequence=1,
        office="OUJ",
        office_labels=("", "", ""),
        agency="RM",
        recipient="",
        period="2026-Q3",
        threshold=5,
        rule_set="x",
        taxonomy_version="",
        taxonomy_digest="",
        program_version="",
        prepared_on="",
        prepared_by="",
        tables=(Table(key="place", dimensions=(PLACE,), cells=cells),),
        left_out=(),
        verdict=verdict,
    )


def test_growing_shrinking_hidden_and_shown_cells_are_counted() -> None:
    found = compare(release(30, 20, 10, None), release(41, 35, None, 6))
    assert (found.total_before, found.total_now) == (30, 41)
    assert (found.shared, found.grew, found.shrank) == (2, 2, 0)
    assert (found.newly_hidden, found.newly_shown) == (1, 1)
    assert found.moves == (Move(table="place", dimension="place", code="01", before=20, now=35),)


def test_the_largest_changes_come_first_and_a_hidden_cell_is_never_among_them() -> None:
    found = compare(release(60, 20, 10, 30), release(55, 12, None, 31))
    assert [(move.code, move.now - move.before) for move in found.moves] == [("01", -8), ("03", 1)]
    assert "02" not in {move.code for move in found.moves}
    hidden = compare(release(None, 20, 10, 30), release(55, 20, 10, 30))
    assert (hidden.total_before, hidden.moves) == (None, ())


def test_tables_that_only_one_of_them_has_are_left_out() -> None:
    now = release(60, 20, 10, 30)
    other = replace(now, tables=(replace(now.tables[0], key="other"),))
    found = compare(other, now)
    assert (found.shared, found.newly_hidden, found.newly_shown, found.moves) == (0, 0, 0, ())
    assert compare(now, now).shared == 4
