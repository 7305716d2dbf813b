"""The authority's window: a place of its own, which officers never see and which opens no vault."""
