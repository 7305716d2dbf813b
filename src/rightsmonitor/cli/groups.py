"""All command groups, in the order of the help."""

from __future__ import annotations

from rightsmonitor.cli import taxonomy

ALL = (taxonomy,)
