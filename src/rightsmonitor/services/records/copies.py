"""A new record that begins as a copy: the same child and place, another day."""

from __future__ import annotations

from dataclasses import replace

from rightsmonitor.domain.incident import Consent, Incident, ReportingDuty, Verification
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.records import incidents
from rightsmonitor.services.session import Session


@permitted("copies.as_new")
def as_new(session: Session, *, uid: str) -> Incident:
    """People, place, acts and sources as in another record; what belongs to that one alone is left out.

    Dates, narrative, responses, consent, the decision on reporting and the verification have to be given anew. Raises
    NoSuchIncident.
    """
    found = incidents.get(session, uid=uid).incident
    return replace(
        found,
        uid=incidents.fresh_uid(session),
        when=None,
        first_reported=session.today,
        narrative="",
        responses=(),
        chain=(),
        victims=tuple(replace(victim, consent=Consent()) for victim in found.victims),
        violations=tuple(
            replace(violation, taxonomy_version="", reporting=ReportingDuty(), verification=Verification())
            for violation in found.violations
        ),
    )
