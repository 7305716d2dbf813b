"""The incident editor: a form described in `ui/forms/incident.toml`, shown over one frozen `Incident`."""
