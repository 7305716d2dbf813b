"""`people cards | confirm | recover`: ways back when a passphrase is forgotten."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Command, Group
from rightsmonitor.cli.vault import passphrases
from rightsmonitor.cli.vault.vaults import folder_of, given, unlocked
from rightsmonitor.domain.cards import Card, Means
from rightsmonitor.services import session as sessions
from rightsmonitor.services.vault import recovery, recovery_cards
from rightsmonitor.services.vault.recovery import Issued

KINDS = [kind.value for kind in Means]
_TYPED_BACK = {Means.CODE: 1, Means.SHARES: 3}
_NEEDED = {Means.CODE: 1, Means.SHARES: 2}


def add_commands(group: Group) -> None:
    cards_ = group.add(
        "cards", cards, example="rightsmonitor people cards --vault oujda --user Samir --out carte.pdf", vault=True
    )
    _with_kind(cards_).argument("--out", metavar="FILE", type=Path, help="card-file")
    confirm_ = group.add(
        "confirm", confirm, example="rightsmonitor people confirm --vault oujda --user Samir --kind code", vault=True
    )
    _with_code(_with_kind(confirm_))
    recover_ = group.add(
        "recover", recover, example="rightsmonitor people recover --vault oujda --user Amina --kind shares", vault=True
    )
    _with_code(_with_kind(recover_)).argument("--new-passphrase-fd", metavar="N", type=int).argument(
        "--out", metavar="FILE", type=Path, help="card-file"
    )


def _with_kind(command: Command) -> Command:
    return command.argument("--kind", choices=KINDS, default=Means.CODE.value, help="means")


def _with_code(command: Command) -> Command:
    return command.argument("--code-fd", metavar="N", type=int)


def cards(args: Namespace, out: Output) -> int:
    """A new code, or three shares: to a file that the person chose, or to the terminal."""
    with unlocked(args, out) as session:
        issued = recovery.issue(session, kind=Means(args.kind))
        _hand_over(issued, args, out, "cli-cards-issued")
    return 0


def _hand_over(issued: Issued, args: Namespace, out: Output, key: str) -> None:
    document = {"kind": issued.kind.value, "cards": [_document(card) for card in issued.cards]}
    lines = [out.words(key, kind=issued.kind.value)]
    if args.out is not None:
        recovery_cards.save(issued, file=args.out, language=out.words.language)
        document = {"kind": issued.kind.value, "file": str(args.out)}
        lines += [out.words("cli-written", file=str(args.out)), out.words("cli-cards-file")]
    else:
        for card in issued.cards:
            lines += ["", out.words("cli-cards-one", share=card.share, vault=card.vault), *card.lines]
        lines += ["", out.words("cli-cards-screen")]
    out.answer(document, *lines, out.words("cli-cards-confirm", kind=issued.kind.value))


def _document(card: Card) -> dict[str, object]:
    facts = {"share": card.share, "vault": card.vault, "series": card.series, "issued": card.issued.isoformat()}
    return {**facts, "lines": list(card.lines)}


def confirm(args: Namespace, out: Output) -> int:
    """What stands on the card is typed back; the cards before it open nothing any more."""
    kind = Means(args.kind)
    with unlocked(args, out) as session:
        recovery.confirm(session, kind=kind, typed=_typed(args.code_fd, out, _TYPED_BACK[kind]))
    out.answer({"kind": kind.value, "confirmed": True}, out.words("cli-cards-confirmed", kind=kind.value))
    return 0


def _typed(descriptor: int | None, out: Output, count: int) -> list[bytearray]:
    numbers = [0] if count == 1 else range(1, count + 1)
    return [passphrases.read_card(descriptor, out, card=number) for number in numbers]


def recover(args: Namespace, out: Output) -> int:
    """Opens the vault with a code or two shares; `--user` gets another passphrase, and the used cards die."""
    folder, name, kind = folder_of(args, out), given(args, out, "user"), Means(args.kind)
    sessions.status(folder=folder)  # what is no vault is said before a secret is asked
    typed = typed_cards(args.passphrase_fd if args.code_fd is None else args.code_fd, out, kind)
    new = passphrases.read_new(args.new_passphrase_fd, out, name=name)
    found = recovery.recover(folder=folder, user=name, kind=kind, typed=typed, passphrase=new, progress=out.progress())
    try:
        _hand_over(found.issued, args, out, "cli-cards-recovered")
    finally:
        found.session.close()
    return 0


def typed_cards(descriptor: int | None, out: Output, kind: Means) -> list[bytearray]:
    """What stands on the cards that open a vault: one code, or two shares."""
    return _typed(descriptor, out, _NEEDED[kind])
