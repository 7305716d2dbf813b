"""A release as DHIS2 sees it: the data element, options, place and period of each observation."""

from __future__ import annotations

import hashlib
import string
from collections.abc import Iterator
from dataclasses import dataclass

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.package import observations
from rightsmonitor.exchange.package.observations import Axis, Observation

PREFIX = "CRV"
PLACE = "place"
OFFICE = f"{PREFIX}_OFFICE"
LONGEST = 50  # of a code and of a short name in DHIS2
_LETTERS = string.ascii_letters
_SIGNS = string.ascii_letters + string.digits


@dataclass(frozen=True, slots=True)
class Part:
    """One dimension at one level of its tree: a category of DHIS2."""

    axis: str
    level: int

    @property
    def category(self) -> str:
        return f"{PREFIX}_{self.axis.upper()}_{self.level}"

    @property
    def short(self) -> str:
        return f"{self.axis[:3].upper()}{self.level}"


Signature = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One observation. `codes` stand beside the parts of `signature`; `value` is None for what is not published."""

    place: str
    period: str
    signature: Signature
    codes: tuple[str, ...]
    value: int | None
    status: str

    @property
    def element(self) -> str:
        return element(self.signature)

    @property
    def combo(self) -> str:
        return option_combo(self.signature, self.codes)


@dataclass(frozen=True, slots=True)
class Model:
    release: Release
    axes: tuple[Axis, ...]
    values: tuple[Value, ...]

    @property
    def signatures(self) -> tuple[Signature, ...]:
        return tuple(dict.fromkeys(value.signature for value in self.values))

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(dict.fromkeys(part for signature in self.signatures for part in signature))

    @property
    def office(self) -> str:
        """The attribute option combo: two offices count in the same places and must not overwrite each other."""
        return f"{OFFICE}:{self.release.office}"

    def axis(self, name: str) -> Axis:
        return next(axis for axis in self.axes if axis.name == name)

    def options(self, part: Part) -> tuple[str, ...]:
        """The codes of a category, in the order of the dimension."""
        axis = self.axis(part.axis)
        return tuple(code for code in axis.codes if axis.level(code) == part.level)


def model(release: Release) -> Model:
    """Raises observations.Contradiction."""
    axes = observations.axes(release)
    return Model(release, axes, tuple(_value(each, axes) for each in observations.observations(release)))


def _value(observation: Observation, axes: tuple[Axis, ...]) -> Value:
    place = next((code for axis, code in zip(axes, observation.codes, strict=True) if axis.name == PLACE), "")
    parts = tuple(_parts(observation, axes))
    return Value(
        place=observations.area(place or observations.COUNTRY),
        period=observation.period,
        signature=tuple(part for part, _ in parts),
        codes=tuple(code for _, code in parts),
        value=observation.value,
        status=observation.statuses[0],
    )


def _parts(observation: Observation, axes: tuple[Axis, ...]) -> Iterator[tuple[Part, str]]:
    for axis, code in zip(axes, observation.codes, strict=True):
        level = axis.level(code)
        if axis.name != PLACE and level:
            yield Part(axis.name, level), code


def element(signature: Signature) -> str:
    """`CRV_ALL`, `CRV_VIOLATION1_SEX1`."""
    names = (f"{part.axis.upper()}{part.level}" for part in signature)
    return "_".join((PREFIX, *(names if signature else ("ALL",))))


def category_combo(signature: Signature) -> str:
    return "_".join((PREFIX, "BY", *(part.short for part in signature)))


def option(part: Part, code: str) -> str:
    """Codes of options are unique over all categories; `_U` (unknown) is in several."""
    return f"{part.axis.upper()}:{code}"


def option_combo(signature: Signature, codes: tuple[str, ...]) -> str:
    """`VIO1SEX1:RMV-1|F`, or `default` where nothing is broken down."""
    if not signature:
        return "default"
    code = f"{''.join(part.short for part in signature)}:{'|'.join(codes)}"
    return code if len(code) <= LONGEST else f"{code[: LONGEST - 12]}~{uid('long', code)}"


def uid(kind: str, code: str) -> str:
    """Eleven signs, the first a letter, always the same for the same code."""
    number = int.from_bytes(hashlib.sha256(f"{kind}:{code}".encode()).digest(), "big")
    number, first = divmod(number, len(_LETTERS))
    signs = [_LETTERS[first]]
    for _ in range(10):
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(signs)
