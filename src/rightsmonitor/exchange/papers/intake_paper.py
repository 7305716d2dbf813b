"""The blank intake form on paper, for where no laptop can be opened: the fields and numbers of the screen, and consent.

Made from the same `ui/forms/incident.toml`, so that number 14 on paper is number 14 on the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlab.lib.colors import white
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from rightsmonitor import reference
from rightsmonitor.domain.codes import LISTS
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.paper import Sheet
from rightsmonitor.exchange.papers.typesetting import INK, RULE, Style
from rightsmonitor.forms import FieldSpec, SectionSpec, sections
from rightsmonitor.wording import Language, words

_BOX, _GAP, _LINE = 8.0, 16.0, 16.0
_NARRATIVE_LINES, _NOTE_LINES = 9, 3
_HEADING = 110.0  # a heading stays with its first fields
_FEW = 3  # sheets of a section that repeats: how many entries people usually need
_DATES = {"written-date", "day"}
_WRITTEN = {"text", "term", "place", "country", "language", "partner"}
_COMPUTED = {"rights"}


def build(*, language: Language, office: str, authorisation: str) -> bytes:
    """The form with its consent page; `authorisation` is the number that the CNDP gave the office, or empty."""
    return _Form(language, office, authorisation).pdf()


class _Form:
    def __init__(self, language: Language, office: str, authorisation: str) -> None:
        self.say, self.known = words(language), reference.load()
        self.authorisation = authorisation
        self.sheet = Sheet(self.say, title=self.say("paper-form"), aside=office, foot=self.say("paper-form-foot"))

    def pdf(self) -> bytes:
        return self.sheet.pdf(self._story())

    def _story(self) -> Iterator[Flowable]:
        yield self.sheet.written(self.say("paper-form-lead"))
        yield Spacer(1, 4)
        for section in sections():
            if section.key != "consent":
                yield from self._section(section)
        yield PageBreak()
        yield from self._consent(next(section for section in sections() if section.key == "consent"))

    def _section(self, section: SectionSpec) -> Iterator[Flowable]:
        fields = [self._field(section, spec) for spec in section.fields if spec.kind not in _COMPUTED]
        heading = self.sheet.section(self.say(f"editor-section-{section.key}"))
        if section.repeat:
            heading.append(self.sheet.written(self.say("paper-form-repeat")))
            heading.append(self._beside("", self.say("paper-form-which"), Blank(1, self.sheet.body, share=0.3)))
        yield CondPageBreak(_HEADING)
        yield from heading
        yield from fields

    def _field(self, section: SectionSpec, spec: FieldSpec) -> Flowable:
        return self._beside(spec.number, self.say(section.message(spec)), self._room(spec))

    def _beside(self, number: str, name: str, room: Flowable) -> Flowable:
        return self.sheet.rows([(number, name, room)])

    def _room(self, spec: FieldSpec) -> Flowable:
        """Where the answer is written or ticked."""
        body = self.sheet.body
        if spec.kind == "long-text":
            return Blank(_NARRATIVE_LINES if spec.core else _NOTE_LINES, body)
        if spec.kind in _DATES:
            return Boxes([self.say("paper-form-about")], body, lead=self.say("paper-form-date"))
        if spec.kind in _WRITTEN:
            return Blank(1, body)
        return Boxes(self._options(spec), body, lead=self._lead(spec))

    def _lead(self, spec: FieldSpec) -> str:
        return {"age": "_______", "count": "_______"}.get(spec.kind, "")

    def _options(self, spec: FieldSpec) -> list[str]:
        say, language = self.say, self.say.language
        match spec.kind:
            case "age":
                return [say("paper-form-about")]
            case "count":
                return []
            case "flags":
                return [term.label(language) for term in self.known.taxonomy.composites()]
            case "links" | "link":
                return [say(f"editor-entry-{spec.list}", number=number) for number in range(1, _FEW + 1)]
            case "groups":
                return [f"{say(f'editor-{name}')} _____" for name in ("girls", "boys", "unknown-sex")]
            case _:
                return [self.known.codelists.label(spec.list, code.value, language) for code in LISTS[spec.list]]

    # --- consent -----------------------------------------------------------------------------------------

    def _consent(self, section: SectionSpec) -> Iterator[Flowable]:
        say, sheet = self.say, self.sheet
        yield from sheet.section(say("paper-consent"))
        number = self.authorisation or "__________________________"
        yield from sheet.entry(say("paper-consent-authorisation", number=number))
        for key in ("purpose", "kept", "choice", "rights", "child"):
            yield sheet.written(say(f"paper-consent-{key}"))
            yield Spacer(1, 4)
        yield sheet.written(say("paper-form-repeat"))
        yield self._beside("", say("paper-form-which"), Blank(1, sheet.body, share=0.3))
        for spec in section.fields:
            yield self._field(section, spec)
        law = (hint for hint in self.known.law.general("data") if hint.violation_class in _CONSENT_LAW)
        basis = sheet.say("paper-consent-basis", articles=", ".join(hint.articles for hint in law))
        yield Spacer(1, 6)
        yield KeepTogether(
            [
                self._beside("", say("paper-consent-sign-child"), Blank(2, sheet.body)),
                self._beside("", say("paper-consent-sign-adult"), Blank(2, sheet.body)),
                self._beside("", say("paper-consent-sign-officer"), Blank(2, sheet.body)),
                sheet.written(basis),
            ]
        )


_CONSENT_LAW = {"data.legal_bases", "data.information_notice", "data.prior_authorisation"}


class Blank(Flowable):  # type: ignore[misc]
    """Lines to write on; `share` of the width."""

    def __init__(self, count: int, style: Style, *, share: float = 1.0) -> None:
        super().__init__()
        self.count, self.style, self.share = count, style, share

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, self.count * _LINE

    def draw(self) -> None:
        self.canv.setStrokeColor(RULE)
        self.canv.setLineWidth(0.8)
        long = self.width * self.share
        left = self.width - long if self.style.right_to_left else 0
        for at in range(self.count):
            self.canv.line(left, at * _LINE + 2, left + long, at * _LINE + 2)


class Boxes(Flowable):  # type: ignore[misc]
    """Options with a box to tick, as many in a line as fit; `lead` stands before them."""

    def __init__(self, options: Sequence[str], style: Style, *, lead: str = "") -> None:
        super().__init__()
        self.options, self.style, self.lead = list(options), style.but(size=9, leading=13), lead

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        self.placed = self._place(available)
        return available, (self.placed[-1][2] + 1) * _LINE if self.placed else _LINE

    def _place(self, available: float) -> list[tuple[str, float, int, bool]]:
        """(text, distance from where reading begins, line, whether it has a box)."""
        found, x, line = [], 0.0, 0
        texts = [(self.lead, False)] if self.lead else []
        for text, boxed in [*texts, *((option, True) for option in self.options)]:
            room = available - (_BOX + 5 if boxed else 0)
            for at, part in enumerate(typesetting.lines(text, self.style, room)):
                wide = typesetting.width(part, self.style) + (_BOX + 5 if boxed else 0)
                if at or (x and x + wide > available):
                    x, line = 0.0, line + 1
                found.append((part, x, line, boxed and not at))
                x += wide + _GAP
        return found

    def draw(self) -> None:
        rtl, top = self.style.right_to_left, (self.placed[-1][2] if self.placed else 0) * _LINE
        for text, x, line, boxed in self.placed:
            y = top - line * _LINE + 3
            shift = x + (_BOX + 5 if boxed else 0)
            if boxed:
                self._box(self.width - x - _BOX if rtl else x, y - 0.5)
            typesetting.draw(self.canv, self.width - shift if rtl else shift, y, text, self.style)

    def _box(self, x: float, y: float) -> None:
        self.canv.setStrokeColor(INK)
        self.canv.setFillColor(white)
        self.canv.setLineWidth(0.8)
        self.canv.rect(x, y, _BOX, _BOX, stroke=1, fill=1)
