"""Each failure ends as one sentence in the language and the exit code that says whose fault it is."""

from __future__ import annotations

import errno
import io
import json
from collections.abc import Iterator

import pytest

from rightsmonitor import wording
from rightsmonitor.cli import failures
from rightsmonitor.cli.output import Output
from rightsmonitor.domain import errors
from rightsmonitor.wording import LANGUAGES, Language

_CANARY = "Zineb-invented-7f3a"


def _report(error: BaseException, language: Language = "en", *, as_json: bool = False) -> tuple[int, str, str]:
    stream, problems = io.StringIO(), io.StringIO()
    out = Output(wording.words(language), json=as_json, stream=stream, errors=problems)
    return failures.report(error, out), stream.getvalue(), problems.getvalue()


def _tree(kind: type[errors.RightsMonitorError]) -> Iterator[type[errors.RightsMonitorError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _tree(child)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.UnknownTerm(code="RMV-99"), 2),
        (errors.NotGenuine(reason="digest"), 1),
        (errors.WrongPassphrase(), 3),
        (KeyboardInterrupt(), 2),
        (OSError(errno.ENOSPC, "full", "/x/data.db"), 3),
        (OSError(errno.EROFS, "read only", "/x/data.db"), 3),
        (OSError(errno.EIO, "input/output", "/x/data.db"), 3),
        (FileNotFoundError(errno.ENOENT, "none", "/x/register.csv"), 2),
        (IsADirectoryError(errno.EISDIR, "folder", "/x/register.csv"), 2),
        (ZeroDivisionError(), 4),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_exit_code_and_one_sentence(error: BaseException, code: int, language: Language) -> None:
    found, answer, sentence = _report(error, language)
    assert found == code
    assert answer == ""
    assert len(sentence.strip().splitlines()) == 1
    assert "Traceback" not in sentence


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_error_of_the_tree_has_its_own_sentence(language: Language) -> None:
    words = wording.words(language)
    bases = {errors.RightsMonitorError, errors.InputError, errors.VerdictError, errors.WorldError}
    kinds = [kind for kind in _tree(errors.RightsMonitorError) if kind not in bases]
    ours = [kind for kind in kinds if kind.__module__.startswith(f"{errors.__name__}.")]
    assert len(ours) > 40
    assert [kind.code() for kind in ours if not words.has(f"errors-{kind.code()}")] == []


def test_a_bug_tells_its_place_and_never_what_it_choked_on() -> None:
    try:
        int(_CANARY)
    except ValueError as error:
        code, _, sentence = _report(error)
    assert code == 4
    assert _CANARY not in sentence
    assert "ValueError" in sentence
    assert "test_failures.py:" in sentence


def test_two_bugs_have_two_references() -> None:
    first, second = (json.loads(_report(ZeroDivisionError(), as_json=True)[1]) for _ in range(2))
    assert first["reference"] != second["reference"]
    assert first["error"] == "bug"


def test_a_record_that_is_refused_names_its_fields() -> None:
    from rightsmonitor.domain.rules import Problem

    problem = Problem(field="victims[0].age", code="age-out-of-range", severity="error", facts={})
    _, _, sentences = _report(errors.InvalidRecord(problems=(problem,)))
    assert "victims[0].age" in sentences
