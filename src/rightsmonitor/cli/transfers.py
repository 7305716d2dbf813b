"""`transfers …`: sealed records between offices; announced."""

from __future__ import annotations

from rightsmonitor.cli.parsers import Root


def add_parser(root: Root) -> None:
    root.group("transfers").later("pack", "open", "reconcile")
