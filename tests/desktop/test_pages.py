"""Pages are declared once: each has its words, its icon and its roles, and opens for those it is for."""

from __future__ import annotations

from typing import Any

import pytest

import hands
import offices
from rightsmonitor import assets
from rightsmonitor.desktop.pages.administration import SECTIONS, AdministrationPage
from rightsmonitor.desktop.pages.registry import PAGES
from rightsmonitor.domain.codes import Role
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import LANGUAGES, words

REGISTRIES = {"rail": PAGES, "administration": SECTIONS}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return offices.office(tmp_path_factory, count=40, seed=3)


@pytest.mark.parametrize("name", REGISTRIES)
def test_every_page_has_words_an_icon_and_somebody_it_is_for(name: str) -> None:
    entries = REGISTRIES[name]
    assert len({entry.key for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.roles
        assert assets.interface("icons", f"{entry.icon}.svg").is_file(), entry.key
        for language in LANGUAGES:
            assert words(language).has(entry.title), entry.key


@pytest.mark.parametrize("who", ["officier", "superviseur", "administration"])
def test_each_role_opens_every_page_it_may_and_sees_no_other(qtbot: Any, office: Demo, who: str) -> None:
    opened = hands.open_window(qtbot, office, "fr")
    try:
        place = hands.enter(qtbot, opened, who, office.passphrases[who])
        user = opened.desk.user
        assert user is not None
        assert set(place.rail.entries) == {entry.key for entry in PAGES if user.role in entry.roles}
        for key in place.rail.entries:
            place.open_page(key)
            assert place.pages.currentWidget() is place.pages.page(key)
            assert place.rail.entries[key].isChecked()
        if user.role is Role.ADMINISTRATOR:
            assert not place.topbar.search.isVisible()
            with pytest.raises(KeyError):
                place.pages.page("incidents")
        administration = place.pages.page("administration")
        assert isinstance(administration, AdministrationPage)
        assert set(administration.buttons) == {entry.key for entry in SECTIONS if user.role in entry.roles}
        for key in administration.buttons:
            administration.open_section(key)
        qtbot.waitUntil(lambda: not opened.desk.jobs._waiting, timeout=hands.WAIT)
        assert not opened._toast.isVisible(), "a page asked for what its role may not see"
    finally:
        hands.close(opened)
