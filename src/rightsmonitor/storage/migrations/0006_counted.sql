-- Schema 6. Facts carry flags and the child they are about; what each release counted, so that nothing is counted twice.

-- 0: written by an older version, not projected yet (storage.incidents.complete_units).
ALTER TABLE unit ADD COLUMN flags INTEGER NOT NULL DEFAULT 0;
-- A digest of the child; 1, 2, 3: girls, boys, others of a tally.
ALTER TABLE unit ADD COLUMN child INTEGER NOT NULL DEFAULT 0;

CREATE TABLE released_unit (
    release INTEGER NOT NULL REFERENCES release (id),
    incident INTEGER NOT NULL REFERENCES incident (id),
    violation INTEGER NOT NULL,
    child INTEGER NOT NULL,
    weight INTEGER NOT NULL CHECK (weight > 0),
    PRIMARY KEY (release, incident, violation, child)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER released_unit_only_while_prepared BEFORE INSERT ON released_unit
WHEN (SELECT state FROM release WHERE id = new.release) IS NOT 'prepared'
BEGIN
    SELECT raise(ABORT, 'a decided release never changes');
END;
CREATE TRIGGER released_unit_never_changes BEFORE UPDATE ON released_unit
BEGIN
    SELECT raise(ABORT, 'what was counted never changes');
END;
CREATE TRIGGER released_unit_never_goes BEFORE DELETE ON released_unit
BEGIN
    SELECT raise(ABORT, 'what was counted never goes');
END;
