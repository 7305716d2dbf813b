"""An act that needs a fresh passphrase: asked when it is stale, done once it is right, never before."""

from __future__ import annotations

from typing import Any

import hands
from rightsmonitor.desktop.dialogs.fresh import PassphraseDialog, ask_fresh
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.domain.errors import ReauthenticationNeeded
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.session import Session


def act(session: Session) -> str:
    if not session.fresh:
        raise ReauthenticationNeeded(act="trial")
    return "done"


def test_it_is_asked_only_when_the_last_entry_is_too_old(qtbot: Any, place: Workplace, office: Demo) -> None:
    desk, answers = place._desk, list[str]()
    ask_fresh(desk, act, owner=place, done=answers.append, reason="Pourquoi.")
    qtbot.waitUntil(lambda: answers == ["done"], timeout=hands.WAIT)
    assert not place.findChildren(PassphraseDialog)

    stale: list[object] = []
    desk.ask(lambda s: setattr(s.proof, "at", None), owner=place, done=stale.append)
    ask_fresh(desk, act, owner=place, done=answers.append, reason="Pourquoi.")
    qtbot.waitUntil(lambda: bool(place.findChildren(PassphraseDialog)), timeout=hands.WAIT)
    dialog = place.findChildren(PassphraseDialog)[0]
    assert answers == ["done"]
    dialog.passphrase.type_text("not the right passphrase at all")
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.problem.isVisibleTo(dialog), timeout=hands.WAIT)
    assert answers == ["done"]
    dialog.passphrase.type_text(office.passphrases["officier"])
    dialog.submit()
    qtbot.waitUntil(lambda: answers == ["done", "done"], timeout=hands.WAIT)
