"""Attachments: the kind is told by the content, and a name can trick nobody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightsmonitor.domain.attachment import LIMITS, Kind, TextWatch, kind_of, safe_name
from rightsmonitor.domain.errors import UnsuitableAttachment

PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (40).to_bytes(4) + (30).to_bytes(4) + bytes(20)
GOOD = {
    Kind.PNG: PNG,
    Kind.JPEG: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(50),
    Kind.PDF: b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n",
    Kind.TEXT: "Témoignage مختلق\n".encode(),
    Kind.WAV: b"RIFF\x24\0\0\0WAVEfmt ",
    Kind.OGG: b"OggS" + bytes(24) + b"OpusHead",
    Kind.MP3: b"ID3\x04\0\0",
    Kind.M4A: b"\0\0\0\x20ftypM4A \0\0\0\0",
}
HOSTILE = {
    "empty": b"",
    "executable": b"MZ\x90\0\x03\0",
    "archive": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(20) + b"bomb.txt",
    "office": b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(20) + b"word/document.xml",
    "markup": b"\n <svg xmlns='x'><script>alert(1)</script></svg>",
    "damaged": b"%PDF-1.4\n1 0 obj\n",
    "pixels": PNG[:16] + (2**31 - 1).to_bytes(4) * 2 + bytes(20),
    "unknown": b"\x00\x01\x02 no text and nothing known",
}


def told(content: bytes, name: str = "x", *, size: int | None = None) -> Kind:
    watch = TextWatch()
    watch.feed(content)
    watch.feed(b"", last=True)
    size = len(content) if size is None else size
    return kind_of(content[:4096], content[-2048:], size=size, text=watch.text, name=name)


@pytest.mark.parametrize("kind", GOOD)
def test_p58_every_kind_is_told_whatever_the_name_says(kind: Kind) -> None:
    assert told(GOOD[kind], "photo.exe") is kind


@pytest.mark.parametrize("reason", HOSTILE)
def test_p58_what_is_not_suitable_says_why_whatever_the_name_says(reason: str) -> None:
    with pytest.raises(UnsuitableAttachment) as caught:
        told(HOSTILE[reason], "photo.jpg")
    assert caught.value.facts == {"name": "photo.jpg", "reason": reason, "limit": 0}


@pytest.mark.parametrize("head", [b"\x7fELF", b"#!/bin/sh\n", b"L\0\0\0\x01\x14\x02\0", b"\xca\xfe\xba\xbe"])
def test_programs_of_other_systems_are_programs(head: bytes) -> None:
    with pytest.raises(UnsuitableAttachment) as caught:
        told(head + bytes(40))
    assert caught.value.facts["reason"] == "executable"


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_has_its_limit_to_the_byte(kind: Kind) -> None:
    assert told(GOOD[kind], size=LIMITS[kind]) is kind
    with pytest.raises(UnsuitableAttachment) as caught:
        told(GOOD[kind], size=LIMITS[kind] + 1)
    assert caught.value.facts == {"name": "x", "reason": "large", "limit": LIMITS[kind] // 2**20}


@given(st.text(min_size=1), st.integers(1, 9))
def test_text_is_text_wherever_it_is_cut(text: str, step: int) -> None:
    content = text.encode("utf-8", errors="ignore")
    whole, parts = TextWatch(), TextWatch()
    whole.feed(content, last=True)
    for at in range(0, len(content), step):
        parts.feed(content[at : at + step])
    parts.feed(b"", last=True)
    assert whole.text == parts.text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("certificat médical.pdf", "certificat médical.pdf"),
        ("شهادة طبية.PDF", "شهادة طبية.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Windows\\system32\\évidence.pdf.exe", "évidence pdf exe.pdf"),
        ("photo\u202egnp.exe", "photognp exe.pdf"),
        ("a\nb\0c.pdf", "c.pdf"),
        ("CON.pdf", "piece CON.pdf"),
        ("....", "piece.pdf"),
        ('x<>:"|?*.pdf.pdf', "x.pdf"),
        ("n" * 300 + ".pdf", "n" * 80 + ".pdf"),
    ],
)
def test_p53_names_lose_what_could_deceive_or_lead_elsewhere(given: str, shown: str) -> None:
    assert safe_name(given, Kind.PDF) == shown


@given(st.text())
def test_p53_no_name_leads_out_of_its_folder(given: str) -> None:
    name = safe_name(given, Kind.JPEG)
    assert name.endswith(".jpg")
    assert not set(name) & set('/\\\0<>:"|?*\n\u202e')
    assert 5 <= len(name) <= 100
    assert safe_name(name, Kind.JPEG) == name
