"""The encrypted vault on disk: key slots, migrations and one repository per subject."""
