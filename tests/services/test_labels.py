"""A reader of the workbook sees labels only: no two places of a release may be called the same."""

from __future__ import annotations

import pytest

from rightsmonitor import reference as reference_data
from rightsmonitor.domain import facts
from rightsmonitor.services.release.labels import label


@pytest.mark.parametrize("language", [0, 1, 2])
def test_unknown_provinces_are_told_apart_by_their_region(language: int) -> None:
    reference = reference_data.load()
    regions = [found.code for found in reference.places.regions()]
    assert len(regions) == 12
    codes = [*regions, facts.UNKNOWN_PLACE, *(f"{region}.{facts.UNKNOWN}" for region in regions)]
    labels = [label("place", code, reference)[language] for code in codes]
    assert len(set(labels)) == len(codes)
    assert not any(mark in text for text in labels for mark in "\u2068\u2069")
