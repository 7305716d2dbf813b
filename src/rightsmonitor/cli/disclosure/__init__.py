"""`disclosure …`: protect and attack any tables, without a vault."""
