-- Schema 7. Checkpoints of the audit chain, and receipts of backups.

-- Who vouched for the chain up to an entry: every thousand entries, and wherever something leaves the laptop.
CREATE TABLE checkpoint (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    head BLOB NOT NULL CHECK (length(head) = 32),
    roster TEXT NOT NULL,
    uid TEXT NOT NULL,
    at TEXT NOT NULL,
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;
CREATE TRIGGER checkpoint_never_changes BEFORE UPDATE ON checkpoint
BEGIN
    SELECT raise(ABORT, 'checkpoints never change');
END;
CREATE TRIGGER checkpoint_never_goes BEFORE DELETE ON checkpoint
BEGIN
    SELECT raise(ABORT, 'checkpoints never go');
END;

-- Written after a backup was read back and compared: what is not here was never finished.
CREATE TABLE backup (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    seq INTEGER NOT NULL,
    head BLOB NOT NULL CHECK (length(head) = 32),
    bytes INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE TRIGGER backup_never_changes BEFORE UPDATE ON backup
BEGIN
    SELECT raise(ABORT, 'receipts never change');
END;

-- The viewer of the audit asks by person, by act and by record.
CREATE INDEX audit_by_uid ON audit (uid, seq);
CREATE INDEX audit_by_object ON audit (object, seq) WHERE object <> '';
CREATE INDEX audit_reasons ON audit (session, act) WHERE act GLOB 'reason.*';
