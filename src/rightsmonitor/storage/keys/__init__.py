"""Who can open the vault: key slots, roster, recovery secrets, new keys, and the end of all keys."""
