-- Schema 1. Values of closed lists are text, so that a row can be read; facts for tables are integers (table unit).

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The signed roster is the truth about roles; table user is its projection for joins.
CREATE TABLE roster (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    document TEXT NOT NULL,
    signer TEXT NOT NULL,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE user (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('officer', 'supervisor', 'administrator')),
    sign_pk BLOB NOT NULL CHECK (length(sign_pk) = 32),
    box_pk BLOB NOT NULL CHECK (length(box_pk) = 32),
    since TEXT NOT NULL,
    until TEXT
) STRICT;

CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    number TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL
        CHECK (status IN ('draft', 'submitted', 'returned', 'verified', 'closed', 'duplicate', 'withdrawn')),
    revision INTEGER NOT NULL CHECK (revision > 0),
    version INTEGER NOT NULL, -- row of incident_version that holds the present document; checked by health
    author INTEGER NOT NULL REFERENCES user (id),
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    date_from TEXT NOT NULL,
    date_to TEXT NOT NULL,
    date_text TEXT NOT NULL,
    place TEXT NOT NULL,
    priority TEXT NOT NULL,
    due TEXT NOT NULL,
    violations TEXT NOT NULL,
    child_sex TEXT NOT NULL,
    child_age INTEGER,
    child_age_estimated INTEGER NOT NULL CHECK (child_age_estimated IN (0, 1)),
    child_status TEXT NOT NULL,
    child_accompaniment TEXT NOT NULL,
    child_others INTEGER NOT NULL,
    verified_on TEXT NOT NULL,
    CHECK ((verified_on <> '') = (status IN ('verified', 'closed')))
) STRICT;
CREATE INDEX incident_by_date ON incident (date_from, id);
CREATE INDEX incident_by_status ON incident (status, date_from);
CREATE INDEX incident_by_place ON incident (place, date_from);
CREATE INDEX incident_by_violation ON incident (violations, id);
CREATE INDEX incident_by_author ON incident (author, date_from);
CREATE INDEX incident_by_updated ON incident (updated);
CREATE INDEX incident_by_due ON incident (due) WHERE due <> '';

-- One row per revision; a step that changed no field carries no document.
CREATE TABLE incident_version (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (id),
    revision INTEGER NOT NULL,
    act TEXT NOT NULL,
    status TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES user (id),
    at TEXT NOT NULL,
    field TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT,
    UNIQUE (incident, revision)
) STRICT;

CREATE TABLE incident_violation (
    code TEXT NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (id),
    PRIMARY KEY (code, incident)
) STRICT, WITHOUT ROWID;
CREATE INDEX violation_by_incident ON incident_violation (incident);

CREATE TABLE serial (
    year INTEGER PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT;

-- Folded words of a record, for the index beside it; prefixes, because the last word may be unfinished.
CREATE TABLE incident_words (
    id INTEGER PRIMARY KEY REFERENCES incident (id),
    words TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE incident_fts USING fts5 (
    words, content = 'incident_words', content_rowid = 'id', tokenize = 'ascii', detail = 'none', prefix = '2 3 4 5 6'
);
-- Without FTS5's own secure-delete, which makes saving one of 100,000 records take 0.1 s: versions keep the earlier
-- words of a record anyway. Whoever destroys a record runs 'optimize' afterwards, which leaves nothing of its words.

CREATE TABLE code (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    code TEXT NOT NULL,
    UNIQUE (kind, code)
) STRICT;

-- Facts to count: child × violation × incident. All columns but the first two are small integers.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (id),
    violation INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sex INTEGER NOT NULL,
    age INTEGER NOT NULL,
    status INTEGER NOT NULL,
    accompaniment INTEGER NOT NULL,
    setting INTEGER NOT NULL,
    elsewhere INTEGER NOT NULL,
    consent INTEGER NOT NULL CHECK (consent IN (0, 1)),
    month INTEGER NOT NULL,
    weight INTEGER NOT NULL CHECK (weight > 0)
) STRICT;
CREATE INDEX unit_by_incident ON unit (incident);

CREATE TABLE draft (
    incident TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES user (id),
    revision INTEGER NOT NULL,
    at TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (incident, by)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    incident INTEGER NOT NULL REFERENCES incident (id),
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES user (id),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX comment_by_incident ON comment (incident);

CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    sequence INTEGER NOT NULL UNIQUE CHECK (sequence > 0),
    period TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('prepared', 'returned', 'approved', 'written')),
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    inside TEXT NOT NULL,
    prepared_by INTEGER NOT NULL REFERENCES user (id),
    prepared_at TEXT NOT NULL,
    decided_by INTEGER REFERENCES user (id),
    decided_at TEXT,
    comment TEXT NOT NULL DEFAULT '',
    written_at TEXT,
    CHECK (decided_by IS NULL OR decided_by <> prepared_by),
    CHECK ((decided_by IS NULL) = (state = 'prepared')),
    CHECK ((written_at IS NULL) = (state <> 'written'))
) STRICT;

