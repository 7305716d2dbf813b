"""National tables reach a real PostgreSQL and a faithful DHIS2, by the real program, with secrets from descriptors."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dhis2_http
import national_making as making
import postgres
import pytest

from rightsmonitor.cli import app
from rightsmonitor.services.national import consolidation

ROOT = Path(__file__).resolve().parents[2]
PARTS = ROOT / "authority-load" / "src"


@pytest.fixture(scope="module")
def mechanism(tmp_path_factory: pytest.TempPathFactory) -> making.Mechanism:
    made = making.Mechanism(tmp_path_factory.mktemp("authority"))
    made.trusts("AGA")
    for at, office in enumerate(("OUJ", "TNG")):
        made.receives(making.release(office, making.world(at)))
    return made


@pytest.fixture(scope="module")
def national(mechanism: making.Mechanism) -> Path:
    to = mechanism.folder / "national"
    consolidation.consolidate(folders=[mechanism.opened], to=to, trust=mechanism.trust)
    return to


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with postgres.server() as dsn:
        yield dsn


def load(folder: Path, *options: str, secret: str = "", installed: bool = True) -> tuple[int, dict[str, Any]]:
    """`authority load` as a process; `secret` is written to descriptor 3 of its own."""
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    options = tuple(option.replace("FD", str(reading)) for option in options)
    command = [sys.executable, "-m", "rightsmonitor", "authority", "load", str(folder), *options, "--json"]
    path = os.pathsep.join([str(ROOT / "src"), *([str(PARTS)] if installed else [])])
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, pass_fds=[reading], timeout=120, check=False
    )
    os.close(reading)
    assert "Traceback" not in done.stderr
    assert not secret or secret not in done.stdout + done.stderr
    return done.returncode, json.loads(done.stdout)


def rows(folder: Path, period: str = "2026-Q3") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / period / "data/national.csv").read_text())))


def stored(dsn: str) -> dict[tuple[str, ...], tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(dsn, password=postgres.PASSWORD) as connection:
        found = connection.execute(
            'SELECT period, "table", place, violation, sex, age, value, lower, upper, obs_status, offices, expected'
            " FROM rightsmonitor.cells"
        ).fetchall()
        return {tuple(row[:6]): tuple(row[6:]) for row in found}


def expected(folder: Path) -> dict[tuple[str, ...], tuple[Any, ...]]:
    def whole(text: str) -> int | None:
        return int(text) if text else None

    return {
        tuple(row[name] for name in ("PERIOD", "TABLE", "PLACE", "VIOLATION", "SEX", "AGE")): (
            whole(row["OBS_VALUE"]),
            whole(row["LOWER"]),
            whole(row["UPPER"]),
            row["OBS_STATUS"],
            int(row["OFFICES"]),
            int(row["EXPECTED"]),
        )
        for row in rows(folder)
    }


def test_postgresql_receives_a_consolidation(national: Path, database: str) -> None:
    asked = ("--postgresql", database, "--password-fd", "FD")
    code, answer = load(national, *asked, secret=postgres.PASSWORD)
    assert (code, answer["periods"]) == (0, {"2026-Q3": len(rows(national))})
    assert stored(database) == expected(national)
    assert any(row[0] is None for row in stored(database).values())  # hidden is NULL, never 0
    import psycopg

    with psycopg.connect(database, password=postgres.PASSWORD) as connection:
        found = connection.execute("SELECT office, reported FROM rightsmonitor.offices ORDER BY office").fetchall()
    assert found == [("AGA", False), ("OUJ", True), ("TNG", True)]


def test_a_second_load_replaces_the_period(mechanism: making.Mechanism, national: Path, database: str) -> None:
    asked = ("--postgresql", database, "--password-fd", "FD")
    assert load(national, *asked, secret=postgres.PASSWORD)[0] == 0
    fewer = mechanism.folder / "fewer"
    consolidation.consolidate(folders=[mechanism.opened / "OUJ-2026-Q3-1"], to=fewer, trust=mechanism.trust)
    assert load(fewer, *asked, secret=postgres.PASSWORD)[0] == 0
    assert stored(database) == expected(fewer) != expected(national)


def test_tables_of_a_later_version_have_their_columns(mechanism: making.Mechanism, database: str) -> None:
    made = mechanism.receives(making.release("FES", making.world(5), tables=("place-violation", "setting")))
    to = mechanism.folder / "later"
    consolidation.consolidate(folders=[mechanism.opened / f"FES-{made.period}-1"], to=to, trust=mechanism.trust)
    for _ in range(2):
        assert load(to, "--postgresql", database, "--password-fd", "FD", secret=postgres.PASSWORD)[0] == 0
    import psycopg

    with psycopg.connect(database, password=postgres.PASSWORD) as connection:
        found = connection.execute(
            "SELECT setting, value FROM rightsmonitor.cells WHERE \"table\" = 'setting'"
        ).fetchall()
    assert dict(found) == {
        row["SETTING"]: int(row["OBS_VALUE"]) if row["OBS_VALUE"] else None
        for row in rows(to)
        if row["TABLE"] == "setting"
    }
    assert len(found) == 3


def test_what_postgresql_refuses_leaves_nothing(national: Path, database: str) -> None:
    asked = ("--postgresql", database, "--password-fd", "FD")
    assert load(national, *asked, secret=postgres.PASSWORD)[0] == 0
    before = stored(database)
    code, answer = load(national, *asked, secret="another")
    assert (code, answer["error"]) == (3, "server-unreachable")
    import psycopg

    with psycopg.connect(database, password=postgres.PASSWORD, autocommit=True) as connection:
        connection.execute("ALTER TABLE rightsmonitor.cells ADD CONSTRAINT none CHECK (lower < 0) NOT VALID")
        try:
            code, answer = load(national, *asked, secret=postgres.PASSWORD)
        finally:
            connection.execute("ALTER TABLE rightsmonitor.cells DROP CONSTRAINT none")
    assert (code, answer["error"], answer["reason"]) == (3, "server-refused", "23514")
    assert stored(database) == before


def test_nobody_answers(national: Path) -> None:
    code, answer = load(national, "--dhis2", "http://127.0.0.1:9", "--token-fd", "FD", secret="x-y-z")
    assert (code, answer["error"]) == (3, "server-unreachable")


def test_dhis2_receives_a_consolidation(national: Path) -> None:
    site = dhis2_http.Site()
    with dhis2_http.serving(site) as url:
        asked = ("--dhis2", url, "--account", dhis2_http.USER, "--password-fd", "FD")
        code, answer = load(national, *asked, secret=dhis2_http.PASSWORD)
    values = json.loads((national / "2026-Q3/dhis2/dataValueSet.json").read_text())["dataValues"]
    assert (code, answer["periods"]) == (0, {"2026-Q3": len(values)})
    assert sorted(site.server.values.values()) == sorted(int(each["value"]) for each in values)
    assert {key[4] for key in site.server.values} == {"CRV_OFFICE:_T"}
    steps = ["VALIDATE", "COMMIT", "CREATE_AND_UPDATE", "DELETE", "CREATE_AND_UPDATE"]
    assert [step for _, step in site.asked] == steps


def test_what_is_hidden_today_does_not_stay_on_the_server(mechanism: making.Mechanism, national: Path) -> None:
    """One office alone shows cells that are intervals once another one is in."""
    alone = mechanism.folder / "alone"
    consolidation.consolidate(folders=[mechanism.opened / "TNG-2026-Q3-1"], to=alone, trust=mechanism.trust)
    site = dhis2_http.Site()
    with dhis2_http.serving(site) as url:
        asked = ("--dhis2", url, "--token-fd", "FD")
        assert load(alone, *asked, secret=dhis2_http.TOKEN)[0] == 0
        before = set(site.server.values)
        assert load(national, *asked, secret=dhis2_http.TOKEN)[0] == 0
    hidden = json.loads((national / "2026-Q3/dhis2/suppressed.json").read_text())["dataValues"]
    names = ("dataElement", "period", "orgUnit", "categoryOptionCombo", "attributeOptionCombo")
    gone = {tuple(each[name] for name in names) for each in hidden}
    assert before & gone
    assert not set(site.server.values) & gone


def test_dhis2_refuses_without_half_a_load(national: Path) -> None:
    site = dhis2_http.Site()
    with dhis2_http.serving(site) as url:
        asked = ("--dhis2", url, "--token-fd", "FD")
        code, answer = load(national, *asked, secret="a wrong token")
        assert (code, answer["error"], answer["reason"]) == (3, "server-refused", "401")
        code, answer = load(national, *asked, "--own-places", secret=dhis2_http.TOKEN)
        assert (code, answer["reason"]) == (3, "409")  # the server has no places of its own
        assert not site.server.values
        site.moved = "http://127.0.0.1:9/api/metadata"
        code, answer = load(national, *asked, secret=dhis2_http.TOKEN)
        assert (code, answer["reason"]) == (3, "302")  # the token goes to nobody else


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--dhis2", "http://dhis2.example.org", "--token-fd", "FD"), "invalid-value"),
        (("--dhis2", "https://u:secret@dhis2.example.org", "--token-fd", "FD"), "secret-in-argument"),
        (("--postgresql", "host=db password=secret"), "secret-in-argument"),
        (("--postgresql", "postgresql://u:secret@db/x"), "secret-in-argument"),
        (("--dhis2", "https://dhis2.example.org"), "usage"),
        ((), "usage"),
    ],
)
def test_wrong_requests(
    national: Path,
    options: tuple[str, ...],
    error: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.syspath_prepend(PARTS)
    reading, writing = os.pipe()
    os.write(writing, b"s-e-c\n")
    os.close(writing)
    asked = [option.replace("FD", str(reading)) for option in options]
    code = app.main(["authority", "load", str(national), *asked, "--json"], open_window=lambda *_: 4)
    os.close(reading)
    answer = json.loads(capsys.readouterr().out)
    assert (code, answer["error"]) == (2, error)
    assert "s-e-c" not in json.dumps(answer)


def test_a_changed_consolidation_goes_nowhere(mechanism: making.Mechanism) -> None:
    to = mechanism.folder / "changed"
    consolidation.consolidate(folders=[mechanism.opened], to=to, trust=mechanism.trust)
    table = to / "2026-Q3/data/national.csv"
    table.write_bytes(table.read_bytes().replace(b",Q,C,", b",A,F,", 1))
    code, answer = load(to, "--dhis2", "http://127.0.0.1:9", "--token-fd", "FD", secret="x-y-z")
    assert (code, answer["error"], answer["reason"]) == (1, "not-genuine", "changed-file")
    code, answer = load(mechanism.opened / "OUJ-2026-Q3-1", "--postgresql", "host=nowhere")
    assert (code, answer["error"]) == (2, "foreign-file")


def test_an_officers_program_cannot(national: Path) -> None:
    """Without the other distribution there is no way to a server; with it (above) there is."""
    code, answer = load(national, "--dhis2", "http://127.0.0.1:9", "--token-fd", "FD", secret="s-e-c", installed=False)
    assert (code, answer["error"]) == (3, "extra-missing")


def test_one_place_alone_knows_the_name_of_the_other_part() -> None:
    source = ROOT / "src" / "rightsmonitor"
    named = [p for p in source.rglob("*.py") if "rightsmonitor_load" in p.read_text(encoding="utf-8")]
    assert [path.relative_to(source).as_posix() for path in named] == ["cli/authority/load.py"]
