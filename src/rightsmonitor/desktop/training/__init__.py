"""Practising: the way in, the marks that never go away, and the guided tour."""
