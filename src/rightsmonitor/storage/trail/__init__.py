"""The audit chain in the database, its checkpoints, and what the vault remembers of anchors outside of it."""
