"""The window: what the user sees, on top of the services."""
