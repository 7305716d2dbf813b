-- Schema 5. Retention: records whose time has run out, kept longer for a reason or destroyed by a supervisor.

CREATE TABLE retention_hold (
    incident INTEGER PRIMARY KEY REFERENCES incident (id),
    until TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('proceedings', 'follow-up', 'asked', 'other')),
    by INTEGER NOT NULL REFERENCES user (id),
    at TEXT NOT NULL
) STRICT;

-- The one lawful exception from "versions never change": open for the length of one transaction, with an entry in the
-- audit, for a record whose work has ended, by a supervisor. It stays for ever and says that something was destroyed.
CREATE TABLE destruction (
    incident INTEGER PRIMARY KEY REFERENCES incident (id),
    by INTEGER NOT NULL REFERENCES user (id),
    at TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES audit (seq),
    done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1))
) STRICT;

CREATE TRIGGER destruction_is_lawful BEFORE INSERT ON destruction
WHEN new.done <> 0
    OR (SELECT status FROM incident WHERE id = new.incident) NOT IN ('closed', 'duplicate', 'withdrawn')
    OR (SELECT role FROM user WHERE id = new.by) IS NOT 'supervisor'
    OR (SELECT act FROM audit WHERE seq = new.entry) IS NOT 'retention.destroy'
BEGIN
    SELECT raise(ABORT, 'only a supervisor destroys, what is closed, with an entry in the audit');
END;
CREATE TRIGGER destruction_only_ends BEFORE UPDATE ON destruction
WHEN NOT (old.done = 0 AND new.done = 1 AND new.incident = old.incident AND new.by = old.by AND new.at = old.at
    AND new.entry = old.entry)
BEGIN
    SELECT raise(ABORT, 'a destruction never changes');
END;
CREATE TRIGGER destruction_never_goes BEFORE DELETE ON destruction
BEGIN
    SELECT raise(ABORT, 'destructions never go');
END;

DROP TRIGGER version_never_changes;
CREATE TRIGGER version_never_changes BEFORE UPDATE ON incident_version
WHEN NOT (
    EXISTS (SELECT 1 FROM destruction WHERE incident = old.incident AND done = 0)
    AND new.document IS NULL AND new.reason = ''
    AND new.id = old.id AND new.incident = old.incident AND new.revision = old.revision AND new.act = old.act
    AND new.status = old.status AND new.by = old.by AND new.at = old.at AND new.field = old.field
)
BEGIN
    SELECT raise(ABORT, 'versions never change');
END;
CREATE TRIGGER version_stays_destroyed BEFORE INSERT ON incident_version
WHEN EXISTS (SELECT 1 FROM destruction WHERE incident = new.incident AND done = 1)
BEGIN
    SELECT raise(ABORT, 'what was destroyed never comes back');
END;

-- The name and the digest of a file tell of a person too.
DROP TRIGGER attachment_keeps_its_content;
CREATE TRIGGER attachment_keeps_its_content
BEFORE UPDATE OF id, uid, incident, name, kind, size, sha256, added_by, added_at ON attachment
WHEN NOT (
    EXISTS (
        SELECT 1 FROM destruction JOIN incident ON incident.id = destruction.incident
        WHERE incident.uid = old.incident AND done = 0
    )
    AND new.name = '' AND new.sha256 = zeroblob(32) AND new.key = x''
    AND new.id = old.id AND new.uid = old.uid AND new.incident = old.incident AND new.kind = old.kind
    AND new.size = old.size AND new.added_by = old.added_by AND new.added_at = old.added_at
)
BEGIN
    SELECT raise(ABORT, 'what was attached never changes');
END;

-- So do the supervisors' notes.
DROP TRIGGER note_never_goes_alone;
CREATE TRIGGER note_never_goes_alone BEFORE DELETE ON note
WHEN EXISTS (SELECT 1 FROM incident WHERE id = old.incident)
    AND NOT EXISTS (SELECT 1 FROM destruction WHERE incident = old.incident AND done = 0)
BEGIN
    SELECT raise(ABORT, 'notes never go');
END;
