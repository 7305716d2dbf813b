"""Places of HCP: the tree and the search in three languages."""

from __future__ import annotations

import pytest

from rightsmonitor import reference
from rightsmonitor.domain.errors import UnknownPlace
from rightsmonitor.domain.place import PROGRAMME_CITIES

PLACES = reference.places()


def codes(text: str, **options: int) -> list[str]:
    return [place.code for place in PLACES.search(text, **options)]


def test_every_place_hangs_on_one_of_the_level_above() -> None:
    assert (len(PLACES.regions()), len(PLACES.provinces())) == (12, 75)
    assert sum(len(PLACES.provinces(region.code)) for region in PLACES.regions()) == 75
    for place in PLACES.all:
        if place.level:
            assert PLACES.get(place.parent).level == place.level - 1
        if place.level >= 1:
            assert PLACES.region_of(place.code).code == place.code[:2]
            assert PLACES.region_of(place.code).level == 1


def test_an_unknown_place() -> None:
    assert PLACES.has("02.411")
    assert not PLACES.has("2.411")
    for ask in (PLACES.get, PLACES.region_of):
        with pytest.raises(UnknownPlace) as caught:
            ask("9" * 50)
        assert caught.value.facts == {"code": "9" * 40}


def test_the_programme() -> None:
    assert [place.code for place in PLACES.programme_places()] == ["01", "02", "04", "06"]
    for name, code in PROGRAMME_CITIES.items():
        assert name in PLACES.get(code).label("fr")
        assert code in codes(name)


@pytest.mark.parametrize("text", ["Oujda", "oujda-ang", "وجدة", "وجده", "Ouj"])
def test_search_in_any_script(text: str) -> None:
    assert codes(text)[0] == "02.411"


def test_search_wants_every_word_and_puts_provinces_first() -> None:
    assert codes("") == codes("  ") == codes("xyz") == []
    assert codes("oujda casablanca") == []
    assert codes("jda") == []
    levels = [place.level for place in PLACES.search("casablanca", limit=99)]
    assert levels == sorted(levels, reverse=True)
    assert set(levels) == {1, 2}
    assert len(codes("a", limit=3)) == 3
    assert all(PLACES.get(code).level in (1, 2) for code in codes("a", limit=999))


def test_a_label_falls_back_to_french() -> None:
    place = PLACES.get("02.411")
    assert place.label("tzm") == place.label("fr")
    assert place.label("ar") != place.label("fr")
