"""Models behave as Qt expects, and pages of rows come from the vault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt

import offices
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import COLUMNS, IncidentList
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.services import demo
from rightsmonitor.services.incidents import Query


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> demo.Demo:
    return offices.office(tmp_path_factory, count=130, seed=2)


@pytest.fixture
def desk(qtbot: Any, office: demo.Demo) -> Iterator[Desk]:
    desktop.application()
    made = Desk("fr")
    entered: list[object] = []
    made.jobs.run(
        lambda: office.unlock("superviseur"),
        owner=made,
        done=lambda session: (made.enter(session), entered.append(session)),
        failed=made.tell,
    )
    qtbot.waitUntil(lambda: bool(entered), timeout=20_000)
    yield made
    made.leave()
    made.jobs.close()


def test_the_list_pages_sorts_and_obeys_qt(qtbot: Any, qtmodeltester: Any, desk: Desk) -> None:
    model = IncidentList(desk)
    model.load(Query(order="number"))
    qtbot.waitUntil(lambda: model.total == 130, timeout=20_000)
    assert model.row(0) is not None
    assert model.row(125) is None  # its page is on the way
    qtbot.waitUntil(lambda: model.row(125) is not None, timeout=20_000)
    numbers = [model.index(row, 0).data() for row in range(model.total)]
    assert numbers == sorted(numbers)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: model.index(0, 0).data() == numbers[-1], timeout=20_000)
    assert [model.headerData(at, Qt.Orientation.Horizontal) for at in range(len(COLUMNS))][2] == "Violation"
    qtmodeltester.check(model)


def test_the_passphrase_field_gives_bytes_once(qtbot: Any) -> None:
    field = PasswordField()
    qtbot.addWidget(field)
    field.type_text("جملة é 9")
    typed = field.take()
    assert typed.decode() == "جملة é 9"
    assert field.is_empty()
    field.type_text("ab")
    field._erase()
    assert field.take() == bytearray(b"a")
    field.type_text("x" * 1000)
    assert len(field.take()) <= 512
