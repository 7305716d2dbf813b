"""A passphrase is one line of a descriptor; what follows on it stays for the next."""

from __future__ import annotations

import os

import pytest

from rightsmonitor import wording
from rightsmonitor.cli.output import Output
from rightsmonitor.cli.parsers import UsageError
from rightsmonitor.cli.vault import passphrases
from rightsmonitor.domain.errors import InvalidValue

_OUT = Output(wording.words("en"))


def _pipe(content: bytes) -> int:
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    return reading


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"five words on one line\n", b"five words on one line"),
        (b"without an end of line", b"without an end of line"),
        (b"from windows\r\n", b"from windows"),
        (b" spaces stay \n", b" spaces stay "),
        (b"\n", b""),
        (b"", b""),
        ("عبارة المرور\n".encode(), "عبارة المرور".encode()),
    ],
)
def test_one_line_without_its_end(content: bytes, passphrase: bytes) -> None:
    assert passphrases.read(_pipe(content), _OUT, name="A") == passphrase


def test_two_lines_of_one_descriptor_are_two_passphrases() -> None:
    descriptor = _pipe(b"the first\nthe second\n")
    assert passphrases.read(descriptor, _OUT, name="A") == b"the first"
    assert passphrases.read_new(descriptor, _OUT, name="B") == b"the second"


def test_an_endless_line_is_refused() -> None:
    with pytest.raises(InvalidValue):
        passphrases.read(_pipe(b"x" * 5000), _OUT, name="A")


def test_a_closed_descriptor_is_named() -> None:
    descriptor = _pipe(b"")
    os.close(descriptor)
    with pytest.raises(UsageError) as caught:
        passphrases.read(descriptor, _OUT, name="A")
    assert str(descriptor) in caught.value.sentence


def test_without_a_terminal_the_option_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with open(os.devnull, encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        with pytest.raises(UsageError) as caught:
            passphrases.read(None, _OUT, name="A")
    assert "--passphrase-fd" in caught.value.sentence
