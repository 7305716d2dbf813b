"""Training vaults: made for practising, filled with invented records, and for ever told from real ones.

The mark is the beginning of the vault's identifier. Every key slot, the header of vault.json, the roster, the trail and
each backup are bound to that identifier, and the key of the database is derived from it: whoever changes it opens
nothing any more. So no training vault becomes a real one, and no real one a training vault.
"""

from __future__ import annotations

MARK = b"TRAINING"
# In a register: the name of a column. In a JSON document: the member `training`.
COLUMN = "RIGHTSMONITOR-TRAINING"


def new_id(random: bytes, *, training: bool) -> bytes:
    """The identifier of a new vault out of as many random bytes; the mark stands before those that remain."""
    return MARK + random[len(MARK) :] if training else random


def is_training(vault_id: bytes) -> bool:
    """Whether a vault, or what it wrote, was made for practising. Of 2⁶⁴ real vaults one would look like that."""
    return vault_id.startswith(MARK)
