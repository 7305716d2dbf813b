"""No record is saved in a vault that nobody could get back into; cards on paper; two tries of one card."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import office
import pytest
import registers

from rightsmonitor.domain import errors
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.services import session
from rightsmonitor.services.records import batches, imports, incidents
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import recovery, recovery_cards


@pytest.fixture
def fresh(tmp_path: Path) -> Session:
    """A vault right after `vault create`, with one person who does everything."""
    user = NewUser(name="Essai", role=Role.OFFICER, passphrase=b"five invented words of trial")
    folder, clock = tmp_path / "vault", FixedClock(office.START)
    session.create_vault(
        folder=folder, office=Office(code="OUJ"), people=[user], clock=clock, kdf=office.CHEAP, weakest_kdf=office.CHEAP
    )
    return session.unlock(
        folder=folder, user="Essai", passphrase=b"five invented words of trial", clock=clock, weakest_kdf=office.CHEAP
    )


@pytest.mark.parametrize("kind", list(Means))
def test_p43_nothing_is_saved_before_the_card_is_typed_back(fresh: Session, kind: Means) -> None:
    one, two = office.records(2)
    with pytest.raises(errors.RecoveryUnconfirmed):
        incidents.save(fresh, incident=one, expected_revision=0)
    issued = recovery.issue(fresh, kind=kind)
    with pytest.raises(errors.RecoveryUnconfirmed):  # a card that was shown is not one that is on paper
        batches.add(fresh, batch=(one, two))
    incidents.keep_draft(fresh, incident=one, revision=0)  # what was typed waits in the journal
    assert incidents.count(fresh, query=incidents.Query()) == 0
    recovery.confirm(fresh, kind=kind, typed=[card.typed for card in issued.cards])
    assert incidents.save(fresh, incident=one, expected_revision=0).revision == 1
    fresh.close()


def test_p43_an_import_waits_for_the_card_too(fresh: Session, tmp_path: Path) -> None:
    file = tmp_path / "register.csv"
    registers.write_csv(file, registers.rows((), count=3))
    assert imports.import_(fresh, file=file, dry_run=True).accepted == 3
    with pytest.raises(errors.RecoveryUnconfirmed):
        imports.import_(fresh, file=file)
    office.make_card(fresh)
    assert imports.import_(fresh, file=file).accepted == 3
    fresh.close()


def test_p43_a_used_card_does_not_stop_the_work(fresh: Session) -> None:
    one, two = office.records(2)
    issued = office.make_card(fresh)
    incidents.save(fresh, incident=one, expected_revision=0)
    folder = fresh.vault.folder
    fresh.close()
    found = recovery.recover(
        folder=folder,
        user="Essai",
        kind=Means.CODE,
        typed=[card.typed for card in issued.cards],
        passphrase=b"other five words of a trial",
        clock=FixedClock(office.START),
        kdf=office.CHEAP,
        weakest_kdf=office.CHEAP,
    )
    incidents.save(found.session, incident=two, expected_revision=0)
    states = [(bool(way.confirmed), bool(way.retired)) for way in recovery.ways(found.session)]
    assert states == [(False, False), (True, True)]
    recovery.confirm(found.session, kind=Means.CODE, typed=[card.typed for card in found.issued.cards])
    found.session.close()


def test_secrets_are_overwritten_after_use_and_shown_in_no_representation(fresh: Session) -> None:
    issued = recovery.issue(fresh, kind=Means.SHARES)
    typed = [card.typed for card in issued.cards]
    first = bytes(typed[0])
    recovery.confirm(fresh, kind=Means.SHARES, typed=typed)
    assert all(not any(text) for text in typed)
    assert issued.cards[0].lines[0] not in repr(issued)
    assert first.decode().split()[0] not in repr(issued.cards[0])
    fresh.close()


def test_cards_on_paper_say_what_they_are_in_french_and_arabic(fresh: Session, tmp_path: Path) -> None:
    """Read by another program; nothing lies on the disk but the file that was named, for its owner alone."""
    issued = recovery.issue(fresh, kind=Means.SHARES)
    before = set(tmp_path.rglob("*"))
    old = os.umask(0)
    try:
        recovery_cards.save(issued, file=tmp_path / "RM.pdf", language="fr", office=("Bureau", "مكتب", "Office"))
    finally:
        os.umask(old)
    file = tmp_path / "RM.pdf"
    assert set(tmp_path.rglob("*")) - before == {file}
    assert file.stat().st_mode & 0o777 == 0o600
    if shutil.which("pdftotext") is None:
        pytest.skip("no independent reader here")
    pages = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
    shown = "".join(pages.split())
    for card in issued.cards:
        assert f"Partnº{card.share}de3" in shown
        for line in card.lines:
            assert line.replace("-", "") in shown
    assert "enveloppe" in pages
    assert any("\ufb50" <= letter <= "\ufefc" or "\u0600" <= letter <= "\u06ff" for letter in pages)
    fresh.close()
