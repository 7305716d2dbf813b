"""The honest status page: what protects this vault, what does not, and what no program can do (P63)."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from rightsmonitor import __version__
from rightsmonitor.domain.retention import doubt
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.services.vault import machine
from rightsmonitor.services.vault.machine import Fact
from rightsmonitor.storage.records import retention
from rightsmonitor.storage.trail import standing

BACKUP_DUE, ANCHOR_DUE = timedelta(days=7), timedelta(days=31)
# Sentences `status-limit-<name>`: security.md section 8.
LIMITS = ("saved", "forgotten", "open-screen", "screenshots", "colleague", "malware", "paper", "pair")


# Names of programs, the same in every language; `schema` has a word, `status-version-schema`.
PROGRAMS = {"program": "RightsMonitor", "python": "Python", "sqlcipher": "SQLCipher", "sqlite": "SQLite", "qt": "Qt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """`facts` in the order of the page; `versions` by name; `limits` are what is never promised."""

    facts: tuple[Fact, ...]
    versions: dict[str, str]
    limits: tuple[str, ...] = LIMITS

    @property
    def worst(self) -> str:
        """The state to show where there is room for one."""
        order = ("bad", "unknown", "attention", "good")
        return min((fact.state for fact in self.facts), key=order.index)


@permitted("status.full")
def full(session: Session, *, root: Path = Path("/"), user: int | None = None) -> Status:
    """Of this laptop and this vault, now. `root`, `user`: another system's files and person, for tests."""
    vault = session.vault
    versions = {"program": __version__, "python": platform.python_version(), **standing.versions(vault)}
    own = (_backup(session), _anchor(session), _clock(session), _readable(session))
    return Status(facts=(*machine.facts(vault.folder, root=root, user=user), *own), versions=versions)


def _age(session: Session, instant: str) -> timedelta:
    return session.clock.now() - datetime.fromisoformat(instant)


def _since(session: Session, name: str, instant: str, due: timedelta) -> Fact:
    if not instant:
        return Fact(name=name, state="bad", code="none")
    age = _age(session, instant)
    state: machine.State = "good" if age <= due else "attention" if age <= 3 * due else "bad"
    return Fact(name=name, state=state, facts={"days": max(0, age.days)})


def _backup(session: Session) -> Fact:
    return _since(session, "backup", standing.last_backup(session.vault), BACKUP_DUE)


def _anchor(session: Session) -> Fact:
    """The head of the audit outside this laptop: in a backup or in a release."""
    latest = max(standing.last_backup(session.vault), standing.last_release(session.vault))
    return _since(session, "anchor", latest, ANCHOR_DUE)


def _clock(session: Session) -> Fact:
    last, last_session = retention.last_seen(session.vault)
    found = doubt(session.clock.now(), last=last, last_session=last_session)
    if found is None:
        return Fact(name="clock", state="good")
    return Fact(name="clock", state="bad", code=found.kind, facts={"last": found.last[:16].replace("T", " ")})


def _readable(session: Session) -> Fact:
    """A medium that cannot be written: everything can be read, nothing kept."""
    return Fact(name="medium", state="attention" if session.vault.read_only else "good")
