"""`releases …`: what leaves the office."""
