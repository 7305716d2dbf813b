-- Schema 2. Recovery codes and sets of shares that were issued: never what they say.

CREATE TABLE recovery (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE, -- of its key slot in vault.json
    kind TEXT NOT NULL CHECK (kind IN ('code', 'shares')),
    issued TEXT NOT NULL,
    issued_by INTEGER NOT NULL REFERENCES user (id),
    confirmed TEXT NOT NULL, -- empty until somebody typed it back
    retired TEXT NOT NULL -- empty while it opens the vault
) STRICT;
