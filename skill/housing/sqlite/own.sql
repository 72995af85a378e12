-- Our own records, which survive every load. A change here also needs a step in schema.py: a test compares the two.
-- References to tenancies have no constraints on purpose: a home may leave the extract and come back.

CREATE TABLE links (
    account     TEXT PRIMARY KEY,
    tenancy_ref TEXT NOT NULL,
    linked_at   TEXT NOT NULL,
    code_hash   TEXT          -- the code that was used, so that a repeated request finds what the first one did
) STRICT, WITHOUT ROWID;

CREATE INDEX links_of_tenancy ON links (tenancy_ref);

CREATE TABLE codes (
    tenancy_ref TEXT PRIMARY KEY,
    code_hash   TEXT NOT NULL UNIQUE,
    expires_at  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE privacies (
    tenancy_ref TEXT PRIMARY KEY,
    level       TEXT,
    pin_hash    TEXT
) STRICT, WITHOUT ROWID;

-- How far a home will walk, in minutes, where they said so.
CREATE TABLE reaches (
    tenancy_ref TEXT PRIMARY KEY,
    minutes     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The events of feeds, as the last refresh found them. The landlord's own events come with its extract.
CREATE TABLE feed_events (
    event_number INTEGER PRIMARY KEY,
    event_ref    TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    starts_at    TEXT NOT NULL,
    ends_at      TEXT NOT NULL,
    venue        TEXT NOT NULL,
    address      TEXT NOT NULL,
    latitude     REAL,
    longitude    REAL,
    price_pence  INTEGER,
    activities   TEXT NOT NULL,
    audiences    TEXT NOT NULL,
    is_step_free INTEGER,
    as_of        TEXT NOT NULL,
    youngest     INTEGER,
    oldest       INTEGER,
    is_all_day   INTEGER NOT NULL,
    is_sure      INTEGER NOT NULL
) STRICT;

CREATE INDEX feed_events_without_place ON feed_events (starts_at) WHERE latitude IS NULL;

CREATE VIRTUAL TABLE feed_events_by_place USING rtree (
    event_number, south, north, west, east, first_minute, last_minute
);

CREATE TABLE attempts (
    attempt_id INTEGER PRIMARY KEY,
    subject    TEXT NOT NULL,
    failed_at  TEXT NOT NULL
) STRICT;

CREATE INDEX attempts_of_subject ON attempts (subject, failed_at);

CREATE TABLE reports (
    request_id   TEXT NOT NULL,
    tenancy_ref  TEXT NOT NULL,
    property_ref TEXT NOT NULL,
    reference    TEXT NOT NULL,
    fault_id     TEXT NOT NULL,
    room         TEXT,
    reported_at  TEXT NOT NULL,
    trade        TEXT NOT NULL,
    priority     TEXT NOT NULL,
    hazard       TEXT,
    repair_right TEXT,
    someone_at_risk INTEGER CHECK (someone_at_risk IN (0, 1)),  -- NULL where it was not asked
    is_secure    INTEGER NOT NULL,
    PRIMARY KEY (request_id, tenancy_ref),
    UNIQUE (property_ref, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_of_tenancy ON reports (tenancy_ref, reported_at);

-- Chasers: a tenant reported an open repair again. `about` names the repair as `job` does in a booking.
CREATE TABLE tellings (
    request_id  TEXT NOT NULL,
    tenancy_ref TEXT NOT NULL,
    about       TEXT NOT NULL,
    times       INTEGER NOT NULL,
    told_at     TEXT NOT NULL,
    PRIMARY KEY (request_id, tenancy_ref),
    UNIQUE (tenancy_ref, about, times)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_by_time ON reports (reported_at);

CREATE TABLE outbox (
    request_id   TEXT NOT NULL,
    kind         TEXT NOT NULL,
    tenancy_ref  TEXT NOT NULL,
    body         TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       TEXT,      -- when it may be tried next, or when its lease ends; NULL for a dead letter
    failed_because TEXT NOT NULL DEFAULT '',
    delivered_at TEXT,
    PRIMARY KEY (request_id, kind, tenancy_ref)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL;
CREATE INDEX outbox_due ON outbox (due_at) WHERE delivered_at IS NULL;

-- Windows taken by voice. Of a job's bookings, the one that was not freed counts; the others answer repeated
-- requests, including those that changed nothing: they hold the window that the job had, or an empty `slot_ref`.
-- `job` stays the same when the landlord's system begins to show the job; `job_ref` is its name at the time.
CREATE TABLE bookings (
    request_id  TEXT NOT NULL,
    tenancy_ref TEXT NOT NULL,
    job         TEXT NOT NULL,
    job_ref     TEXT NOT NULL,
    reference   TEXT,
    slot_ref    TEXT NOT NULL,
    starts_at   TEXT NOT NULL,
    ends_at     TEXT NOT NULL,
    freed_by    TEXT,          -- the request that freed the place; empty where another window replaced it, or none was taken
    PRIMARY KEY (request_id, tenancy_ref)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX booking_of_job ON bookings (tenancy_ref, job) WHERE freed_by IS NULL;
CREATE INDEX bookings_of_slot ON bookings (slot_ref, ends_at) WHERE freed_by IS NULL;
CREATE INDEX bookings_freed ON bookings (freed_by, tenancy_ref) WHERE freed_by IS NOT NULL;
CREATE INDEX bookings_by_end ON bookings (ends_at);

-- When each job beside the conversation last ran, and how that went.
CREATE TABLE IF NOT EXISTS heartbeats (
    job     TEXT PRIMARY KEY,
    beat_at TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Everything that we keep ourselves, as `skill/housing/records/engine.py` describes it.
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
