"""What supervisors do with records: verify or return them, see their quality, and count them inside the office."""
