PRAGMA application_id = 0;
PRAGMA user_version = 5;
CREATE TABLE links (
    account     TEXT PRIMARY KEY,
    tenancy_ref TEXT NOT NULL,
    linked_at   TEXT NOT NULL,
    code_hash   TEXT          -- the spent code, so that a repeated request finds what the first one did
) STRICT, WITHOUT ROWID;
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
CREATE TABLE reaches (
    tenancy_ref TEXT PRIMARY KEY,
    minutes     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE VIRTUAL TABLE feed_events_by_place USING rtree (
    event_number, south, north, west, east, first_minute, last_minute
);
CREATE TABLE attempts (
    attempt_id INTEGER PRIMARY KEY,
    subject    TEXT NOT NULL,
    failed_at  TEXT NOT NULL
) STRICT;
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
    someone_at_risk INTEGER CHECK (someone_at_risk IN (0, 1)),  -- none where it was not asked
    is_secure    INTEGER NOT NULL,
    PRIMARY KEY (request_id, tenancy_ref),
    UNIQUE (property_ref, reference)
) STRICT, WITHOUT ROWID;
CREATE TABLE tellings (
    request_id  TEXT NOT NULL,
    tenancy_ref TEXT NOT NULL,
    about       TEXT NOT NULL,
    times       INTEGER NOT NULL,
    told_at     TEXT NOT NULL,
    PRIMARY KEY (request_id, tenancy_ref),
    UNIQUE (tenancy_ref, about, times)
) STRICT, WITHOUT ROWID;
CREATE TABLE outbox (
    request_id   TEXT NOT NULL,
    kind         TEXT NOT NULL,
    tenancy_ref  TEXT NOT NULL,
    body         TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    attempts     INTEGER NOT NULL DEFAULT 0,
    due_at       TEXT,      -- when it may be tried next; while it is held, when the hold is over; none for a dead letter
    failed_because TEXT NOT NULL DEFAULT '',
    delivered_at TEXT,
    PRIMARY KEY (request_id, kind, tenancy_ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE bookings (
    request_id  TEXT NOT NULL,
    tenancy_ref TEXT NOT NULL,
    job         TEXT NOT NULL,
    job_ref     TEXT NOT NULL,
    reference   TEXT,
    slot_ref    TEXT NOT NULL,
    starts_at   TEXT NOT NULL,
    ends_at     TEXT NOT NULL,
    freed_by    TEXT,          -- the request that gave the place back; empty where another window came instead, or none was taken
    PRIMARY KEY (request_id, tenancy_ref)
) STRICT, WITHOUT ROWID;
CREATE TABLE generations (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    rows      TEXT NOT NULL,
    sign      TEXT
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO "links" VALUES ('3a2ab44c13083742bc619adbf26ea5c875c35438cbcba2d8d2fa6a7950c86a17', 'T1001', '2026-11-30T05:35:51.157902+00:00', 'c14e9e31329acf8b6aecd52b0f4be859961d9d40c750bcc7028a471420b38972');
INSERT INTO "codes" VALUES ('T1005', '29e43fde8421dfc4bf15defff76516b39e2a0db8a9ee74c28597858b902e48a3', '2026-11-30T06:05:51.186247+00:00');
INSERT INTO "privacies" VALUES ('T1001', 'amounts', '$argon2id$v=19$m=65536,t=3,p=4$XrBVl/tez9fVW6MmVhNglA$LIbICImWfXNvjnHPJd3LO5jJSUrMYE4lujLBMdj9cyU');
INSERT INTO "privacies" VALUES ('T1002', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1003', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1004', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1005', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1006', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1007', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1008', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1009', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1010', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1011', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1012', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1013', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1014', 'nothing', NULL);
INSERT INTO "privacies" VALUES ('T1015', 'nothing', NULL);
INSERT INTO "privacies" VALUES ('T1016', 'nothing', NULL);
INSERT INTO "privacies" VALUES ('T1017', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1018', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1019', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1020', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1021', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1022', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1023', 'amounts', '$argon2id$v=19$m=65536,t=3,p=4$WIM7x/D4kMrFGTKPiFmdeA$guq2JGe2w0+rwtHfYLAOFj5if+PJ/SXTL/p1IpSgfm4');
INSERT INTO "privacies" VALUES ('T1024', 'standing', NULL);
INSERT INTO "privacies" VALUES ('T1025', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1026', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1027', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1028', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1029', 'amounts', NULL);
INSERT INTO "privacies" VALUES ('T1030', 'amounts', NULL);
INSERT INTO "reaches" VALUES ('T1003', 10);
INSERT INTO "feed_events" VALUES (1, '~hs6dxy2ocaus6', 'Coffee morning', '2026-12-05T10:30:00.000000+00:00', '2026-12-05T12:00:00.000000+00:00', 'Hawthorn Hall', '', 52.683, -1.827, NULL, 'coffee_morning', 'everyone', NULL, '2026-11-30T00:00:00.000000+00:00', NULL, NULL, 0, 1);
INSERT INTO "feed_events_by_place" VALUES (1, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82700002193450927734e+00, -1.82699978351593017578e+00, 3643830.0, 3643920.0);
INSERT INTO "attempts" VALUES (1, 'pin:T1001', '2026-11-30T05:35:34.113731+00:00');
INSERT INTO "attempts" VALUES (3, 'code:everybody', '2026-11-30T05:35:51.157902+00:00');
INSERT INTO "attempts" VALUES (4, 'pin:T1001', '2026-11-30T05:35:52.269821+00:00');
INSERT INTO "reports" VALUES ('rehearsal-1cdcf12d-32e9-4c73-b7c2-da83e0059f0f', 'T1001', 'P1001', '1638', 'tap_dripping', 'kitchen', '2026-11-30T05:37:08.652208+00:00', 'plumbing', 'routine', 'water_supply', NULL, NULL, 0);
INSERT INTO "reports" VALUES ('rehearsal-70bfbce6-df73-4b71-9af1-cdf528b6fe85', 'T1001', 'P1001', '1723', 'tap_dripping', 'kitchen', '2026-11-30T05:34:13.317062+00:00', 'plumbing', 'routine', 'water_supply', NULL, NULL, 0);
INSERT INTO "tellings" VALUES ('rehearsal-again', 'T1005', 'R0005', 1, '2026-11-30T05:37:39.027946+00:00');
INSERT INTO "outbox" VALUES ('rehearsal-1cdcf12d-32e9-4c73-b7c2-da83e0059f0f', 'repair_report', 'T1001', '{"reference": "1638", "property_ref": "P1001", "fault": "tap_dripping", "described_as": "a dripping tap", "reported_at": "2026-11-30T05:37:08.652208+00:00", "room": "kitchen", "landlord_code": "MEADOW-TAP-1", "trade": "plumbing", "priority": "routine", "hazard": "water_supply", "complete_by": "2026-12-29T00:00:00+00:00"}', '2026-11-30T05:37:08.652208+00:00', 0, '2026-11-30T05:37:08.652208+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('rehearsal-42902560-6fb2-4f15-be06-fdbe03a0f04e', 'repair_booking', 'T1001', '{"job": "voice-1723", "reference": "1723", "slot": "PLUMBING-20261201-AM", "starts_at": "2026-12-01T08:00:00+00:00", "ends_at": "2026-12-01T12:00:00+00:00"}', '2026-11-30T05:34:13.576989+00:00', 1, '2026-11-30T05:35:10.876133+00:00', 'cannot be reached', NULL);
INSERT INTO "outbox" VALUES ('rehearsal-47a00dd5-da07-4c0f-ac87-acf92d75c791', 'repair_change', 'T1003', '{"job": "R0002", "reference": "", "change": "cancel", "wanted_on": ""}', '2026-11-30T05:36:01.352870+00:00', 0, '2026-11-30T05:36:01.352870+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('rehearsal-70bfbce6-df73-4b71-9af1-cdf528b6fe85', 'repair_report', 'T1001', '{"reference": "1723", "property_ref": "P1001", "fault": "tap_dripping", "described_as": "a dripping tap", "reported_at": "2026-11-30T05:34:13.317062+00:00", "room": "kitchen", "landlord_code": "MEADOW-TAP-1", "trade": "plumbing", "priority": "routine", "hazard": "water_supply", "complete_by": "2026-12-29T00:00:00+00:00"}', '2026-11-30T05:34:13.317062+00:00', 1, '2026-11-30T05:35:10.526421+00:00', 'cannot be reached', NULL);
INSERT INTO "outbox" VALUES ('rehearsal-again', 'repair_told_again', 'T1005', '{"job": "R0005", "reference": "", "times": "1"}', '2026-11-30T05:37:39.027946+00:00', 0, '2026-11-30T05:37:39.027946+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('rehearsal-c20f9f1f-1d0d-4a9d-a197-329422603cc6', 'call_back', 'T1004', '{"topic": "something_else", "wanted_on": ""}', '2026-11-30T05:34:56.071892+00:00', 1, '2026-11-30T05:35:13.380561+00:00', 'cannot be reached', NULL);
INSERT INTO "bookings" VALUES ('rehearsal-42902560-6fb2-4f15-be06-fdbe03a0f04e', 'T1001', 'voice-1723', 'voice-1723', '1723', 'PLUMBING-20261201-AM', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', NULL);
INSERT INTO "bookings" VALUES ('unbooking rehearsal-47a00dd5-da07-4c0f-ac87-acf92d75c791', 'T1003', 'R0002', 'R0002', NULL, '', '2026-11-30T05:36:01.362360+00:00', '2026-11-30T05:36:01.362360+00:00', 'rehearsal-47a00dd5-da07-4c0f-ac87-acf92d75c791');
INSERT INTO "generations" VALUES (1, 'sample', '2026-11-29T20:00:00.000000+00:00', '2026-11-30T05:34:03.283044+00:00', '{"coaches": 2, "properties": 30, "tenancies": 30, "rent_accounts": 30, "rent_free_weeks": 2, "rent_lines": 3031, "repairs": 20, "visits": 16, "events": 40, "slots": 96}', NULL);
INSERT INTO "sqlite_sequence" VALUES ('generations', 1);
CREATE INDEX links_of_tenancy ON links (tenancy_ref);
CREATE INDEX feed_events_without_place ON feed_events (starts_at) WHERE latitude IS NULL;
CREATE INDEX attempts_of_subject ON attempts (subject, failed_at);
CREATE INDEX reports_of_tenancy ON reports (tenancy_ref, reported_at);
CREATE INDEX reports_by_time ON reports (reported_at);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE delivered_at IS NULL;
CREATE INDEX outbox_due ON outbox (due_at) WHERE delivered_at IS NULL;
CREATE UNIQUE INDEX booking_of_job ON bookings (tenancy_ref, job) WHERE freed_by IS NULL;
CREATE INDEX bookings_of_slot ON bookings (slot_ref, ends_at) WHERE freed_by IS NULL;
CREATE INDEX bookings_freed ON bookings (freed_by, tenancy_ref) WHERE freed_by IS NOT NULL;
CREATE INDEX bookings_by_end ON bookings (ends_at);
