"""A small office for a file of tests, and its officer at work. A file that needs another office says so itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import office
import pytest

from rightsmonitor.services.session import Session


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "vault"
    office.create(folder)
    return folder


@pytest.fixture
def officer(vault: Path) -> Iterator[Session]:
    with closing(office.unlock(vault, "officer")) as opened:
        yield opened
