"""`vault create | status | check | rotate | backup | restore | salvage`: the encrypted folder itself."""

from __future__ import annotations

from argparse import Namespace

from rightsmonitor.cli.incidents import retention
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Root
from rightsmonitor.cli.vault import backups, passphrases, status
from rightsmonitor.cli.vault.people import ROLES
from rightsmonitor.cli.vault.vaults import folder_of, given, unlocked
from rightsmonitor.domain.clock import SystemClock
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser, Office, checked_office
from rightsmonitor.services import session as sessions
from rightsmonitor.services.vault import vaults


def add_parser(root: Root) -> None:
    group = root.group("vault")
    create_ = group.add(
        "create",
        create,
        example="rightsmonitor vault create --vault oujda --office OUJ --user Samir --role supervisor",
        vault=True,
    )
    create_.argument("--office", metavar="CODE", required=True)
    for language in ("fr", "ar", "en"):
        create_.argument(f"--label-{language}", metavar="NAME", default="")
    create_.argument("--role", choices=ROLES, default=Role.SUPERVISOR.value)
    create_.argument("--new-passphrase-fd", metavar="N", type=int)
    create_.argument("--training", action="store_true")
    status.add_parsers(group)
    retention.add_settings(group)
    check_ = group.add("check", check, example="rightsmonitor vault check --vault oujda --user Samir", vault=True)
    check_.argument("--thorough", action="store_true", help="check-thorough")
    check_.argument("--repair", action="store_true")
    group.add("rotate", rotate, example="rightsmonitor vault rotate --vault oujda --user Samir", vault=True)
    backups.add_commands(group)
    group.add(
        "wipe", wipe, example="rightsmonitor vault wipe --vault oujda --user Samira --office OUJ", vault=True
    ).argument("--office", metavar="CODE", required=True, help="office-again")


def create(args: Namespace, out: Output) -> int:
    """A new vault, with its first person, who may then add others."""
    folder, name = folder_of(args, out), given(args, out, "user")
    office = Office(code=checked_office(args.office), labels=(args.label_fr, args.label_ar, args.label_en))
    descriptor = args.passphrase_fd if args.new_passphrase_fd is None else args.new_passphrase_fd
    passphrase = passphrases.read_new(descriptor, out, name=name)
    try:
        user = NewUser(name=name, role=Role(args.role), passphrase=passphrase)
        sessions.create_vault(folder=folder, office=office, people=(user,), clock=SystemClock(), training=args.training)
    finally:
        passphrase[:] = bytes(len(passphrase))
    document = {
        "folder": str(folder),
        "office": office.code,
        "user": name,
        "role": args.role,
        "training": args.training,
    }
    lines = [out.words("cli-vault-created", folder=str(folder))]
    out.answer(document, *lines, *([out.words("training-made")] if args.training else []))
    return 0


def check(args: Namespace, out: Output) -> int:
    """Every page, every link, the search index and the trail: exit 1 when something is damaged."""
    with unlocked(args, out) as session:
        report = vaults.check(session, thorough=args.thorough)
        repaired = args.repair and report.sound and any(notice.code == "free-page" for notice in report.notices)
        report = vaults.repair(session) if repaired else report
    document = {
        "sound": report.sound,
        "repaired": repaired,
        "incidents": report.incidents,
        "entries": report.entries,
        "problems": [{"code": f.code, "count": f.count, "first": f.first} for f in report.problems],
        "notices": [{"code": f.code, "count": f.count, "first": f.first} for f in report.notices],
    }
    lines = [
        out.words("cli-vault-sound" if report.sound else "cli-vault-damaged"),
        out.words("cli-vault-counted", incidents=report.incidents, entries=report.entries),
    ]
    lines += [
        "  " + out.words(f"cli-finding-{found.code}", count=found.count, first=found.first)
        for found in (*report.problems, *report.notices)
    ]
    lines += [out.words("cli-vault-repaired")] if repaired else []
    out.answer(document, *lines)
    return 0 if report.sound else 1


def rotate(args: Namespace, out: Output) -> int:
    """Everything under a new data key; the others do nothing but log in."""
    with unlocked(args, out) as session:
        epoch = vaults.rotate(session)
    out.answer({"epoch": epoch}, out.words("cli-vault-rotated", epoch=epoch))
    return 0


def wipe(args: Namespace, out: Output) -> int:
    """Nothing here can ever be read again; says what remains elsewhere."""
    with unlocked(args, out) as session:
        found = vaults.wipe(session, office=args.office)
    say = out.words
    document = {
        "releases": found.releases,
        "backups": [{"name": name, "place": place} for name, place in found.backups],
        "others": found.others,
    }
    lines = [say("status-wiped"), say("status-remains")]
    lines += [f"- {name} ({place})" for name, place in found.backups]
    lines += [
        f"- {say(f'status-remains-{name}', count=count)}"
        for name, count in (("backups", len(found.backups)), ("releases", found.releases), ("others", found.others))
    ]
    lines += [f"- {say(f'status-remains-{name}')}" for name in ("sticks", "paper", "sectors")]
    out.answer(document, *lines)
    return 0
