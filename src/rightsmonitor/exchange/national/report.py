"""The national bulletin: as that of an office, with who reported and who did not, and intervals for hidden cells."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from rightsmonitor.domain.national import Contribution, National, NationalCell
from rightsmonitor.domain.release import Cell
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.report import TEXT, TIGHT, Bulletin
from rightsmonitor.exchange.papers.typesetting import Text
from rightsmonitor.exchange.spreadsheet import table_label
from rightsmonitor.wording import Language, Words, words

_MOST_NAMED = 30


def build(national: National, language: Language, *, data_digest: str) -> bytes:
    """The bulletin in one language; `data_digest` is the SHA-256 of `data/cube.csv`."""
    typesetting.register_fonts()
    return _NationalBulletin(national, words(language), data_digest).pdf()


class _NationalBulletin(Bulletin):
    area = "national"

    def __init__(self, national: National, say: Words, data_digest: str) -> None:
        super().__init__(national.release, say, data_digest)
        self.national = national

    def _hidden_total(self, cell: Cell | None) -> str:
        if isinstance(cell, NationalCell):
            return self.told("total-interval", interval=cell.interval)
        return self.told("total-hidden")

    def _left_out_units(self) -> Iterator[Flowable]:
        """Who is in, who is missing, and which tables some office does not publish."""
        national = self.national
        counts = {"offices": len(national.contributions), "expected": national.expected}
        yield from self._section("national-offices-title")
        yield Text(self.told("offices", **counts), self.body, after=3)
        shown = national.contributions[:_MOST_NAMED]
        yield self._table([self._row(each) for each in shown])
        if len(national.contributions) > len(shown):
            yield Text(self.told("more-offices", count=len(national.contributions) - len(shown)), self.body)
        if national.missing:
            missing = self._listed(national.missing)
            yield Text(self.told("missing", count=len(national.missing), offices=missing), self.body, before=4)
        for key, offices in national.left_out:
            facts = {"table": table_label(self.say, key), "offices": self._listed(offices)}
            yield Text(self.told("table-left-out", **facts), self.body, before=4)

    def _table(self, texts: list[tuple[str, ...]]) -> Flowable:
        rows = [[Text(text, self.small) for text in row] for row in texts]
        widths = [TEXT * share for share in (0.5, 0.2, 0.3)]
        if self.say.right_to_left:
            rows, widths = [row[::-1] for row in rows], widths[::-1]
        return Grid(rows, colWidths=widths, style=TIGHT)

    def _row(self, each: Contribution) -> tuple[str, str, str]:
        label = each.labels[self.position] or each.office
        number = self.told("number", number=each.sequence)
        how = self.told("rounded", base=each.base) if each.base else self.told("threshold", threshold=each.threshold)
        return f"{label} ({each.office})", number, how

    def _listed(self, codes: tuple[str, ...]) -> str:
        named = ("، " if self.say.right_to_left else ", ").join(codes[:_MOST_NAMED])
        return named if len(codes) <= _MOST_NAMED else f"{named} …"

    def _facts(self) -> list[tuple[str, str]]:
        kept = ("report-fact-rules", "report-fact-program", "report-fact-digest")
        return [each for each in super()._facts() if each[0] in kept]
