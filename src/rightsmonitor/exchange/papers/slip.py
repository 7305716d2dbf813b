"""The slip: the end of the audit chain on one sheet of paper, in French, Arabic or English."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A5
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer

from rightsmonitor.domain.people import Office
from rightsmonitor.exchange.papers import typesetting
from rightsmonitor.exchange.papers.typesetting import ACCENT, QUIET, Style, Text
from rightsmonitor.wording import LANGUAGES, Language, Words, words

_MARGIN = 40
_PER_LINE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What the paper says. `vault_id` and `head` in hexadecimal; `words`: eight, joined by hyphens."""

    office: Office
    vault_id: str
    seq: int
    head: str
    words: str
    at: str
    by: str

    @property
    def typed(self) -> str:
        """What `audit verify --against` takes."""
        return f"{self.seq}:{self.words}"


def pdf(slip: Slip, language: Language) -> bytes:
    """One page of A5."""
    typesetting.register_fonts()
    say, stream = words(language), io.BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=A5,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        invariant=1,
        title=say("audit-slip-title"),
        author="RightsMonitor",
        subject="",
        creator="RightsMonitor",
        producer="RightsMonitor",
        pageCompression=1,
    )
    document.build(list(_story(slip, say)))
    return stream.getvalue()


def _story(slip: Slip, say: Words) -> Iterator[Flowable]:
    body = Style(size=10, leading=15, right_to_left=say.right_to_left)
    quiet = body.but(size=8.5, leading=12.5, color=QUIET)
    office = slip.office.labels[LANGUAGES.index(say.language)] or slip.office.code
    yield Text(say("audit-slip-title"), body.but(size=16, leading=22, bold=True, color=ACCENT), after=4)
    yield Text(say("audit-slip-office", office=office, code=slip.office.code), body)
    yield Text(say("audit-slip-made", at=slip.at[:16].replace("T", " "), by=slip.by), body, after=14)
    yield Text(say("audit-slip-number"), quiet)
    yield Text(str(slip.seq), body.but(size=18, leading=26, bold=True), after=8)
    yield Text(say("audit-slip-words"), quiet)
    spelled = slip.words.split("-")
    latin = Style(size=15, leading=24, bold=True, centered=True)
    for start in range(0, len(spelled), _PER_LINE):
        yield Text("  ".join(spelled[start : start + _PER_LINE]), latin)
    yield Spacer(1, 10)
    yield Text(say("audit-slip-hash"), quiet)
    for part in (slip.head[:32], slip.head[32:]):
        yield Text(" ".join(part[at : at + 4] for at in range(0, 32, 4)), Style(size=9, leading=13, centered=True))
    yield Spacer(1, 14)
    yield Text(say("audit-slip-keep"), body, after=8)
    yield Text(say("audit-slip-check"), quiet, after=4)
    yield Text(f"rightsmonitor audit verify --against {slip.seq}:{slip.words}", Style(size=7, leading=10, color=QUIET))
    yield Spacer(1, 8)
    yield Text(say("audit-slip-vault", vault=slip.vault_id), quiet)
