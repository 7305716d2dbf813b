"""The policy floor: reference data that the authority signs, verified before it counts, and enforced ever after."""

from __future__ import annotations

from pathlib import Path

from rightsmonitor.domain import policy as rules
from rightsmonitor.domain.errors import InvalidValue, PolicyRefused
from rightsmonitor.domain.policy import Policy
from rightsmonitor.exchange.package import minisign
from rightsmonitor.services import reading
from rightsmonitor.services.permissions import permitted
from rightsmonitor.services.session import Session
from rightsmonitor.storage import meta
from rightsmonitor.storage.trail import audit
from rightsmonitor.storage.vault import Vault

_POLICY, _SIGNATURE, _KEY = "policy", "policy-signature", "authority-key"
_MOST_BYTES = 64 * 1024


def current(vault: Vault) -> Policy:
    """The policy that applies. Raises PolicyRefused when somebody changed it in the vault."""
    kept = meta.get(vault.database, _POLICY)
    if not kept:
        return Policy()
    _verified(kept.encode(), meta.get(vault.database, _SIGNATURE), meta.get(vault.database, _KEY))
    return rules.read(kept.encode())


@permitted("policy.show")
def show(session: Session) -> tuple[Policy, str]:
    """The policy that applies, and the id of the authority's key (empty: nobody is trusted yet)."""
    text = meta.get(session.vault.database, _KEY)
    return current(session.vault), minisign.PublicKey.parse(text).shown_id if text else ""


@permitted("policy.trust")
def trust(session: Session, *, key: Path) -> str:
    """Whose signature under a policy counts: a minisign public key; its id. Raises InvalidValue, UnreadableFile."""
    try:
        found = minisign.PublicKey.parse(reading.content(key, _MOST_BYTES).decode("ascii"))
    except (minisign.BadKey, UnicodeDecodeError):
        raise InvalidValue(field="public-key") from None
    vault = session.vault
    with vault.transaction():
        kept = meta.get(vault.database, _POLICY)
        if kept:  # another key may not turn a signed floor into an unsigned one
            _verified(kept.encode(), meta.get(vault.database, _SIGNATURE), found.text())
        meta.put(vault.database, _KEY, found.text())
        audit.append(vault, "policy.trust", kind="policy", identifier=found.shown_id)
    return found.shown_id


@permitted("policy.import_")
def import_(session: Session, *, file: Path) -> Policy:
    """Takes a newer policy, signed beside itself (`FILE.minisig`) with the authority's key.

    Raises PolicyRefused(reason: no-key, signature, older), InvalidValue, UnreadableFile, TooLarge.
    """
    content = reading.content(file, _MOST_BYTES)
    signature = reading.content(file.with_name(f"{file.name}.minisig"), _MOST_BYTES)
    vault = session.vault
    try:
        text = signature.decode("utf-8")
    except UnicodeDecodeError:
        raise PolicyRefused(reason="signature") from None
    _verified(content, text, meta.get(vault.database, _KEY))
    found = rules.read(content)
    if found.version <= current(vault).version:
        raise PolicyRefused(reason="older")
    with vault.transaction():
        meta.put(vault.database, _POLICY, content.decode("utf-8"))
        meta.put(vault.database, _SIGNATURE, text)
        audit.append(vault, "policy.import", kind="policy", identifier=str(found.version))
    return found


def _verified(content: bytes, signature: str, key: str) -> None:
    if not key:
        raise PolicyRefused(reason="no-key")
    try:
        minisign.verify(content, signature, key=minisign.PublicKey.parse(key), any_comment=True)
    except (minisign.BadSignature, minisign.BadKey):
        raise PolicyRefused(reason="signature") from None
