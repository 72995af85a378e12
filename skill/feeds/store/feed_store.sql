-- What is known of each feed, and its last good copy: a file beside the housing data. Adding the feeds again
-- makes it again. Instants are UTC text of one width.

CREATE TABLE IF NOT EXISTS feeds (
    feed_id        TEXT PRIMARY KEY,
    kind           TEXT NOT NULL,
    address        TEXT NOT NULL UNIQUE,
    name           TEXT NOT NULL,
    venue          TEXT NOT NULL,
    where_it_is    TEXT NOT NULL,
    latitude       REAL,
    longitude      REAL,
    added_at       TEXT NOT NULL,
    checked_at     TEXT,
    good_at        TEXT,      -- when what we have was last known to be what the feed says
    failed_because TEXT NOT NULL DEFAULT '',
    failures       INTEGER NOT NULL DEFAULT 0,   -- in a row
    next_try_at    TEXT,      -- NULL: not until it is added again
    etag           TEXT NOT NULL DEFAULT '',
    last_modified  TEXT NOT NULL DEFAULT '',
    events         INTEGER NOT NULL DEFAULT 0,
    notes          TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE IF NOT EXISTS copies (
    feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id) ON DELETE CASCADE,
    body    BLOB NOT NULL
) STRICT;

-- The lease for one refresh at a time: its holder renews it, and counts as dead when it does not.
CREATE TABLE IF NOT EXISTS refreshing (
    only_one   INTEGER PRIMARY KEY CHECK (only_one = 1),
    holder     TEXT NOT NULL,
    held_until TEXT NOT NULL
) STRICT;
