"""House rules that a person would forget: words in three languages, small rooms, nothing of this machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
WORDS = ROOT / "ui" / "translations"
LANGUAGES = ("fr", "ar", "en")
AREAS = sorted(path.stem for path in (WORDS / "fr").glob("*.ftl"))


class _Variables(Visitor):  # type: ignore[misc]
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.names.add(node.id.name)


def messages(language: str, area: str) -> dict[str, tuple[set[str], str]]:
    """(variables, source) of every message by id."""
    text = (WORDS / language / f"{area}.ftl").read_text(encoding="utf-8")
    found = {}
    for entry in FluentParser().parse(text).body:
        assert not isinstance(entry, fluent.Junk), f"{language}/{area}: {entry.content[:80]}"
        if isinstance(entry, fluent.Message):
            seen = _Variables()
            seen.visit(entry)
            assert entry.id.name not in found, f"{language}/{area}: {entry.id.name} stands twice"
            found[entry.id.name] = (seen.names, text[entry.span.start : entry.span.end])
    return found


@pytest.mark.parametrize("area", AREAS)
def test_the_three_languages_say_the_same_things(area: str) -> None:
    french, arabic, english = (messages(language, area) for language in LANGUAGES)
    assert french.keys() == arabic.keys() == english.keys()
    for name in french:
        assert name.startswith(f"{area}-"), name
        assert french[name][0] == arabic[name][0] == english[name][0], name


@pytest.mark.parametrize("area", AREAS)
def test_arabic_is_arabic(area: str) -> None:
    for name, (_, source) in messages("ar", area).items():
        value = re.sub(r"\{[^{}]*\}", "", source.split("=", 1)[1])
        # What has no letters beside placeholders and codes needs no Arabic.
        words = re.sub(r"[A-Z]{2,}|[a-z]+[.-][a-z.-]+|rightsmonitor|[A-Z]\w*", "", value)
        if re.search(r"[a-z]{4,}", words):
            assert re.search(r"[\u0600-\u06ff]", value), name


def test_every_area_exists_in_every_language() -> None:
    for language in LANGUAGES:
        assert sorted(path.stem for path in (WORDS / language).glob("*.ftl")) == AREAS


def _literal_keys() -> Iterator[tuple[str, str]]:
    pattern = re.compile(rf"^({'|'.join(AREAS)})-[a-z0-9-]+$")
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                key = node.args[0].value
                if name in ("words", "say") and isinstance(key, str) and pattern.match(key):
                    yield f"{path.name}:{node.lineno}", key


def test_every_message_that_is_asked_for_exists() -> None:
    known = {name for area in AREAS for name in messages("fr", area)}
    missing = [(where, key) for where, key in _literal_keys() if key not in known]
    assert missing == []


_SHOWN = {"setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName", "addAction", "addTab"}


def test_no_words_are_written_into_the_window() -> None:
    found = []
    for path in sorted((ROOT / "src/rightsmonitor/desktop").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _SHOWN:
                for part in ast.walk(node.args[0]) if node.args else ():
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        inside_call = any(
                            isinstance(call, ast.Call) and part in ast.walk(call) for call in ast.walk(node.args[0])
                        )
                        if re.search(r"[A-Za-z]{3,}", part.value) and not inside_call:
                            found.append(f"{path.name}:{part.lineno}: {part.value}")
    shortcuts = [line for line in found if "Ctrl+" not in line and "span style" not in line]
    assert shortcuts == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_rooms_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 60, f"{node.name} is too long"


def test_p61_sources_open_no_network_and_print_only_in_the_command_line() -> None:
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [alias.name for alias in node.names] + [getattr(node, "module", None) or ""]
                for name in names:
                    assert not name.startswith(("socket", "http", "urllib.request", "ssl", "PySide6.QtNetwork")), path
                    assert "unittest.mock" not in name, path
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
                assert "cli" in path.parts, path


def test_nothing_of_one_machine_is_tracked() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in filter(None, listed.stdout.decode().split("\0")):
        path = ROOT / name
        if path.suffix in (".png", ".ttf", ".db", ".geojson") or not path.is_file() or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        for trace in ("/ro" + "ot/", "pypi" + ".org", "--index" + "-url", "--find" + "-links"):
            assert trace not in text, f"{name}: {trace}"


def test_the_longest_files_of_tests_exist_and_the_longest_come_first() -> None:
    lines = [line.split() for line in (ROOT / "tests" / "longest.txt").read_text(encoding="utf-8").splitlines()]
    assert [name for _, name in lines if not (ROOT / "tests" / name).is_file()] == []
    seconds = [int(spent) for spent, _ in lines]
    assert seconds == sorted(seconds, reverse=True)


def test_p62_the_engine_is_new_enough() -> None:
    connection = sqlcipher.connect(":memory:")
    version = connection.execute("PRAGMA cipher_version").fetchone()[0]
    connection.close()
    assert tuple(map(int, version.split()[0].split("."))) >= (4, 19)
    assert sqlcipher.sqlite_version_info >= (3, 51, 3)


def test_p61_packaging_is_no_package_and_locks_have_hashes() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()
    for name in ("runtime", "development"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pinned = re.findall(r"^[A-Za-z0-9_.\[\]-]+==\S+", text, re.MULTILINE)
        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)


def test_emitting_signals_leaks_no_references(qapp: object) -> None:
    """PySide6 6.12.0 on Python 3.11 loses references to True at each emit and aborts after some hundreds."""
    from PySide6.QtCore import QObject, Signal

    class Bell(QObject):
        rung = Signal(bool)

    bell = Bell()
    bell.rung.connect(lambda _: None)
    before = sys.getrefcount(True)
    for _ in range(50):
        bell.rung.emit(True)
    assert abs(sys.getrefcount(True) - before) < 25


_SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|DROP|WITH|FROM|WHERE)\b")
# What may stand inside a statement: our own constants, placeholders made of question marks, and local names that
# somebody looked at. A value of a person never (P57).
_INSIDE = {"marks", "columns", "source", "condition", "column", "table", "pragma", "name", "wanted", "spec", "number"}
_INSIDE |= {"version", "settings", "direction", "key", "chosen", "order", "where", "names", "fields"}
_INSIDE_ATTRIBUTES = {"table.name"}  # of the schema itself: storage.gleaning, storage.salvage


def test_p57_statements_are_made_of_our_own_constants() -> None:
    found = []
    for path in sorted((ROOT / "src/rightsmonitor/storage").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else None
            if isinstance(first, ast.Constant) and _SQL.match(str(first.value)):
                parts = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
                found += [f"{path.name}:{node.lineno}: {ast.unparse(part)}" for part in parts if not _harmless(part)]
    assert found == []


def _harmless(part: ast.expr) -> bool:
    if isinstance(part, ast.Name):
        return part.id in _INSIDE or part.id.lstrip("_").isupper()
    if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "join":
        return all(_harmless(argument) for argument in part.args)
    if isinstance(part, ast.BinOp):  # "?" * len(values)
        return isinstance(part.left, ast.Constant) and part.left.value == "?"
    if isinstance(part, ast.Attribute):
        return ast.unparse(part) in _INSIDE_ATTRIBUTES
    return isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "int"


def test_p35_files_are_chosen_and_words_copied_in_one_place() -> None:
    """Use desktop/dialogs/files.py and desktop/shell/privacy.py: what Qt offers remembers folders and leaves words."""
    allowed = {"privacy.py"}
    for path in sorted((ROOT / "src/rightsmonitor/desktop").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert "QFileDialog" not in text, path.name
        assert path.name in allowed or ".clipboard()" not in text, path.name
