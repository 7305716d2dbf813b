"""Opening the vault that a command works in, and reading the files that people hand over."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import UsageError
from rightsmonitor.cli.vault import passphrases
from rightsmonitor.domain.errors import TooLarge, UnreadableFile
from rightsmonitor.services import session as sessions
from rightsmonitor.services.session import Session

LARGEST_FILE = 256 * 1024 * 1024
LARGEST_TEXT = 10_000  # characters of a comment
STANDARD_INPUT = "-"


def folder_of(args: Namespace, out: Output) -> Path:
    """`--vault`, or the sentence that it is missing."""
    return Path(given(args, out, "vault"))


def given(args: Namespace, out: Output, name: str) -> Any:
    """The value of an option that this command cannot do without."""
    value = getattr(args, name)
    if value is None:
        raise UsageError(out.words("cli-missing-option", option=f"--{name.replace('_', '-')}"))
    return value


@contextmanager
def unlocked(args: Namespace, out: Output) -> Iterator[Session]:
    """The vault of `--vault`, opened as `--user` for the length of the block."""
    with entered(args, out) as (session, _):
        yield session


@contextmanager
def entered(args: Namespace, out: Output) -> Iterator[tuple[Session, bytearray]]:
    """As `unlocked`, with the passphrase for an act that asks for it again; overwritten at the end."""
    folder, user = folder_of(args, out), given(args, out, "user")
    sessions.status(folder=folder)  # what is no vault is said before a passphrase is asked
    passphrase = passphrases.read(args.passphrase_fd, out, name=user)
    try:
        session = sessions.unlock(folder=folder, user=user, passphrase=bytearray(passphrase), progress=out.progress())
        try:
            yield session, passphrase
        finally:
            session.close()
    finally:
        passphrase[:] = bytes(len(passphrase))


def json_file(name: str) -> Any:
    """The JSON in a file, or on the standard input for `-`. Raises UnreadableFile, TooLarge."""
    try:
        return json.loads(_content(name).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableFile(name=_shown(name), reason="not-utf-8") from None
    except (ValueError, RecursionError):
        raise UnreadableFile(name=_shown(name), reason="not-json") from None


def text_from(name: str | None, out: Output, *, prompt: str) -> str:
    """A comment from a file, the standard input or the keyboard: it may tell of a child, so no argument."""
    if name is None and sys.stdin.isatty():
        return input(out.words(prompt) + " ")
    try:
        return _content(name or STANDARD_INPUT, limit=LARGEST_TEXT * 4).decode().strip()
    except UnicodeDecodeError:
        raise UnreadableFile(name=_shown(name or STANDARD_INPUT), reason="not-utf-8") from None


def _content(name: str, *, limit: int = LARGEST_FILE) -> bytes:
    if name == STANDARD_INPUT:
        content = sys.stdin.buffer.read(limit + 1)
    else:
        with Path(name).open("rb") as stream:
            content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(name=_shown(name), limit=limit)
    return content


def _shown(name: str) -> str:
    return name if name == STANDARD_INPUT else Path(name).name
