"""Reading and replacing one field of a frozen value by its path: `victims[0].person.sex`.

Problems, comments, history and the editor all name fields by the same paths.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar, cast

T = TypeVar("T")
_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def steps(path: str) -> tuple[str | int, ...]:
    """`victims[0].age` → `("victims", 0, "age")`."""
    return tuple(name or int(index) for name, index in _STEP.findall(path))


def section_of(path: str) -> str:
    """The first name of a path: the section a field belongs to."""
    found = steps(path)
    return str(found[0]) if found else ""


def get(value: object, path: str) -> Any:
    """Raises AttributeError or IndexError where the path leads nowhere."""
    for step in steps(path):
        value = cast(Any, value)[step] if isinstance(step, int) else getattr(value, step)
    return value


def put(value: T, path: str, item: object) -> T:
    """A copy of `value` with `item` at `path`."""
    return cast(T, _put(value, steps(path), item))


def append(value: T, path: str, item: object) -> T:
    """A copy with `item` at the end of the tuple at `path`."""
    return put(value, path, (*get(value, path), item))


def remove(value: T, path: str, at: int) -> T:
    """A copy without the entry number `at` of the tuple at `path`."""
    entries = get(value, path)
    return put(value, path, entries[:at] + entries[at + 1 :])


def _put(value: Any, rest: tuple[str | int, ...], item: object) -> Any:
    if not rest:
        return item
    step, rest = rest[0], rest[1:]
    if isinstance(step, int):
        return (*value[:step], _put(value[step], rest, item), *value[step + 1 :])
    return replace(value, **{step: _put(getattr(value, step), rest, item)})
