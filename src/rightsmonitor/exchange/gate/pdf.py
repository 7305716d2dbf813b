"""Reads a PDF of ours without a library: every byte belongs to an object, every object to a page, and pages only draw.

What a page can hide is refused rather than searched: notes, forms, files inside, scripts, pictures, objects that no
page leads to, a second version behind the first. After ISO 32000-1, as far as our reports go.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rightsmonitor.exchange.gate import drawing
from rightsmonitor.exchange.gate.drawing import Page
from rightsmonitor.exchange.gate.facts import Defect, Flaw

_FORMATS = "Type Type1 TrueType Subtype Name Filter ASCII85Decode FlateDecode Length Length1 Size Root Info ID False"
_FONTS = """Font FontDescriptor FontFile2 FontName FontBBox BaseFont Helvetica Encoding WinAnsiEncoding ToUnicode Widths
    FirstChar LastChar MissingWidth Ascent Descent CapHeight Flags ItalicAngle StemV"""
_PAGES = """Catalog Pages Page Kids Count Parent Contents MediaBox Resources ProcSet PDF Text ImageB ImageC ImageI
    Rotate Trans Lang PageMode UseNone"""
_PROPERTIES = "Author CreationDate Creator Keywords ModDate Producer Subject Title Trapped"
_NAMES = frozenset(f"{_FORMATS} {_FONTS} {_PAGES} {_PROPERTIES}".split())
_FONT = re.compile(r"F\d+(\+\d+)?|[A-Z]{6}\+[A-Za-z-]+")
_TAIL = re.compile(
    rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] ?\r?\n)+)trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\n?", re.S
)
_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)(?:stream\r?\n(.*)endstream\n)?endobj\n", re.S)
_STRING = re.compile(rb"\((?:[^()\\]|\\.|\\\n)*\)", re.S)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_SIGNS = {0x80: "•", 0x83: "…", 0x84: "—", 0x85: "–", 0x8D: "“", 0x8E: "”", 0x8F: "‘", 0x90: "’", 0x96: "Œ", 0x9C: "œ"}
_HEADER = 100  # bytes: the version and a comment of the writer
_MOST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Document:
    """`properties`: the information of the file, by name."""

    pages: tuple[Page, ...]
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Object:
    dictionary: bytes
    stream: bytes | None

    def after(self, name: str) -> bytes:
        """What follows a key."""
        found = re.search(rb"/" + name.encode() + rb"\s+([^/]*)", self.dictionary)
        return found[1].strip() if found else b""

    @property
    def references(self) -> list[int]:
        return [int(number) for number in _REFERENCE.findall(_STRING.sub(b"", self.dictionary))]


def read(face: str, content: bytes) -> Document:
    """Raises Defect: FORM where it is not such a file, COLUMN where it holds more than pages that draw."""
    try:
        objects, trailer = _objects(face, content)
        root, info = (int(_reference(trailer, name)) for name in (b"Root", b"Info"))
        _all_reached(face, objects, (root, info))
        pages = _REFERENCE.findall(objects[int(_reference(objects[root].dictionary, b"Pages"))].after("Kids"))
        fonts: dict[int, dict[str, drawing.Font]] = {}
        return Document(
            tuple(_page(objects, objects[int(number)], fonts) for number in pages), _properties(objects[info])
        )
    except (KeyError, ValueError, IndexError, TypeError, AttributeError, zlib.error, UnicodeDecodeError) as failure:
        raise Defect(face, Flaw.FORM) from failure


def _objects(face: str, content: bytes) -> tuple[dict[int, _Object], bytes]:
    start = content.rfind(b"xref\n0 ")
    tail = _TAIL.fullmatch(content[start:])
    if not content.startswith(b"%PDF-1.") or tail is None or int(tail[4]) != start:
        raise Defect(face, Flaw.FORM)
    offsets = sorted(int(line[:10]) for line in tail[2].splitlines() if b" n" in line)
    if len(offsets) != int(tail[1]) - 1 or not offsets or offsets[0] > _HEADER:
        raise Defect(face, Flaw.FORM)
    found: dict[int, _Object] = {}
    for begin, end in zip(offsets, [*offsets[1:], start], strict=True):
        part = _OBJECT.fullmatch(content[begin:end])
        if part is None:
            raise Defect(face, Flaw.FORM)
        found[int(part[1])] = _Object(part[2], part[3])
    for each in (*(one.dictionary for one in found.values()), tail[3]):
        for name in re.findall(rb"/([^\s/<>\[\]()]+)", _STRING.sub(b"", each)):
            if (text := name.decode("latin-1")) not in _NAMES and not _FONT.fullmatch(text):
                raise Defect(face, Flaw.COLUMN, text[:40])
    return found, tail[3]


def _reference(dictionary: bytes, name: bytes) -> bytes:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", dictionary)
    if found is None:
        raise ValueError(name)
    return found[1]


def _all_reached(face: str, objects: Mapping[int, _Object], roots: tuple[int, ...]) -> None:
    reached: set[int] = set()
    waiting = list(roots)
    while waiting:
        if (number := waiting.pop()) not in reached:
            reached.add(number)
            waiting += objects[number].references
    if reached != objects.keys():
        raise Defect(face, Flaw.COLUMN, "object")


def _page(objects: Mapping[int, _Object], page: _Object, fonts: dict[int, dict[str, drawing.Font]]) -> Page:
    number = int(_reference(page.dictionary, b"Font"))
    if number not in fonts:
        named = re.findall(rb"/(\S+) (\d+) 0 R", objects[number].dictionary)
        fonts[number] = {name.decode(): _font(objects, objects[int(own)]) for name, own in named}
    return drawing.read(_stream(objects[int(_reference(page.dictionary, b"Contents"))]), fonts[number])


def _font(objects: Mapping[int, _Object], font: _Object) -> drawing.Font:
    """The text of each byte."""
    if b"/ToUnicode" not in font.dictionary:
        return {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
    written = _stream(objects[int(_reference(font.dictionary, b"ToUnicode"))])
    pairs = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,})>", written)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _stream(each: _Object) -> bytes:
    content = each.stream or b""
    if b"/ASCII85Decode" in each.dictionary:
        content = base64.a85decode(content.strip().removesuffix(b"~>"))
    if b"/FlateDecode" in each.dictionary:
        reader = zlib.decompressobj()
        content = reader.decompress(content, _MOST)
        if reader.unconsumed_tail:
            raise ValueError("size")
    return content


def _properties(info: _Object) -> dict[str, str]:
    return dict(_texts(info.dictionary))


def _texts(dictionary: bytes) -> Iterator[tuple[str, str]]:
    for name, text in re.findall(rb"/(\w+) (" + _STRING.pattern + rb")", dictionary, re.S):
        raw = drawing.unescaped(text[1:-1])
        yield (
            name.decode(),
            raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1").translate(_SIGNS),
        )
