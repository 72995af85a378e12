PRAGMA application_id = 0;
PRAGMA user_version = 0;
CREATE TABLE feeds (
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
    next_try_at    TEXT,      -- none: never again by itself
    etag           TEXT NOT NULL DEFAULT '',
    last_modified  TEXT NOT NULL DEFAULT '',
    events         INTEGER NOT NULL DEFAULT 0,
    notes          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE copies (
    feed_id TEXT PRIMARY KEY REFERENCES feeds (feed_id) ON DELETE CASCADE,
    body    BLOB NOT NULL
) STRICT;
CREATE TABLE refreshing (
    only_one   INTEGER PRIMARY KEY CHECK (only_one = 1),
    holder     TEXT NOT NULL,
    held_until TEXT NOT NULL
) STRICT;
CREATE TABLE opportunity_feeds (
    feed         INTEGER PRIMARY KEY,
    feed_id      TEXT NOT NULL UNIQUE,
    next_address TEXT,                          -- none: from its first page
    read_at      TEXT,
    area         TEXT NOT NULL DEFAULT '',      -- what was far from here came without its data
    round        INTEGER NOT NULL DEFAULT 1,
    is_again     INTEGER NOT NULL DEFAULT 0     -- a round before this one is still answered from
) STRICT;
CREATE TABLE opportunities (
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
INSERT INTO "feeds" VALUES ('1', 'icalendar', '/srv/home-coach/hall.ics', 'Hawthorn Hall', '', '', 52.683, -1.827, '2026-11-30T05:35:04.533988+00:00', '2026-11-30T05:35:04.636573+00:00', '2026-11-30T05:35:04.636573+00:00', '', 0, '2026-11-30T06:25:04.636573+00:00', '240-1796016837991627193', '', 1, '{}');
INSERT INTO "copies" VALUES ('1', X'424547494E3A5643414C454E4441520D0A56455253494F4E3A322E300D0A50524F4449443A2D2F2F48616C6C2F2F454E0D0A424547494E3A564556454E540D0A5549443A636F666665654068616C6C2E6578616D706C650D0A44545354414D503A3230323631313031543039303030305A0D0A445453544152543A3230323631323035543130333030305A0D0A4454454E443A3230323631323035543132303030305A0D0A53554D4D4152593A436F66666565206D6F726E696E670D0A4C4F434154494F4E3A48617774686F726E2048616C6C0D0A454E443A564556454E540D0A454E443A5643414C454E4441520D0A');
CREATE UNIQUE INDEX opportunities_by_item ON opportunities (feed, item_id);
CREATE INDEX opportunities_of_feed_by_start ON opportunities (feed, starts, ends)
WHERE starts IS NOT NULL;
CREATE INDEX opportunities_by_own ON opportunities (own, is_far) WHERE own IS NOT NULL;
CREATE INDEX opportunities_by_parent ON opportunities (parent) WHERE parent IS NOT NULL;
