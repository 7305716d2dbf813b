"""All command groups, in the order of the help; a group is loaded when the command line names it."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from rightsmonitor.cli.parsers import Root

ALL = {
    "demo": "demo",
    "vault": "vault.commands",
    "people": "vault.people",
    "incidents": "incidents.commands",
    "review": "incidents.review",
    "releases": "releases.commands",
    "authority": "authority.commands",
    "transfers": "transfers",
    "taxonomy": "taxonomy",
    "audit": "audit",
    "disclosure": "disclosure.commands",
}


def add(root: Root, *, only: Collection[str] = tuple(ALL)) -> None:
    """The parsers of the groups in `only`, and the bare names of the others for the help."""
    for name, module in ALL.items():
        if name in only:
            import_module(f"rightsmonitor.cli.{module}").add_parser(root)
        else:
            root.name(name)
