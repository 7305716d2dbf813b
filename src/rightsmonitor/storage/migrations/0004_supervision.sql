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
CREATE INDEX finding_by_incident ON quality_finding (incident, kind, code);
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

-- Records with a finding, counted as they come and go; an empty code counts the kind as a whole.
CREATE TABLE finding_tally (
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER finding_counts AFTER INSERT ON quality_finding
BEGIN
    INSERT INTO finding_tally
    SELECT new.kind, new.code, 1
    WHERE (SELECT count(*) FROM quality_finding
        WHERE incident = new.incident AND kind = new.kind AND code = new.code) = 1
    ON CONFLICT DO UPDATE SET records = records + 1;
    INSERT INTO finding_tally
    SELECT new.kind, '', 1
    WHERE (SELECT count(*) FROM quality_finding WHERE incident = new.incident AND kind = new.kind) = 1
    ON CONFLICT DO UPDATE SET records = records + 1;
END;
CREATE TRIGGER finding_uncounts AFTER DELETE ON quality_finding
BEGIN
    UPDATE finding_tally SET records = records - 1 WHERE kind = old.kind AND code = old.code AND NOT EXISTS (
        SELECT 1 FROM quality_finding WHERE incident = old.incident AND kind = old.kind AND code = old.code
    );
    UPDATE finding_tally SET records = records - 1 WHERE kind = old.kind AND code = '' AND NOT EXISTS (
        SELECT 1 FROM quality_finding WHERE incident = old.incident AND kind = old.kind
    );
END;

-- Figures of the dashboard, counted as records come and go: a scan of 100,000 encrypted records takes too long.
CREATE TABLE tally (
    status TEXT NOT NULL,
    month TEXT NOT NULL, -- of the first day on which it may have happened; empty: no date
    region TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (status, month, region)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER incident_counts AFTER INSERT ON incident
BEGIN
    INSERT INTO tally VALUES (new.status, substr(new.date_from, 1, 7), substr(new.place, 1, 2), 1)
    ON CONFLICT DO UPDATE SET records = records + 1;
END;
CREATE TRIGGER incident_recounts AFTER UPDATE OF status, date_from, place ON incident
BEGIN
    UPDATE tally SET records = records - 1 WHERE status = old.status
        AND month = substr(old.date_from, 1, 7) AND region = substr(old.place, 1, 2);
    INSERT INTO tally VALUES (new.status, substr(new.date_from, 1, 7), substr(new.place, 1, 2), 1)
    ON CONFLICT DO UPDATE SET records = records + 1;
END;
CREATE TRIGGER incident_uncounts AFTER DELETE ON incident
BEGIN
    UPDATE tally SET records = records - 1 WHERE status = old.status
        AND month = substr(old.date_from, 1, 7) AND region = substr(old.place, 1, 2);
END;
INSERT INTO tally
SELECT status, substr(date_from, 1, 7), substr(place, 1, 2), count(*) FROM incident GROUP BY 1, 2, 3;

-- The same for acts: a record counts once in each branch of the taxonomy that it has an act of.
CREATE TABLE tally_branch (
    status TEXT NOT NULL,
    month TEXT NOT NULL,
    branch TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (status, month, branch)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER violation_counts AFTER INSERT ON incident_violation
BEGIN
    INSERT INTO tally_branch
    SELECT status, substr(date_from, 1, 7), substr(new.code, 1, instr(new.code || '.', '.') - 1), 1
    FROM incident WHERE id = new.incident AND (
        SELECT count(*) FROM incident_violation WHERE incident = new.incident
        AND substr(code, 1, instr(code || '.', '.') - 1) = substr(new.code, 1, instr(new.code || '.', '.') - 1)
    ) = 1
    ON CONFLICT DO UPDATE SET records = records + 1;
END;
CREATE TRIGGER violation_uncounts AFTER DELETE ON incident_violation
WHEN NOT EXISTS (
    SELECT 1 FROM incident_violation WHERE incident = old.incident
    AND substr(code, 1, instr(code || '.', '.') - 1) = substr(old.code, 1, instr(old.code || '.', '.') - 1)
)
BEGIN
    UPDATE tally_branch SET records = records - 1
    WHERE branch = substr(old.code, 1, instr(old.code || '.', '.') - 1)
        AND (status, month) = (SELECT status, substr(date_from, 1, 7) FROM incident WHERE id = old.incident);
END;
CREATE TRIGGER incident_leaves_branches BEFORE UPDATE OF status, date_from ON incident
BEGIN
    UPDATE tally_branch SET records = records - 1
    WHERE status = old.status AND month = substr(old.date_from, 1, 7) AND branch IN (
        SELECT substr(code, 1, instr(code || '.', '.') - 1) FROM incident_violation WHERE incident = old.id
    );
END;
CREATE TRIGGER incident_enters_branches AFTER UPDATE OF status, date_from ON incident
BEGIN
    INSERT INTO tally_branch
    SELECT DISTINCT new.status, substr(new.date_from, 1, 7), substr(code, 1, instr(code || '.', '.') - 1), 1
    FROM incident_violation WHERE incident = new.id
    ON CONFLICT DO UPDATE SET records = records + 1;
END;
INSERT INTO tally_branch
SELECT status, month, branch, count(*) FROM (
    SELECT DISTINCT incident.id, status, substr(date_from, 1, 7) AS month,
        substr(code, 1, instr(code || '.', '.') - 1) AS branch
    FROM incident JOIN incident_violation ON incident_violation.incident = incident.id
) GROUP BY 1, 2, 3;

CREATE INDEX incident_by_open_due ON incident (status, due) WHERE due <> '';

-- Partners that the office added, and shipped ones that it does not use (hidden, without a document).
CREATE TABLE partner (
    key TEXT PRIMARY KEY,
    document TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    CHECK (hidden = 1 OR document <> '')
) STRICT, WITHOUT ROWID;
