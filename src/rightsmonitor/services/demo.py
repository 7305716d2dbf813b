"""A throw-away office with invented incidents, and the whole main job on it."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rightsmonitor import reference as reference_data
from rightsmonitor.domain.cards import Means
from rightsmonitor.domain.clock import SystemClock, today
from rightsmonitor.domain.codes import Role, Status
from rightsmonitor.domain.dates import Period
from rightsmonitor.domain.errors import VaultExists
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.people import NewUser, Office
from rightsmonitor.domain.workflow import Step
from rightsmonitor.services import session
from rightsmonitor.services.national import authority
from rightsmonitor.services.national.authority import Verified
from rightsmonitor.services.records import incidents, samples
from rightsmonitor.services.records.incidents import Query
from rightsmonitor.services.release import releases
from rightsmonitor.services.release.releases import ReleaseView
from rightsmonitor.services.session import KdfParameters, Session
from rightsmonitor.services.supervision import review
from rightsmonitor.services.vault import people, recovery
from rightsmonitor.storage import files

OFFICE = Office(code="OUJ", labels=("Bureau d’Oujda (démonstration)", "مكتب وجدة (تجريبي)", "Oujda office (demo)"))
PRACTICE = Office(code="EXO", labels=("Bureau d’exercice", "مكتب التدريب", "Practice office"))
RECIPIENT = "Mécanisme national (démonstration)"
_PEOPLE = (
    ("administration", Role.ADMINISTRATOR),
    ("officier", Role.OFFICER),
    ("superviseur", Role.SUPERVISOR),
    ("superviseuse", Role.SUPERVISOR),
)
# Syllables that anybody can type: five of them and digits are enough for a vault of invented data.
_SYLLABLES = ("ba", "da", "fi", "ga", "ja", "ka", "lo", "mi", "na", "ro", "sa", "ti", "wa", "ya", "zou")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """Where everything lies. `passphrases` by name: this is the only kind of vault where they are written down."""

    folder: Path
    passphrases: dict[str, str]
    counts: dict[str, int]

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def identity(self) -> Path:
        return self.folder / "authority-identity.txt"

    @property
    def trust(self) -> Path:
        return self.folder / "authority-trust"

    def unlock(self, name: str) -> Session:
        return session.unlock(folder=self.vault, user=name, passphrase=bytearray(self.passphrases[name].encode()))


@dataclass(frozen=True, slots=True, kw_only=True)
class MainJob:
    """What the whole main job left behind."""

    demo: Demo
    release: ReleaseView
    file: Path
    verified: Verified


def make(
    *, folder: Path, count: int = 300, seed: int = 1, progress: Progress | None = None, training: bool = False
) -> Demo:
    """A vault with an officer, two supervisors and an administrator, records in every status, and an authority.

    `training`: the vault is for practising, and marked so for ever. Raises VaultExists for a folder that holds
    something else than an earlier demonstration.
    """
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        raise VaultExists(folder=str(folder))
    files.make_private_folder(folder)
    made = Demo(folder=folder, passphrases={name: _passphrase() for name, _ in _PEOPLE}, counts={})
    newcomers = [NewUser(name=n, role=role, passphrase=made.passphrases[n].encode()) for n, role in _PEOPLE]
    office = PRACTICE if training else OFFICE
    session.create_vault(folder=made.vault, office=office, people=newcomers, kdf=KdfParameters(), training=training)
    _make_card(made)
    _make_authority(made)
    made.counts.update(_fill(made, count, seed, progress))
    _write_down(made)
    return made


def open_(folder: Path) -> Demo:
    """An earlier demonstration. Raises FileNotFoundError, ValueError or KeyError for what is none."""
    found = json.loads((folder / "demo.json").read_text(encoding="utf-8"))
    passphrases = {user["name"]: user["passphrase"] for user in found["users"]}
    return Demo(folder=folder.resolve(), passphrases=passphrases, counts=dict(found["counts"]))


def _passphrase() -> str:
    words = ("".join(secrets.choice(_SYLLABLES) for _ in range(3)) for _ in range(4))
    return "-".join((*words, str(secrets.randbelow(90) + 10)))


def _make_card(made: Demo) -> None:
    """The recovery card that a vault needs before its first record; of invented data nobody keeps it."""
    with closing(made.unlock("administration")) as opened:
        issued = recovery.issue(opened, kind=Means.CODE)
        recovery.confirm(opened, kind=Means.CODE, typed=[card.typed for card in issued.cards])


def _make_authority(made: Demo) -> None:
    secret, recipient = authority.new_identity()
    files.make_private_file(made.identity, secret.encode())
    recovery_secret, recovery = authority.new_identity()
    files.make_private_file(made.folder / "office-recovery-identity.txt", recovery_secret.encode())
    with closing(made.unlock("administration")) as opened:
        releases.set_recipients(opened, authority=recipient, office=recovery, name=RECIPIENT)
        for person in people.list_(opened):
            if person.role is not Role.ADMINISTRATOR:
                authority.trust_add(
                    trust=made.trust,
                    public_key=authority.public_key_text(public_key=person.sign_pk, uid=person.uid),
                    role=person.role,
                    office=opened.office.code,
                    uid=person.uid,
                    name=person.name,
                )


def _fill(made: Demo, count: int, seed: int, progress: Progress | None) -> dict[str, int]:
    """The officer records; a supervisor verifies most, returns a few, and leaves the latest waiting."""
    records = samples.sample(count=count, seed=seed, reference=reference_data.load(), today=today(SystemClock()))
    counter = _Counter(progress, 2 * count)
    with closing(made.unlock("officier")) as opened:
        submitted = [_record(opened, record, at, counter) for at, record in enumerate(records)]
    with closing(made.unlock("superviseur")) as opened:
        for at, found in enumerate(submitted):
            counter.step()
            if found is not None:
                _judge(opened, found, at)
        statuses = {status.value: incidents.count(opened, query=Query(statuses=(status,))) for status in Status}
    return {"incidents": count, **{name: number for name, number in statuses.items() if number}}


class _Counter:
    """Tells every tenth step."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def step(self) -> None:
        self._done += 1
        if self._progress is not None and (self._done % 10 == 0 or self._done == self._total):
            self._progress(self._done, self._total)


