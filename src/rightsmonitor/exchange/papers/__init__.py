"""PDF: reports of releases, and the papers of the office."""
