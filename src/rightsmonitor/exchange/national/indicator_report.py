"""The indicator report of a quarter or a year over many packages: figures with intervals, and a PDF a language."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from rightsmonitor.domain.indicators import Line
from rightsmonitor.domain.national import Contribution, National, NationalCell
from rightsmonitor.domain.release import Cell
from rightsmonitor.exchange import gate
from rightsmonitor.exchange.package import cube, indicators
from rightsmonitor.exchange.package.package import SUMS, sha256, sums
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.indicator_sheet import IndicatorSheet
from rightsmonitor.exchange.papers.report import TEXT, TIGHT
from rightsmonitor.exchange.papers.typesetting import Text
from rightsmonitor.wording import LANGUAGES, words

FIGURES = "indicators.csv"
_COLUMNS = ("INDICATOR", "UNIT", "CODES", "OBS_VALUE", "LOWER", "UPPER", "OBS_STATUS")
_BELOW = ("DENOMINATOR", "DENOMINATOR_LOWER", "DENOMINATOR_UPPER", "DENOMINATOR_STATUS", "PERCENT")
_MOST_NAMED = 40


def build(national: National, periods: tuple[str, ...]) -> dict[str, bytes]:
    """`indicators.csv`, a report in each language and their digests. `periods`: of the packages beside the offices.

    Raises gate.Defect when a sheet says something else than the figures: a fault of the program, never written.
    """
    typesetting.register_fonts()
    files = {FIGURES: cube.csv_bytes((*_COLUMNS, *_BELOW), _rows(national))}
    for language in LANGUAGES:
        sheet = _NationalSheet(national.release, words(language), sha256(files[FIGURES]))
        sheet.national, sheet.periods = national, periods
        files[f"indicators-{language}.pdf"] = sheet.pdf()
    files[SUMS] = sums(files)
    gate.check_report(files, national)
    return files


def _rows(national: National) -> Iterator[tuple[str, ...]]:
    for indicator in indicators.computed(national.release):
        for line in indicator.lines:
            codes = (f"{d.name}={code}" for d, code in zip(indicator.dimensions, line.codes, strict=True))
            named = indicator.rule.code, indicator.rule.unit, " ".join(codes)
            yield (*named, *_cell(line.numerator), *_below(line))


def _below(line: Line) -> tuple[str, ...]:
    whole = ("", "", "", "") if line.denominator is None else _cell(line.denominator)
    return (*whole, "" if line.share is None else f"{line.share:.1f}")


def _cell(cell: Cell) -> tuple[str, str, str, str]:
    if not isinstance(cell, NationalCell):
        raise TypeError(cell.kind)
    value = cube.published(cell)
    high = "" if cell.high is None else str(cell.high)
    return "" if value is None else str(value), str(cell.low), high, cube.statuses(cell)[0]


class _NationalSheet(IndicatorSheet):
    """The sheet of an office, over many packages: whose they are stands before the figures."""

    area = "yearly"
    national: National
    periods: tuple[str, ...]

    def _story(self) -> Iterator[Flowable]:
        first, second, *rest = super()._story()
        yield from (first, second)
        yield from self._section("yearly-packages")
        shown = list(zip(self.national.contributions, self.periods, strict=True))
        yield Grid([self._package(*each) for each in shown[:_MOST_NAMED]], colWidths=self._widths(), style=TIGHT)
        if len(shown) > _MOST_NAMED:
            yield Text(self.told("more", count=len(shown) - _MOST_NAMED), self.body)
        if self.national.missing:
            yield Text(self.told("missing", packages=", ".join(self.national.missing[:_MOST_NAMED])), self.body)
        yield from rest

    def _package(self, each: Contribution, period: str) -> list[Flowable]:
        label = f"{each.labels[self.position] or each.office} ({each.office})"
        texts = label, period, self.told("number", number=each.sequence)
        row: list[Flowable] = [Text(text, self.small) for text in texts]
        return row[::-1] if self.say.right_to_left else row

    def _widths(self) -> list[float]:
        widths = [TEXT * share for share in (0.5, 0.25, 0.25)]
        return widths[::-1] if self.say.right_to_left else widths

    def _facts(self) -> list[tuple[str, str]]:
        kept = ("report-fact-rules", "report-fact-program", "report-fact-digest")
        return [each for each in super()._facts() if each[0] in kept]
