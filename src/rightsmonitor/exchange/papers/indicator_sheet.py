"""`indicators-<language>.pdf`: the ready-made report for the monitoring mechanism and for the programme's M&E.

Each indicator is printed with its definition; what is never computed is listed with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, KeepTogether
from reportlab.platypus import Table as Grid

from rightsmonitor.domain.indicators import Indicator, Line, Rule
from rightsmonitor.domain.place import PROGRAMME_REGIONS
from rightsmonitor.domain.release import Cell, CellKind, Dimension, Release, Table
from rightsmonitor.exchange.package import cube, indicators
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.crosstabs import crosstabs
from rightsmonitor.exchange.papers.grids import Figure, grid
from rightsmonitor.exchange.papers.report import TEXT, TIGHT, Bulletin
from rightsmonitor.exchange.papers.typesetting import RULE, Text
from rightsmonitor.exchange.spreadsheet import dimension_label
from rightsmonitor.wording import Language, words

_PROGRAMME = ("RME-1", "RME-2", "RM-09", "RM-10", "RM-11", "RM-13", "RM-14", "RM-15", "RM-16")
_FIGURE, _SHARE = 78.0, 58.0


def build(release: Release, language: Language, *, data_digest: str) -> bytes:
    """The report in one language; `data_digest` is the SHA-256 of `data/cube.csv`."""
    typesetting.register_fonts()
    return IndicatorSheet(release, words(language), data_digest).pdf()


class IndicatorSheet(Bulletin):
    """A bulletin whose story is its indicators."""

    area = "sheet"

    def _story(self) -> Iterator[Flowable]:
        found = indicators.computed(self.release)
        yield Text(self.told("scope", office=self.office, period=self.release.period), self.body, after=4)
        yield Text(self.told("reading", threshold=self.release.threshold), self.body, after=4)
        for key, chosen in self._parts(found):
            before = self._section(f"sheet-part-{key}")  # stays with the first indicator
            for indicator in chosen:
                yield KeepTogether([*before, *self._indicator(indicator)])
                before = []
        yield from self._not_there(found)
        yield self._signatures()

    def _parts(self, found: tuple[Indicator, ...]) -> Iterator[tuple[str, list[Indicator]]]:
        goals = [each for each in found if each.rule.code.startswith("SDG-")]
        programme = [each for each in found if each.rule.code in _PROGRAMME]
        yield "mechanism", [each for each in found if each not in goals and each not in programme]
        yield "programme", programme
        yield "goals", goals

    def _indicator(self, indicator: Indicator) -> list[Flowable]:
        rule = indicator.rule
        title = Text(f"{rule.code} · {rule.labels[self.position]}", self.body.but(size=10, bold=True), before=9)
        definition = Text(rule.definitions[self.position], self.small, after=4)
        figures = self._shares(indicator) if rule.met else self._counts(indicator)
        return [title, definition, *figures]

    # --- counts: one or two dimensions ----------------------------------------------------------------

    def _counts(self, indicator: Indicator) -> list[Flowable]:
        if indicator.dimensions and indicator.dimensions[0].name == "place" and len(indicator.dimensions) == 1:
            return [self._lines(indicator, self._places(indicator))]
        cells = tuple(line.numerator for line in indicator.lines)
        table = Table(key=indicator.rule.code, dimensions=indicator.dimensions, cells=cells)
        first, *_ = crosstabs(table)
        return [grid(first, say=self.say, position=self.position, width=TEXT, number=self._figure)]

    def _places(self, indicator: Indicator) -> list[Line]:
        """The country, the four regions of the programme, and others that have something to show."""
        regions = {code for (code, *_), line in ((line.codes, line) for line in indicator.lines) if _shows(line)}
        chosen = [line for line in indicator.lines if self._is_listed(line, regions)]
        return sorted(chosen, key=lambda line: (line is not indicator.lines[0], line.codes[0] not in PROGRAMME_REGIONS))

    @staticmethod
    def _is_listed(line: Line, regions: set[str]) -> bool:
        code = line.codes[0]
        return "." not in code and (code in regions or code in PROGRAMME_REGIONS or not code.isdigit())

    # --- shares ---------------------------------------------------------------------------------------

    def _shares(self, indicator: Indicator) -> list[Flowable]:
        by_place = indicator.dimensions[0].name == "place"
        return [self._lines(indicator, self._places(indicator) if by_place else list(indicator.lines))]

    def _lines(self, indicator: Indicator, lines: list[Line]) -> Grid:
        share = bool(indicator.rule.met)
        dimension = indicator.dimensions[0]
        head = [dimension_label(self.say, dimension.name), self.say("sheet-number")]
        widths = [TEXT - _FIGURE, _FIGURE]
        if share:
            head = [head[0], self.say("sheet-met"), self.say("sheet-of"), "%"]
            widths = [TEXT - 2 * _FIGURE - _SHARE, _FIGURE, _FIGURE, _SHARE]
        style = self.small.but(bold=True)
        edge = style.but(flush="left" if self.say.right_to_left else "right")
        rows: list[list[Flowable]] = [[Text(head[0], style), *(Text(text, edge) for text in head[1:])]]
        for at, line in enumerate(lines):
            rows.append(self._line_of(line, dimension, share=share, bold=at == 0))
        if self.say.right_to_left:
            rows, widths = [row[::-1] for row in rows], widths[::-1]
        ruled = [*TIGHT, ("LINEBELOW", (0, 0), (-1, 0), 0.6, RULE), ("LINEBELOW", (0, 1), (-1, -1), 0.25, RULE)]
        return Grid(rows, colWidths=widths, repeatRows=1, style=ruled)

    def _line_of(self, line: Line, dimension: Dimension, *, share: bool, bold: bool) -> list[Flowable]:
        code = line.codes[0]
        name = dimension.labels[dimension.codes.index(code)][self.position]
        if dimension.name == "place" and code in PROGRAMME_REGIONS:
            name = self.say("sheet-programme-place", place=name)
        left = self.say.right_to_left
        style = self.body.but(size=8.5, leading=11.5, bold=bold)
        row: list[Flowable] = [
            Text(name, style),
            Figure(line.numerator, number=self._figure, bold=bold, left=left),
        ]
        if share:
            row.append(Figure(line.denominator, number=self._figure, bold=bold, left=left))
            text = "–" if line.share is None else f"{line.share:.0f}"
            row.append(Text(text, style.but(flush="left" if left else "right", right_to_left=False)))
        return row

    # --- what is not there ----------------------------------------------------------------------------

    def _not_there(self, found: tuple[Indicator, ...]) -> Iterator[Flowable]:
        there = {indicator.rule.code for indicator in found}
        yield from self._section("sheet-part-refused")
        yield Text(self.say("sheet-refused"), self.body, after=4)
        for rule in indicators.rules():
            if rule.code not in there:
                yield Text(f"{rule.code} · {rule.labels[self.position]}: {self._why_not(rule)}", self.small, after=2)

    def _why_not(self, rule: Rule) -> str:
        return self.say(f"sheet-reason-{rule.reason}" if rule.reason else "sheet-reason-no-table")


def _shows(line: Line) -> bool:
    """Whether there is anything but zeros to see."""
    return any(cell is not None and _something(cell) for cell in (line.numerator, line.denominator))


def _something(cell: Cell) -> bool:
    return cell.kind is CellKind.HIDDEN or bool(cube.published(cell))
