"""A PDF taken apart and put together again with something changed, as an editor of PDF files would leave it."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Callable

_OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)endobj\n", re.S)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*?)endstream\n", re.S)


class Parts:
    """The objects of a file by number, and what stands around them."""

    def __init__(self, content: bytes) -> None:
        start = content.rfind(b"xref\n0 ")
        self.objects = {int(number): body for number, body in _OBJECT.findall(content[:start])}
        self.head = content[: content.index(b"1 0 obj")]
        self.trailer = re.search(rb"trailer\n(<<.*?>>)\nstartxref", content[start:], re.S)[1]  # type: ignore[index]

    def written(self) -> bytes:
        body, offsets = self.head, []
        for number in sorted(self.objects):
            offsets.append(len(body))
            body += b"%d 0 obj\n%sendobj\n" % (number, self.objects[number])
        size = len(self.objects) + 1
        lines = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        trailer = re.sub(rb"/Size \d+", b"/Size %d" % size, self.trailer)
        table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n"
        return body + table % (size, lines, trailer, len(body))

    def pages(self) -> list[int]:
        return [number for number, body in self.objects.items() if b"/Type /Page\n" in body]

    def draw(self, change: Callable[[bytes], bytes]) -> bool:
        """Changes what the first page draws on which `change` changes anything."""
        for page in self.pages():
            number = int(re.search(rb"/Contents (\d+) 0 R", self.objects[page])[1])  # type: ignore[index]
            found = _STREAM.match(self.objects[number])
            assert found is not None
            drawn = zlib.decompress(base64.a85decode(found[2].strip().removesuffix(b"~>")))
            if (changed := change(drawn)) != drawn:
                packed = base64.a85encode(zlib.compress(changed)) + b"~>"
                head = b"<<\n/Filter [ /ASCII85Decode /FlateDecode ] /Length %d\n>>\n" % len(packed)
                self.objects[number] = head + b"stream\n" + packed + b"endstream\n"
                return True
        return False


def drawn(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    parts = Parts(content)
    assert parts.draw(change), "nothing was changed"
    return parts.written()


def with_object(content: bytes, body: bytes, *, page: bytes = b"") -> bytes:
    """One more object; `page` is put into the dictionary of the first page, with its number for %d."""
    parts = Parts(content)
    number = max(parts.objects) + 1
    parts.objects[number] = body
    first = parts.pages()[0]
    if page:
        parts.objects[first] = parts.objects[first].replace(b"/Rotate 0", page % number + b" /Rotate 0")
    return parts.written()
