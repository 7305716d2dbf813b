"""What people can do: one method = one permission check, one transaction, one audit entry."""
