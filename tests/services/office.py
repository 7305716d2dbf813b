"""A small office with cheap keys for the tests of services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import originals
from rightsmonitor import reference
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services import session
from rightsmonitor.services.national import authority
from rightsmonitor.services.records import incidents, samples
from rightsmonitor.services.release import releases
from rightsmonitor.services.session import KdfParameters, Session
from rightsmonitor.services.supervision import review
from rightsmonitor.services.vault import people, recovery
from rightsmonitor.services.vault.recovery import Issued

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)
PEOPLE = {
    "admin": Role.ADMINISTRATOR,
    "officer": Role.OFFICER,
    "supervisor": Role.SUPERVISOR,
    "other": Role.SUPERVISOR,
}
START = datetime(2026, 8, 10, 9, 0, tzinfo=UTC)


def secret(name: str) -> bytes:
    return f"{name} and some invented words".encode()


def create(folder: Path, *, training: bool = False) -> None:
    newcomers = [NewUser(name=name, role=role, passphrase=secret(name)) for name, role in PEOPLE.items()]
    office = Office(code="OUJ", labels=("Oujda", "وجدة", "Oujda"))
    session.create_vault(
        folder=folder,
        office=office,
        people=newcomers,
        clock=FixedClock(START),
        kdf=CHEAP,
        weakest_kdf=CHEAP,
        training=training,
    )
    opened = unlock(folder, "admin")
    make_card(opened)
    opened.close()


def make_card(opened: Session, kind: Means = Means.CODE) -> Issued:
    """A recovery card, or three, issued and typed back: no vault takes records before that."""
    issued = recovery.issue(opened, kind=kind)
    recovery.confirm(opened, kind=kind, typed=[card.typed for card in issued.cards])
    return issued


def unlock(folder: Path, name: str, *, at: datetime = START) -> Session:
    return session.unlock(folder=folder, user=name, passphrase=secret(name), clock=FixedClock(at), weakest_kdf=CHEAP)


def records(count: int, seed: int = 1) -> tuple[Incident, ...]:
    return samples.sample(count=count, seed=seed, reference=reference.load(), today=START.date())


def fill(folder: Path, found: tuple[Incident, ...]) -> None:
    """Recorded by the officer, verified by the supervisor; then whom releases are sealed to."""
    opened = unlock(folder, "officer")
    for one in found:
        stored = incidents.save(opened, incident=one, expected_revision=0)
        incidents.move(opened, uid=one.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    opened.close()
    opened = unlock(folder, "supervisor")
    for row in review.queue(opened, limit=10_000):
        review.verify(opened, uid=row.uid, expected_revision=row.revision)
    opened.close()


def authority_side(folder: Path) -> tuple[Path, Path]:
    """(trust folder, identity file) beside the vault, with recipients set."""
    trust, identity = folder.parent / "trust", folder.parent / "identity.txt"
    text, recipient = authority.new_identity()
    _, recovery = authority.new_identity()
    identity.write_text(text, encoding="utf-8")
    opened = unlock(folder, "admin")
    releases.set_recipients(opened, authority=recipient, office=recovery, name="Mechanism")
    for person in people.list_(opened):
        if person.role is not Role.ADMINISTRATOR:
            key = authority.public_key_text(public_key=person.sign_pk, uid=person.uid)
            authority.trust_add(
                trust=trust, public_key=key, role=person.role, office="OUJ", uid=person.uid, name=person.name
            )
    opened.close()
    return trust, identity


@dataclass(frozen=True, slots=True)
class Released:
    """A vault with a release that the officer prepared of `RELEASED`, all default tables; the side of the authority."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def trust(self) -> Path:
        return self.folder / "trust"

    @property
    def identity(self) -> Path:
        return self.folder / "identity.txt"

    @property
    def uid(self) -> str:
        return (self.folder / "uid").read_text(encoding="ascii")

    def view(self) -> releases.ReleaseView:
        opened = unlock(self.vault, "officer")
        try:
            return releases.get(opened, uid=self.uid)
        finally:
            opened.close()


QUARTER = Period.parse("2026-Q3")
RELEASED = (60, 1)  # count and seed of the records in it


def released(factory: pytest.TempPathFactory, folder: Path) -> Released:
    """A copy of it in the new folder. The release was made once for the whole run: that costs ten times its office."""
    return Released(originals.copy(factory, "released", _make_released, folder))


def _make_released(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    create(folder / "vault")
    fill(folder / "vault", records(*RELEASED))
    authority_side(folder / "vault")
    opened = unlock(folder / "vault", "officer")
    (folder / "uid").write_text(releases.prepare(opened, period=QUARTER).release.uid, encoding="ascii")
    opened.close()
