"""The structure messages: code lists, concepts, data structure and dataflow, named in French, Arabic and English.

SDMX 2.1 Section 3A and SDMX 3.0 Section 3 (SDMX-ML). The two differ in the order of their parts, in how parts point at
each other (`Ref` elements; URNs), in version numbers and in how measures and attributes are declared.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rightsmonitor.exchange.package.markup import XML_LANG, add, root, written
from rightsmonitor.exchange.sdmx.flow import TIME, VALUE, Component, Flow, Labels
from rightsmonitor.wording import LANGUAGES

CONCEPTS = "CS_CRV"
VERSION_2_1, VERSION_3_0 = "1.0", "1.0.0"
_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas"


def data_structure(flow: Flow) -> str:
    return f"DSD_{flow.id}"


def namespaces(version: str) -> dict[str, str]:
    """`v2_1` or `v3_0`."""
    return {prefix: f"{_SCHEMAS}/{version}/{part}" for prefix, part in _PARTS.items()}


_PARTS = {"mes": "message", "str": "structure", "com": "common"}


def version_2_1(flow: Flow) -> bytes:
    message = root("mes:Structure", namespaces("v2_1"))
    header(message, flow)
    structures = add(message, "mes:Structures")
    maintained = {"agencyID": flow.agency, "version": VERSION_2_1, "isFinal": "true"}
    dataflow = add(add(structures, "str:Dataflows"), "str:Dataflow", id=flow.id, **maintained)
    _names(dataflow, flow.labels)
    _ref(add(dataflow, "str:Structure"), "DataStructure", data_structure(flow), flow.agency)
    lists = add(structures, "str:Codelists")
    for component in flow.coded:
        _codelist(lists, component, {**maintained, "isPartial": "true"}, nested=True)
    schemes = add(structures, "str:Concepts")
    _concepts(schemes, flow, maintained)
    definition = add(add(structures, "str:DataStructures"), "str:DataStructure", id=data_structure(flow), **maintained)
    _names(definition, flow.labels)
    _components_2_1(add(definition, "str:DataStructureComponents"), flow)
    return written(message)


def _components_2_1(parts: Element, flow: Flow) -> None:
    dimensions = add(parts, "str:DimensionList", id="DimensionDescriptor")
    for position, component in enumerate(flow.dimensions, 1):
        kind = "str:TimeDimension" if component.id == TIME else "str:Dimension"
        dimension = add(dimensions, kind, id=component.id, position=str(position))
        _represented_2_1(dimension, component, flow)
    attributes = add(parts, "str:AttributeList", id="AttributeDescriptor")
    for component in flow.attributes:
        attribute = add(attributes, "str:Attribute", id=component.id, assignmentStatus="Mandatory")
        _represented_2_1(attribute, component, flow)
        add(add(add(attribute, "str:AttributeRelationship"), "str:PrimaryMeasure"), "Ref", id=VALUE)
    measure = add(add(parts, "str:MeasureList", id="MeasureDescriptor"), "str:PrimaryMeasure", id=VALUE)
    _represented_2_1(measure, flow.value, flow)


def _represented_2_1(element: Element, component: Component, flow: Flow) -> None:
    identity = add(element, "str:ConceptIdentity")
    facts = {"maintainableParentID": CONCEPTS, "maintainableParentVersion": VERSION_2_1, "agencyID": flow.agency}
    add(identity, "Ref", id=component.id, **facts, package="conceptscheme", **{"class": "Concept"})
    representation = add(element, "str:LocalRepresentation")
    if component.codes:
        _ref(add(representation, "str:Enumeration"), "Codelist", component.codelist, flow.agency)
    else:
        _plain(representation, component)


def version_3_0(flow: Flow) -> bytes:
    message = root("mes:Structure", namespaces("v3_0"))
    header(message, flow)
    structures = add(message, "mes:Structures")
    maintained = {"agencyID": flow.agency, "version": VERSION_3_0}
    lists = add(structures, "str:Codelists")
    for component in flow.coded:
        _codelist(lists, component, {**maintained, "isPartial": "true"}, nested=False)
    _concepts(add(structures, "str:ConceptSchemes"), flow, maintained)
    dataflow = add(add(structures, "str:Dataflows"), "str:Dataflow", id=flow.id, **maintained)
    _names(dataflow, flow.labels)
    add(dataflow, "str:Structure", urn("DataStructure", flow, data_structure(flow)))
    definition = add(add(structures, "str:DataStructures"), "str:DataStructure", id=data_structure(flow), **maintained)
    _names(definition, flow.labels)
    _components_3_0(add(definition, "str:DataStructureComponents"), flow)
    return written(message)


def _components_3_0(parts: Element, flow: Flow) -> None:
    dimensions = add(parts, "str:DimensionList", id="DimensionDescriptor")
    for position, component in enumerate(flow.dimensions, 1):
        if component.id == TIME:
            dimension = add(dimensions, "str:TimeDimension", id=TIME)
        else:
            dimension = add(dimensions, "str:Dimension", id=component.id, position=str(position))
        _represented_3_0(dimension, component, flow)
    attributes = add(parts, "str:AttributeList", id="AttributeDescriptor")
    for component in flow.attributes:
        attribute = add(attributes, "str:Attribute", id=component.id, usage="mandatory")
        _represented_3_0(attribute, component, flow)
        add(add(attribute, "str:AttributeRelationship"), "str:Observation")
    measures = add(parts, "str:MeasureList", id="MeasureDescriptor")
    _represented_3_0(add(measures, "str:Measure", id=VALUE, usage="optional"), flow.value, flow)


def _represented_3_0(element: Element, component: Component, flow: Flow) -> None:
    add(element, "str:ConceptIdentity", urn("Concept", flow, CONCEPTS, component.id))
    representation = add(element, "str:LocalRepresentation")
    if component.codes:
        add(representation, "str:Enumeration", urn("Codelist", flow, component.codelist))
    else:
        _plain(representation, component)


def urn(kind: str, flow: Flow, artefact: str, item: str = "", version: str = VERSION_3_0) -> str:
    """`urn:sdmx:org.sdmx.infomodel.codelist.Codelist=RM_MA:CL_SEX(1.0.0)`."""
    name = f"urn:sdmx:org.sdmx.infomodel.{_PACKAGES[kind]}.{kind}={flow.agency}:{artefact}({version})"
    return f"{name}.{item}" if item else name


_PACKAGES = {
    "Codelist": "codelist",
    "Concept": "conceptscheme",
    "DataStructure": "datastructure",
    "Dataflow": "datastructure",
}


def header(message: Element, flow: Flow) -> Element:
    """What opens every message. The time is that of the release, so that the same release gives the same bytes."""
    top = add(message, "mes:Header")
    add(top, "mes:ID", flow.message)
    add(top, "mes:Test", "false")
    add(top, "mes:Prepared", flow.prepared)
    add(top, "mes:Sender", id=flow.agency)
    return top


def _plain(representation: Element, component: Component) -> None:
    if component.id == TIME:
        add(representation, "str:TextFormat", textType="ObservationalTimePeriod")
    else:
        add(representation, "str:TextFormat", textType="Integer", minValue="0")


def _codelist(lists: Element, component: Component, facts: dict[str, str], *, nested: bool) -> None:
    codelist = add(lists, "str:Codelist", id=component.codelist, **facts)
    _names(codelist, component.labels)
    for code in component.codes:
        element = add(codelist, "str:Code", id=code.id)
        _names(element, code.labels)
        if code.parent and nested:
            add(add(element, "str:Parent"), "Ref", id=code.parent)
        elif code.parent:
            add(element, "str:Parent", code.parent)


def _concepts(schemes: Element, flow: Flow, maintained: dict[str, str]) -> None:
    scheme = add(schemes, "str:ConceptScheme", id=CONCEPTS, **maintained)
    _names(scheme, flow.labels)
    for component in flow.concepts:
        _names(add(scheme, "str:Concept", id=component.id), component.labels)


def _names(element: Element, labels: Labels) -> None:
    for language, text in zip(LANGUAGES, labels, strict=True):
        add(element, "com:Name", text, **{XML_LANG: language})


def _ref(element: Element, kind: str, artefact: str, agency: str) -> None:
    facts = {"id": artefact, "version": VERSION_2_1, "agencyID": agency, "package": _PACKAGES[kind], "class": kind}
    add(element, "Ref", **facts)
