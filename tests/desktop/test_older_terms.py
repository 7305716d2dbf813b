"""A record coded with another version of the taxonomy: its code is shown, said to be old, and kept when it is saved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

import hands
from rightsmonitor.desktop.editor.page import EditorPage
from rightsmonitor.desktop.editor.section import SectionView
from rightsmonitor.domain.codes import Status
from rightsmonitor.domain.errors import InvalidRecord
from rightsmonitor.domain.incident import Incident, Violation
from rightsmonitor.services.demo import Demo
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.session import Session
from rightsmonitor.storage.records import incidents as rows

OLD, FLAG, VERSION, NOW = "RMV-77.3", "RMV-C.77", "2019.1", "RMV-2.1"
CODED = Violation(key="v1", type=OLD, composites=(FLAG,), taxonomy_version=VERSION)


def old_record(session: Session) -> Stored:
    """As an earlier version of the program left it in the vault."""
    made = replace(incidents.new(session), violations=(replace(CODED, type=NOW, composites=()),))
    saved = incidents.save(session, incident=made, expected_revision=0)
    with session.vault.transaction():
        coded = replace(saved.incident, violations=(CODED,))
        rows.save(session.vault, incident=coded, expected_revision=1, status=Status.DRAFT, act="save")
    return incidents.get(session, uid=made.uid)


@pytest.fixture
def editor(qtbot: Any, office: Demo) -> Iterator[EditorPage]:
    with closing(office.unlock("officier")) as session:
        stored = old_record(session)
    opened = hands.open_window(qtbot, office, "fr")
    place = hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    place.edit(stored)
    qtbot.waitUntil(lambda: place.editor.incident == stored.incident, timeout=hands.WAIT)
    yield place.editor
    hands.close(opened)


def section(editor: EditorPage) -> SectionView:
    editor.open_section(1)
    view = editor.views[1]
    assert isinstance(view, SectionView)
    view.unfold()
    return view


def saved(qtbot: Any, editor: EditorPage) -> Incident:
    before = editor.work.revision
    editor.save()
    qtbot.waitUntil(lambda: editor.work.revision > before, timeout=hands.WAIT)
    assert editor.work.saved is not None
    return editor.work.saved


def test_an_old_code_is_said_to_be_old_and_kept_until_somebody_chooses_anew(qtbot: Any, editor: EditorPage) -> None:
    view = section(editor)
    field = view.fields["violations[0].type"]
    assert OLD in field._problem.text()
    assert VERSION in field._problem.text()
    assert field._problem.isVisibleTo(field)
    assert FLAG in view.fields["violations[0].composites"]._problem.text()
    line = view.control("violations[0].type").focusProxy()
    assert line.text() == OLD  # type: ignore[attr-defined]
    editor._edited("narrative", "ajouté après le changement de taxonomie")
    kept = saved(qtbot, editor)
    assert kept.narrative.startswith("ajouté")
    assert (kept.violations[0].type, kept.violations[0].taxonomy_version) == (OLD, VERSION)
    assert kept.violations[0].composites == (FLAG,)

    boxes = {value: box for value, box in view.control("violations[0].composites")._boxes}  # type: ignore[attr-defined]
    boxes["RMV-C.4"].click()
    assert editor.incident is not None
    assert set(editor.incident.violations[0].composites) == {FLAG, "RMV-C.4"}, "another flag takes none away"
    boxes[FLAG].click()
    view.control("violations[0].type")._choose(NOW)  # type: ignore[attr-defined]
    editor._check()
    assert not field._problem.isVisibleTo(field)
    chosen = saved(qtbot, editor).violations[0]
    assert (chosen.type, chosen.composites) == (NOW, ("RMV-C.4",))
    assert chosen.taxonomy_version == editor._desk.reference.taxonomy.version


def test_an_old_code_gets_into_no_record_that_does_not_have_it(office: Demo) -> None:
    with closing(office.unlock("officier")) as session:
        made = replace(incidents.new(session), violations=(CODED,))
        with pytest.raises(InvalidRecord):
            incidents.save(session, incident=made, expected_revision=0)
        sound = replace(made, violations=(replace(CODED, type=NOW, composites=()),))
        stored = incidents.save(session, incident=sound, expected_revision=0)
        with pytest.raises(InvalidRecord):
            incidents.save(session, incident=made, expected_revision=stored.revision)
        old = old_record(session)
        longer = replace(old.incident, violations=(replace(CODED, composites=(FLAG, "RMV-C.88")),))
        with pytest.raises(InvalidRecord):
            incidents.save(session, incident=longer, expected_revision=old.revision)
        assert incidents.save(session, incident=old.incident, expected_revision=old.revision).incident == old.incident
