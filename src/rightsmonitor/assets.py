"""The only module that builds a path to a shipped file.

Installed, `ui/` and `resources/` lie inside the package; in a checkout they stand at the top.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parents[1]


def resource(*parts: str) -> Path:
    """A file or folder under `resources/`."""
    return _root().joinpath("resources", *parts)


def interface(*parts: str) -> Path:
    """A file or folder under `ui/`."""
    return _root().joinpath("ui", *parts)
