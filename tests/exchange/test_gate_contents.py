"""The gate reads what reports, structures, metadata and Parquet files say: seven defects in each, and hidden places."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import national_making
import package_making as making
import pdf_making as pdf
import pytest
from defects import refused, sealed_again, wrong_digest

from rightsmonitor.exchange import gate
from rightsmonitor.exchange.gate import Defect, Flaw
from rightsmonitor.exchange.package import package
from rightsmonitor.services.national import consolidation

REPORTS = ("report-fr.pdf", "report-en.pdf", "indicators-fr.pdf", "indicators-en.pdf")
ARABIC = ("report-ar.pdf", "indicators-ar.pdf")
STRUCTURES = ("sdmx/structure-2.1.xml", "sdmx/structure-3.0.xml", "sdmx/unicef-structure-2.1.xml")
FIGURE = re.compile(rb"(BT 1 0 0 1 [\d.-]+ 2\.5 Tm (?:/F\S+) 8 Tf [\d.]+ TL )\((\d+)\)( Tj T\* ET)")
DOT = re.compile(rb"n\n[\d.]+ 5 m\n(?:[\d. ]+ c\n){4}f\*\n")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return package.build(making.followed(making.release()))


def with_figure(text: bytes) -> Callable[[bytes], bytes]:
    return lambda drawn: FIGURE.sub(lambda found: found[1] + b"(" + text + b")" + found[3], drawn, count=1)


def saying(text: bytes, *, size: bytes = b"9") -> Callable[[bytes], bytes]:
    """A line of text more, in a font of the page."""

    def change(drawn: bytes) -> bytes:
        font = re.search(rb"/F2\S*", drawn)
        assert font is not None
        return drawn + b"BT 1 0 0 1 60 400 Tm %s %s Tf 9 TL (%s) Tj T* ET\n" % (font[0], size, text)

    return change


@pytest.mark.parametrize("name", [*REPORTS, *ARABIC])
def test_what_is_put_together_again_passes(files: dict[str, bytes], name: str) -> None:
    """The control of `pdf_making`: the same page drawn again is the same report."""
    gate.check(sealed_again(files, name, pdf.drawn(files[name], lambda drawn: drawn + b"\n")))


@pytest.mark.parametrize("name", REPORTS)
def test_seven_defects_in_a_report(files: dict[str, bytes], name: str) -> None:
    content = files[name]
    assert refused(files, name, pdf.drawn(content, saying(b"Amina"))) is Flaw.CODE
    assert refused(files, name, pdf.drawn(content, with_figure(b"-3"))) is Flaw.VALUE
    assert refused(files, name, pdf.drawn(content, with_figure(b"<5"))) is Flaw.VALUE
    assert refused(files, name, pdf.drawn(content, with_figure(b"99"))) is Flaw.DIFFERS
    assert refused(files, name, pdf.with_object(content, b"(CHILD_NAME)\n")) is Flaw.COLUMN
    assert refused(files, name, content.replace(b"endstream", b"endstreem")) in (Flaw.FORM, Flaw.COLUMN)
    wrong_digest(files, name, content + b"\n")
    assert refused(files, name, content + b"\n%%EOF\n") is Flaw.FORM  # a second version behind the first
    twice = pdf.Parts(content)
    kids = next(number for number, body in twice.objects.items() if b"/Kids" in body)
    twice.objects[kids] = re.sub(rb"/Kids \[([^\]]+)\]", rb"/Kids [\1 \1]", twice.objects[kids])
    if name.startswith("report"):  # a sheet may show a row in two indicators
        assert refused(files, name, twice.written()) in (Flaw.TWICE, Flaw.DIFFERS)


@pytest.mark.parametrize("name", [*REPORTS, *ARABIC])
def test_a_hidden_cell_with_a_number_in_its_place(files: dict[str, bytes], name: str) -> None:
    """The dot goes and a 3 stands where it was."""
    content = files[name]

    def betray(drawn: bytes) -> bytes:
        dot, figure = DOT.search(drawn), FIGURE.search(drawn)
        if dot is None or figure is None:
            return drawn
        font = figure[1].split()[8]
        x = b"2" if name in ARABIC else b"20"
        number = b"BT 1 0 0 1 %s 2.5 Tm %s 8 Tf 9 TL (3) Tj T* ET\n" % (x, font)
        return drawn[: dot.start()] + number + drawn[dot.end() :]

    assert refused(files, name, pdf.drawn(content, betray)) in (Flaw.DIFFERS, Flaw.COLUMN)


HIDING = {
    "a note": (b"<<\n/Type /Annot /Subtype /Text /Contents (Amina)\n>>\n", b"/Annots [ %d 0 R ]"),
    "a file inside": (b"<<\n/Type /EmbeddedFile /Length 5\n>>\nstream\nAminaendstream\n", b"/AF [ %d 0 R ]"),
    "words about the file": (b"<<\n/Type /Metadata /Length 5\n>>\nstream\nAminaendstream\n", b"/Metadata %d 0 R"),
    "an object that no page leads to": (b"<<\n/Type /Font\n>>\n", b""),
    "a picture": (b"<<\n/Type /XObject /Subtype /Image /Length 1\n>>\nstream\nxendstream\n", b"/XObject %d 0 R"),
}  # fmt: skip


@pytest.mark.parametrize("what", HIDING)
def test_what_a_page_can_hide_is_refused(files: dict[str, bytes], what: str) -> None:
    body, page = HIDING[what]
    name = "report-fr.pdf"
    assert refused(files, name, pdf.with_object(files[name], body, page=page)) is Flaw.COLUMN


@pytest.mark.parametrize(
    ("said", "flaw"),
    [
        (b"17/03/2013", Flaw.CODE),
        (b"2013-03-17", Flaw.CODE),
        (b"2026-10-05", None),  # the day it was prepared, which the manifest says too
        (b"Violations par lieu", None),
        (b"a quitte son domicile", Flaw.CODE),
    ],
)
def test_days_and_words_of_nobody_s_business(files: dict[str, bytes], said: bytes, flaw: Flaw | None) -> None:
    name = "report-fr.pdf"
    planted = pdf.drawn(files[name], saying(said))
    if flaw is None:
        gate.check(sealed_again(files, name, planted))
    else:
        assert refused(files, name, planted) is flaw


def test_the_words_of_another_version_are_not_known_but_its_days_and_figures_are_read() -> None:
    made = replace(making.followed(making.release()), program_version="9.9.9")
    files = package.build(made)
    name = "report-fr.pdf"
    gate.check(sealed_again(files, name, pdf.drawn(files[name], saying(b"Une phrase nouvelle"))))
    assert refused(files, name, pdf.drawn(files[name], saying(b"17/03/2013"))) is Flaw.CODE
    assert refused(files, name, pdf.drawn(files[name], with_figure(b"99"))) is Flaw.DIFFERS


def test_text_that_nobody_sees_and_properties(files: dict[str, bytes]) -> None:
    name = "report-fr.pdf"
    content = files[name]
    assert refused(files, name, pdf.drawn(content, saying(b"Total", size=b".2"))) is Flaw.FORM
    assert refused(files, name, pdf.drawn(content, lambda d: d + b"BT 3 Tr (Total) Tj ET\n")) is Flaw.FORM
    assert refused(files, name, pdf.drawn(content, lambda d: d + b"BT [(To) 5 (tal)] TJ ET\n")) is Flaw.FORM
    for old, new in ((b"/Subject ()", b"/Subject (Amina)"), (b"/Author (RightsMonitor)", b"/Author (Amina)")):
        parts = pdf.Parts(content)
        number = next(n for n, body in parts.objects.items() if b"/Producer" in body)
        parts.objects[number] = parts.objects[number].replace(old, new)
        assert refused(files, name, parts.written()) is Flaw.COLUMN


@pytest.mark.parametrize("name", STRUCTURES)
def test_seven_defects_in_a_structure(files: dict[str, bytes], name: str) -> None:
    content = files[name]
    code = re.search(rb'\n +<str:Code id="RMV-2">.*?</str:Code>', content, re.S)
    assert code is not None
    own = code[0]
    assert refused(files, name, content.replace(own, own.replace(b"RMV-2", b"RMV-99"))) is Flaw.CODE
    assert refused(files, name, content.replace(b'minValue="0"', b'minValue="-3"')) is Flaw.VALUE
    label = re.search(rb'<com:Name xml:lang="en">[^<]+', own)
    assert label is not None
    assert refused(files, name, content.replace(own, own.replace(label[0], label[0] + b" &lt;5"))) is Flaw.VALUE
    assert refused(files, name, content.replace(own, own + own)) is Flaw.TWICE
    extra = own.replace(b"</str:Code>", b"<str:CHILD_NAME>x</str:CHILD_NAME></str:Code>")
    assert refused(files, name, content.replace(own, extra)) is Flaw.COLUMN
    assert refused(files, name, content.replace(own, own.replace(b' id="', b' CHILD_NAME="x" id="', 1))) is Flaw.COLUMN
    assert refused(files, name, content.replace(b'"', b"")) is Flaw.FORM
    wrong_digest(files, name, content + b"\n")
    assert refused(files, name, content.replace(own, own.replace(label[0], label[0] + b" Amina"))) is Flaw.CODE
    assert refused(files, name, content.replace(own, own.replace(b"</str:Code>", b"3</str:Code>"))) is Flaw.FORM
    other = re.sub(rb'(xml:lang="fr">)[^<]+', rb"\1Violations", own)
    assert refused(files, name, content.replace(own, other)) is Flaw.DIFFERS
    assert refused(files, name, content.replace(own, b"")) is Flaw.CODE


def changed(files: dict[str, bytes], name: str, change: Callable[[Any], object]) -> bytes:
    document = json.loads(files[name])
    change(document)
    return json.dumps(document, ensure_ascii=False).encode()


def test_seven_defects_in_the_metadata(files: dict[str, bytes]) -> None:
    name = "dhis2/metadata.json"

    def put(kind: str, **facts: object) -> bytes:
        return changed(files, name, lambda document: document[kind][0].update(facts))

    gate.check(sealed_again(files, name, changed(files, name, lambda document: None)))  # positive control
    for content, flaw in (
        (put("categoryOptions", code="VIOLATION:RMV-99"), Flaw.CODE),
        (put("organisationUnits", code="MA-99"), Flaw.CODE),
        (put("dataElements", zeroIsSignificant=-3), Flaw.VALUE),
        (put("dataElements", name="Violations <5"), Flaw.VALUE),
        (put("dataElements", name="Violations: 3"), Flaw.VALUE),
        (put("dataElements", name="Violations, Amina"), Flaw.CODE),
        (put("dataElements", aggregationType="SUM"), Flaw.VALUE),
        (put("dataElements", CHILD_NAME="x"), Flaw.COLUMN),
        (put("organisationUnits", openingDate="2013-03-17"), Flaw.VALUE),
        (changed(files, name, lambda d: d["categoryOptions"].append(d["categoryOptions"][0])), Flaw.TWICE),
        (files[name].replace(b'"code"', b'"code": "x", "code"', 1), Flaw.TWICE),
        (files[name].replace(b",", b";"), Flaw.FORM),
    ):
        assert refused(files, name, content) is flaw, content[:80]
    wrong_digest(files, name, files[name] + b" ")


def test_seven_defects_in_the_manifest_and_the_data_package(files: dict[str, bytes]) -> None:
    name = "manifest.json"

    def seal(content: bytes) -> dict[str, bytes]:
        rest = {each: found for each, found in files.items() if each != package.SUMS} | {name: content}
        return {**rest, package.SUMS: package.sums(rest)}

    changes: tuple[tuple[Callable[[Any], object], Flaw], ...] = (
        (lambda d: d["tables"][0].update(key="place-weather"), Flaw.CODE),
        (lambda d: d.update(threshold=-3), Flaw.VALUE),
        (lambda d: d.update(threshold="<5"), Flaw.VALUE),
        (lambda d: d["tables"].append(d["tables"][0]), Flaw.TWICE),
        (lambda d: d.update(CHILD_NAME="x"), Flaw.COLUMN),
        (lambda d: d["left_out"][0].update(count=3), Flaw.DIFFERS),
        (lambda d: d["tables"][0].update(hidden=1), Flaw.DIFFERS),
    )
    for change, flaw in changes:
        with pytest.raises(Defect) as caught:
            gate.check(seal(changed(files, name, change)))
        assert caught.value.flaw is flaw
    wrong_digest(files, name, files[name] + b" ")
    name = "datapackage.json"
    for change, flaw in (
        (lambda d: d.update(title="Amina"), Flaw.CODE),
        (lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"].update(minimum=-3), Flaw.VALUE),
        (lambda d: d["resources"][0]["schema"]["fields"][0]["constraints"].update(minimum="<5"), Flaw.VALUE),
        (lambda d: d.update(CHILD_NAME="x"), Flaw.COLUMN),
    ):
        with pytest.raises(Defect) as caught:
            gate.check(seal(changed(files, name, change)))
        assert caught.value.flaw is flaw


# --- Parquet ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def national(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    pytest.importorskip("pyarrow", reason="the extra `authority` is not installed")
    folder: Path = tmp_path_factory.mktemp("national")
    mechanism = national_making.Mechanism(folder)
    for at, office in enumerate(("OUJ", "TNG")):
        mechanism.receives(national_making.release(office, national_making.world(at)))
    made = consolidation.consolidate(folders=[mechanism.opened], to=folder / "to").folder
    return {str(path.relative_to(made)): path.read_bytes() for path in made.rglob("*") if path.is_file()}


CELLS = "parquet/cells/period=2026-Q3/table=place-violation/part-0.parquet"


def rewritten(content: bytes, change: Callable[[list[dict[str, Any]]], object], **facts: Any) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    table = parquet.read_table(io.BytesIO(content))
    rows = table.to_pylist()
    change(rows)
    schema = table.schema if rows and rows[0].keys() == set(table.column_names) else None
    made = pa.Table.from_pylist(rows, schema=schema)
    stream = io.BytesIO()
    parquet.write_table(made.replace_schema_metadata(facts.get("metadata")), stream, compression="zstd")
    return stream.getvalue()


def first(rows: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    return next(row for row in rows if row["kind"] == kind)


DEFECTS: dict[str, tuple[Callable[[list[dict[str, Any]]], object], Flaw]] = {
    "unknown code": (lambda rows: rows[3].update(violation="RMV-99"), Flaw.CODE),
    "negative": (lambda rows: first(rows, "value").update(value=-3), Flaw.VALUE),
    "text for a number": (lambda rows: [row.update(kind="<5") for row in rows], Flaw.DIFFERS),
    "duplicate key": (lambda rows: rows.append(dict(rows[0])), Flaw.TWICE),
    "extra column": (lambda rows: [row.update(CHILD_NAME="x") for row in rows], Flaw.COLUMN),
    "another value": (lambda rows: first(rows, "value").update(value=999), Flaw.DIFFERS),
    "a hidden value": (lambda rows: first(rows, "hidden").update(value=3), Flaw.DIFFERS),
    "a row that is gone": (lambda rows: rows.pop(), Flaw.CODE),
}


@pytest.mark.parametrize("what", DEFECTS)
def test_defects_in_a_parquet_file(national: dict[str, bytes], what: str) -> None:
    gate.check_dataset(national)
    gate.check_dataset({**national, CELLS: rewritten(national[CELLS], lambda rows: None)})  # positive control
    change, flaw = DEFECTS[what]
    with pytest.raises(Defect) as caught:
        gate.check_dataset({**national, CELLS: rewritten(national[CELLS], change)})
    assert caught.value.flaw is flaw


def test_what_parquet_says_of_its_columns(national: dict[str, bytes]) -> None:
    """Words beside the data, a broken file, and extremes that are in no row."""
    noted = rewritten(national[CELLS], lambda rows: None, metadata={b"note": b"Amina"})
    for name, content, flaw in (
        (CELLS, noted, Flaw.COLUMN),
        (CELLS, national[CELLS][:-40], Flaw.FORM),
        ("parquet/children/part-0.parquet", national[CELLS], Flaw.COLUMN),
    ):
        with pytest.raises(Defect) as caught:
            gate.check_dataset({**national, name: content})
        assert caught.value.flaw is flaw
    shown = national[CELLS]
    values = sorted({row["value"] for row in rows_of(shown) if row["value"] is not None})
    wide, narrow = rewritten(shown, lambda rows: None), values[-1].to_bytes(8, "little")
    assert wide.count(narrow) >= 2, "the greatest value stands in the statistics too"
    forged = wide.replace(narrow, (values[-1] + 1000).to_bytes(8, "little"))
    with pytest.raises(Defect) as caught:
        gate.check_dataset({**national, CELLS: forged})
    assert caught.value.flaw in (Flaw.DIFFERS, Flaw.FORM)


def rows_of(content: bytes) -> list[dict[str, Any]]:
    from pyarrow import parquet

    found: list[dict[str, Any]] = parquet.read_table(io.BytesIO(content)).to_pylist()
    return found
