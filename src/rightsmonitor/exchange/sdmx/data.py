"""The data messages. Every one says Replace: under Merge an empty value would keep an older, then readable one."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from rightsmonitor.exchange.package import cube
from rightsmonitor.exchange.package.markup import add, root, written
from rightsmonitor.exchange.sdmx import structure
from rightsmonitor.exchange.sdmx.flow import Flow

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SPECIFIC = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/structurespecific"
_SPECIFIC_3 = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0/data/structurespecific"
_FLAT = "AllDimensions"
_REPLACE = {"ss:action": "Replace"}


def version_2_1(flow: Flow) -> bytes:
    """Structure-specific, one `Obs` for each key; a hidden cell has no OBS_VALUE."""
    dataflow = structure.urn("Dataflow", flow, flow.id, version=structure.VERSION_2_1)
    names = structure.namespaces("v2_1") | {"ss": _SPECIFIC, "xsi": _XSI, "own": f"{dataflow}:ObsLevelDim:{_FLAT}"}
    message = root("mes:StructureSpecificData", names)
    reference = _described(message, flow, names["own"])
    target = add(reference, "com:StructureUsage")
    facts = {"agencyID": flow.agency, "id": flow.id, "version": structure.VERSION_2_1}
    add(target, "Ref", **facts, **{"class": "Dataflow", "package": "datastructure"})
    facts = {"ss:structureRef": flow.id, "xsi:type": "own:DataSetType", "ss:dataScope": "DataStructure"} | _REPLACE
    _observations(add(message, "mes:DataSet", **facts), flow)
    return written(message)


def version_3_0(flow: Flow) -> bytes:
    """As 2.1, but the dataflow is named by its URN and there is no data scope."""
    dataflow = structure.urn("Dataflow", flow, flow.id)
    names = structure.namespaces("v3_0") | {"ss": _SPECIFIC_3, "xsi": _XSI, "own": f"{dataflow}:ObsLevelDim:{_FLAT}"}
    message = root("mes:StructureSpecificData", names)
    add(_described(message, flow, names["own"]), "com:StructureUsage", dataflow)
    facts = {"ss:structureRef": flow.id, "xsi:type": "own:DataSetType"} | _REPLACE
    _observations(add(message, "mes:DataSet", **facts), flow)
    return written(message)


def _described(message: Element, flow: Flow, namespace: str) -> Element:
    facts = {"structureID": flow.id, "namespace": namespace, "dimensionAtObservation": _FLAT}
    top = structure.header(message, flow)
    described = add(top, "mes:Structure", **facts)
    add(top, "mes:DataSetAction", _REPLACE["ss:action"])
    return described


def _observations(data_set: Element, flow: Flow) -> None:
    for row in flow.rows:
        add(data_set, "Obs", **{name: text for name, text in zip(flow.columns, row, strict=True) if text})


def csv_1_0(flow: Flow) -> bytes:
    name = f"{flow.agency}:{flow.id}({structure.VERSION_2_1})"
    return cube.csv_bytes(("DATAFLOW", *flow.columns), ((name, *row) for row in flow.rows))


def csv_2_0(flow: Flow) -> bytes:
    name = f"{flow.agency}:{flow.id}({structure.VERSION_3_0})"
    header = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *flow.columns)
    return cube.csv_bytes(header, (("dataflow", name, "R", *row) for row in flow.rows))
