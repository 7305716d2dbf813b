"""A PostgreSQL of our own for one test run: Debian's program, a private folder, a socket, no port."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

USER, PASSWORD, DATABASE = "authority", "an invented password", "postgres"


def _programs() -> Path:
    """The folder of initdb; skips where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    path = found[-1] if found else Path(shutil.which("initdb") or "")
    if not path.is_file():
        pytest.skip("no PostgreSQL server is installed here (Debian: apt-get install postgresql)")
    return path.parent


def _somebody() -> dict[str, Any]:
    """PostgreSQL refuses to run as root; Debian's package brings a person for it."""
    if os.getuid():
        return {}
    try:
        import pwd

        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("PostgreSQL does not run as root and there is no user postgres")
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


@contextmanager
def server() -> Iterator[str]:
    """A running server; its DSN without the password."""
    programs, who = _programs(), _somebody()
    folder = Path(tempfile.mkdtemp(prefix="rm-pg-"))
    try:
        data, secret = folder / "data", folder / "secret"
        secret.write_text(PASSWORD)
        if who:
            for path in (folder, secret):
                shutil.chown(path, who["user"], who["group"])
        made = ["-D", str(data), "-U", USER, "-A", "scram-sha-256", "--pwfile", str(secret), "-E", "UTF8", "-N"]
        _run([str(programs / "initdb"), *made, "--locale=C"], who)
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        control = [str(programs / "pg_ctl"), "-D", str(data), "-w"]
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], who)
        try:
            yield f"host={folder} user={USER} dbname={DATABASE}"
        finally:
            _run([*control, "-m", "immediate", "stop"], who)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str], who: dict[str, Any]) -> None:
    done = subprocess.run(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=60, **who)
    assert done.returncode == 0, done.stderr[-500:]
