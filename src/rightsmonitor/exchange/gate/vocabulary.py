"""The words that a package may hold: those of the program, of its own code lists and of its manifest, and no other.

No release says anything that is not a sentence of the program around a code. So a name, a piece of a narrative or a
day that is nobody's business needs no list of secrets to be found: it is a word that does not belong here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from rightsmonitor import __version__, assets, reference
from rightsmonitor.domain import text
from rightsmonitor.exchange.gate.facts import Cube, Defect, Flaw
from rightsmonitor.wording import LANGUAGES

_AREAS = ("faces", "package", "report", "sheet", "groups", "national", "yearly", "training")
_LONG = 14  # letters: a word that some line may have to cut
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE = "وفبكل"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_DAY = re.compile(r"(?<!\d)(\d{4})[-/. ](\d{2})[-/. ](\d{2})(?!\d)|(?<!\d)(\d{2})[-/. ](\d{2})[-/. ](\d{4})(?!\d)")
_HEX, _GROUP, _DIGEST_LENGTH = re.compile("[0-9a-f:]+"), 8, 64
_DIGEST = re.compile(r"(?<![^\W_])(?=[0-9a-f]*\d)(?:[0-9a-f]{8}|[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})(?![^\W_])")
# Names of formats and addresses of schemas that stand in the files beside our sentences.
_FORMATS = """datapackage dataresource tableschema org profiles json https http www sdmx sdmxml schemas xml id ouj crv
    urn infomodel codelist conceptscheme datastructure metadata integer string table file csv code parent label"""


class Vocabulary:
    """Of one package, or of one folder of national files. `open_`: another program wrote its sentences."""

    def __init__(self, texts: Iterable[str], days: Iterable[str], *, open_: bool = False) -> None:
        self._open = open_
        self._known = set(_of_the_program())
        own = list(texts)
        self._digests = " ".join(said for said in own if len(said) >= _DIGEST_LENGTH)
        for said in own:
            self._known |= set(_words(said))
        self._long = tuple(word for word in self._known if len(word) >= _LONG)
        self._days = {_plain_day(day) for day in days}

    @classmethod
    def of(cls, cube: Cube, manifest: Mapping[str, Any]) -> Vocabulary:
        """`manifest` was read strictly before: its own texts are the only free ones of a package."""
        own = [*_strings(manifest), cube.office, cube.period, cube.agency, *cube.also]
        labels = [label for labels in cube.labels.values() for label in labels]
        codes = [code for codes in cube.codes.values() for code in codes]
        names = [*cube.codes, *(row[0] for row, _ in cube.rows)]
        other = manifest.get("program_version") != __version__
        return cls([*own, *labels, *codes, *names], [str(manifest.get("prepared_on", ""))[:10]], open_=other)

    def check(self, face: str, said: str) -> None:
        """Raises Defect(CODE) at a word, or a day, that has no business there; it is not repeated."""
        for day in _DAY.finditer(unicodedata.normalize("NFKC", said)):
            if _plain_day(day[0]) not in self._days and not day[0].endswith("-01"):  # periods begin on a first
                raise Defect(face, Flaw.CODE, "day")
        if self._open:
            return
        rest = " ".join(each for each in said.split() if not self._of_a_digest(each))
        for word in set(_words(rest)) - self._known:
            # A word that fits no line is cut; of an Arabic one the letters are all that is left.
            if not self._joined(word) and not any(_is_piece(word, long) for long in self._long):
                raise Defect(face, Flaw.CODE, "word")

    def _of_a_digest(self, said: str) -> bool:
        """A group of a digest or of a head of the trail, as it is printed for eyes to compare."""
        return len(said) <= _GROUP and bool(_HEX.fullmatch(said)) and said in self._digests

    def _joined(self, word: str) -> bool:
        """An Arabic word behind a letter that is written with it: and, by, as, for."""
        return bool(_ARABIC.search(word)) and any(
            word.replace(letter, "", 1) in self._known for letter in _BEFORE if letter in word
        )

    def checked(self, face: str, said: Iterable[str]) -> None:
        for each in said:
            self.check(face, each)


def _is_piece(word: str, long: str) -> bool:
    if not _ARABIC.search(word):
        return word in long
    return bool(_ARABIC.search(long)) and not Counter(word) - Counter(long)


def _plain_day(day: str) -> str:
    """Year, month and day without signs between them, whatever came first."""
    parts = re.split(r"\D+", day)
    return "".join(parts if len(parts[0]) == len("2026") else reversed(parts))


def _words(said: str) -> Iterator[str]:
    """Words as their letters: Arabic ones in any order, because a page holds them as they are drawn."""
    for word in _LETTERS.findall(_DIGEST.sub(" ", text.fold(said).replace("'", " "))):
        if len(word) > 1:
            yield "".join(sorted(word)) if _ARABIC.search(word) else word


def _strings(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        for name, inner in document.items():
            yield str(name)
            yield from _strings(inner)
    elif isinstance(document, list):
        for inner in document:
            yield from _strings(inner)
    elif isinstance(document, str):
        yield document


@cache
def _of_the_program() -> frozenset[str]:
    """Every word of every sentence that a package can say, in all languages."""
    found = set(_words(_FORMATS))
    for language in LANGUAGES:
        for area in _AREAS:
            found |= set(_words(assets.interface("translations", language, f"{area}.ftl").read_text(encoding="utf-8")))
    known = reference.load()
    for rule in known.indicator_rules:
        found |= set(_words(" ".join((*rule.labels, *rule.definitions, rule.code, rule.key, rule.unit, rule.met))))
    for said in (*known.codelists.every_label(), *(code for each in known.codelists.labels.values() for code in each)):
        found |= set(_words(said))
    for place in (*known.places.regions(), known.places.get("MA")):
        found |= set(_words(" ".join((*place.labels.values(), place.code))))
    return frozenset(found)
