"""`vault backup | restore | salvage`: a verified copy on a stick, a vault out of it, or out of a damaged one."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault import passphrases
from rightsmonitor.cli.vault.recovery import KINDS, typed_cards
from rightsmonitor.cli.vault.vaults import folder_of, given, unlocked
from rightsmonitor.domain.cards import Means
from rightsmonitor.services.vault import backups, vaults


def add_commands(group: Group) -> None:
    group.add(
        "backup", backup, example="rightsmonitor vault backup --vault oujda --user Samir --to /media/stick", vault=True
    ).argument("--to", metavar="DIR", type=Path, required=True, help="backup-to")
    restore_ = group.add(
        "restore", restore, example="rightsmonitor vault restore RM-2026-0007.rmb --to oujda --user Samir"
    )
    restore_.argument("file", metavar="FILE", type=Path, help="backup-file")
    restore_.argument("--to", metavar="FOLDER", type=Path, required=True, help="restore-to")
    restore_.argument("--user", metavar="NAME")
    restore_.argument("--passphrase-fd", metavar="N", type=int)
    restore_.argument("--kind", choices=KINDS, help="means")
    restore_.argument("--code-fd", metavar="N", type=int)
    restore_.argument("--training", action="store_true", help="restore-training")
    group.add(
        "salvage", salvage, example="rightsmonitor vault salvage --vault oujda --user Samir --to oujda-2", vault=True
    ).argument("--to", metavar="DIR", type=Path, required=True, help="restore-to")


def backup(args: Namespace, out: Output) -> int:
    """Copied, checked by opening it, sealed, written, read back: only then it is said to be there."""
    with unlocked(args, out) as session:
        made = backups.make(session, folder=args.to, progress=out.progress())
    receipt = made.receipt
    lines = [
        out.words("backups-made", name=receipt.name, place=receipt.place),
        out.words("backups-anchor", seq=receipt.seq, head=receipt.head),
    ]
    lines += [out.words("backups-removed", name=name) for name in made.removed]
    out.answer({"receipt": asdict(receipt), "removed": list(made.removed)}, *lines)
    return 0


def restore(args: Namespace, out: Output) -> int:
    """A vault in a new folder; nothing that exists is ever overwritten. `--kind`: by recovery cards."""
    if args.kind:
        kind = Means(args.kind)
        secret = typed_cards(args.passphrase_fd if args.code_fd is None else args.code_fd, out, kind)
        opener = backups.with_cards(kind, secret)
    else:
        name = given(args, out, "user")
        secret = [passphrases.read(args.passphrase_fd, out, name=name)]
        opener = backups.with_passphrase(name, secret[0])
    try:
        found = backups.restore(
            file=args.file, to=args.to, opener=opener, progress=out.progress(), training=args.training
        )
    finally:
        for text in secret:
            text[:] = bytes(len(text))
    facts = {
        "folder": str(found.folder),
        "number": found.number,
        "incidents": found.incidents,
        "seq": found.seq,
        "head": found.head,
        "newer": found.newer,
    }
    lines = [
        out.words("backups-restored", folder=str(found.folder), incidents=found.incidents),
        out.words("backups-anchor", seq=found.seq, head=found.head),
    ]
    if args.kind:
        lines.append(out.words("backups-restore-after-code"))
    if found.newer:
        lines.append(out.words("backups-newer", name=found.newer))
    out.answer(facts, *lines)
    return 0


def salvage(args: Namespace, out: Output) -> int:
    """Exit 1 when records were lost: the answer names them."""
    folder, name = folder_of(args, out), given(args, out, "user")
    passphrase = passphrases.read(args.passphrase_fd, out, name=name)
    found = vaults.salvage(folder=folder, to=args.to, user=name, passphrase=passphrase, progress=out.progress())
    lost = len(found.lost) + found.unnamed
    lines = [out.words("cli-salvaged", saved=found.saved, lost=lost, folder=str(found.folder))]
    lines += ["  " + out.words("cli-salvage-lost", number=number) for number in found.lost]
    lines += ["  " + out.words("cli-salvage-unnamed", count=found.unnamed)] if found.unnamed else []
    lines += ["  " + out.words("cli-salvage-older", number=number) for number in found.older]
    lines += ["  " + out.words("cli-salvage-table", table=table, count=count) for table, count in found.tables.items()]
    out.answer(asdict(found) | {"folder": str(found.folder)}, *lines)
    return 1 if lost or found.older else 0
