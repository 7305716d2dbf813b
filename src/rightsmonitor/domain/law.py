"""National law as dated hints: which articles may bear on an act, given the child's age and sex.

A hint never decides. The taxonomy stays neutral towards the law; the law hangs on thresholds (several articles
protect only under-15s or under-13s), so a hint is computed from code, age and sex, never the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class LawHint:
    """Articles that may apply. `certainty` says how the text was checked, `as_of` the day of the text read."""

    violation_class: str
    instrument: str
    articles: str
    summary: str  # French, the language of the official translations
    certainty: str
    as_of: str
    crc_articles: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLink:
    """One class of the law map hangs on one taxonomy code, for `age_from <= age < age_below` and one sex or both.

    `term` may be a branch (`RMV-3`): then it holds for every act of that branch.
    """

    violation_class: str
    term: str
    age_from: int | None = None
    age_below: int | None = None
    sex: str = ""

    def holds(self, *, age: int | None, sex: str) -> bool:
        """An unknown age or sex excludes nothing: the person who reads the hint sees the condition."""
        if age is not None and self.age_from is not None and age < self.age_from:
            return False
        if age is not None and self.age_below is not None and age >= self.age_below:
            return False
        return self.sex in ("", sex) or sex not in ("girl", "boy")


@dataclass(frozen=True)
class LawMap:
    """Hints and the links that say when each holds."""

    all: tuple[LawHint, ...]
    links: tuple[LawLink, ...]
    _by_class: Mapping[str, Sequence[LawHint]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_class: dict[str, list[LawHint]] = {}
        for hint in self.all:
            by_class.setdefault(hint.violation_class, []).append(hint)
        object.__setattr__(self, "_by_class", by_class)

    def hints(self, code: str, age: int | None = None, sex: str = "unknown") -> tuple[LawHint, ...]:
        """Articles for an act or a composite flag, in the order of the map; none for an unknown code."""
        branch = code.partition(".")[0]
        classes = dict.fromkeys(
            link.violation_class for link in self.links if link.term in (code, branch) and link.holds(age=age, sex=sex)
        )
        return tuple(hint for name in classes for hint in self._by_class.get(name, ()))

    def general(self, prefix: str) -> tuple[LawHint, ...]:
        """Rules that hang on no act, by the first part of their class: `reporting`, `data`, `rights`."""
        return tuple(hint for hint in self.all if hint.violation_class.startswith(f"{prefix}."))