CREATE TABLE release_file (
    release INTEGER NOT NULL REFERENCES release (id),
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (release, name)
) STRICT;

CREATE TABLE release_signature (
    release INTEGER NOT NULL REFERENCES release (id),
    part TEXT NOT NULL CHECK (part IN ('preparer', 'approver')),
    by INTEGER NOT NULL REFERENCES user (id),
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (release, part),
    UNIQUE (release, by)
) STRICT;

-- What has ever been published, for the checks against earlier releases.
CREATE TABLE ledger (
    id INTEGER PRIMARY KEY,
    release INTEGER NOT NULL UNIQUE REFERENCES release (id),
    digest TEXT NOT NULL,
    document TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY CHECK (seq > 0),
    prev BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    session TEXT NOT NULL,
    uid TEXT NOT NULL,
    act TEXT NOT NULL,
    object TEXT NOT NULL,
    ts TEXT NOT NULL,
    wall TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    signature BLOB NOT NULL CHECK (length(signature) = 64)
) STRICT;

CREATE TRIGGER audit_grows_by_one BEFORE INSERT ON audit
WHEN new.seq <> (SELECT ifnull(max(seq), 0) + 1 FROM audit)
BEGIN
    SELECT raise(ABORT, 'audit entries follow each other');
END;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'audit entries never change');
END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'audit entries never go');
END;

CREATE TRIGGER roster_never_changes BEFORE UPDATE ON roster
BEGIN
    SELECT raise(ABORT, 'rosters never change');
END;
CREATE TRIGGER roster_never_shrinks BEFORE DELETE ON roster
BEGIN
    SELECT raise(ABORT, 'rosters never go');
END;

CREATE TRIGGER version_never_changes BEFORE UPDATE ON incident_version
BEGIN
    SELECT raise(ABORT, 'versions never change');
END;
CREATE TRIGGER version_never_goes BEFORE DELETE ON incident_version
BEGIN
    SELECT raise(ABORT, 'versions never go');
END;
CREATE TRIGGER incident_keeps_its_identity BEFORE UPDATE OF id, uid, number, author, created ON incident
WHEN new.id <> old.id OR new.uid <> old.uid OR new.number <> old.number
    OR new.author <> old.author OR new.created <> old.created
BEGIN
    SELECT raise(ABORT, 'identity of an incident never changes');
END;

CREATE TRIGGER comment_never_changes BEFORE UPDATE ON comment
BEGIN
    SELECT raise(ABORT, 'comments never change');
END;

CREATE TRIGGER release_starts_prepared BEFORE INSERT ON release
WHEN new.state <> 'prepared'
BEGIN
    SELECT raise(ABORT, 'a release starts prepared');
END;
CREATE TRIGGER release_moves_forward BEFORE UPDATE ON release
WHEN NOT (
    (old.state = 'prepared' AND new.state IN ('returned', 'approved'))
    OR (old.state = 'approved' AND new.state = 'written'
        AND new.decided_by = old.decided_by AND new.decided_at = old.decided_at AND new.comment = old.comment)
)
BEGIN
    SELECT raise(ABORT, 'a decided release never changes');
END;
CREATE TRIGGER release_keeps_its_content
BEFORE UPDATE OF id, uid, sequence, period, digest, document, inside, prepared_by, prepared_at ON release
BEGIN
    SELECT raise(ABORT, 'the content of a release never changes');
END;
CREATE TRIGGER release_needs_a_supervisor BEFORE UPDATE OF state ON release
WHEN new.state = 'approved' AND (SELECT role FROM user WHERE id = new.decided_by) IS NOT 'supervisor'
BEGIN
    SELECT raise(ABORT, 'only a supervisor approves');
END;
CREATE TRIGGER release_never_goes BEFORE DELETE ON release
BEGIN
    SELECT raise(ABORT, 'releases never go');
END;
CREATE TRIGGER release_file_only_while_prepared BEFORE INSERT ON release_file
WHEN (SELECT state FROM release WHERE id = new.release) IS NOT 'prepared'
BEGIN
    SELECT raise(ABORT, 'a decided release never changes');
END;
CREATE TRIGGER release_file_never_changes BEFORE UPDATE ON release_file
BEGIN
    SELECT raise(ABORT, 'files of a release never change');
END;
CREATE TRIGGER release_file_never_goes BEFORE DELETE ON release_file
BEGIN
    SELECT raise(ABORT, 'files of a release never go');
END;
CREATE TRIGGER release_signature_never_changes BEFORE UPDATE ON release_signature
BEGIN
    SELECT raise(ABORT, 'signatures never change');
END;
CREATE TRIGGER release_signature_never_goes BEFORE DELETE ON release_signature
BEGIN
    SELECT raise(ABORT, 'signatures never go');
END;
CREATE TRIGGER ledger_never_changes BEFORE UPDATE ON ledger
BEGIN
    SELECT raise(ABORT, 'the ledger never changes');
END;
CREATE TRIGGER ledger_never_shrinks BEFORE DELETE ON ledger
BEGIN
    SELECT raise(ABORT, 'the ledger never shrinks');
END;
