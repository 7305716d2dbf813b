-- Schema 4. What a supervisor works with: private notes, quality of the data, and the office's own partners.

-- Notes of the supervisors about a record: they grow and never change; they go only with the record itself.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    by INTEGER NOT NULL REFERENCES user (id),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX note_by_incident ON note (incident);
CREATE TRIGGER note_never_changes BEFORE UPDATE ON note
BEGIN
    SELECT raise(ABORT, 'notes never change');
END;
CREATE TRIGGER note_never_goes_alone BEFORE DELETE ON note
WHEN EXISTS (SELECT 1 FROM incident WHERE id = old.incident)
BEGIN
    SELECT raise(ABORT, 'notes never go');
END;

-- A projection: what the checks of quality said of a record as it is now. No row: not checked yet.
CREATE TABLE quality (
    incident INTEGER PRIMARY KEY REFERENCES incident (id) ON DELETE CASCADE,
    lag INTEGER,
    children INTEGER NOT NULL,
    acts INTEGER NOT NULL
) STRICT;
CREATE TABLE quality_finding (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES quality (incident) ON DELETE CASCADE,
    other INTEGER NOT NULL DEFAULT 0, -- the record that may be the same; 0: none
    PRIMARY KEY (kind, code, incident, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_by_incident ON quality_finding (incident);
CREATE INDEX finding_by_other ON quality_finding (other) WHERE other > 0;
-- A changed record is checked anew, and so is every record that was like it.
CREATE TRIGGER quality_goes_stale AFTER UPDATE OF revision ON incident
BEGIN
    DELETE FROM quality WHERE incident IN (SELECT incident FROM quality_finding WHERE other = new.id);
    DELETE FROM quality WHERE incident = new.id;
END;
CREATE TRIGGER quality_forgets AFTER DELETE ON incident
BEGIN
    DELETE FROM quality WHERE incident IN (SELECT incident FROM quality_finding WHERE other = old.id);
END;

-- Places are counted along this for the dashboard.
CREATE INDEX incident_by_status_place ON incident (status, place, date_from);

-- Partners that the office added, and shipped ones that it does not use (hidden, without a document).
CREATE TABLE partner (
    key TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    CHECK (hidden = 1 OR document <> '')
) STRICT, WITHOUT ROWID;
