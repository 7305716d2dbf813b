"""The window for the tests of its pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import hands
import known_keys
from rightsmonitor.desktop.main_window import Workplace
from rightsmonitor.services.demo import Demo


@pytest.fixture
def place(qtbot: Any, office: Demo) -> Iterator[Workplace]:
    """The window in French, in the hands of an officer."""
    opened = hands.open_window(qtbot, office, "fr")
    yield hands.enter(qtbot, opened, "officier", office.passphrases["officier"])
    hands.close(opened)


@pytest.fixture(scope="module", autouse=True)
def keys_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with known_keys.remembered(tmp_path_factory):
        yield
