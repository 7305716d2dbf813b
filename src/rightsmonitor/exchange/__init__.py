"""Files that cross the edge of the vault: release packages, spreadsheets, PDF, importers."""
