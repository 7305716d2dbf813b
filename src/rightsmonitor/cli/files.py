"""Files that commands write for people."""

from __future__ import annotations

import os
from pathlib import Path

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import UsageError


def write_new(path: Path, content: bytes, out: Output) -> None:
    """A secret: readable only by this person, and never over another file. Raises UsageError."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(out.words("cli-file-exists", file=str(path))) from None
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
