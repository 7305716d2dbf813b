"""Who may do what: one row for every service method, deny by default.

A method of a service that takes a session and has no row here fails the test of the matrix.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar, cast

from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import DiskFull, NotPermitted, ReauthenticationNeeded
from rightsmonitor.services.session import Session

P = ParamSpec("P")
T = TypeVar("T")

_CASE = frozenset({Role.OFFICER, Role.SUPERVISOR})
_SUPERVISION = frozenset({Role.SUPERVISOR})
_EVERYBODY = frozenset(Role)
# Adding a reader takes an unlocked data key, which an administrator need not have: see storage.people.add.
_KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})

MATRIX: dict[str, frozenset[Role]] = {
    "incidents.new": _CASE,
    "incidents.save": _CASE,
    "incidents.get": _CASE,
    "incidents.by_number": _CASE,
    "incidents.search": _CASE,
    "incidents.count": _CASE,
    "incidents.move": _CASE,
    "incidents.history": _CASE,
    "incidents.recent_terms": _CASE,
    "incidents.keep_draft": _CASE,
    "incidents.drafts": _CASE,
    "incidents.drop_draft": _CASE,
    "incidents.check": _CASE,
    "attachments.add": _CASE,
    "attachments.list_": _CASE,
    "attachments.read": _CASE,
    "attachments.export": _CASE,
    "attachments.remove": _CASE,
    "attachments.restore": _CASE,
    "batches.add": _CASE,
    "home.overview": _CASE,
    "copies.as_new": _CASE,
    "duplicates.similar": _CASE,
    "preferences.get": _CASE,
    "preferences.save_filter": _CASE,
    "preferences.drop_filter": _CASE,
    "preferences.choose_columns": _CASE,
    "imports.import_": _CASE,
    "review.queue": _SUPERVISION,
    "review.queue_count": _SUPERVISION,
    "review.verify": _SUPERVISION,
    "review.return_": _SUPERVISION,
    "papers.form": _CASE,
    "papers.pdf": _CASE,
    "review.sort_out": _SUPERVISION,
    "review.verify_clean": _SUPERVISION,
    "review.take_back": _SUPERVISION,
    "notes.add": _SUPERVISION,
    "notes.list_": _SUPERVISION,
    "quality.of_record": _SUPERVISION,
    "quality.check_some": _SUPERVISION,
    "quality.summary": _CASE,
    "dashboard.overview": _CASE,
    "partners.list_": _EVERYBODY,
    "partners.keep": _KEEPERS,
    "partners.hide": _KEEPERS,
    "people.list_": _EVERYBODY,
    "people.add": _KEEPERS,
    "people.passphrase": _EVERYBODY,
    "people.revoke": _KEEPERS,
    "recovery.ways": _EVERYBODY,
    # Cards stand in the roster: who may sign it may issue them, also an officer who is alone with a vault.
    "recovery.issue": _EVERYBODY,
    # Whoever holds the card in front of the screen may type it back; after a recovery that is an officer too.
    "recovery.confirm": _EVERYBODY,
    "releases.prepare": _CASE,
    "releases.list_": _CASE,
    "releases.get": _CASE,
    "releases.attack": _CASE,
    "policy.show": _EVERYBODY,
    "policy.trust": _KEEPERS,
    "policy.import_": _KEEPERS,
    "ledger.entries": _CASE,
    "ledger.verify": _CASE,
    "ledger.export": _SUPERVISION,
    "advice.advise": _CASE,
    "releases.approve": _SUPERVISION,
    "releases.return_": _SUPERVISION,
    "releases.write": _CASE,
    "releases.set_recipients": _KEEPERS,
    "release_reports.scopes": _CASE,
    "release_reports.write": _CASE,
    "retention.settings": _EVERYBODY,
    "retention.set_settings": _KEEPERS,
    "retention.due": _SUPERVISION,
    "retention.hold": _SUPERVISION,
    "retention.destroy": _SUPERVISION,
    "status.full": _EVERYBODY,
    "audit.give_reason": _CASE,
    "audit.page": _KEEPERS,
    "audit.count": _KEEPERS,
    "audit.verify": _EVERYBODY,
    "audit.meet": _EVERYBODY,
    "audit.slip": _KEEPERS,
    "audit.write_slip": _KEEPERS,
    "notices.all_": _EVERYBODY,
    "backups.make": _EVERYBODY,
    "backups.list_": _EVERYBODY,
    "backups.state": _EVERYBODY,
    "vaults.check": _EVERYBODY,
    "vaults.repair": _EVERYBODY,
    "vaults.rotate": _KEEPERS,
    "vaults.wipe": _KEEPERS,
}

# What takes a passphrase entered within the last minute: see Session.reauthenticate.
FRESH = frozenset(
    {
        "attachments.export",
        "papers.pdf",
        "people.add",
        "people.passphrase",
        "people.revoke",
        "recovery.issue",
        "releases.set_recipients",
        "ledger.export",
        "policy.trust",
        "release_reports.write",
        "releases.write",
        "retention.destroy",
        "retention.set_settings",
        "vaults.rotate",
        "vaults.wipe",
    }
)


def _here(error: DiskFull, session: Session) -> bool:
    """Whether the disk of the vault is full, and not a stick."""
    return error.facts.get("folder") == str(session.vault.folder)


def permitted(
    act: str,
) -> Callable[[Callable[Concatenate[Session, P], T]], Callable[Concatenate[Session, P], T]]:
    """Refuses with NotPermitted(act, role) or ReauthenticationNeeded(act) before anything of the method runs."""
    roles, fresh = MATRIX[act], act in FRESH

    def guard(method: Callable[Concatenate[Session, P], T]) -> Callable[Concatenate[Session, P], T]:
        @wraps(method)
        def guarded(session: Session, *args: P.args, **facts: P.kwargs) -> T:
            if session.user.role not in roles:
                raise NotPermitted(act=act, role=session.user.role.value)
            if fresh and not session.fresh:
                raise ReauthenticationNeeded(act=act)
            try:
                return method(session, *args, **facts)
            except DiskFull as error:
                # Everything was rolled back, so the same can be done again once the reserve made room.
                if not (_here(error, session) and session.vault.release_reserve()):
                    raise
            return method(session, *args, **facts)

        return cast("Callable[Concatenate[Session, P], T]", guarded)

    return guard
