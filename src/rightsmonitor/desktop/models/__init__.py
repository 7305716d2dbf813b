"""Qt models over pages of rows that the services hand out."""
