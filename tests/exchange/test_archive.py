"""Hostile zips: bombs, paths, doubles, links."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from rightsmonitor.exchange.package import archive


def zipped(fill: Callable[[zipfile.ZipFile], object], method: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as made:
        fill(made)
    return stream.getvalue()


def test_what_is_packed_comes_back() -> None:
    files = {"b.txt": b"two", "data/a.csv": b"one"}
    assert archive.unpack(archive.pack(files)) == files
    assert archive.pack(files) == archive.pack(dict(reversed(files.items())))


@pytest.mark.parametrize(
    "name",
    ["../a", "/a", "C:a", "a/../b", "a\\b", "data/x/y", ".hidden", "a\u202eb", "", "a/", "x" * 300, "data/..", "é.txt"],
)
def test_p53_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(archive.BadArchive) as caught:
        archive.unpack(archive.pack({name: b"x"}))
    leaves = name.startswith("/") or ".." in name or "\\" in name or ":" in name
    assert caught.value.reason == ("unsafe-path" if leaves else "not-a-package")


def test_p52_bombs_and_doubles_have_their_own_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def reason(content: bytes) -> str:
        with pytest.raises(archive.BadArchive) as caught:
            archive.unpack(content)
        return caught.value.reason

    good = archive.pack({"a.txt": b"x"})
    assert reason(zipped(lambda made: made.writestr("a.txt", bytes(50_000_000)), zipfile.ZIP_DEFLATED)) == "bomb"
    assert reason(archive.pack({"package.zip": good})) == "packed-twice"
    assert reason(archive.pack({"CRV_2026-Q3_OUJ_003.zip.age": good})) == "packed-twice"
    assert reason(good[:-3]) == "not-a-package"
    monkeypatch.setattr(archive, "MOST_BYTES", len(good) - 1)
    assert reason(good) == "bomb"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_p52_doubles_links_bombs_comments_and_foreign_dates_are_refused() -> None:
    link = zipfile.ZipInfo("a.txt", (1980, 1, 1, 0, 0, 0))
    link.external_attr = 0o120777 << 16

    def twice(made: zipfile.ZipFile) -> None:
        made.writestr("a.txt", b"1")
        made.writestr("a.txt", b"2")

    def many(made: zipfile.ZipFile) -> None:
        for number in range(archive.MOST_FILES + 1):
            made.writestr(f"{number}.txt", b"")

    good = archive.pack({"a.txt": b"x"})
    bad = [
        zipped(twice),
        zipped(many),
        zipped(lambda made: made.writestr(link, b"/etc/passwd")),
        zipped(lambda made: made.writestr("a.txt", bytes(50_000_000)), zipfile.ZIP_DEFLATED),
        zipped(lambda made: made.writestr(zipfile.ZipInfo("a.txt", (2020, 1, 1, 0, 0, 0)), b"x")),
        archive.pack({"a.txt": b"1", "A.txt": b"2"}),
        b"MZ" + good,
        good + b" ",
        b"",
        b"PK",
        good[:-3],
    ]
    for content in bad:
        with pytest.raises(archive.BadArchive):
            archive.unpack(content)
