-- Everything that we keep ourselves, as `skill/housing/records/engine.py` describes it; it survives every load.
-- A change here also needs a step in schema.py: a test compares the two.
CREATE TABLE items (
    pk         TEXT NOT NULL,
    sk         TEXT NOT NULL,
    body       TEXT NOT NULL,  -- JSON
    version    TEXT NOT NULL,
    due        TEXT,
    expires_at INTEGER,        -- in seconds since 1970
    PRIMARY KEY (pk, sk)
) STRICT, WITHOUT ROWID;

CREATE INDEX items_due ON items (pk, due) WHERE due IS NOT NULL;
CREATE INDEX items_expiring ON items (expires_at) WHERE expires_at IS NOT NULL;
