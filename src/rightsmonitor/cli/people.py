"""`people list | add`: who may open the vault, and as what."""

from __future__ import annotations

from argparse import Namespace

from rightsmonitor.cli import passphrases
from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Root
from rightsmonitor.cli.vaults import unlocked
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.people import NewUser
from rightsmonitor.services import people

ROLES = [role.value for role in Role]


def add_parser(root: Root) -> None:
    group = root.group("people")
    group.add("list", list_, example="rightsmonitor people list --vault oujda --user Samir", vault=True)
    group.add(
        "add",
        add,
        example="rightsmonitor people add --vault oujda --user Samir --name Amina --role officer",
        vault=True,
    ).argument("--name", metavar="NAME", required=True).argument(
        "--role", choices=ROLES, required=True
    ).argument("--new-passphrase-fd", metavar="N", type=int)
    group.later("revoke", "passphrase", "recover")


def list_(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        found = people.list_(session)
        label = session.reference.codelists.label
    headings = (out.words("cli-heading-name"), out.words("cli-heading-role"))
    lines = columns(headings, [(person.name, label("role", person.role, out.language)) for person in found])
    document = [{"uid": person.uid, "name": person.name, "role": person.role} for person in found]
    out.answer({"people": document}, *lines)
    return 0


def add(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        passphrase = passphrases.read_new(args.new_passphrase_fd, out, name=args.name)
        try:
            user = NewUser(name=args.name, role=Role(args.role), passphrase=passphrase)
            people.add(session, user=user)
        finally:
            passphrase[:] = bytes(len(passphrase))
    out.answer({"name": args.name, "role": args.role}, out.words("cli-people-added", name=args.name))
    return 0
