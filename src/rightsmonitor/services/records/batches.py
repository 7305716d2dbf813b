"""Several records at once, all or none: what a file brings in."""

from __future__ import annotations

from collections.abc import Sequence

from rightsmonitor.domain.errors import InvalidRecord, InvalidValue
from rightsmonitor.domain.incident import Incident
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import incidents
from rightsmonitor.services.records.incidents import Stored
from rightsmonitor.services.session import Session


@permitted("batches.add")
def add(session: Session, *, batch: Sequence[Incident]) -> tuple[Stored, ...]:
    """Saves each as a draft in one transaction; each has its audit entry.

    Raises what `incidents.save` raises, with the position (from 1) of the record that was refused.
    """
    with session.vault.transaction():
        return tuple(_add(session, incident, at) for at, incident in enumerate(batch, start=1))


def _add(session: Session, incident: Incident, position: int) -> Stored:
    try:
        return incidents.save(session, incident=incident, expected_revision=0)
    except InvalidRecord as error:
        raise InvalidRecord(problems=error.problems, position=position) from None
    except InvalidValue as error:
        raise InvalidValue(**{**error.facts, "position": position}) from None
