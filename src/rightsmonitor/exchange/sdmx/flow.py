"""A release as SDMX sees it: components with their code lists, and one observation for each key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rightsmonitor.domain.release import Release
from rightsmonitor.exchange.package import observations
from rightsmonitor.exchange.package.observations import Axis, Observation
from rightsmonitor.wording import LANGUAGES, words

Labels = tuple[str, str, str]  # French, Arabic, English

TIME, VALUE, OFFICE = "TIME_PERIOD", "OBS_VALUE", "REPORTING_OFFICE"
_CONCEPTS = {"place": "REF_AREA", "status": "PROTECTION_STATUS"}
# Every structure has these, in this order; a release without one of them stands at its total.
_AXES = ("place", "violation", "sex", "age", "status")
_FOREIGN = re.compile(r"[^A-Za-z0-9_@$-]")  # what the IDType of SDMX does not allow


@dataclass(frozen=True, slots=True)
class Profile:
    """Names that differ from one receiver to another."""

    key: str
    flow: str
    confidentiality: str
    country: str = observations.COUNTRY
    multiplier: bool = False


OWN = Profile(key="own", flow="CRV", confidentiality="CONF_STATUS")
UNICEF = Profile(key="unicef", flow="CRV_UNICEF", confidentiality="OBS_CONF", country="MAR", multiplier=True)


@dataclass(frozen=True, slots=True)
class Code:
    id: str
    parent: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Component:
    """A dimension or attribute. `codelist` is CL_<id>; the time dimension and the value have no codes."""

    id: str
    labels: Labels
    codes: tuple[Code, ...] = ()

    @property
    def codelist(self) -> str:
        return f"CL_{self.id}"


@dataclass(frozen=True, slots=True)
class Flow:
    """Everything the six files say. Rows are in the order of `columns`; a hidden cell has an empty OBS_VALUE."""

    id: str
    agency: str
    labels: Labels
    prepared: str  # ISO 8601, seconds, UTC
    message: str
    dimensions: tuple[Component, ...]
    attributes: tuple[Component, ...]
    value: Component
    rows: tuple[tuple[str, ...], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (*(c.id for c in self.dimensions), VALUE, *(c.id for c in self.attributes))

    @property
    def concepts(self) -> tuple[Component, ...]:
        return (*self.dimensions, self.value, *self.attributes)

    @property
    def coded(self) -> tuple[Component, ...]:
        return tuple(component for component in self.concepts if component.codes)


def flow(release: Release, profile: Profile = OWN) -> Flow:
    """The observations of a release under a profile. Raises observations.Contradiction."""
    axes = observations.axes(release)
    ordered = [_axis(name, axes, profile) for name in _names(axes)]
    place, others = ordered[0], ordered[1:]
    found = observations.observations(release)
    dimensions = (
        _closed("FREQ", ("A", "Q", "M")),
        place,
        # Two offices count in the same places: without this, Replace would let one overwrite the other.
        Component(OFFICE, _named(OFFICE), (Code(identifier(release.office), "", release.office_labels),)),
        _closed("INDICATOR", ("VIOLATIONS",)),
        *others,
        Component(TIME, _named(TIME)),
    )
    return Flow(
        id=profile.flow,
        agency=release.agency,
        labels=_say("faces-flow"),
        prepared=release.prepared_on[:19] + "Z",
        message=f"{profile.flow}_{release.office}_{release.period}_{release.sequence}",
        dimensions=dimensions,
        attributes=_attributes(profile),
        value=Component(VALUE, _named(VALUE)),
        rows=tuple(_row(observation, axes, profile, identifier(release.office)) for observation in found),
    )


def identifier(code: str) -> str:
    """A code as SDMX allows it: `RMV-1.1` becomes `RMV-1_1`."""
    return _FOREIGN.sub("_", code)


def _names(axes: tuple[Axis, ...]) -> tuple[str, ...]:
    return (*_AXES, *(axis.name for axis in axes if axis.name not in _AXES))


def _axis(name: str, axes: tuple[Axis, ...], profile: Profile) -> Component:
    concept = _CONCEPTS.get(name, identifier(name.upper()))
    axis = next((axis for axis in axes if axis.name == name), None)
    if axis is None:
        return Component(concept, _named(concept), (Code("_T", "", _say("faces-total")),))
    codes = (
        Code(_code(code, name, profile), _parent(axis.parents[code], name, profile), axis.labels[code])
        for code in axis.codes
    )
    return Component(concept, _named(concept), tuple(codes))


def _parent(code: str, axis: str, profile: Profile) -> str:
    """A code may stand under another, but not under `_T`: SDMX 3.0 refuses parents that do not begin with a letter."""
    parent = _code(code, axis, profile)
    return parent if parent[:1].isalpha() else ""


def _code(code: str, axis: str, profile: Profile) -> str:
    if axis == "place" and code:
        code = observations.area(code, profile.country)
    return identifier(code)


def _attributes(profile: Profile) -> tuple[Component, ...]:
    multiplier = (_closed("UNIT_MULTIPLIER", ("0",)),) if profile.multiplier else ()
    return (
        _closed("UNIT_MEASURE", ("NUMBER",)),
        *multiplier,
        _closed("OBS_STATUS", ("A", "E", "M", "Q")),
        _closed(profile.confidentiality, ("C", "F")),
    )


def _row(observation: Observation, axes: tuple[Axis, ...], profile: Profile, office: str) -> tuple[str, ...]:
    codes: Mapping[str, str] = {
        axis.name: _code(code, axis.name, profile) for axis, code in zip(axes, observation.codes, strict=True)
    }
    place, *others = (codes.get(name, "_T") for name in _names(axes))
    status, confidentiality = observation.statuses
    value = "" if observation.value is None else str(observation.value)
    multiplier = ("0",) if profile.multiplier else ()
    frequency = observations.frequency(observation.period)
    keys = (frequency, place, office, "VIOLATIONS", *others, observation.period)
    return (*keys, value, "NUMBER", *multiplier, status, confidentiality)


def _closed(component: str, codes: tuple[str, ...]) -> Component:
    """A component whose codes are ours, each with its sentence."""
    stem = f"faces-{component.lower().replace('_', '-')}"
    return Component(component, _named(component), tuple(Code(c, "", _say(f"{stem}-{c.lower()}")) for c in codes))


def _named(component: str) -> Labels:
    key = f"faces-{component.lower().replace('_', '-')}"
    return _say(key) if words("fr").has(key) else (component, component, component)


def _say(key: str, **facts: str) -> Labels:
    french, arabic, english = (words(language)(key, **facts) for language in LANGUAGES)
    return french, arabic, english
