"""Incident records in the database, and everything that is kept beside them."""
