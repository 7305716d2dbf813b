"""What the audit speaks of: why records are read, and how acts are grouped for people."""

from __future__ import annotations

# Asked once after unlocking, before the first record is read. A closed list: free words would tell of children.
REASONS = ("follow-up", "review", "referral", "request", "correction", "statistics", "supervision")

# What a filter offers, and the beginnings of the acts that it means.
GROUPS: dict[str, tuple[str, ...]] = {
    "reading": ("incident.read", "reason."),
    "writing": ("incident.save", "incident.import", "incident.submit", "incident.take-back"),
    "deciding": (
        "incident.verify",
        "incident.return",
        "incident.close",
        "incident.reopen",
        "incident.withdraw",
        "incident.mark-duplicate",
    ),
    "leaving": ("release.", "backup.", "transfer.", "audit.", "vault.restore"),
    "people": ("people.", "recovery.", "vault.rotate"),
    "sessions": ("session.", "vault.check", "vault.repair"),
}
