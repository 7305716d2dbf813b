"""The record under work: one frozen incident that is replaced at each change, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from rightsmonitor.desktop.editor import making
from rightsmonitor.domain import paths
from rightsmonitor.domain.incident import Incident
from rightsmonitor.domain.person import age_at
from rightsmonitor.domain.written_ages import Age
from rightsmonitor.services.records.incidents import Stored

_MOST_UNDO = 100


@dataclass
class Work:
    """`saved` is what the vault holds, None for a record it does not know."""

    incident: Incident | None = None
    saved: Incident | None = None
    number: str = ""
    status: str = "draft"
    revision: int = 0
    past: list[Incident] = field(default_factory=list)

    def begin(self, incident: Incident) -> None:
        """A new record."""
        self.forget()
        self.incident = incident

    def forget(self) -> None:
        """Nothing is under work."""
        self.incident, self.saved, self.past = None, None, []
        self.number, self.status, self.revision = "", "draft", 0

    def load(self, stored: Stored) -> None:
        """A record of the vault."""
        self.past = []
        self.saved_as(stored)

    def saved_as(self, stored: Stored) -> None:
        self.incident = self.saved = stored.incident
        self.number, self.status, self.revision = stored.number, stored.status.value, stored.revision

    @property
    def unsaved(self) -> bool:
        return self.incident is not None and self.incident != self.saved

    def change(self, incident: Incident) -> None:
        """Another value of the record; the one before can be brought back."""
        if self.incident is not None and incident != self.incident:
            self.past = [*self.past[-_MOST_UNDO:], self.incident]
        self.incident = incident

    def undo(self) -> bool:
        """Takes the last change back; False when there is none."""
        if not self.past:
            return False
        self.incident = self.past.pop()
        return True

    def put(self, path: str, value: object, rights_of: Callable[[str], tuple[str, ...]]) -> None:
        """One field, with what follows from it; the first entry of a section comes into being as it is written."""
        if self.incident is None:
            return
        changed = self._with_entry(self.incident, path)
        if isinstance(value, Age):
            changed = paths.put(changed, f"{path}_estimated", value.estimated)
            value = value.years
        changed = paths.put(changed, path, value)
        if path.endswith(".type") and path.startswith("violations"):
            # Another type brings the rights that the crosswalk suggests, and is coded with today's taxonomy.
            entry = path.removesuffix(".type")
            changed = paths.put(changed, f"{entry}.rights", rights_of(str(value)))
            changed = paths.put(changed, f"{entry}.taxonomy_version", "")
        if path == "when" or path.endswith(".birth_date"):
            changed = _with_ages(changed)
        self.change(changed)

    def _with_entry(self, incident: Incident, path: str) -> Incident:
        name = path.partition("[")[0]
        if "[0]" in path and not getattr(incident, name):
            return _with(incident, name, making.fresh_entry(name, incident))
        return incident

    def add(self, name: str, entry: object = None) -> None:
        """An entry at the end of a section; with one violation there is no question whom it concerns."""
        if self.incident is None:
            return
        self.change(_with(self.incident, name, entry or making.fresh_entry(name, self.incident)))

    def remove(self, name: str, at: int) -> None:
        """Removes an entry and the links to it."""
        if self.incident is None:
            return
        gone = getattr(self.incident, name)[at]
        incident = paths.remove(self.incident, name, at)
        if name in ("victims", "perpetrators"):
            for number, violation in enumerate(incident.violations):
                kept = tuple(key for key in getattr(violation, name) if key != gone.key)
                incident = paths.put(incident, f"violations[{number}].{name}", kept)
        self.change(_untied(incident, name, gone))


def _with(incident: Incident, name: str, entry: object) -> Incident:
    incident = paths.append(incident, name, entry)
    if name in ("victims", "perpetrators") and len(incident.violations) == 1:
        incident = paths.append(incident, f"violations[0].{name}", getattr(incident, name)[-1].key)
    return incident


def _untied(incident: Incident, name: str, gone: object) -> Incident:
    """Responses that were tied to a child or an act that went are about the incident again."""
    tie = {"victims": "child", "violations": "violation"}.get(name)
    for at, response in enumerate(incident.responses if tie else ()):
        if getattr(response, str(tie)) == getattr(gone, "key", None):
            incident = paths.put(incident, f"responses[{at}].{tie}", "")
    return incident


def _with_ages(incident: Incident) -> Incident:
    """Ages at the act of the children whose date of birth is known, where the day of the act is."""
    for at, victim in enumerate(incident.victims):
        if victim.person.birth_date is not None and incident.when is not None:
            years, estimated = age_at(victim.person.birth_date, incident.when)
            incident = paths.put(incident, f"victims[{at}].age", years)
            incident = paths.put(incident, f"victims[{at}].age_estimated", estimated)
    return incident
