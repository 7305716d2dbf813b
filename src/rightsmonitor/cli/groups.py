"""All command groups, in the order of the help; a group is loaded when the command line names it."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from rightsmonitor.cli.parsers import Root

ALL = (
    "demo",
    "vault",
    "people",
    "incidents",
    "review",
    "releases",
    "authority",
    "transfers",
    "taxonomy",
    "audit",
    "disclosure",
)


def add(root: Root, *, only: Collection[str] = ALL) -> None:
    """The parsers of the groups in `only`, and the bare names of the others for the help."""
    for name in ALL:
        if name in only:
            import_module(f"rightsmonitor.cli.{name}").add_parser(root)
        else:
            root.name(name)
