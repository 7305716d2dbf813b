"""Small vaults and invented records for the tests of storage."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from rightsmonitor.domain.clock import FixedClock
from rightsmonitor.domain.codes import ConsentAnswer, Role, Sex, VerificationLevel
from rightsmonitor.domain.dates import PartialDate
from rightsmonitor.domain.ids import uuid7
from rightsmonitor.domain.incident import Consent, GroupVictim, Incident, Verification, Victim, Violation
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.domain.person import Names, Person
from rightsmonitor.storage import database, people
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.keys.keys import KdfParameters
from rightsmonitor.storage.vault import Vault

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)
SUPERVISOR, OFFICER, ADMIN = "Essai Superviseuse", "Essai Agent", "Essai Admin"
PASSPHRASES = {
    SUPERVISOR: b"five invented words of trial",
    OFFICER: b"five other words of trial",
    ADMIN: b"and five more words of trial",
}
SECRETS = (PASSPHRASES[SUPERVISOR], b"quite another set of invented words")  # of one person, before and after a change
OFFICE = Office(code="OUJ", labels=("Oujda", "وجدة", "Oujda"))
START = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)


def create(folder: Path, *, clock: FixedClock | None = None) -> Vault:
    """A vault with its first person, a supervisor, logged in."""
    first = NewUser(name=SUPERVISOR, role=Role.SUPERVISOR, passphrase=PASSPHRASES[SUPERVISOR])
    return vaults.create(
        folder, first=first, office=OFFICE, clock=clock or FixedClock(START), kdf=CHEAP, weakest_kdf=CHEAP
    )


def add_person(vault: Vault, name: str, role: Role) -> None:
    new = NewUser(name=name, role=role, passphrase=PASSPHRASES[name])
    people.add(vault, new, kdf=CHEAP, weakest_kdf=CHEAP)


def unlock(
    folder: Path,
    name: str = SUPERVISOR,
    passphrase: bytes | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Vault:
    secret = PASSPHRASES[name] if passphrase is None else passphrase
    return vaults.open_(
        folder, user=name, passphrase=secret, clock=FixedClock(START), weakest_kdf=CHEAP, progress=progress
    )


def uid(chance: random.Random) -> str:
    return uuid7(milliseconds=1_780_000_000_000 + chance.randrange(10**9), random=chance.randbytes(10))


def incident(seed: int, *, narrative: str = "", name: str = "", children: int = 1, girls: int = 0) -> Incident:
    """An invented record; the same seed gives the same uid."""
    chance = random.Random(seed)
    keys = tuple(f"c{number + 1}" for number in range(children))
    victims = tuple(
        Victim(
            key=key,
            person=Person(uid=uid(chance), sex=chance.choice(list(Sex)), names=Names(latin=name)),
            age=chance.randrange(18),
            consent=Consent(to_count=ConsentAnswer.YES),
        )
        for key in keys
    )
    violation = Violation(
        key="v1",
        type=f"RMV-{chance.randrange(1, 6)}.{chance.randrange(1, 5)}",
        victims=keys,
        groups=(GroupVictim(girls=girls),) if girls else (),
        verification=Verification(level=VerificationLevel.VERIFIED),
    )
    day = date(2026, 1, 1) + timedelta(days=chance.randrange(170))
    return Incident(
        uid=uid(chance),
        when=PartialDate.day(day),
        first_reported=day,
        place=f"{chance.randrange(1, 13):02d}.411",
        narrative=narrative or f"récit inventé numéro {seed}",
        violations=(violation,),
        victims=victims,
    )


def data(folder: Path) -> Path:
    """The database of a vault."""
    return folder / database.NAME


def edit(folder: Path, change: Callable[[dict], None]) -> None:  # type: ignore[type-arg]
    """Changes what stands in vault.json, by a hand that knows no key."""
    path = folder / "vault.json"
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document))


def snapshot(folder: Path) -> dict[str, bytes]:
    """Content of every file that holds something; an empty journal says nothing."""
    return {
        entry.name: entry.read_bytes()
        for entry in folder.iterdir()
        if entry.stat().st_size or not entry.name.endswith("-journal")
    }
