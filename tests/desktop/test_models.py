"""Models behave as Qt expects, and pages of rows come from the vault."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any

import package_making
import pytest
from PySide6.QtCore import QAbstractItemModel, Qt

import offices
import rightsmonitor.desktop
from rightsmonitor.desktop import app as desktop
from rightsmonitor.desktop.desk import Desk
from rightsmonitor.desktop.models.incident_list import COLUMNS, IncidentList
from rightsmonitor.desktop.models.paged import Paged
from rightsmonitor.desktop.models.release_table import ReleaseTable
from rightsmonitor.desktop.models.rows import Rows
from rightsmonitor.desktop.models.term_tree import TermTree
from rightsmonitor.desktop.models.trail_list import TrailList
from rightsmonitor.desktop.widgets.password import PasswordField
from rightsmonitor.domain.release import ReleaseState
from rightsmonitor.services import demo
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.vault.audit import Wanted


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


def incidents(qtbot: Any, desk: Desk) -> QAbstractItemModel:
    made = IncidentList(desk)
    made.load(Query(order="number"))
    qtbot.waitUntil(lambda: made.total == 130, timeout=20_000)
    return made


def trail(qtbot: Any, desk: Desk) -> QAbstractItemModel:
    made = TrailList(desk)
    made.load(Wanted())
    qtbot.waitUntil(lambda: made.total > 0, timeout=20_000)
    return made


def rows(qtbot: Any, desk: Desk) -> QAbstractItemModel:
    made = Rows()
    made.fill(["a", "b"], [("k1", ("École", "x"), "skoul"), ("k2", ("Hôpital", "y"), "")])
    return made


def terms(qtbot: Any, desk: Desk) -> QAbstractItemModel:
    made = TermTree(desk)
    made.show_scheme("RMV")
    return made


def released(qtbot: Any, desk: Desk) -> QAbstractItemModel:
    release = package_making.release()
    texts = dict.fromkeys(
        ("prepared_by", "approved_by", "decided_at", "comment", "written_at", "why_not", "digest"), ""
    )
    small = frozenset[tuple[str, tuple[str, ...]]]()
    view = ReleaseView(
        release=release,
        state=ReleaseState.PREPARED,
        can_approve=False,
        primary=small,
        grouped=small,
        zeros=small,
        groups=(),
        errors={},
        **texts,
    )
    made = ReleaseTable(desk)
    made.show_table(view, release.tables[0])
    return made


MAKERS: dict[type[QAbstractItemModel], Callable[[Any, Desk], QAbstractItemModel]] = {
    IncidentList: incidents,
    TrailList: trail,
    Rows: rows,
    TermTree: terms,
    ReleaseTable: released,
}


def models_of_the_window() -> set[type[QAbstractItemModel]]:
    """Every model that a module of the window defines, found by importing them all."""
    for module in pkgutil.walk_packages(rightsmonitor.desktop.__path__, "rightsmonitor.desktop."):
        importlib.import_module(module.name)
    return {kind for kind in below(QAbstractItemModel) if kind.__module__.startswith("rightsmonitor.desktop.")}


def below(kind: type[QAbstractItemModel]) -> set[type[QAbstractItemModel]]:
    found = set(kind.__subclasses__())
    return found.union(*(below(each) for each in found))


def test_no_model_of_the_window_is_left_out() -> None:
    assert models_of_the_window() == {*MAKERS, Paged}  # which the lists that come page by page are made of

    class Forgotten(Rows):
        __module__ = "rightsmonitor.desktop.forgotten"

    assert Forgotten in models_of_the_window(), "a model that nobody tests is seen"


def test_every_model_obeys_qt(qtbot: Any, qtmodeltester: Any, desk: Desk) -> None:
    for kind, make in MAKERS.items():
        made = make(qtbot, desk)
        assert type(made) is kind
        assert made.rowCount() > 0, kind
        assert made.columnCount() > 0, kind
        qtmodeltester.check(made)


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
