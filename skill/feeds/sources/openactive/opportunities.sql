-- What OpenActive feeds told of, item by item, in the feeds' file. Minutes are those since 1970, UTC.

CREATE TABLE IF NOT EXISTS opportunity_feeds (
    feed         INTEGER PRIMARY KEY,
    feed_id      TEXT NOT NULL UNIQUE,
    next_address TEXT,                          -- none: from its first page
    read_at      TEXT,
    area         TEXT NOT NULL DEFAULT '',      -- what was far from here came without its data
    round        INTEGER NOT NULL DEFAULT 1,
    is_again     INTEGER NOT NULL DEFAULT 0     -- a round before this one is still answered from
) STRICT;

CREATE TABLE IF NOT EXISTS opportunities (
    number    INTEGER PRIMARY KEY,
    feed      INTEGER NOT NULL,
    item_id   TEXT NOT NULL,      -- as JSON, which tells 1 from "1"
    round     INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    address   TEXT NOT NULL,
    own       INTEGER,            -- digest of the address, for what others may belong to
    parent    INTEGER,            -- digest of the address of what it belongs to
    starts    INTEGER,            -- minutes; none for what is never on by itself
    ends      INTEGER,
    latitude  REAL,
    longitude REAL,
    is_far    INTEGER NOT NULL,
    data      TEXT                -- none for what is far
) STRICT;

CREATE UNIQUE INDEX IF NOT EXISTS opportunities_by_item ON opportunities (feed, item_id);
-- With the end, so that what is over before a window begins is passed over within the index.
CREATE INDEX IF NOT EXISTS opportunities_of_feed_by_start ON opportunities (feed, starts, ends)
WHERE starts IS NOT NULL;
CREATE INDEX IF NOT EXISTS opportunities_by_own ON opportunities (own, is_far) WHERE own IS NOT NULL;
CREATE INDEX IF NOT EXISTS opportunities_by_parent ON opportunities (parent) WHERE parent IS NOT NULL;