def _record(opened: Session, record: Incident, at: int, counter: _Counter) -> tuple[str, int] | None:
    counter.step()
    stored = incidents.save(opened, incident=record, expected_revision=0)
    if at % 17 == 0:
        return None  # stays a draft
    moved = incidents.move(opened, uid=record.uid, step=Step.SUBMIT, expected_revision=stored.revision)
    return record.uid, moved.revision


def _judge(opened: Session, found: tuple[str, int], at: int) -> None:
    uid, revision = found
    if at % 29 == 3:
        comment = "Préciser la source, s’il vous plaît (commentaire inventé)."
        review.return_(opened, uid=uid, expected_revision=revision, comment=comment, field="sources")
    elif at % 11 != 5:
        review.verify(opened, uid=uid, expected_revision=revision)


def _write_down(made: Demo) -> None:
    roles = dict(_PEOPLE)
    users = [{"name": name, "role": roles[name].value, "passphrase": text} for name, text in made.passphrases.items()]
    content = json.dumps({"users": users, "counts": made.counts}, ensure_ascii=False, indent=1)
    files.replace(made.folder / "demo.json", content.encode())


def prepare(made: Demo, *, progress: Progress | None = None) -> ReleaseView:
    """The officer prepares a release of the current quarter."""
    now = today(SystemClock())
    period = Period.parse(f"{now.year}-Q{(now.month + 2) // 3}")
    with closing(made.unlock("officier")) as opened:
        return releases.prepare(opened, period=period, progress=progress)


def run(made: Demo, *, progress: Progress | None = None) -> MainJob:
    """Prepare, approve by another person, write, and verify as the authority."""
    prepared = prepare(made, progress=progress)
    with closing(made.unlock("superviseuse")) as opened:
        passphrase = bytearray(made.passphrases["superviseuse"].encode())
        view = releases.approve(opened, uid=prepared.release.uid, passphrase=passphrase, groups=len(prepared.groups))
        file = releases.write(opened, uid=prepared.release.uid, folder=made.folder / "release")
    verified = authority.verify(file=file, trust=made.trust, identity=made.identity)
    return MainJob(demo=made, release=view, file=file, verified=verified)
