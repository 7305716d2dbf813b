"""The release package and its faces that every reader may take for themselves."""
