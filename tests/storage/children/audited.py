"""Goes through the life of a vault and prints the name of every file that Python itself opens."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import making

from rightsmonitor.domain.codes import Role
from rightsmonitor.storage import vault as vaults
from rightsmonitor.storage.records import incidents

folder = Path(sys.argv[1])
names: list[str] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | bytes):
        names.append(Path(str(arguments[0])).name)


sys.addaudithook(watch)
(folder.parent / "control.txt").write_text("x")
vault = making.create(folder)
making.add_person(vault, making.OFFICER, Role.OFFICER)
incidents.add(vault, incidents.NewIncident(incident=making.incident(1)))
vaults.status(folder)
vault.check(thorough=True)
vault.reopen()
vault.close()
making.unlock(folder).close()
vaults.status(folder)
print("\n".join(names))
