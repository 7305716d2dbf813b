"""Applies a long further migration to the vault, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.storage import migrate

vault = making.unlock(Path(sys.argv[1]))
steps = "\n".join(
    f"CREATE TABLE later_{n} (x TEXT) STRICT;\nINSERT INTO later_{n} SELECT document FROM incident_version;"
    for n in range(200)
)
print("ready", flush=True)
migrate.apply(vault.connection, (*migrate.migrations(), (migrate.newest() + 1, steps)))
print("done", flush=True)
