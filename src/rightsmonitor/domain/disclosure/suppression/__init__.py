"""Mode S: which cells are hidden, and witnesses that what is protected stays open."""
