"""What a disk may hold after the power failed: every state that the recorded changes and syncs allow, drawn by chance.

What was synced is there. Of what was not, nothing, everything, or any part may be there, in sectors of 512 bytes, some
of them garbled: worst cases that a strict disk may produce, not probabilities.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from device import Operation

SECTOR = 512
VARIANTS = ("nothing", "everything", "some", "torn", "torn", "garbled")


class _File:
    def __init__(self, content: bytes | None) -> None:
        self.content = None if content is None else bytearray(content)
        self.waiting: list[Operation] = []

    def sync(self) -> None:
        for operation in self.waiting:
            self.apply(operation)
        self.waiting = []

    def apply(self, operation: Operation) -> None:
        if operation.kind == "delete":
            self.content = None
        elif operation.kind == "truncate":
            if self.content is not None:
                del self.content[operation.offset :]
        else:
            self.put(operation.offset, operation.data)

    def put(self, offset: int, data: bytes) -> None:
        if self.content is None:
            self.content = bytearray()
        if len(self.content) < offset + len(data):
            self.content.extend(bytes(offset + len(data) - len(self.content)))
        self.content[offset : offset + len(data)] = data


def state(
    before: Mapping[str, bytes], operations: Sequence[Operation], *, variant: str, chance: random.Random
) -> dict[str, bytes]:
    """name → content after a power cut behind the last of `operations`; `before` is what was there and durable."""
    files = {name: _File(content) for name, content in before.items()}
    for operation in operations:
        file = files.setdefault(operation.name, _File(None))
        if operation.kind == "sync":
            file.sync()
        else:
            file.waiting.append(operation)
            if operation.kind == "delete" and operation.durable:
                file.sync()
    for file in files.values():
        _cut(file, variant, chance)
    return {name: bytes(file.content) for name, file in files.items() if file.content is not None}


def _cut(file: _File, variant: str, chance: random.Random) -> None:
    for operation in file.waiting:
        if variant == "nothing" or (variant != "everything" and chance.random() < 0.5):
            continue
        if operation.kind != "write" or variant in ("everything", "some"):
            file.apply(operation)
            continue
        for at in range(0, len(operation.data), SECTOR):
            part = operation.data[at : at + SECTOR]
            if chance.random() < 0.6:
                file.put(operation.offset + at, part)
            elif variant == "garbled" and chance.random() < 0.3:
                file.put(operation.offset + at, chance.randbytes(len(part)))


def states(
    before: Mapping[str, bytes], operations: Sequence[Operation], *, cuts: int, seeds: int
) -> Iterator[tuple[int, str, dict[str, bytes]]]:
    """(changes before the cut, what it is called, the files) for so many cuts, each with so many seeds."""
    for cut in sorted(random.Random(cuts).sample(range(len(operations) + 1), cuts)):
        for seed in range(seeds):
            variant = VARIANTS[seed % len(VARIANTS)]
            chance = random.Random(f"{cut} {seed}")
            yield (
                cut,
                f"{variant} at {cut}, seed {seed}",
                state(before, operations[:cut], variant=variant, chance=chance),
            )


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    """Exactly these files in `folder`."""
    for entry in folder.iterdir():
        if entry.name not in files:
            entry.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)
