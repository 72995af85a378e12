PRAGMA application_id = 1212369996;
PRAGMA user_version = 1;
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
CREATE TABLE rent_lines (
    line_number    INTEGER PRIMARY KEY,
    account_number INTEGER NOT NULL,
    on_day         INTEGER NOT NULL,
    kind_number    INTEGER NOT NULL,
    owed_pence     INTEGER NOT NULL
) STRICT;
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
CREATE TABLE slots (
    slot_ref  TEXT NOT NULL,
    trade     TEXT NOT NULL,
    starts_at TEXT NOT NULL,
    ends_at   TEXT NOT NULL,
    places    INTEGER NOT NULL,
    coach_ref TEXT REFERENCES coaches (coach_ref)
) STRICT;
CREATE UNIQUE INDEX coach_by_ref ON coaches (coach_ref);
CREATE UNIQUE INDEX property_by_ref ON properties (property_ref);
CREATE UNIQUE INDEX tenancy_by_ref ON tenancies (tenancy_ref);
CREATE UNIQUE INDEX account_by_ref ON rent_accounts (account_ref);
CREATE UNIQUE INDEX main_account_of_tenancy ON rent_accounts (tenancy_ref) WHERE kind = 'main';
CREATE UNIQUE INDEX rent_free_week ON rent_free_weeks (calendar, monday);
CREATE INDEX lines_of_account ON rent_lines (account_number, on_day, kind_number, owed_pence);
CREATE UNIQUE INDEX repair_by_ref ON repairs (job_ref);
CREATE INDEX repairs_of_property ON repairs (property_ref, reported_at) WHERE property_ref IS NOT NULL;
CREATE INDEX repairs_of_block ON repairs (block_ref, reported_at) WHERE block_ref IS NOT NULL;
CREATE INDEX visits_of_job ON visits (job_ref, starts_at);
CREATE UNIQUE INDEX event_by_ref ON events (event_ref);
CREATE INDEX events_without_place ON events (starts_at) WHERE latitude IS NULL;
CREATE VIRTUAL TABLE events_by_place USING rtree (
    event_number, south, north, west, east, first_minute, last_minute
);
CREATE UNIQUE INDEX slot_by_ref ON slots (slot_ref);
CREATE INDEX slots_of_trade ON slots (trade, starts_at, ends_at, slot_ref);
INSERT INTO "loads" VALUES ('sample', '2026-11-29T20:00:00.000000+00:00', '2026-11-10T09:00:00.000000+00:00', '{"coaches": 2, "properties": 6, "tenancies": 6, "rent_accounts": 6, "rent_free_weeks": 2, "rent_lines": 18, "repairs": 8, "visits": 3, "events": 4, "slots": 8}', NULL);
INSERT INTO "coaches" VALUES ('C1', 'Priya', '01234', 'Siobhán');
INSERT INTO "coaches" VALUES ('C2', 'Siobhán', '013', 'Ngozi');
INSERT INTO "properties" VALUES ('P1001', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1002', NULL, 'C1', 52.684888, -1.80474);
INSERT INTO "properties" VALUES ('P1003', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1004', NULL, 'C1', 52.685068, -1.80474);
INSERT INTO "properties" VALUES ('P1005', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1006', NULL, 'C1', 52.685248, -1.80474);
INSERT INTO "tenancies" VALUES ('T1001', 'P1001', '2022-11-06', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1002', 'P1002', '2014-05-11', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1003', 'P1003', '2024-03-24', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1004', 'P1004', '2023-04-23', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1005', 'P1005', '2021-02-21', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1006', 'P1006', '2025-01-19', NULL, 0);
INSERT INTO "rent_accounts" VALUES (1, 'A1001', 'T1001', 'main', 8430, '2026-11-29', 11240, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (2, 'A1002', 'T1002', 'main', 0, '2026-11-29', 10875, 'weekly', '2026-11-30', 'standing_order', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (3, 'A1003', 'T1003', 'main', -33600, '2026-11-29', 11200, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (4, 'A1004', 'T1004', 'main', 460, '2026-11-29', 12135, 'weekly', '2026-11-30', 'other', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (5, 'A1005', 'T1005', 'main', 31000, '2026-11-29', 9980, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, 500, 'weekly', 1, NULL, 0);
INSERT INTO "rent_accounts" VALUES (6, 'A1006', 'T1006', 'main', 64215, '2026-11-29', 11770, 'weekly', '2026-11-30', 'other', NULL, NULL, 1000, 'weekly', 0, NULL, 1);
INSERT INTO "rent_free_weeks" VALUES ('two-free-weeks', '2026-06-01');
INSERT INTO "rent_free_weeks" VALUES ('two-free-weeks', '2026-11-30');
INSERT INTO "line_kinds" VALUES (0, 'rent');
INSERT INTO "line_kinds" VALUES (1, 'direct_debit');
INSERT INTO "line_kinds" VALUES (2, 'direct_debit_returned');
INSERT INTO "line_kinds" VALUES (3, 'standing_order');
INSERT INTO "line_kinds" VALUES (4, 'card');
INSERT INTO "line_kinds" VALUES (5, 'cash');
INSERT INTO "line_kinds" VALUES (6, 'housing_benefit');
INSERT INTO "line_kinds" VALUES (7, 'universal_credit');
INSERT INTO "line_kinds" VALUES (8, 'refund');
INSERT INTO "line_kinds" VALUES (9, 'adjustment');
INSERT INTO "rent_lines" VALUES (1, 1, 739891, 1, -11240);
INSERT INTO "rent_lines" VALUES (2, 1, 739898, 1, -11240);
INSERT INTO "rent_lines" VALUES (3, 1, 739905, 1, -11240);
INSERT INTO "rent_lines" VALUES (4, 1, 739912, 1, -11240);
INSERT INTO "rent_lines" VALUES (5, 1, 739919, 1, -11240);
INSERT INTO "rent_lines" VALUES (6, 1, 739926, 1, -11240);
INSERT INTO "rent_lines" VALUES (7, 1, 739933, 1, -11240);
INSERT INTO "rent_lines" VALUES (8, 1, 739940, 1, -11240);
INSERT INTO "rent_lines" VALUES (9, 1, 739947, 1, -11240);
INSERT INTO "rent_lines" VALUES (10, 2, 739891, 3, -10875);
INSERT INTO "rent_lines" VALUES (11, 2, 739898, 3, -10875);
INSERT INTO "rent_lines" VALUES (12, 2, 739905, 3, -10875);
INSERT INTO "rent_lines" VALUES (13, 2, 739912, 3, -10875);
INSERT INTO "rent_lines" VALUES (14, 2, 739919, 3, -10875);
INSERT INTO "rent_lines" VALUES (15, 2, 739926, 3, -10875);
INSERT INTO "rent_lines" VALUES (16, 2, 739933, 3, -10875);
INSERT INTO "rent_lines" VALUES (17, 2, 739940, 3, -10875);
INSERT INTO "rent_lines" VALUES (18, 2, 739947, 3, -10875);
INSERT INTO "repairs" VALUES ('R0001', 'P1001', NULL, '4826', 'tap_dripping', 'bathroom', 'booked', '2026-11-24T10:20:00.000000+00:00', '2026-11-26T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0002', 'P1003', NULL, NULL, 'window_will_not_shut', 'bedroom', 'received', '2026-11-29T10:20:00.000000+00:00', '2026-11-29T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0003', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'done', '2026-01-04T10:20:00.000000+00:00', '2026-02-02T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0004', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'done', '2026-07-03T09:20:00.000000+00:00', '2026-07-25T14:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0005', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'being_checked', '2026-11-22T10:20:00.000000+00:00', '2026-11-23T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0006', 'P1005', NULL, NULL, 'boiler_not_working', NULL, 'waiting_for_part', '2026-11-15T10:20:00.000000+00:00', '2026-11-21T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0019', NULL, 'BLOCK1', NULL, 'lift_not_working', 'shared_hall', 'done', '2026-11-17T10:20:00.000000+00:00', '2026-11-24T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0020', NULL, 'COURT1', NULL, 'communal_light_out', 'shared_outside', 'booked', '2026-11-21T10:20:00.000000+00:00', '2026-11-25T15:40:00.000000+00:00');
INSERT INTO "visits" VALUES (1, 'R0001', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (2, 'R0006', '2026-11-23T08:00:00.000000+00:00', '2026-11-23T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (3, 'R0020', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "events" VALUES (1, 'E001', 'Early litter pick', '2026-11-30T07:00:00.000000+00:00', '2026-11-30T08:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'volunteering', 'everyone', NULL);
INSERT INTO "events" VALUES (2, 'E002', 'Breakfast club', '2026-11-30T08:15:00.000000+00:00', '2026-11-30T09:00:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 100, 'food', 'children families', 1);
INSERT INTO "events" VALUES (3, 'E003', 'Warm welcome', '2026-11-30T13:00:00.000000+00:00', '2026-11-30T15:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 0, 'food warm_space', 'everyone', 1);
INSERT INTO "events" VALUES (4, 'E004', 'Coffee and chat', '2026-12-01T10:00:00.000000+00:00', '2026-12-01T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "slots" VALUES ('LAST-MONTH', 'plumbing', '2026-11-11T09:00:00.000000+00:00', '2026-11-12T09:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261201-AM', 'plumbing', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261201-PM', 'plumbing', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261202-AM', 'plumbing', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261202-PM', 'plumbing', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261203-AM', 'plumbing', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261203-PM', 'plumbing', '2026-12-03T12:00:00.000000+00:00', '2026-12-03T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261204-AM', 'plumbing', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "events_by_place" VALUES (1, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3636420.0, 3636480.0);
INSERT INTO "events_by_place" VALUES (2, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3636495.0, 3636540.0);
INSERT INTO "events_by_place" VALUES (3, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3636780.0, 3636900.0);
INSERT INTO "events_by_place" VALUES (4, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3638040.0, 3638130.0);
