"""Terms of a versioned taxonomy, their tree, search in three languages, and crosswalks to other schemes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rightsmonitor.domain.errors import UnknownTerm
from rightsmonitor.domain.matching import bare
from rightsmonitor.domain.text import fold, words_of

LANGUAGES = ("fr", "ar", "en")


def _words(text: str) -> list[str]:
    """Folded words without the Arabic article."""
    return [bare(word) for word in words_of(text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term. Texts by language: `fr`, `ar`, `en`; what has no translation falls back to English."""

    scheme: str
    code: str
    parent: str
    labels: Mapping[str, str]
    definitions: Mapping[str, str]
    includes: Mapping[str, str]
    excludes: Mapping[str, str]
    synonyms: tuple[str, ...]
    counting_unit: str  # child, event, none
    composite: bool
    selectable: bool
    verified: bool
    source: str

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.labels["en"]

    def definition(self, language: str) -> str:
        return self.definitions.get(language) or self.definitions.get("en", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """One row of the crosswalk. Grade A near-equivalent, B partial, C weak."""

    source: str
    scheme: str
    target: str
    grade: str
    note: str


@dataclass(frozen=True)
class Taxonomy:
    """All terms of one version. Codes of RMV are unique; other schemes are asked for with `scheme:code`."""

    version: str
    digest: str
    terms: tuple[Term, ...]
    crossings: tuple[Crossing, ...]
    _by_code: dict[str, Term] = field(init=False, repr=False)
    _children: dict[str, tuple[Term, ...]] = field(init=False, repr=False)
    _crossings_of: dict[str, tuple[Crossing, ...]] = field(init=False, repr=False)
    _search: tuple[tuple[Term, dict[str, list[str]], list[list[str]], list[str]], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_code: dict[str, Term] = {}
        children: dict[str, list[Term]] = {}
        crossings: dict[str, list[Crossing]] = {}
        for term in self.terms:
            by_code[f"{term.scheme}:{term.code}"] = term
            if term.scheme == "RMV":
                by_code[term.code] = term
            children.setdefault(f"{term.scheme}:{term.parent}", []).append(term)
        for crossing in self.crossings:
            crossings.setdefault(crossing.source, []).append(crossing)
        index = tuple(
            (
                term,
                {language: _words(term.label(language)) for language in LANGUAGES},
                [_words(synonym) for synonym in term.synonyms],
                _words(" ".join((*term.definitions.values(), *term.includes.values()))),
            )
            for term in self.terms
            if term.scheme == "RMV" and (term.selectable or term.composite)
        )
        for name, value in (("_by_code", by_code), ("_search", index)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_children", {key: tuple(found) for key, found in children.items()})
        object.__setattr__(self, "_crossings_of", {key: tuple(found) for key, found in crossings.items()})

    def has(self, code: str) -> bool:
        return code in self._by_code

    def term(self, code: str) -> Term:
        """`RMV-2.1` or `CRC:19`. Raises UnknownTerm."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownTerm(code=code[:40]) from None

    def scheme(self, name: str) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.scheme == name)

    def children(self, code: str, scheme: str = "RMV") -> tuple[Term, ...]:
        return self._children.get(f"{scheme}:{code}", ())

    def violation_types(self) -> tuple[Term, ...]:
        """Terms that an officer can choose for a violation."""
        return tuple(term for term in self.scheme("RMV") if term.selectable)

    def composites(self) -> tuple[Term, ...]:
        """Flags set beside an act and never added to it."""
        return tuple(term for term in self.scheme("RMV") if term.composite)

    def branch(self, code: str) -> str:
        """`RMV-2.1` → `RMV-2`. Raises UnknownTerm."""
        term = self.term(code)
        return term.parent or term.code

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Codes above, nearest first, inside the scheme of the term. Raises UnknownTerm."""
        term, found = self.term(code), []
        while term.parent and (above := self._by_code.get(f"{term.scheme}:{term.parent}")):
            found.append(above.code)
            term = above
        return tuple(found)

    def level(self, code: str) -> int:
        """1 for a branch, 2 for what hangs on it. Raises UnknownTerm."""
        return len(self.ancestors(code)) + 1

    def rollup(self, code: str, level: int) -> str:
        """The code itself or its ancestor at that level; a code above that level stays. Raises UnknownTerm."""
        line = (*reversed(self.ancestors(code)), self.term(code).code)
        return line[min(level, len(line)) - 1]

    def branches(self) -> tuple[Term, ...]:
        """RMV-1 … RMV-5, RMV-9 and RMV-R, in the order of the publication."""
        found = {self.branch(term.code): None for term in self.violation_types()}
        return tuple(self.term(code) for code in found)

    def crosswalk(self, code: str) -> tuple[Crossing, ...]:
        return self._crossings_of.get(code, ())

    def rights(self, code: str) -> tuple[str, ...]:
        """CRC articles that the crosswalk suggests for an act."""
        return tuple(row.target for row in self.crosswalk(code) if row.scheme == "CRC")

    def search(
        self, words: str, language: str = "fr", *, limit: int = 20, composites: bool = False
    ) -> tuple[Term, ...]:
        """Terms whose label, synonyms or definition hold every word (as a prefix), in any of the languages.

        Labels in the asked language come first, then other labels, synonyms, definitions.
        """
        wanted = _words(words)
        if not wanted:
            return ()
        found: list[tuple[int, int, Term]] = []
        for position, (term, labels, synonyms, definition) in enumerate(self._search):
            if term.composite != composites:
                continue
            rank = _rank(wanted, labels, synonyms, definition, language, fold(term.code))
            if rank is not None:
                found.append((rank, position, term))
        found.sort(key=lambda row: row[:2])
        return tuple(term for _, _, term in found[:limit])


def _rank(
    wanted: Sequence[str],
    labels: Mapping[str, list[str]],
    synonyms: list[list[str]],
    definition: list[str],
    language: str,
    code: str,
) -> int | None:
    """Whole words before beginnings of words, labels before synonyms before other texts; None: not found."""
    own = labels[language]
    if "".join(wanted) == "".join(_words(code)):
        return 0
    others = [word for name, words in labels.items() if name != language for word in words]
    named = own + others + [word for synonym in synonyms for word in synonym]
    steps = (
        own[: len(wanted)] == wanted,
        set(wanted) <= set(own),
        wanted in synonyms,
        bool(own) and own[0].startswith(wanted[0]) and _all_in(wanted, own),
        _all_in(wanted, own),
        _all_in(wanted, named),
        _all_in(wanted, named + definition),
    )
    return next((rank for rank, found in enumerate(steps, start=1) if found), None)


def _all_in(wanted: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(want) for word in words) for want in wanted)
