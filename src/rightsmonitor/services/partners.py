"""The partner directory: what the program ships, what the office added, and what it does not use."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass

from rightsmonitor.domain.document import from_document, to_document
from rightsmonitor.domain.errors import InvalidValue
from rightsmonitor.domain.text import clean, forbidden_characters
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import partners as rows
from rightsmonitor.storage.trail import audit

_LONGEST = 300
_TEXTS = ("name_fr", "name_ar", "name_en", "type", "role", "contact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """An organisation, never a person. `certainty` says how a shipped entry was checked."""

    key: str
    name_fr: str
    name_ar: str = ""
    name_en: str = ""
    type: str = ""
    role: str = ""
    contact: str = ""
    certainty: str = ""
    own: bool = False
    hidden: bool = False

    def name(self, language: str) -> str:
        return {"fr": self.name_fr, "ar": self.name_ar, "en": self.name_en}[language] or self.name_fr


@permitted("partners.list_")
def list_(session: Session) -> tuple[Partner, ...]:
    """Every partner: the office's own first, then the shipped ones; hidden ones say so."""
    return _all(session)


def _all(session: Session) -> tuple[Partner, ...]:
    kept = rows.all_(session.vault)
    own = [from_document(Partner, json.loads(document)) for document, _ in kept.values() if document]
    shipped = [
        Partner(
            key=row["key"],
            name_fr=row["name_fr"],
            name_ar=row["name_ar"],
            name_en=row["name_en"],
            type=row["type"],
            role=row["role_in_app"],
            certainty=row["certainty"],
            hidden=kept.get(row["key"], ("", False))[1],
        )
        for row in session.reference.partners
    ]
    return (*sorted(own, key=lambda partner: partner.name_fr.casefold()), *shipped)


@permitted("partners.keep")
def keep(session: Session, *, partner: Partner) -> tuple[Partner, ...]:
    """Adds a partner of the office (empty key) or changes one. Raises InvalidValue(field) for what is wrong."""
    texts = {name: clean(getattr(partner, name)) for name in _TEXTS}
    for name, text in texts.items():
        if len(text) > _LONGEST or forbidden_characters(text):
            raise InvalidValue(field=name)
    if not texts["name_fr"] and not texts["name_ar"]:
        raise InvalidValue(field="name_fr")
    shipped = {row["key"] for row in session.reference.partners}
    if partner.key in shipped:
        raise InvalidValue(field="key")
    key = partner.key or f"own-{os.urandom(6).hex()}"
    texts["name_fr"] = texts["name_fr"] or texts["name_ar"]
    kept = Partner(key=key, own=True, hidden=partner.hidden, **texts)
    with session.vault.transaction():
        document = json.dumps(to_document(kept), ensure_ascii=False)
        rows.put(session.vault, key, document=document, hidden=partner.hidden)
        audit.append(session.vault, "partner.keep", kind="partner", identifier=key)
    return _all(session)


@permitted("partners.hide")
def hide(session: Session, *, key: str, hidden: bool) -> tuple[Partner, ...]:
    """Leaves a partner out of the lists of the form, or brings it back; records keep what they name.

    Raises InvalidValue(field="key").
    """
    found = next((partner for partner in _all(session) if partner.key == key), None)
    if found is None:
        raise InvalidValue(field="key")
    with session.vault.transaction():
        document = rows.all_(session.vault).get(key, ("", False))[0]
        if document:
            changed = from_document(Partner, {**json.loads(document), "hidden": hidden})
            document = json.dumps(to_document(changed), ensure_ascii=False)
        if document or hidden:
            rows.put(session.vault, key, document=document, hidden=hidden)
        else:
            rows.drop(session.vault, key)
        audit.append(session.vault, "partner.hide", kind="partner", identifier=key)
    return _all(session)
