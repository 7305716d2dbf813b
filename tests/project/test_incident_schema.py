"""The shipped JSON Schema of incident documents is fresh, and what the program writes meets it."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest

from rightsmonitor import assets, reference
from rightsmonitor.domain.document import to_document
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.schema import json_schema
from rightsmonitor.services.records.samples import sample

SHIPPED = json.loads(assets.resource("schemas", "incident.schema.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 23)


def test_the_shipped_schema_is_the_one_of_the_values() -> None:
    assert json_schema(Incident) == SHIPPED, "write it again: see docs/data-formats.md"


def test_samples_meet_the_schema() -> None:
    check = jsonschema.Draft202012Validator(SHIPPED)
    for incident in sample(count=60, seed=4, reference=reference.load(), today=TODAY):
        check.validate(to_document(incident))


@pytest.mark.parametrize(
    "change",
    [
        {"when": "32/11/2026"},
        {"setting": "moon"},
        {"victims": [{"key": "c1", "person": {"uid": "x", "cnie": "A123"}}]},
        {"perpetrators": [{"key": "p1", "name": "somebody"}]},
        {"uid": None},
    ],
)
def test_what_the_program_refuses_the_schema_refuses(change: dict[str, object]) -> None:
    document = {"uid": "0190d7a0-0000-7000-8000-000000000000", **change}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SHIPPED).validate(document)
