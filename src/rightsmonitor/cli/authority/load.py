"""`authority load`: hands national tables to the distribution that opens connections, where an authority installed it.

This program cannot open any: the other part is looked up by its name, is not among our requirements, and is absent
from an officer's laptop.
"""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import Group, UsageError
from rightsmonitor.cli.vault import passphrases
from rightsmonitor.domain.errors import ExtraMissing, SecretInArgument
from rightsmonitor.services.national import joined

PART = "rightsmonitor_load"
_EXAMPLE = "rightsmonitor authority load national --postgresql 'host=/run/postgresql dbname=figures'"
_SECRET = re.compile(r"(?i)password|passfile|//[^/@]*:[^/@]*@")


def add(group: Group) -> None:
    command = group.add("load", load, example=_EXAMPLE).argument("folder", metavar="DIR", type=Path, help="joined")
    to = command.parser.add_mutually_exclusive_group(required=True)
    for name, metavar in (("dhis2", "URL"), ("postgresql", "DSN")):
        to.add_argument(f"--{name}", metavar=metavar, help=group.words(f"cli-argument-{name}"))
    command.argument("--account", metavar="NAME", default="")
    command.argument("--password-fd", metavar="N", type=int)
    command.argument("--token-fd", metavar="N", type=int)
    command.argument("--own-places", action="store_true")


def load(args: Namespace, out: Output) -> int:
    """Checks the folder, then pushes it; secrets come from descriptors alone."""
    option = "dhis2" if args.dhis2 else "postgresql"
    if _SECRET.search(args.dhis2 or args.postgresql):
        raise SecretInArgument(option=f"--{option}")
    if find_spec(PART) is None:
        raise ExtraMissing(extra="rightsmonitor-load")
    files = joined.read(args.folder)
    counts = _dhis2(args, files, out) if args.dhis2 else _postgresql(args, files, out)
    server = "DHIS2" if args.dhis2 else "PostgreSQL"
    lines = (out.words("cli-loaded", server=server, count=count, period=period) for period, count in counts.items())
    out.answer({"server": server, "periods": counts}, *lines)
    return 0


def _dhis2(args: Namespace, files: Mapping[str, bytes], out: Output) -> dict[str, int]:
    with_password = bool(args.account) and args.password_fd is not None
    if with_password == (args.token_fd is not None):
        raise UsageError(out.words("cli-load-one-secret"))
    secret = _secret(args.password_fd if with_password else args.token_fd, out)
    part = _part("dhis2")
    server = part.Server.at(args.dhis2, user=args.account if with_password else "", secret=secret)
    counts: dict[str, int] = part.load(files, server, own_places=args.own_places)
    return counts


def _postgresql(args: Namespace, files: Mapping[str, bytes], out: Output) -> dict[str, int]:
    password = None if args.password_fd is None else _secret(args.password_fd, out)
    counts: dict[str, int] = _part("postgresql").load(files, dsn=args.postgresql, password=password)
    return counts


def _secret(descriptor: int, out: Output) -> str:
    return passphrases.read(descriptor, out, name="").decode("utf-8", "replace")


def _part(name: str) -> Any:
    return import_module(f"{PART}.{name}")
