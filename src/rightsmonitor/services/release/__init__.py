"""From verified records to a signed release, and the ledger of all releases."""
