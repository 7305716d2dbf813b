"""Whose fault it is, in one sentence and an exit code: nothing ever ends in a traceback."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from rightsmonitor import reports
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import UsageError
from rightsmonitor.domain import errors
from rightsmonitor.domain.errors import InvalidRecord, RightsMonitorError
from rightsmonitor.wording import Words

BUG = 4
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_NOT_THERE = {
    errno.ENOENT: "missing",
    errno.EISDIR: "folder",
    errno.ENOTDIR: "missing",
    errno.ENAMETOOLONG: "missing",
}
_KINDS = ((errors.VerdictError, "verdict"), (errors.WorldError, "world"), (errors.InputError, "input"))


def report(error: BaseException, out: Output) -> int:
    """Says what happened; returns the exit code."""
    if isinstance(error, KeyboardInterrupt):
        error = errors.Cancelled()
    if isinstance(error, OSError):
        error = known(error) or error
    if isinstance(error, UsageError):
        out.failure("usage", error.sentence)
        return error.exit_code
    if isinstance(error, RightsMonitorError):
        details = (*place(error, out.words), *problems(error, out.words))
        extra = {"problems": list(details)} if isinstance(error, InvalidRecord) else {}
        out.failure(error.code(), sentence(error, out.words), details, **error.facts, **extra)
        return error.exit_code
    return _bug(error, out)


def sentence(error: RightsMonitorError, words: Words) -> str:
    """The message `errors-<code>`, or the general one of its kind where a newer error has none yet."""
    key = f"errors-{error.code()}"
    if words.has(key):
        return words(key, **error.facts)
    kind = next((name for base, name in _KINDS if isinstance(error, base)), "input")
    return words(f"cli-failure-{kind}", code=error.code())


def place(error: RightsMonitorError, words: Words) -> tuple[str, ...]:
    """Which of several documents or packages it was."""
    known = [name for name in ("position", "package") if name in error.facts]
    return tuple("  " + words(f"cli-failure-{name}", **{name: error.facts[name]}) for name in known)


def problems(error: RightsMonitorError, words: Words) -> tuple[str, ...]:
    """One line for each problem of a record: the field and what is wrong with it."""
    lines = []
    for problem in error.problems if isinstance(error, InvalidRecord) else ():
        field, code = getattr(problem, "field", ""), getattr(problem, "code", "")
        key = f"problems-{code}"
        text = words(key, **getattr(problem, "facts", {})) if words.has(key) else code
        lines.append(f"  {field}: {text}")
    return tuple(lines)


def known(error: OSError) -> RightsMonitorError | None:
    """What the disk answered, as an error of the program."""
    name = Path(os.fsdecode(error.filename)).name if error.filename else ""
    if error.errno in _FULL:
        return errors.DiskFull()
    if error.errno in _READ_ONLY:
        return errors.ReadOnlyPlace(folder=name)
    if error.errno in _NOT_THERE:
        return errors.UnreadableFile(name=name, reason="folder" if error.errno == errno.EISDIR else "missing")
    if error.errno == errno.EIO:
        return errors.StorageFailed(reason="eio")
    return None


def _bug(error: BaseException, out: Output) -> int:
    """A reference to quote: kind and place of the error, never what it said, which may hold a record."""
    reference = secrets.token_hex(4)
    where = reports.place(error.__traceback__)
    kind = type(error).__name__
    facts = {"reference": reference, "kind": kind, "where": where}
    out.failure("bug", out.words("cli-failure-bug", **facts), **facts)
    return BUG
