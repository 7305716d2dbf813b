"""Defects to plant in a package, with every digest made right again, so that only the gate can see them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Collection

import pytest

from rightsmonitor.exchange import gate
from rightsmonitor.exchange.gate import Defect, Flaw
from rightsmonitor.exchange.package import package

Rows = list[list[str]]
Change = Callable[[bytes], bytes]


def sealed_again(files: dict[str, bytes], name: str, content: bytes) -> dict[str, bytes]:
    """The package with one file changed and every digest made right again, so that only the gate can see it."""
    changed = {**files, name: content}
    described = json.loads(changed["datapackage.json"])
    for resource in described["resources"]:
        own = changed[resource["path"]]
        resource |= {"bytes": len(own), "hash": f"sha256:{package.sha256(own)}"}
    changed["datapackage.json"] = json.dumps(described).encode()
    manifest = json.loads(changed["manifest.json"])
    manifest["data_sha256"] = package.sha256(changed["data/cube.csv"])
    changed["manifest.json"] = json.dumps(manifest).encode()
    rest = {each: found for each, found in changed.items() if each != package.SUMS}
    return {**rest, package.SUMS: package.sums(rest)}


def refused(files: dict[str, bytes], name: str, content: bytes) -> Flaw:
    assert content != files[name], "the defect was not planted"
    with pytest.raises(Defect) as caught:
        gate.check(sealed_again(files, name, content))
    return caught.value.flaw


def edited(content: bytes, change: Callable[[Rows], None]) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode())))
    change(rows)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def column(rows: Rows, *names: str) -> int:
    return next(i for i, name in enumerate(rows[0]) if name in names)


def visible(rows: Rows) -> list[str]:
    place = column(rows, "OBS_VALUE", "value")
    return next(row for row in rows[2:] if row[place].isdigit())


def set_value(text: str) -> Change:
    def change(rows: Rows) -> None:
        visible(rows)[column(rows, "OBS_VALUE", "value")] = text

    return lambda content: edited(content, change)


def set_code(rows: Rows) -> None:
    visible(rows)[column(rows, "VIOLATION", "categoryoptioncombo")] = "RMV-99"


def repeat(rows: Rows) -> None:
    rows.append(list(visible(rows)))


def widen(rows: Rows) -> None:
    for row, text in zip(rows, ("CHILD_NAME", *[""] * len(rows)), strict=False):
        row.append(text)


def seven_in_text(
    files: dict[str, bytes], name: str, unknown: Callable[[Rows], object], *, wrong: Collection[Flaw] = (Flaw.DIFFERS,)
) -> None:
    """The seven of the issue in a CSV face, and a value that differs. `unknown` plants a code that nobody knows."""
    content = files[name]
    assert refused(files, name, edited(content, unknown)) is Flaw.CODE
    assert refused(files, name, set_value("-3")(content)) is Flaw.VALUE
    assert refused(files, name, set_value("<5")(content)) is Flaw.VALUE
    assert refused(files, name, edited(content, repeat)) is Flaw.TWICE
    assert refused(files, name, edited(content, widen)) is Flaw.COLUMN
    assert refused(files, name, content.replace(b",", b";")) in (Flaw.FORM, Flaw.COLUMN)
    wrong_digest(files, name, content + b"\n")
    assert refused(files, name, set_value("999999")(content)) in wrong
    assert refused(files, name, b"\xef\xbb\xbf" + content) is Flaw.FORM


def wrong_digest(files: dict[str, bytes], name: str, content: bytes) -> None:
    """Other bytes than SHA256SUMS names."""
    with pytest.raises(Defect) as caught:
        gate.check({**files, name: content})
    assert caught.value.flaw is Flaw.DIGEST
