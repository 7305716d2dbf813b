"""`report-<language>.pdf`: the statistical bulletin. The same release gives the same bytes; no person is named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer
from reportlab.platypus import Table as Grid

from rightsmonitor import reference
from rightsmonitor.domain.release import Cell, Release, Table
from rightsmonitor.exchange.package import cube
from rightsmonitor.exchange.package.manifest import shown_left_out
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.charts import Bars, Mark, QrCode, TileMap
from rightsmonitor.exchange.papers.crosstabs import Crosstab, crosstabs, margin
from rightsmonitor.exchange.papers.grids import grid
from rightsmonitor.exchange.papers.typesetting import ACCENT, PAPER, QUIET, RULE, Style, Text
from rightsmonitor.exchange.spreadsheet import dimension_label, table_label
from rightsmonitor.wording import LANGUAGES, Language, Words, words

_MARGIN, _BAND = 50.0, 96.0
_WIDTH, _HEIGHT = A4
TEXT = _WIDTH - 2 * _MARGIN
_LOCALES = {"fr": "fr-MA", "ar": "ar-MA", "en": "en-GB"}


def build(release: Release, language: Language, *, data_digest: str) -> bytes:
    """The bulletin in one language; `data_digest` is the SHA-256 of `data/cube.csv`."""
    typesetting.register_fonts()
    return Bulletin(release, words(language), data_digest).pdf()


class Bulletin:
    """One bulletin. `area`: whose words it takes first; what that area does not say, `report` does."""

    area = "report"

    def __init__(self, release: Release, say: Words, data_digest: str) -> None:
        self.release, self.say, self.data_digest = release, say, data_digest
        self.position = LANGUAGES.index(say.language)
        rtl = say.right_to_left
        self.body = Style(right_to_left=rtl)
        self.small = self.body.but(size=7.5, leading=10.5, color=QUIET)
        self.head = self.body.but(size=13, leading=18, bold=True, color=ACCENT)

    def told(self, name: str, **facts: str | int) -> str:
        """A sentence of this kind of bulletin."""
        own = f"{self.area}-{name}"
        return self.say(own if self.say.has(own) else f"report-{name}", **facts)

    @property
    def _base(self) -> dict[str, str | int]:
        return {"base": self.release.base, "small": self.release.small_class}

    @property
    def office(self) -> str:
        return self.release.office_labels[self.position] or self.release.office

    def pdf(self) -> bytes:
        stream = io.BytesIO()
        title = self.told("title", office=self.office, period=self.release.period)
        document = BaseDocTemplate(
            stream,
            pagesize=A4,
            invariant=1,
            title=title.replace("\u2068", "").replace("\u2069", ""),
            author="RightsMonitor",
            subject="",
            creator="RightsMonitor",
            producer="RightsMonitor",
            lang=_LOCALES[self.say.language],
            pageCompression=1,
        )
        first = Frame(_MARGIN, 52, TEXT, _HEIGHT - 52 - _BAND - 18, 0, 0, 0, 0)
        later = Frame(_MARGIN, 52, TEXT, _HEIGHT - 52 - 44, 0, 0, 0, 0)
        document.addPageTemplates(
            [
                PageTemplate("first", [first], onPage=self._first_page, autoNextPageTemplate="later"),
                PageTemplate("later", [later], onPage=self._later_page),
            ]
        )
        document.build(list(self._story()))
        return stream.getvalue()

    # --- pages -----------------------------------------------------------------------------------

    def _first_page(self, canvas: Any, document: Any) -> None:
        canvas.setFillColor(ACCENT)
        canvas.rect(0, _HEIGHT - _BAND, _WIDTH, _BAND, stroke=0, fill=1)
        x = _WIDTH - _MARGIN if self.say.right_to_left else _MARGIN
        white = Style(color=PAPER, right_to_left=self.say.right_to_left)
        kind = self.say("training-report") if self.release.training else self.told("kind")
        self._line(canvas, x, _HEIGHT - 36, kind, white.but(size=9.5, bold=self.release.training))
        self._line(canvas, x, _HEIGHT - 60, self.say("report-heading"), white.but(size=19, bold=True))
        facts = self.told("subheading", office=self.office, period=self.release.period, sequence=self.release.sequence)
        self._line(canvas, x, _HEIGHT - 81, facts, white.but(size=10.5))
        self._footer(canvas, document)

    def _later_page(self, canvas: Any, document: Any) -> None:
        x = _WIDTH - _MARGIN if self.say.right_to_left else _MARGIN
        running = self.told("title", office=self.office, period=self.release.period)
        if self.release.training:
            running = self.say("training-report")
        self._line(canvas, x, _HEIGHT - 30, running, self.small)
        canvas.setStrokeColor(RULE)
        canvas.line(_MARGIN, _HEIGHT - 36, _WIDTH - _MARGIN, _HEIGHT - 36)
        self._footer(canvas, document)

    def _footer(self, canvas: Any, document: Any) -> None:
        canvas.setStrokeColor(RULE)
        canvas.line(_MARGIN, 40, _WIDTH - _MARGIN, 40)
        near, far = (_WIDTH - _MARGIN, _MARGIN) if self.say.right_to_left else (_MARGIN, _WIDTH - _MARGIN)
        self._line(canvas, near, 28, self.say("report-footer"), self.small)
        anchor = "left" if self.say.right_to_left else "right"
        typesetting.draw(canvas, far, 28, self.say("report-page", page=document.page), self.small, anchor=anchor)

    @staticmethod
    def _line(canvas: Any, x: float, y: float, text: str, style: Style) -> None:
        typesetting.draw(canvas, x, y, text, style)

    # --- content ---------------------------------------------------------------------------------

    def _story(self) -> Iterator[Flowable]:
        yield from self._scope()
        yield from self._bars()
        yield from self._method()
        yield from self._map()
        yield from self._tables()
        yield self._signatures()

    def _section(self, key: str) -> list[Flowable]:
        return [Spacer(1, 10), Text(self.say(key), self.head, after=3)]

    def _scope(self) -> Iterator[Flowable]:
        release = self.release
        yield Text(self.told("scope", office=self.office, period=release.period), self.body, after=6)
        yield from self._section("report-key-title")
        yield Text(self._key_sentence(), self.body.but(size=10.5, leading=15.5, bold=True), after=2)
        reading = self.told(self._rounded("reading"), threshold=release.threshold, **self._base)
        yield Text(reading, self.body, after=4)
        yield from self._left_out_units()

    def _left_out_units(self) -> Iterator[Flowable]:
        release, say = self.release, self.say
        yield from self._section("report-left-out-title")
        yield Text(say("report-left-out"), self.body, after=3)
        for left in release.left_out:
            yield Text(self._left_out(left.reason, shown_left_out(left, release.threshold)), self.body)

    def _key_sentence(self) -> str:
        found = margin(self.release, "violation") or margin(self.release, "place")
        cell = found[1].get(found[0].codes[0]) if found else None
        value = cube.published(cell) if cell else None
        if value is None:
            return self._hidden_total(cell)
        return self.told(self._rounded("total"), count=value, shown=self._figure(value))

    def _hidden_total(self, cell: Cell | None) -> str:
        return self.told("total-hidden")

    def _left_out(self, reason: str, count: int | None) -> str:
        name = f"report-left-out-{reason}"
        label = self.say(name) if self.say.has(name) else reason
        if count is None:
            return self.say("report-left-out-few", label=label, threshold=self.release.threshold)
        return self.say("report-left-out-line", label=label, count=self._number(count))

    def _marks(self, name: str) -> list[Mark]:
        found = margin(self.release, name)
        if found is None:
            return []
        shown, cells = found
        return [
            Mark(code, shown.label(code, self.position), cube.published(cells[code]))
            for code in shown.codes[1:]
            if code in cells
        ]

    def _bars(self) -> Iterator[Flowable]:
        if marks := self._marks("violation"):
            style = self.body.but(size=8, leading=9)
            bars = Bars(marks, style, hidden=self.say("report-hidden"), number=self._figure)
            yield KeepTogether([*self._section("report-bars-title"), bars])

    def _map(self) -> Iterator[Flowable]:
        marks = {mark.code.removeprefix("MA-"): mark for mark in self._marks("place")}
        tiles = reference.load().tiles
        if marks.keys() & {code for code, _, _ in tiles}:
            drawing = TileMap(tiles, marks, self.body, number=self._figure)
            legend = Text(self.say("report-map-legend"), self.small, before=3)
            bars = Bars(
                list(marks.values()),
                self.body.but(size=7.2, leading=8.5),
                hidden=self.say("report-hidden"),
                number=self._figure,
            )
            pair, widths = [drawing, bars], [drawing.columns * drawing.TILE + 10, 0.0]
            widths[1] = TEXT - widths[0]
            if self.say.right_to_left:
                pair, widths = pair[::-1], widths[::-1]
            both = Grid([pair], colWidths=widths, style=[*TIGHT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
            yield KeepTogether([*self._section("report-map-title"), both, legend])

    def _tables(self) -> Iterator[Flowable]:
        # The heading stays with the first table.
        before = [*self._section("report-tables-title"), Text(self.say("report-tables"), self.body, after=4)]
        for table in self.release.tables:
            for cross in crosstabs(table):
                title = Text(self._title(table, cross), self.body.but(size=10, bold=True), before=8, after=4)
                figures = grid(cross, say=self.say, position=self.position, width=TEXT, number=self._figure)
                yield KeepTogether([*before, title, figures])
                before = []

    def _title(self, table: Table, cross: Crosstab) -> str:
        """The name of the table; which two dimensions are shown, where it has more."""
        name = table_label(self.say, cross.key)
        if cross.across is None or len(table.dimensions) < 3:
            return name
        pair = (dimension_label(self.say, axis.dimension.name) for axis in (cross.down, cross.across))
        return f"{name} ({' × '.join(pair)})"

    def _method(self) -> Iterator[Flowable]:
        release = self.release
        yield from self._section("report-method-title")
        method = self.told(self._rounded("method"), threshold=release.threshold, **self._base)
        yield Text(method, self.body, after=4)
        for table in release.tables:
            if table.threshold:
                label = table_label(self.say, table.key)
                yield Text(self.say("groups-higher", table=label, threshold=table.threshold), self.body, after=4)
        if release.groups:
            yield Text(self.say("groups-public", units=release.groups.units), self.body, after=4)
        if release.hides_zeros:
            yield Text(self.say("zeros-public"), self.body, after=4)
        yield from self._section("report-attack-title")
        facts = self.told(
            self._rounded("attack"),
            hidden=release.verdict.hidden,
            exact=release.verdict.exact,
            least=release.verdict.narrowest if release.base else max(release.threshold - 1, 1),
            **self._base,
        )
        yield Text(facts, self.body, after=4)
        yield Text(self._visible(), self.body, after=4)
        yield from self._section("report-limits-title")
        yield Text(self.told("limits"), self.body, after=4)

    def _visible(self) -> str:
        """How many units stand in visible cells, from what the file shows alone: no share where the total is hidden."""
        table = self.release.tables[0]
        cells = {cell.codes: cube.published(cell) for cell in table.cells}
        total = cells.get(tuple(dimension.total for dimension in table.dimensions))
        parents = [set(dimension.parents) for dimension in table.dimensions]
        finest = [codes for codes in cells if not any(code in up for code, up in zip(codes, parents, strict=True))]
        shown = sum(cells[codes] or 0 for codes in finest)
        if total is None:
            return self.say("report-visible-some", count=self._number(shown))
        return self.say("report-visible", share=round(100 * shown / total) if total else 0, count=self._number(shown))

    def _signatures(self) -> Flowable:
        release, say = self.release, self.say
        label = self.small.but(bold=True)
        code = self.body.but(size=7.5, leading=10.5)
        facts = [[Text(say(key), label), Text(text or "–", code)] for key, text in self._facts()]
        code_side = 82.0
        widths = [104.0, TEXT - 104 - code_side - 24]
        if say.right_to_left:
            facts, widths = [row[::-1] for row in facts], widths[::-1]
        inner = Grid(facts, colWidths=widths, style=TIGHT)
        seal = QrCode(f"RM1 {release.office} {release.period} {release.sequence} {self.data_digest}", side=code_side)
        row, outer = [inner, seal], [sum(widths) + 12, code_side + 12]
        if say.right_to_left:
            row, outer = row[::-1], outer[::-1]
        block = Grid([row], colWidths=outer, style=[*TIGHT, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        text = Text(self.told("signatures"), self.body, after=6)
        return KeepTogether([*self._section("report-signatures-title"), text, block])

    def _facts(self) -> list[tuple[str, str]]:
        """(message of the name, text) of what the last block tells."""
        release = self.release
        return [
            ("report-fact-prepared", f"{release.prepared_by} · {release.prepared_on[:10]}"),
            ("report-fact-recipient", release.recipient),
            ("report-fact-rules", f"{release.rule_set} · {release.taxonomy_version}"),
            ("report-fact-program", f"RightsMonitor {release.program_version}"),
            ("report-fact-audit", _in_groups(release.audit_head)),
            ("report-fact-digest", _in_groups(self.data_digest)),
        ]

    def _figure(self, value: int) -> str:
        """A published figure: 0 of a rounded release stands for a class."""
        return self.release.small_class if self.release.base and not value else self._number(value)

    def _rounded(self, key: str) -> str:
        """The message that says the same of a rounded release."""
        return f"{key}-rounded" if self.release.base else key

    def _number(self, value: int) -> str:
        gap = "," if self.say.language == "en" else "\u00a0"
        return f"{value:,}".replace(",", gap)


TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]


def _in_groups(digest: str) -> str:
    """Hexadecimal in groups of eight, so that eyes can compare and lines can break."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))
