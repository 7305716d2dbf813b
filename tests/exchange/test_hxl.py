"""The HXL face by libhxl, and the cube by csvw: readers that know nothing of us."""

from __future__ import annotations

import io
import json
from pathlib import Path

import csvw
import hxl as libhxl
import package_making as making

from rightsmonitor.exchange.package import cube, hxl, package


def test_libhxl_reads_every_row() -> None:
    release = making.release()
    source = libhxl.data(libhxl.make_input(io.BytesIO(hxl.build(release)), libhxl.InputOptions(allow_local=True)))
    assert [column.display_tag for column in source.columns] == [hxl.tag(name) for name in cube.columns(release)]
    found = [tuple(row.values) for row in source]
    assert found == list(cube.rows(release))


def test_hashtags_are_told_apart() -> None:
    tags = [hxl.tag(name) for name in ("TABLE", "PLACE", "VIOLATION", "SEX", "AGE", "STATUS", "MONTH", "OBS_VALUE")]
    assert len(set(tags)) == len(tags)
    assert all(tag.split("+")[0] in ("#meta", "#loc", "#event", "#group", "#date", "#affected") for tag in tags)


def test_csvw_reads_the_cube(tmp_path: Path) -> None:
    files = package.build(making.release())
    (tmp_path / "cube.csv").write_bytes(files["data/cube.csv"])
    described = json.loads(files["datapackage.json"])["resources"][0]["schema"]["fields"]
    columns = [{"name": f["name"], "datatype": f["type"], "null": ""} for f in described]
    schema = {"@context": "http://www.w3.org/ns/csvw", "url": "cube.csv", "tableSchema": {"columns": columns}}
    (tmp_path / "cube.csv-metadata.json").write_text(json.dumps(schema), encoding="utf-8")
    rows = list(csvw.Table.from_file(tmp_path / "cube.csv-metadata.json").iterdicts())
    values = [cell.value for table in making.release().tables for cell in table.cells]
    assert [row["OBS_VALUE"] for row in rows] == values
