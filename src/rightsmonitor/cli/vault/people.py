"""`people list | add | key | passphrase | revoke`: who may open the vault, and as what."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rightsmonitor.cli.output import Output, columns
from rightsmonitor.cli.parsers import Root
from rightsmonitor.cli.vault import passphrases, recovery
from rightsmonitor.cli.vault.vaults import entered, unlocked
from rightsmonitor.domain.codes import Role
from rightsmonitor.domain.errors import NoSuchUser
from rightsmonitor.domain.people import NewUser, name_key
from rightsmonitor.services.national import authority
from rightsmonitor.services.vault import people

ROLES = [role.value for role in Role]


def add_parser(root: Root) -> None:
    group = root.group("people")
    group.add("list", list_, example="rightsmonitor people list --vault oujda --user Samir", vault=True)
    group.add(
        "add",
        add,
        example="rightsmonitor people add --vault oujda --user Samir --name Amina --role officer",
        vault=True,
    ).argument("--name", metavar="NAME", required=True).argument("--role", choices=ROLES, required=True).argument(
        "--new-passphrase-fd", metavar="N", type=int
    )
    group.add(
        "key",
        key,
        example="rightsmonitor people key --vault oujda --user Samir --name Amina --out amina.pub",
        vault=True,
    ).argument("--name", metavar="NAME", required=True, help="whose").argument(
        "--out", metavar="FILE", type=Path, required=True
    )
    group.add(
        "passphrase",
        passphrase,
        example="rightsmonitor people passphrase --vault oujda --user Amina",
        vault=True,
    ).argument("--new-passphrase-fd", metavar="N", type=int)
    group.add(
        "revoke",
        revoke,
        example="rightsmonitor people revoke --vault oujda --user Samir --name Amina",
        vault=True,
    ).argument("--name", metavar="NAME", required=True, help="whom")
    recovery.add_commands(group)


def list_(args: Namespace, out: Output) -> int:
    with unlocked(args, out) as session:
        found = people.list_(session)
        label = session.reference.codelists.label
    headings = (out.words("cli-heading-name"), out.words("cli-heading-role"))
    lines = columns(headings, [(person.name, label("role", person.role, out.language)) for person in found])
    document = [{"uid": person.uid, "name": person.name, "role": person.role} for person in found]
    out.answer({"people": document}, *lines)
    return 0


def key(args: Namespace, out: Output) -> int:
    """The public key of a person, as minisign reads it, and what an authority needs to trust it."""
    with unlocked(args, out) as session:
        found = [person for person in people.list_(session) if name_key(person.name) == name_key(args.name)]
        office = session.office.code
    if not found:
        raise NoSuchUser(name=args.name)
    person = found[0]
    text = authority.public_key_text(public_key=person.sign_pk, uid=person.uid)
    args.out.write_text(text, encoding="ascii")
    facts = {"signer": person.uid, "role": person.role.value, "office": office, "file": str(args.out)}
    options = f"--key {args.out} --signer {person.uid} --role {person.role.value} --office {office}"
    out.answer(facts, out.words("cli-written", file=str(args.out)), out.words("cli-people-trust"), f"  {options}")
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


def passphrase(args: Namespace, out: Output) -> int:
    """Another passphrase for oneself; the old one stops working at once."""
    with entered(args, out) as (session, old):
        new = passphrases.read_new(args.new_passphrase_fd, out, name=session.user.name)
        try:
            people.passphrase(session, old=old, new=new)
        finally:
            new[:] = bytes(len(new))
        name = session.user.name
    out.answer({"name": name}, out.words("cli-people-passphrase-changed", name=name))
    return 0


def revoke(args: Namespace, out: Output) -> int:
    """Removes a person; everything moves to a key that they do not have."""
    with unlocked(args, out) as session:
        gone = people.revoke(session, name=args.name)
    lines = out.words("cli-people-revoked", name=gone.name), out.words("cli-people-revoked-copies")
    out.answer({"uid": gone.uid, "name": gone.name}, *lines)
    return 0
