"""Journeys are many commands and windows on one vault: its keys are derived once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import known_keys


@pytest.fixture(scope="module", autouse=True)
def keys_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with known_keys.remembered(tmp_path_factory):
        yield
