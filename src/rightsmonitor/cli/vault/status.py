"""`vault status`: what can be said without a passphrase; `--full`: the laptop, and what is only known inside."""

from __future__ import annotations

from argparse import Namespace

from rightsmonitor.cli.output import Output, pairs
from rightsmonitor.cli.parsers import Group
from rightsmonitor.cli.vault.vaults import folder_of, unlocked
from rightsmonitor.services import session as sessions
from rightsmonitor.services.vault import status


def add_parsers(group: Group) -> None:
    group.add("status", show, example="rightsmonitor vault status --vault oujda", vault=True).argument(
        "--full", action="store_true", help="full-status"
    )


def show(args: Namespace, out: Output) -> int:
    return _full(args, out) if args.full else _brief(args, out)


def _brief(args: Namespace, out: Output) -> int:
    found = sessions.status(folder=folder_of(args, out))
    facts = {
        "vault_id": found.vault_id,
        "format": found.format,
        "people": found.people,
        "damaged_slots": found.damaged_slots,
        "database": found.database,
        "database_bytes": found.database_bytes,
        "in_use": found.in_use,
        "last_entry": found.last_entry,
        "last_time": found.last_time,
        "training": found.training,
    }
    rows = [(out.words("cli-heading-folder"), str(found.folder))]
    rows += [
        (out.words(f"cli-vault-fact-{name.replace('_', '-')}"), _shown(value, out)) for name, value in facts.items()
    ]
    out.answer({"folder": str(found.folder)} | facts, *pairs(rows))
    return 0


def _shown(value: object, out: Output) -> str:
    if isinstance(value, bool):
        return out.words("cli-yes" if value else "cli-no")
    return out.words(f"cli-vault-{value}") if value in ("present", "missing") else str(value)


def _full(args: Namespace, out: Output) -> int:
    """Exit 0 whatever is found: it is a report, not a verdict."""
    with unlocked(args, out) as session:
        found = status.full(session)
    say = out.words
    document = {
        "worst": found.worst,
        "facts": [
            {"name": fact.name, "state": fact.state, "code": fact.code or fact.state, **fact.facts}
            for fact in found.facts
        ],
        "versions": found.versions,
        "limits": list(found.limits),
    }
    lines = [
        f"[{say(f'status-state-{fact.state}')}] {say(f'status-{fact.name}')}: {say(fact.key, **fact.facts)}"
        for fact in found.facts
    ]
    limits = [f"- {say(f'status-limit-{name}')}" for name in found.limits]
    versions = [
        f"{status.PROGRAMS.get(name) or say(f'status-version-{name}')} {value}"
        for name, value in found.versions.items()
    ]
    out.answer(document, *lines, "", say("status-limits"), *limits, "", ", ".join(versions))
    return 0
