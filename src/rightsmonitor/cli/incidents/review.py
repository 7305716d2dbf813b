"""`review queue | verify | return`: a supervisor checks what others recorded."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from rightsmonitor.cli.incidents import records
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Root
from rightsmonitor.cli.vault.vaults import text_from, unlocked
from rightsmonitor.domain.codes import Confidence, VerificationLevel
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.session import Session
from rightsmonitor.services.supervision import review

_OPEN = "rightsmonitor review {} --vault oujda --user Samir"
_PAGE = 500


def add_parser(root: Root) -> None:
    group = root.group("review")
    group.add("queue", queue, example=_OPEN.format("queue"), vault=True).argument(
        "--offset", metavar="N", type=int, default=0
    ).argument("--limit", metavar="N", type=int, default=100)
    group.add("verify", verify, example=_OPEN.format("verify") + " OUJ-26-0148", vault=True).argument(
        "numbers", metavar="NUMBER", nargs="*", help="numbers"
    ).argument("--all", action="store_true", help="all-waiting").argument(
        "--level", choices=[level.value for level in VerificationLevel], default="verified"
    ).argument("--confidence", choices=[level.value for level in Confidence], default="confirmed")
    group.add("return", return_, example=_OPEN.format("return") + " OUJ-26-0148 --comment-from -", vault=True).argument(
        "number", metavar="NUMBER"
    ).argument("--comment-from", metavar="FILE").argument("--field", metavar="PATH", default="")


def queue(args: Namespace, out: Output) -> int:
    """Records that wait for this supervisor; own records are not among them."""
    with unlocked(args, out) as session:
        rows = review.queue(session, offset=args.offset, limit=args.limit)
        records.listed(rows, review.queue_count(session), session.reference, out)
    return 0


def verify(args: Namespace, out: Output) -> int:
    level, confidence = VerificationLevel(args.level), Confidence(args.confidence)
    with unlocked(args, out) as session:
        waiting = _waiting(session) if args.all else _named(session, args.numbers)
        done = [
            review.verify(session, uid=uid, expected_revision=revision, level=level, confidence=confidence)
            for uid, revision in waiting
        ]
    document = {"verified": [_brief(stored) for stored in done]}
    out.answer(document, out.words("cli-review-verified", count=len(done)))
    return 0


def _named(session: Session, numbers: list[str]) -> list[tuple[str, int]]:
    found = [incidents.by_number(session, number=number) for number in numbers]
    return [(stored.incident.uid, stored.revision) for stored in found]


def _waiting(session: Session) -> list[tuple[str, int]]:
    """The whole queue, read before the first record moves out of it."""
    total = review.queue_count(session)
    pages = [review.queue(session, offset=at, limit=_PAGE) for at in range(0, total, _PAGE)]
    return [(row.uid, row.revision) for page in pages for row in page]


def return_(args: Namespace, out: Output) -> int:
    comment = text_from(args.comment_from, out, prompt="cli-ask-comment")
    with unlocked(args, out) as session:
        stored = incidents.by_number(session, number=args.number)
        stored = review.return_(
            session,
            uid=stored.incident.uid,
            expected_revision=stored.revision,
            comment=comment,
            field=args.field,
        )
    out.answer(_brief(stored), out.words("cli-review-returned", number=stored.number))
    return 0


def _brief(stored: Stored) -> dict[str, Any]:
    return {"number": stored.number, "status": stored.status, "revision": stored.revision}
