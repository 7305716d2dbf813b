"""What changed since the release before, in words: from published numbers alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from rightsmonitor.desktop import formats
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.release_table import label_of
from rightsmonitor.desktop.widgets.basic import label
from rightsmonitor.domain.comparison import Comparison, Move, compare
from rightsmonitor.domain.release import Release


def layout(before: Release, now: Release, desk: Desk) -> QVBoxLayout:
    """The heading, one sentence, and the largest changes."""
    say, found = desk.words, compare(before, now)
    made = QVBoxLayout()
    made.setContentsMargins(0, 6, 0, 0)
    made.setSpacing(6)
    heading = say("releases-since", number=before.sequence, period=before.period)
    made.addWidget(label(heading, "section", wrap=True))
    made.addWidget(label(sentence(found, desk), wrap=True))
    if found.moves:
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(5)
        for at, move in enumerate(found.moves):
            grid.addWidget(label(_name(now, move, desk), wrap=True), at, 0)
            shown = label(_change(move, desk), "strong")
            grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignTop)
        made.addLayout(grid)
    return made


def sentence(found: Comparison, desk: Desk) -> str:
    """How many numbers can be compared, and what happened to them."""
    say = desk.words
    if not found.shared:
        return say("releases-since-nothing")
    text = say(
        "releases-since-text",
        shared=found.shared,
        grew=found.grew,
        shrank=found.shrank,
        hidden=found.newly_hidden,
        shown=found.newly_shown,
    )
    if found.total_before is None or found.total_now is None:
        return text
    return say("releases-since-total", before=found.total_before, now=found.total_now) + " " + text


def _name(now: Release, move: Move, desk: Desk) -> str:
    table = next(table for table in now.tables if table.key == move.table)
    dimension = next(dimension for dimension in table.dimensions if dimension.name == move.dimension)
    return label_of(dimension, move.code, desk.language)


def _change(move: Move, desk: Desk) -> str:
    sign = "+" if move.now > move.before else "−"
    return formats.code(f"{move.before} → {move.now} ({sign}{abs(move.now - move.before)})", desk)
