-- One generation of the landlord's extract: filled once, then only read. It holds only what is ever spoken: no
-- names of tenants, no addresses, no notes, no alerts. Instants are UTC text of one width, so that they sort;
-- dates are ISO text, but for the millions of rent lines, where they are days since 1 January of year 1.
-- Rows are in the order of the landlord's files; the indices are made once all rows are there.

CREATE TABLE loads (
    source    TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    rows      TEXT NOT NULL,
    sign      TEXT
) STRICT;

CREATE TABLE coaches (
    coach_ref  TEXT NOT NULL,
    first_name TEXT NOT NULL,
    works_on   TEXT NOT NULL,
    cover_name TEXT
) STRICT;

CREATE TABLE properties (
    property_ref TEXT NOT NULL,
    block_ref    TEXT,
    coach_ref    TEXT REFERENCES coaches (coach_ref),
    latitude     REAL,
    longitude    REAL
) STRICT;

CREATE TABLE tenancies (
    tenancy_ref  TEXT NOT NULL,
    property_ref TEXT NOT NULL REFERENCES properties (property_ref),
    started_on   TEXT NOT NULL,
    ended_on     TEXT,
    is_secure    INTEGER NOT NULL
) STRICT;

CREATE TABLE rent_accounts (
    account_number        INTEGER PRIMARY KEY,
    account_ref           TEXT NOT NULL,
    tenancy_ref           TEXT NOT NULL REFERENCES tenancies (tenancy_ref),
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
) STRICT;

CREATE TABLE rent_free_weeks (
    calendar TEXT NOT NULL,
    monday   TEXT NOT NULL
) STRICT;

CREATE TABLE line_kinds (
    kind_number INTEGER PRIMARY KEY,
    kind        TEXT NOT NULL
) STRICT;

-- `line_number` keeps the landlord's own order of lines that fall on one day.
CREATE TABLE rent_lines (
    line_number    INTEGER PRIMARY KEY,
    account_number INTEGER NOT NULL,
    on_day         INTEGER NOT NULL,
    kind_number    INTEGER NOT NULL,
    owed_pence     INTEGER NOT NULL
) STRICT;

-- A job belongs to a home or to the shared parts of a block, never to both.
CREATE TABLE repairs (
    job_ref      TEXT NOT NULL,
    property_ref TEXT REFERENCES properties (property_ref),
    block_ref    TEXT,
    reference    TEXT,
    fault_id     TEXT,
    room         TEXT,
    state        TEXT NOT NULL,
    reported_at  TEXT NOT NULL,
    changed_at   TEXT NOT NULL,
    CHECK ((property_ref IS NULL) <> (block_ref IS NULL))
) STRICT;

CREATE TABLE visits (
    visit_id  INTEGER PRIMARY KEY,
    job_ref   TEXT NOT NULL REFERENCES repairs (job_ref),
    starts_at TEXT NOT NULL,
    ends_at   TEXT NOT NULL,
    state     TEXT NOT NULL
) STRICT;

-- `activities` and `audiences` are ids separated by spaces.
CREATE TABLE events (
    event_number INTEGER PRIMARY KEY,
    event_ref    TEXT NOT NULL,
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
) STRICT;

-- Windows that the landlord gives away; without a coach they are for every home.
CREATE TABLE slots (
    slot_ref  TEXT NOT NULL,
    trade     TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at   TEXT NOT NULL,
    places    INTEGER NOT NULL,
    coach_ref TEXT REFERENCES coaches (coach_ref)
) STRICT;
