"""Records for the commands about disclosure."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty invented records with a hierarchy of places."""
    (tmp_path / "hierarchies").mkdir()
    (tmp_path / "hierarchies" / "hier_geo.csv").write_text(
        "code,parent\nMA,\nN,MA\nS,MA\nN1,N\nN2,N\nS1,S\nS2,S\nS3,S\n", encoding="utf-8"
    )
    chance = random.Random(4)
    with (tmp_path / "records.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["geo", "viol", "sex"])
        for _ in range(60):
            writer.writerow([chance.choice(["N1", "N2", "S1", "S2", "S3"]), chance.choice("abcd"), chance.choice("FM")])
    return tmp_path
