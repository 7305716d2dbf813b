"""What a command answers: sentences and columns for people, or one JSON document for machines."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TextIO

from rightsmonitor.wording import Words

Progress = Callable[[int, int], None]
Fact = str | int | float | date | datetime


class Output:
    """Answers on `stream`; progress and failures on `errors`. A reader that went away is not a failure."""

    def __init__(
        self, words: Words, *, json: bool = False, stream: TextIO | None = None, errors: TextIO | None = None
    ) -> None:
        self.words = words
        self.json = json
        self._stream = stream or sys.stdout
        self._errors = errors or sys.stderr

    @property
    def language(self) -> str:
        return self.words.language

    def answer(self, document: Mapping[str, Any], *lines: str) -> None:
        """`document` with `--json`, otherwise the lines."""
        if self.json:
            self._write(self._stream, json.dumps(document, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                self._write(self._stream, line)

    def note(self, key: str, /, **facts: Fact) -> None:
        """A sentence beside the answer, on the error stream; silent with `--json`."""
        if not self.json:
            self._write(self._errors, self.words(key, **facts))

    def failure(self, error: str, sentence: str, details: Iterable[str] = (), /, **facts: Any) -> None:
        """Why a command did not do what it was asked: a JSON document, or sentences on the error stream."""
        if self.json:
            self.answer({"error": error, "message": sentence, **facts})
            return
        for line in (sentence, *details):
            self._write(self._errors, line)

    def raw(self, content: bytes) -> None:
        """Bytes as they are, for a file that is sent to the standard output."""
        try:
            self._stream.flush()
            self._stream.buffer.write(content)
            self._stream.buffer.flush()
        except BrokenPipeError:
            _forget(self._stream)

    def progress(self) -> Progress | None:
        """A counter in place for long work, where a person watches; None otherwise."""
        if self.json or not self._errors.isatty():
            return None

        def show(done: int, total: int) -> None:
            text = self.words("cli-progress", done=done, total=total)
            self._errors.write(f"\r{text}\x1b[K" + ("\n" if done >= total else ""))
            self._errors.flush()

        return show

    def _write(self, stream: TextIO, text: str) -> None:
        try:
            stream.write(printable(text) + "\n")
            stream.flush()
        except BrokenPipeError:
            _forget(stream)


def _forget(stream: TextIO) -> None:
    """The reader closed the pipe (`| head`): the work goes on and the exit code stays honest."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def printable(text: str) -> str:
    """Without control characters, which could steer a terminal, and without lone surrogates."""
    return "".join(
        letter if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs") else "\ufffd" for letter in text
    )


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Lines of aligned columns under their headings."""
    flat = [[" ".join(cell.split()) for cell in row] for row in (headings, *rows)]
    widths = [max(_width(row[at]) for row in flat) for at in range(len(headings))]
    return tuple("  ".join(map(_padded, row, widths)).rstrip() for row in flat)


def pairs(rows: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Lines `name  value`, values beneath each other."""
    kept = tuple(rows)
    width = max((_width(name) for name, _ in kept), default=0)
    return tuple(f"{_padded(name, width)}  {value}" for name, value in kept)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns on a terminal: combining and invisible characters take none."""
    return sum(unicodedata.category(letter) not in ("Mn", "Me", "Cf") for letter in text)


def use_utf8() -> None:
    """Arabic on any terminal or pipe, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
