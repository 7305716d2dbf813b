"""`incidents retention`: records whose time has run out; `vault settings`: how long that is, and the authorisation."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from rightsmonitor.cli.output import Output, columns, pairs
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import unlocked
from rightsmonitor.domain.dates import iso_day
from rightsmonitor.domain.errors import InvalidDate
from rightsmonitor.domain.retention import HoldReason
from rightsmonitor.services.records import incidents, retention
from rightsmonitor.services.records.retention import Due, OfficeSettings
from rightsmonitor.services.session import Session


def add_parsers(group: Group) -> None:
    """`retention`, in the group of incidents."""
    group.add(
        "retention",
        due,
        example="rightsmonitor incidents retention --vault oujda --user Samira --destroy OUJ-21-0148",
        vault=True,
    ).argument("--all", action="store_true", help="all-ended").argument(
        "--destroy", metavar="NUMBER", nargs="+", default=[]
    ).argument("--keep", metavar="NUMBER").argument("--until", metavar="DATE", default="").argument(
        "--because", choices=[reason.value for reason in HoldReason], default=HoldReason.OTHER.value
    )


def add_settings(group: Group) -> None:
    """`settings`, in the group of the vault."""
    group.add(
        "settings",
        settings,
        example="rightsmonitor vault settings --vault oujda --user Samira --months 60 --authorisation A-PO-123/2026",
        vault=True,
    ).argument("--months", metavar="N", type=int, help="retention-months").argument(
        "--authorisation", metavar="N", help="cndp"
    ).argument("--authorised-on", metavar="DATE", default="")


def _day(text: str, field: str) -> date:
    try:
        return iso_day(text)
    except ValueError:
        raise InvalidDate(field=field, text=text[:40]) from None


def due(args: Namespace, out: Output) -> int:
    """Lists; destroys those that are named; keeps one longer."""
    with unlocked(args, out) as session:
        if args.keep:
            uid = incidents.by_number(session, number=args.keep).incident.uid
            until = _day(args.until, "until")
            retention.hold(session, uid=uid, until=until, reason=HoldReason(args.because))
        if args.destroy:
            return _destroy(session, args.destroy, out)
        found = retention.due(session, all_=args.all)
    _list(found, out)
    return 0


def _destroy(session: Session, numbers: list[str], out: Output) -> int:
    uids = [incidents.by_number(session, number=number).incident.uid for number in numbers]
    done = retention.destroy(session, uids=uids, progress=out.progress())
    document = {"destroyed": list(numbers), "count": done.count}
    out.answer(document, out.words("retention-destroyed", count=done.count), out.words("retention-elsewhere"))
    return 0


def _list(found: tuple[Due, ...], out: Output) -> None:
    say = out.words
    document = [
        {
            "number": one.number,
            "status": one.status.value,
            "ended": one.ended.isoformat(),
            "due": one.due.isoformat(),
            "held_until": one.held_until.isoformat() if one.held_until else "",
            "held_for": one.held_for.value if one.held_for else "",
        }
        for one in found
    ]
    head = [say(f"retention-column-{name}") for name in ("number", "ended", "due", "kept")]
    lines = [
        [one.number, str(one.ended), str(one.due), "" if one.held_until is None else str(one.held_until)]
        for one in found
    ]
    out.answer({"due": document}, say("retention-count", count=len(found)), *(columns(head, lines) if lines else ()))


def settings(args: Namespace, out: Output) -> int:
    """Shows what the office decided; changes what is given."""
    with unlocked(args, out) as session:
        found = retention.settings(session)
        if args.months is not None or args.authorisation is not None or args.authorised_on:
            found = retention.set_settings(
                session,
                chosen=OfficeSettings(
                    months=found.months if args.months is None else args.months,
                    authorisation=found.authorisation if args.authorisation is None else args.authorisation,
                    authorised_on=_day(args.authorised_on, "day") if args.authorised_on else found.authorised_on,
                ),
            )
    day = found.authorised_on.isoformat() if found.authorised_on else ""
    document = {"months": found.months, "authorisation": found.authorisation, "authorised_on": day}
    rows = [(out.words(f"retention-{name.replace('_', '-')}"), str(value)) for name, value in document.items()]
    out.answer(document, *pairs(rows))
    return 0
