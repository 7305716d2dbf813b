"""Backups, and vaults that come out of them."""
