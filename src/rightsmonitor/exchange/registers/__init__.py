"""Registers and spreadsheets that somebody else filled in: taken to pieces where they can break nothing."""
