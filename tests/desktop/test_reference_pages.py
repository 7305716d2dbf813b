"""Reference on the real window: the taxonomy is found in three languages, lists are narrowed, partners are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import hands
import spoken
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop import formats
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.rows import Rows
from rightsmonitor.desktop.models.term_tree import TermTree
from rightsmonitor.desktop.pages.reference import ReferencePage
from rightsmonitor.desktop.pages.reference_partners import PartnersPage
from rightsmonitor.desktop.pages.reference_taxonomy import SCHEMES, TaxonomyPage
from rightsmonitor.services.demo import Demo
from rightsmonitor.wording import LANGUAGES, Language

_ISOLATES = str.maketrans("", "", "\u2068\u2069")


@pytest.fixture(params=[("administration", "fr"), ("administration", "ar"), ("officier", "ar")], ids=str)
def window(qtbot: Any, office: Demo, request: pytest.FixtureRequest) -> Iterator[Window]:
    name, language = request.param
    opened = hands.open_window(qtbot, office, language)
    hands.enter(qtbot, opened, name, office.passphrases[name])
    yield opened
    hands.close(opened)


def section(window: Window, key: str) -> Any:
    place = window.workplace
    assert place is not None
    place.open_page("reference")
    page = place.pages.page("reference")
    assert isinstance(page, ReferencePage)
    page.open_section(key)
    return page.section(key)


def words_on(widget: Any) -> str:
    return "\n".join(found.text() for found in widget.findChildren(QLabel))


def test_models_obey_qt(qtmodeltester: Any, qtbot: Any) -> None:
    desk = Desk("fr")
    tree = TermTree(desk)
    tree.show_scheme("HURIDOCS")
    assert tree.rowCount() > 0
    qtmodeltester.check(tree)
    tree.show_found("RMV", "ecole")
    assert 0 < tree.rowCount() < 30
    qtmodeltester.check(tree)
    rows = Rows()
    rows.fill(["a", "b"], [("k1", ("École", "x"), "skoul"), ("k2", ("Hôpital", "y"), "")])
    qtmodeltester.check(rows)
    rows.narrow("ecol")
    assert [rows.key(at) for at in range(rows.rowCount())] == ["k1"]
    rows.narrow("skou x")
    assert rows.row_of("k1") == 0
    rows.narrow("nothing")
    assert (rows.rowCount(), rows.key(0), rows.row_of("k1")) == (0, "", -1)
    qtmodeltester.check(rows)
    desk.jobs.close()


def test_every_term_of_every_scheme_is_in_its_tree(qtbot: Any) -> None:
    desk = Desk("ar")
    tree = TermTree(desk)

    def count(parent: Any) -> int:
        return sum(1 + count(tree.index(row, 0, parent)) for row in range(tree.rowCount(parent)))

    for scheme in SCHEMES:
        tree.show_scheme(scheme)
        from PySide6.QtCore import QModelIndex

        assert count(QModelIndex()) == len(desk.reference.taxonomy.scheme(scheme)), scheme
    desk.jobs.close()


def test_terms_are_found_in_three_languages_with_all_that_is_known(qtbot: Any, window: Window) -> None:
    page = section(window, "taxonomy")
    assert isinstance(page, TaxonomyPage)
    for text in ("refus acces education", "الحرمان من التعليم", "denial of access to education"):
        page.search.setText(text)
        qtbot.waitUntil(lambda: page.term is not None and page.term.code == "RMV-R.07", timeout=hands.WAIT)
    page.search.setText("RMV-2.1")
    qtbot.waitUntil(lambda: page.term is not None and page.term.code == "RMV-2.1", timeout=hands.WAIT)
    shown, say = words_on(page), window.desk.words
    for key in ("definition", "includes", "excludes", "crosswalk", "law", "grades"):
        assert say(f"reference-{key}") in shown, key
    for scheme in SCHEMES:
        page.open_scheme(scheme)
        page.search.setText("")
        qtbot.waitUntil(lambda: page.term is not None, timeout=hands.WAIT)
    page.search.setText("zzzzzz")
    qtbot.waitUntil(lambda: page.term is None, timeout=hands.WAIT)
    assert say("reference-nothing-found") in words_on(page)


def test_places_and_glossary_are_narrowed_by_any_spelling(qtbot: Any, window: Window) -> None:
    places = section(window, "places")
    assert places.view.model.rowCount() == 12 + 75
    for text in ("oujda", "وجدة", "02.411"):
        places.view.search.setText(text)
        keys = [places.view.model.key(row) for row in range(places.view.model.rowCount())]
        assert "02.411" in keys
        assert len(keys) < 6
    glossary = section(window, "glossary")
    assert glossary.view.model.rowCount() == len(window.desk.reference.glossary)
    glossary.view.search.setText("انتهاك")
    assert 0 < glossary.view.model.rowCount() < 40


def test_keepers_add_change_and_hide_partners_and_others_only_read(qtbot: Any, window: Window) -> None:
    page = section(window, "partners")
    assert isinstance(page, PartnersPage)
    qtbot.waitUntil(lambda: bool(page.partners), timeout=hands.WAIT)
    if window.desk.user is not None and window.desk.user.role.value == "officer":
        assert not page.add_button.isVisible()
        assert not page.hide_button.isVisible()
        return
    before = len(page.partners)
    page.add_button.click()
    page.save_button.click()
    qtbot.waitUntil(lambda: page._problem.text() != "", timeout=hands.WAIT)
    QTest.keyClicks(page.lines["name_fr"], "Centre invente")
    page.save_button.click()
    qtbot.waitUntil(lambda: len(page.partners) == before + 1, timeout=hands.WAIT)
    own = next(partner for partner in page.partners.values() if partner.name_fr == "Centre invente" and partner.own)
    page.view.choose(own.key)
    page.hide_button.click()
    qtbot.waitUntil(lambda: page.partners[own.key].hidden, timeout=hands.WAIT)
    window._toast.undo_button.click()
    qtbot.waitUntil(lambda: not page.partners[own.key].hidden, timeout=hands.WAIT)
    page.change_button.click()
    hands.write(page.lines["name_ar"], "مركز مختلق")
    QTest.keyClick(page.lines["name_ar"], Qt.Key.Key_Tab)
    page.save_button.click()
    qtbot.waitUntil(lambda: page.partners[own.key].name_ar == "مركز مختلق", timeout=hands.WAIT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_types_of_organisations_are_said_in_the_language_of_the_window(qtbot: Any, language: Language) -> None:
    desk = Desk(language)
    shipped = {row["type"] for row in desk.reference.partners}
    assert len(shipped) > 10
    for kind in shipped:
        said = formats.partner_type(kind, desk)
        assert said, kind
        assert (re.search(r"[\u0600-\u06ff]", said) is not None) == (language == "ar"), kind
    assert formats.partner_type("NHRI regional", desk) != formats.partner_type("NHRI", desk)
    assert formats.partner_type("Fondation inventée", desk) == "Fondation inventée", "an office's own words stay"
    assert formats.partner_type("", desk) == ""
    desk.jobs.close()


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_remarks_of_the_data_speak_the_language_of_the_window(qtbot: Any, language: Language) -> None:
    desktop.application()
    desk = Desk(language)
    known = desk.reference
    notes = [row["note"].replace("[AR:mem]", "").strip() for row in known.glossary]
    codes = [term.code for term in known.taxonomy.violation_types()]
    crossings = [crossing.note for code in codes for crossing in known.taxonomy.crosswalk(code)]
    laws = [hint.summary for hint in known.law.all]
    said = [note for note in (*notes, *crossings, *laws) if note]
    assert len(said) > 350
    spoken_here = [formats.shipped(note, desk) for note in said]
    # A remark on an Arabic word names it: what is looked for is a sentence that nobody translated.
    named = "«[^»]*»" if language == "ar" else "«[^»]*»|[\u0600-\u06ff]+"
    alone = [re.sub(named, "", text.translate(_ISOLATES)) for text in spoken_here]
    assert [text for text in alone if spoken.is_foreign(text, language)] == []
    assert not any("VERIFIED" in text or "[AR" in text for text in spoken_here)
    assert spoken.is_foreign("poverty alone is not neglect (carer must have means)", language)
    desk.jobs.close()
