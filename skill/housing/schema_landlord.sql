-- The landlord's extract, replaced as a whole by every load. Kept in a file of its own, so that a long
-- load never holds up what a tenant says meanwhile. Only what a voice needs is here: no names of tenants,
-- no addresses, no notes, no alerts. Instants are UTC text of one width, so that they sort; dates are ISO text.

CREATE TABLE IF NOT EXISTS loads (
    load_id   INTEGER PRIMARY KEY,
    source    TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    rows      TEXT NOT NULL,
    sign      TEXT          -- what a positive balance means in the landlord's files, once somebody said
) STRICT;

CREATE VIEW IF NOT EXISTS last_load AS
    SELECT load_id, source, as_of, loaded_at, rows, sign FROM loads ORDER BY load_id DESC LIMIT 1;

CREATE TABLE IF NOT EXISTS coaches (
    coach_ref  TEXT PRIMARY KEY,
    first_name TEXT NOT NULL,
    works_on   TEXT NOT NULL,
    cover_name TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS properties (
    property_ref TEXT PRIMARY KEY,
    block_ref    TEXT,
    coach_ref    TEXT REFERENCES coaches DEFERRABLE INITIALLY DEFERRED,
    latitude     REAL,
    longitude    REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS tenancies (
    tenancy_ref  TEXT PRIMARY KEY,
    property_ref TEXT NOT NULL REFERENCES properties DEFERRABLE INITIALLY DEFERRED,
    started_on   TEXT NOT NULL,
    ended_on     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS rent_accounts (
    account_ref           TEXT PRIMARY KEY,
    tenancy_ref           TEXT NOT NULL REFERENCES tenancies DEFERRABLE INITIALLY DEFERRED,
    kind                  TEXT NOT NULL,
    owed_pence            INTEGER NOT NULL,
    as_of                 TEXT NOT NULL,
    charge_pence          INTEGER NOT NULL,
    frequency             TEXT NOT NULL,
    next_charge_on        TEXT,
    method                TEXT NOT NULL,
    expected_pence        INTEGER,
    expected_on           TEXT,
    arrangement_pence     INTEGER,
    arrangement_frequency TEXT,
    arrangement_is_kept   INTEGER,
    rent_free_calendar    TEXT,
    no_arrears_talk       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX IF NOT EXISTS main_account_of_tenancy ON rent_accounts (tenancy_ref) WHERE kind = 'main';

CREATE TABLE IF NOT EXISTS rent_free_weeks (
    calendar TEXT NOT NULL,
    monday   TEXT NOT NULL,
    PRIMARY KEY (calendar, monday)
) STRICT, WITHOUT ROWID;

-- `place_in_file` keeps the landlord's own order of lines that fall on one day.
CREATE TABLE IF NOT EXISTS rent_lines (
    account_ref   TEXT NOT NULL REFERENCES rent_accounts DEFERRABLE INITIALLY DEFERRED,
    on_date       TEXT NOT NULL,
    place_in_file INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    owed_pence    INTEGER NOT NULL,
    PRIMARY KEY (account_ref, on_date, place_in_file)
) STRICT, WITHOUT ROWID;

-- A job belongs to a home or to the shared parts of a block, never to both.
CREATE TABLE IF NOT EXISTS repairs (
    job_ref      TEXT PRIMARY KEY,
    property_ref TEXT REFERENCES properties DEFERRABLE INITIALLY DEFERRED,
    block_ref    TEXT,
    reference    TEXT,
    fault_id     TEXT,
    room         TEXT,
    state        TEXT NOT NULL,
    reported_at  TEXT NOT NULL,
    changed_at   TEXT NOT NULL,
    CHECK ((property_ref IS NULL) <> (block_ref IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS repairs_of_property ON repairs (property_ref, reported_at);
CREATE INDEX IF NOT EXISTS repairs_of_block ON repairs (block_ref, reported_at);

CREATE TABLE IF NOT EXISTS visits (
    visit_id  INTEGER PRIMARY KEY,
    job_ref   TEXT NOT NULL REFERENCES repairs DEFERRABLE INITIALLY DEFERRED,
    starts_at TEXT NOT NULL,
    ends_at   TEXT NOT NULL,
    state     TEXT NOT NULL
) STRICT;

CREATE INDEX IF NOT EXISTS visits_of_job ON visits (job_ref, starts_at);

-- `activities` and `audiences` are ids parted by spaces.
CREATE TABLE IF NOT EXISTS events (
    event_ref    TEXT PRIMARY KEY,
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
    is_step_free INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS events_by_start ON events (starts_at, event_ref);
