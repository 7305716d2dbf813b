"""Passphrases: asked on the terminal, or one line of an open descriptor. Never arguments or environment."""

from __future__ import annotations

import getpass
import hmac
import os
import sys

from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import UsageError
from rightsmonitor.domain.errors import InvalidValue

LIMIT = 4096  # bytes in one line


def read(descriptor: int | None, out: Output, *, name: str) -> bytearray:
    """The passphrase of `name`, without its end of line."""
    if descriptor is not None:
        return _line(descriptor, out)
    return _asked("cli-ask-passphrase", out, name=name, option="--passphrase-fd")


def read_new(descriptor: int | None, out: Output, *, name: str) -> bytearray:
    """A new passphrase, asked twice on a terminal."""
    if descriptor is not None:
        return _line(descriptor, out)
    first = _asked("cli-ask-new-passphrase", out, name=name, option="--new-passphrase-fd")
    second = _asked("cli-ask-again", out, name=name, option="--new-passphrase-fd")
    if not hmac.compare_digest(first, second):
        raise UsageError(out.words("cli-passphrases-differ"))
    return first


def read_card(descriptor: int | None, out: Output, *, card: int) -> bytearray:
    """What stands on a recovery card: one line of a descriptor, or typed from the paper, line by line and visibly.

    `card`: which of several, from 1; 0 when there is one.
    """
    if descriptor is not None:
        return _line(descriptor, out)
    if not sys.stdin.isatty():
        raise UsageError(out.words("cli-no-terminal", option="--code-fd"))
    out.note("cli-ask-share" if card else "cli-ask-code", card=card)
    typed = ""
    while line := input("  "):  # an empty line ends it: two lines for a code, five for a share
        typed += " " + line
    return bytearray(typed.encode(errors="surrogateescape"))


def _asked(key: str, out: Output, *, name: str, option: str) -> bytearray:
    if not sys.stdin.isatty():
        raise UsageError(out.words("cli-no-terminal", option=option))
    return bytearray(getpass.getpass(out.words(key, name=name) + " ").encode(errors="surrogateescape"))


def _line(descriptor: int, out: Output) -> bytearray:
    """Byte by byte, so that the next line of the same descriptor stays for the next passphrase."""
    line = bytearray()
    try:
        while (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
            if len(line) > LIMIT:
                raise InvalidValue(field="passphrase")
    except OSError:
        raise UsageError(out.words("cli-closed-descriptor", number=descriptor)) from None
    return line.removesuffix(b"\r")
