"""Answers stay readable, and nothing that was recorded can steer a terminal."""

from __future__ import annotations

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor import wording
from rightsmonitor.cli.output import Output, columns, pairs, printable


def _output(*, as_json: bool) -> tuple[Output, io.StringIO, io.StringIO]:
    stream, errors = io.StringIO(), io.StringIO()
    return Output(wording.words("en"), json=as_json, stream=stream, errors=errors), stream, errors


def test_lines_for_people_and_one_document_for_machines() -> None:
    out, stream, _ = _output(as_json=False)
    out.answer({"count": 2}, "two", "lines")
    assert stream.getvalue() == "two\nlines\n"
    out, stream, _ = _output(as_json=True)
    out.answer({"count": 2, "place": "وجدة"}, "two")
    assert json.loads(stream.getvalue()) == {"count": 2, "place": "وجدة"}
    assert "وجدة" in stream.getvalue()


def test_a_failure_is_a_document_too() -> None:
    out, stream, errors = _output(as_json=True)
    out.failure("no-such-incident", "There is none.", number="OUJ-26-0001")
    assert json.loads(stream.getvalue()) == {
        "error": "no-such-incident",
        "message": "There is none.",
        "number": "OUJ-26-0001",
    }
    assert errors.getvalue() == ""


def test_progress_only_where_somebody_watches() -> None:
    out, _, _ = _output(as_json=False)
    assert out.progress() is None


def test_columns_line_up_under_their_headings() -> None:
    lines = columns(("A", "B"), [("x", "1"), ("long word", "2"), ("مُقدَّم", "3")])
    assert lines[1] == "x          1"
    assert lines[2] == "long word  2"
    # Vowel signs take no column of their own: four letters, then five spaces and the gap.
    assert lines[3].endswith(" " * 7 + "3")


def test_pairs_line_up() -> None:
    assert pairs([("a", "1"), ("bbb", "2")]) == ("a    1", "bbb  2")
    assert pairs([]) == ()


@given(st.text(alphabet=st.characters()))
def test_nothing_printed_steers_a_terminal_or_breaks_the_encoding(text: str) -> None:
    shown = printable(text)
    assert "\x1b" not in shown
    assert "\x9b" not in shown
    assert len(shown) == len(text)
    shown.encode("utf-8")
