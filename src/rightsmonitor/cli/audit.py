"""`audit …`: the trail of what was done; announced."""

from __future__ import annotations

from rightsmonitor.cli.parsers import Root


def add_parser(root: Root) -> None:
    root.group("audit").later("show", "verify")
