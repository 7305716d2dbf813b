-- Schema 3. Attachments: each under its own key, in pieces, so that neither adding nor reading holds a file whole.

CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    incident TEXT NOT NULL, -- uid; a record may have attachments before it is first saved
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    key BLOB NOT NULL CHECK (length(key) IN (0, 32)), -- empty once the content was destroyed
    added_by INTEGER NOT NULL REFERENCES user (id),
    added_at TEXT NOT NULL,
    removed_by INTEGER REFERENCES user (id),
    removed_at TEXT,
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;
CREATE INDEX attachment_by_incident ON attachment (incident, id);

CREATE TABLE attachment_chunk (
    attachment INTEGER NOT NULL REFERENCES attachment (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL CHECK (number >= 0),
    content BLOB NOT NULL,
    PRIMARY KEY (attachment, number)
) STRICT;

CREATE TRIGGER attachment_keeps_its_content
BEFORE UPDATE OF id, uid, incident, name, kind, size, sha256, added_by, added_at ON attachment
BEGIN
    SELECT raise(ABORT, 'what was attached never changes');
END;
CREATE TRIGGER attachment_never_goes BEFORE DELETE ON attachment
BEGIN
    SELECT raise(ABORT, 'what was attached stays listed');
END;
CREATE TRIGGER attachment_chunk_never_changes BEFORE UPDATE ON attachment_chunk
BEGIN
    SELECT raise(ABORT, 'pieces of an attachment never change');
END;
