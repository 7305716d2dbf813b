"""Places: the 12 regions of HCP and their 75 provinces and prefectures. Nothing finer ever reaches an aggregate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rightsmonitor.domain.errors import UnknownPlace
from rightsmonitor.domain.text import words_of

COUNTRY = "MA"
# Tanger-Tétouan-Al Hoceïma, L'Oriental, Rabat-Salé-Kénitra, Casablanca-Settat: the joint programme's places.
PROGRAMME_REGIONS = ("01", "02", "04", "06")
# The prefectures of the programme's four cities.
PROGRAMME_CITIES = {"Tanger": "01.511", "Oujda": "02.411", "Rabat": "04.421", "Casablanca": "06.141"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`code` is HCP's zero-padded text: `02` region, `02.411` province or prefecture, `MA` the whole."""

    code: str
    parent: str
    level: int  # 0 country, 1 region, 2 province or prefecture, 3 préfecture d'arrondissements
    kind: str
    iso: str
    labels: Mapping[str, str]
    aliases: tuple[str, ...] = ()  # other spellings, for search only

    def label(self, language: str) -> str:
        return self.labels.get(language) or self.labels["fr"]


@dataclass(frozen=True)
class Places:
    all: tuple[Place, ...]
    _by_code: dict[str, Place] = field(init=False, repr=False)
    _words: tuple[tuple[Place, list[str]], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {place.code: place for place in self.all})
        searchable = tuple(
            (p, words_of(" ".join((*p.labels.values(), *p.aliases)))) for p in self.all if p.level in (1, 2)
        )
        object.__setattr__(self, "_words", searchable)

    def has(self, code: str) -> bool:
        return code in self._by_code

    def get(self, code: str) -> Place:
        """Raises UnknownPlace."""
        try:
            return self._by_code[code]
        except KeyError:
            raise UnknownPlace(code=code[:40]) from None

    def regions(self) -> tuple[Place, ...]:
        return tuple(place for place in self.all if place.level == 1)

    def provinces(self, region: str = "") -> tuple[Place, ...]:
        return tuple(place for place in self.all if place.level == 2 and region in ("", place.parent))

    def programme_places(self) -> tuple[Place, ...]:
        """The four regions of the joint programme: a ready-made scope."""
        return tuple(self.get(code) for code in PROGRAMME_REGIONS)

    def region_of(self, code: str) -> Place:
        """The region of a region or of anything inside it. Raises UnknownPlace."""
        place = self.get(code)
        while place.level > 1:
            place = self.get(place.parent)
        return place

    def search(self, text: str, *, limit: int = 12) -> tuple[Place, ...]:
        """Regions and provinces whose name in any language starts with the words."""
        wanted = words_of(text)
        if not wanted:
            return ()
        found = [place for place, words in self._words if all(any(w.startswith(x) for w in words) for x in wanted)]
        return tuple(sorted(found, key=lambda place: (-place.level, place.code))[:limit])
