"""The vault itself: who opens it, its audit, its copies, ways back into it, and what protects it."""
