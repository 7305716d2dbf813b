"""`authority …`: what the national mechanism does with files that arrive."""
