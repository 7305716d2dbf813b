"""People and recovery in the real window: a card is made, typed back, used once, and followed by another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog

import hands
from rightsmonitor.desktop.app import Window
from rightsmonitor.desktop.dialogs.cards import CardsDialog
from rightsmonitor.desktop.dialogs.forgotten import ForgottenDialog
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog
from rightsmonitor.desktop.dialogs.removal import RemovalDialog
from rightsmonitor.domain.cards import Means
from rightsmonitor.services.demo import Demo

NEW = "cinq autres mots pour essayer"


def _dialog(qtbot: Any, kind: type[QDialog]) -> Any:
    def found() -> list[QDialog]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=hands.WAIT)
    return found()[0]


def _wait(qtbot: Any, until: Callable[[], bool]) -> None:
    qtbot.waitUntil(until, timeout=hands.WAIT)


def _section(qtbot: Any, window: Window, office: Demo, name: str, key: str) -> Any:
    place = hands.enter(qtbot, window, name, office.passphrases[name])
    place.open_page("administration")
    page = place.pages.page("administration")
    page.open_section(key)  # type: ignore[attr-defined]
    return page.section(key)  # type: ignore[attr-defined]


def test_a_card_is_made_typed_back_and_used_in_the_window(qtbot: Any, office: Demo, tmp_path: Path) -> None:
    window = hands.open_window(qtbot, office, "fr")
    try:
        page = _section(qtbot, window, office, "administration", "recovery")
        page.issue(Means.SHARES)
        cards: CardsDialog = _dialog(qtbot, CardsDialog)
        issued, file = cards._issued, tmp_path / "RM.pdf"
        cards._write(file)
        _wait(qtbot, file.exists)
        assert file.stat().st_mode & 0o777 == 0o600
        cards.begin_check()
        cards.fields[0].type_text(" ".join(issued.cards[0].lines)[:-1])
        cards.submit()
        _wait(qtbot, cards.problem.isVisible)
        assert "Part nº 1" in cards.problem.text()
        for field, card in zip(cards.fields, issued.cards, strict=True):
            field.wipe()
            field.type_text(" ".join(card.lines).lower())
        cards.submit()
        _wait(qtbot, lambda: bool(page.ways) and page.ways[0].confirmed != "")
        hands.leave(qtbot, window)
        _forget_and_return(qtbot, window, [" ".join(card.lines) for card in issued.cards[1:]])
    finally:
        hands.close(window)
    office.passphrases["officier"] = NEW
    office.unlock("officier").close()


def _forget_and_return(qtbot: Any, window: Window, typed: list[str]) -> None:
    window.unlock.user.setText("officier")
    window.unlock.forgotten.click()
    forgotten: ForgottenDialog = _dialog(qtbot, ForgottenDialog)
    assert forgotten.name.text() == "officier"
    forgotten.choose(Means.SHARES)
    forgotten.cards[0].type_text(typed[0])
    forgotten.cards[1].type_text(typed[0])
    forgotten.fresh.type_text(NEW)
    forgotten.again.type_text(NEW[:-1])
    forgotten.submit()
    assert forgotten.problem.isVisible()
    forgotten.again.type_text(NEW[-1])
    forgotten.submit()
    _wait(qtbot, lambda: "deux fois" in forgotten.problem.text())
    forgotten.cards[1].wipe()
    forgotten.cards[1].type_text(typed[1])
    forgotten.submit()
    following: CardsDialog = _dialog(qtbot, CardsDialog)
    assert window.desk.user is not None
    assert window.desk.user.name == "officier"
    assert " ".join(following._issued.cards[1].lines) not in typed
    following.reject()


def test_a_person_is_added_with_drawn_words_and_removed_with_plain_ones(qtbot: Any, office: Demo) -> None:
    window = hands.open_window(qtbot, office, "fr")
    try:
        page = _section(qtbot, window, office, "superviseur", "people")
        _wait(qtbot, lambda: len(page.found) == 4)
        page.adding.submit()
        assert page.adding.problem.isVisible()  # no words were drawn yet
        page.adding.suggestion.suggest("french")
        _wait(qtbot, lambda: bool(page.adding.suggestion.text))
        assert page.adding.suggestion.text.count("-") == 4
        page.adding.name.setText("Essai Cinq")
        page.adding.submit()
        # Only the first person and administrators sign rosters: said beside the button.
        _wait(qtbot, lambda: page.adding.problem.text() != "")
        hands.leave(qtbot, window)
        page = _section(qtbot, window, office, "administration", "people")
        _wait(qtbot, lambda: len(page.found) == 4)
        page.adding.suggestion.suggest("arabic")
        _wait(qtbot, lambda: bool(page.adding.suggestion.text))
        office.passphrases["Essai Cinq"] = page.adding.suggestion.text
        page.adding.name.setText("Essai Cinq")
        page.adding.submit()
        _wait(qtbot, lambda: len(page.found) == 5)
        assert page.adding.suggestion.text == ""
        page.remove(page.found[-1])
        removal: RemovalDialog = _dialog(qtbot, RemovalDialog)
        removal.reject()
        page.remove(next(person for person in page.found if person.name == "Essai Cinq"))
        _dialog(qtbot, RemovalDialog).submit()
        _wait(qtbot, lambda: any(person.until for person in page.found))
    finally:
        hands.close(window)


def test_the_own_passphrase_is_changed_with_the_old_one(qtbot: Any, office: Demo) -> None:
    window = hands.open_window(qtbot, office, "ar")
    try:
        own = _section(qtbot, window, office, "superviseuse", "people").own
        for old, new, again, done in (
            (office.passphrases["superviseuse"], NEW, NEW + "!", False),
            ("une phrase qui est fausse", NEW, NEW, False),
            (office.passphrases["superviseuse"], "motdepasse maroc 2026", "motdepasse maroc 2026", False),
            (office.passphrases["superviseuse"], NEW, NEW, True),
        ):
            own._say("")
            for key, text in (("old", old), ("new", new), ("again", again)):
                own.fields[key].wipe()
                own.fields[key].type_text(text)
            own.submit()
            _wait(qtbot, lambda: bool(own.problem.text()) or own.fields["new"].is_empty())
            assert own.fields["new"].is_empty() is done
    finally:
        hands.close(window)
    office.passphrases["superviseuse"] = NEW
    office.unlock("superviseuse").close()


def test_an_act_that_needs_it_asks_for_the_passphrase_and_goes_on(qtbot: Any, office: Demo) -> None:
    window = hands.open_window(qtbot, office, "fr")
    try:
        page = _section(qtbot, window, office, "administration", "recovery")
        session = window.desk._session
        assert session is not None
        session.proof.at = None  # as after a minute
        page.issue(Means.CODE)
        asked: PassphraseDialog = _dialog(qtbot, PassphraseDialog)
        asked.passphrase.type_text(office.passphrases["administration"])
        asked.submit()
        _dialog(qtbot, CardsDialog).reject()
    finally:
        hands.close(window)
