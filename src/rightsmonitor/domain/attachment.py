"""What may be attached to a record: kinds told by their content, limits, and names that cannot trick anybody.

Photographs, PDF, plain text and recordings of a voice. No archives and no office documents: both can carry programs
and unpack to any size, and neither can be shown safely; the sentence says to save them as PDF.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from rightsmonitor.domain.errors import UnsuitableAttachment

MEBIBYTE = 1024 * 1024
MOST_PER_RECORD = 30
HEAD, TAIL = 4096, 2048  # bytes that the kind is told from
_LONGEST_NAME = 80
_MOST_PIXELS = 100_000_000
_SOUND_LIMIT = 64 * MEBIBYTE


class Kind(StrEnum):
    """Kinds of content; the value is also the suffix of the name."""

    PNG = "png"
    JPEG = "jpg"
    PDF = "pdf"
    TEXT = "txt"
    WAV = "wav"
    OGG = "ogg"
    MP3 = "mp3"
    M4A = "m4a"


LIMITS = {
    Kind.PNG: 32 * MEBIBYTE,
    Kind.JPEG: 32 * MEBIBYTE,
    Kind.PDF: 32 * MEBIBYTE,
    Kind.TEXT: 2 * MEBIBYTE,
    Kind.WAV: _SOUND_LIMIT,
    Kind.OGG: _SOUND_LIMIT,
    Kind.MP3: _SOUND_LIMIT,
    Kind.M4A: _SOUND_LIMIT,
}
LARGEST = max(LIMITS.values())
IMAGES = frozenset({Kind.PNG, Kind.JPEG})
SOUNDS = frozenset({Kind.WAV, Kind.OGG, Kind.MP3, Kind.M4A})
SUFFIXES = tuple(sorted({kind.value for kind in Kind} | {"jpeg"}))

_PNG = b"\x89PNG\r\n\x1a\n"
_EXECUTABLES: tuple[bytes, ...] = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)
_EXECUTABLES += (b"L\0\0\0\x01\x14\x02\0", b"dex\n", b"\0asm")  # shortcut of Windows, Android, WebAssembly
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\0",
    b"\x28\xb5\x2f\xfd",
)
_OFFICE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")
_MARKUP = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?xml")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One attachment as a list shows it. `sha256` is the digest of its plain content, hexadecimal."""

    uid: str
    incident: str
    name: str
    kind: Kind
    size: int
    sha256: str
    added_by: str  # uid of a person
    added_at: str
    removed_at: str = ""
    removed_by: str = ""


def kind_of(head: bytes, tail: bytes, *, size: int, text: bool, name: str) -> Kind:
    """The kind that the content has, whatever its name says.

    `head` and `tail` are its first and last bytes (HEAD, TAIL), `size` its bytes in all, `text` whether TextWatch
    took it for text. Raises UnsuitableAttachment with the reason.
    """
    if size == 0:
        raise unsuitable(name, "empty")
    kind = _told(head, tail, text, name)
    if size > LIMITS[kind]:
        raise unsuitable(name, "large", limit=LIMITS[kind])
    return kind


def unsuitable(name: str, reason: str, *, limit: int = 0) -> UnsuitableAttachment:
    """The error with every fact its sentence needs; `limit` in bytes."""
    return UnsuitableAttachment(name=name, reason=reason, limit=limit // MEBIBYTE)


def _told(head: bytes, tail: bytes, text: bool, name: str) -> Kind:
    if head.startswith(_PNG):
        return _png(head, name)
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"%PDF-"):
        if b"%%EOF" not in tail:
            raise unsuitable(name, "damaged")
        return Kind.PDF
    if sound := _sound(head):
        return sound
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for reason, beginnings, found in (
        ("executable", _EXECUTABLES, head),
        ("archive", _ARCHIVES, head),
        ("office", _OFFICE, head),
        ("markup", _MARKUP, lowered),
    ):
        if found.startswith(beginnings):
            raise unsuitable(name, "office" if _is_document(head) else reason)
    if text:
        return Kind.TEXT
    raise unsuitable(name, "unknown")


def _is_document(head: bytes) -> bool:
    """An archive whose first entry is that of an office document."""
    inside = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"_rels/.rels", b"word/", b"xl/", b"ppt/")
    return head.startswith(_OFFICE) or (head.startswith(b"PK") and any(mark in head for mark in inside))


def _png(head: bytes, name: str) -> Kind:
    """A picture that says how large it is before anybody unpacks it."""
    if len(head) < 33 or head[12:16] != b"IHDR":
        raise unsuitable(name, "damaged")
    width, height = int.from_bytes(head[16:20]), int.from_bytes(head[20:24])
    if not 0 < width * height <= _MOST_PIXELS:
        raise unsuitable(name, "pixels")
    return Kind.PNG


def _sound(head: bytes) -> Kind | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return Kind.WAV
    if head[:4] == b"OggS" and (b"OpusHead" in head[:64] or b"vorbis" in head[:64]):
        return Kind.OGG
    if head[4:11] in (b"ftypM4A", b"ftypm4a"):
        return Kind.M4A
    # A frame of MPEG layer III, or the tag before the first one.
    frame = len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] & 0xF0 not in (0, 0xF0)
    return Kind.MP3 if head[:3] == b"ID3" or frame else None


class TextWatch:
    """Whether bytes that come piece by piece are UTF-8 without control characters."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self.text = True

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        if not self.text:
            return
        try:
            letters = self._decoder.decode(piece, last)
        except UnicodeDecodeError:
            self.text = False
            return
        self.text = _CONTROLS.search(letters) is None


def safe_name(given: str, kind: Kind) -> str:
    """A name for people: no folder, no control or direction character, no device, and the suffix of its content."""
    last = re.split(r"[/\\]", given.replace("\0", "/"))[-1]
    plain = "".join(
        letter for letter in unicodedata.normalize("NFC", last) if not unicodedata.category(letter).startswith("C")
    )
    plain = _FORBIDDEN.sub("", plain)
    stem = re.sub(rf"(\.({'|'.join(SUFFIXES)}))+$", "", " ".join(plain.split()), flags=re.IGNORECASE)
    stem = stem.replace(".", " ").strip()[:_LONGEST_NAME].strip()
    if not stem or _RESERVED.match(stem):
        stem = f"piece {stem}".strip()
    return f"{stem}.{kind.value}"
