"""Every service method has a row in the matrix, and the matrix is what happens."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import office
import pytest

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import NotPermitted
from rightsmonitor.services import partners, permissions, preferences
from rightsmonitor.services.records import (
    attachments,
    batches,
    copies,
    duplicates,
    home,
    imports,
    incidents,
    papers,
    retention,
)
from rightsmonitor.services.release import advice, ledger, policy, release_reports, releases
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import dashboard, notes, quality, review
from rightsmonitor.services.vault import audit, backups, notices, people, recovery, status, vaults

MODULES: tuple[ModuleType, ...] = (
    advice,
    ledger,
    attachments,
    audit,
    backups,
    batches,
    copies,
    dashboard,
    duplicates,
    home,
    imports,
    incidents,
    papers,
    notes,
    notices,
    partners,
    people,
    policy,
    preferences,
    quality,
    recovery,
    release_reports,
    releases,
    retention,
    review,
    status,
    vaults,
)
# Parts that other service methods call after their own check; none is reachable from window or command line alone.
INSIDE = {
    "ledger.checked",
    "duplicates.alike",
    "duplicates.of",
    "quality.opinion",
    "incidents.fresh_uid",
    "incidents.where_of",
    "incidents.take",
}


def _methods() -> Iterator[tuple[str, object]]:
    for module in MODULES:
        short = module.__name__.rsplit(".", 1)[1]
        for name, method in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(method).parameters), "")
            if method.__module__ == module.__name__ and not name.startswith("_") and first == "session":
                yield f"{short}.{name}", method


def test_p40_every_method_with_a_session_has_a_row() -> None:
    named = {name for name, _ in _methods()} - INSIDE
    assert named == set(permissions.MATRIX)


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("matrix") / "vault"
    office.create(folder)
    return folder


@pytest.mark.parametrize("name", ["officer", "supervisor", "admin"])
def test_p40_a_role_that_has_no_right_is_refused_before_anything_runs(sessions: Path, name: str) -> None:
    opened: Session = office.unlock(sessions, name)
    try:
        refused = {act for act, roles in permissions.MATRIX.items() if opened.user.role not in roles}
        methods = dict(_methods())
        for act in sorted(refused):
            with pytest.raises(NotPermitted) as caught:
                methods[act](opened)  # type: ignore[operator]
            assert caught.value.facts == {"act": act, "role": opened.user.role.value}
        assert refused or name == "supervisor"
    finally:
        opened.close()


def test_p40_an_officer_reviews_and_approves_nothing_and_an_administrator_sees_no_case() -> None:
    for act, roles in permissions.MATRIX.items():
        if act.startswith(("review.", "notes.")) or act in ("releases.approve", "releases.return_"):
            assert roles == {Role.SUPERVISOR}, act
        if act.startswith(("incidents.", "imports.", "batches.")):
            assert Role.ADMINISTRATOR not in roles, act
