PRAGMA application_id = 1212370775;
PRAGMA user_version = 7;
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
CREATE TABLE heartbeats (
    job     TEXT PRIMARY KEY,
    beat_at TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE generations (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    rows      TEXT NOT NULL,
    sign      TEXT
) STRICT;
INSERT INTO "links" VALUES ('account-1', 'T1001', '2026-11-30T08:00:00.000000+00:00', 'hash-spent');
INSERT INTO "links" VALUES ('account-2', 'T1001', '2026-11-25T09:00:00.000000+00:00', NULL);
INSERT INTO "codes" VALUES ('T1003', 'hash-open', '2026-11-30T09:30:00.000000+00:00');
INSERT INTO "codes" VALUES ('T1005', 'hash-over', '2026-11-30T08:30:00.000000+00:00');
INSERT INTO "privacies" VALUES ('T1001', 'amounts', '$argon2id$v=19$m=65536,t=3,p=4$WIM7x/D4kMrFGTKPiFmdeA$guq2JGe2w0+rwtHfYLAOFj5if+PJ/SXTL/p1IpSgfm4');
INSERT INTO "privacies" VALUES ('T1002', 'standing', NULL);
INSERT INTO "privacies" VALUES ('T1003', NULL, '$argon2id$v=19$m=65536,t=3,p=4$WIM7x/D4kMrFGTKPiFmdeA$guq2JGe2w0+rwtHfYLAOFj5if+PJ/SXTL/p1IpSgfm4');
INSERT INTO "privacies" VALUES ('T1004', 'nothing', NULL);
INSERT INTO "reaches" VALUES ('T1003', 10);
INSERT INTO "feed_events" VALUES (1, '~coffee', 'Coffee at the hall', '2026-12-01T09:00:00.000000+00:00', '2026-12-01T11:00:00.000000+00:00', 'Hawthorn Hall', '12 Weaver Road', 52.6851, -1.83, 0, 'coffee_morning food', '', 1, '2026-11-30T03:00:00.000000+00:00', NULL, NULL, 0, 0);
INSERT INTO "feed_events" VALUES (2, '~football', 'Football at the hall', '2026-12-02T09:00:00.000000+00:00', '2026-12-02T10:00:00.000000+00:00', 'Hawthorn Hall', '12 Weaver Road', 53.5, -2.25, 250, '', 'carers older_people', 0, '2026-11-30T03:00:00.000000+00:00', 5, 90, 0, 0);
INSERT INTO "feed_events" VALUES (3, '~fair', 'Fair at the hall', '2026-11-29T09:00:00.000000+00:00', '2026-12-02T09:00:00.000000+00:00', 'Hawthorn Hall', '12 Weaver Road', 52.683, -1.8270001, NULL, '', '', NULL, '2026-11-30T03:00:00.000000+00:00', NULL, NULL, 1, 1);
INSERT INTO "feed_events" VALUES (4, '~chess', 'Chess at the hall', '2026-12-03T09:00:00.000000+00:00', '2026-12-03T09:00:00.000000+00:00', 'Hawthorn Hall', '12 Weaver Road', NULL, NULL, NULL, 'games', '', NULL, '2026-11-30T03:00:00.000000+00:00', NULL, NULL, 0, 1);
INSERT INTO "feed_events_by_place" VALUES (1, 5.26850929260253906258e+01, 5.26851005554199218732e+01, -1.83000004291534423828e+00, -1.82999980449676513671e+00, 3637980.0, 3638100.0);
INSERT INTO "feed_events_by_place" VALUES (2, 53.5, 53.5, -2.25, -2.25, 3639420.0, 3639480.0);
INSERT INTO "feed_events_by_place" VALUES (3, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82700014114379882812e+00, -1.82699990272521972656e+00, 3635100.0, 3639420.0);
INSERT INTO "attempts" VALUES (2, 'pin:T1002', '2026-11-10T09:00:00.000000+00:00');
INSERT INTO "attempts" VALUES (3, 'code:account-3', '2026-11-30T08:45:00.000000+00:00');
INSERT INTO "attempts" VALUES (4, 'code:everyone', '2026-11-30T08:45:00.000000+00:00');
INSERT INTO "attempts" VALUES (5, 'code:everyone', '2026-11-30T08:45:00.000000+00:00');
INSERT INTO "attempts" VALUES (6, 'pin:T1001', '2026-11-30T08:45:00.000000+00:00');
INSERT INTO "attempts" VALUES (7, 'code:everyone', '2026-11-30T08:45:59.999999+00:00');
INSERT INTO "reports" VALUES ('amzn1.echo-api.request/ä#1 %23', 'T1001', 'P1001', '1950', 'tap_dripping', 'bathroom', '2026-11-30T07:00:00.000000+00:00', 'plumbing', 'routine', NULL, NULL, 0, 0);
INSERT INTO "reports" VALUES ('report-full', 'T1001', 'P1001', '4626', 'damp_or_mould', 'bathroom', '2026-11-28T09:00:00.000000+00:00', 'damp', 'urgent', 'damp_and_mould', 'heating', 1, 1);
INSERT INTO "reports" VALUES ('report-last-year', 'T1002', 'P1002', '6624', 'toilet_keeps_running', NULL, '2025-11-05T09:00:00.000000+00:00', 'plumbing', 'routine', NULL, NULL, NULL, 0);
INSERT INTO "reports" VALUES ('report-plain', 'T1002', 'P1002', '1404', 'toilet_keeps_running', NULL, '2026-11-27T09:00:00.000000+00:00', 'plumbing', 'routine', NULL, NULL, NULL, 0);
INSERT INTO "tellings" VALUES ('amzn1.echo-api.request/ä#1 %23', 'T1003', 'R#2/ä', 1, '2026-11-30T07:30:00.000000+00:00');
INSERT INTO "tellings" VALUES ('chaser-1', 'T1003', 'R0002', 1, '2026-11-26T09:00:00.000000+00:00');
INSERT INTO "tellings" VALUES ('chaser-2', 'T1003', 'R0002', 2, '2026-11-29T09:00:00.000000+00:00');
INSERT INTO "outbox" VALUES ('amzn1.echo-api.request/ä#1 %23', 'call_back', 'T1005', '{"topic": "repair"}', '2026-11-30T09:00:00.000000+00:00', 0, '2026-11-30T09:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('amzn1.echo-api.request/ä#1 %23', 'repair_report', 'T1001', '{"reference": "1950", "property_ref": "P1001", "fault": "tap_dripping", "described_as": "a dripping tap", "reported_at": "2026-11-30T07:00:00+00:00", "room": "bathroom", "trade": "plumbing", "priority": "routine", "someone_at_risk": "no", "attend_by": "2026-12-01T09:00:00+00:00"}', '2026-11-30T07:00:00.000000+00:00', 0, '2026-11-30T07:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('amzn1.echo-api.request/ä#1 %23', 'repair_told_again', 'T1003', '{"job": "R#2/ä", "reference": "", "times": "1"}', '2026-11-30T07:30:00.000000+00:00', 0, '2026-11-30T07:30:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-and-free', 'repair_booking', 'T1005', '{"job": "R0006", "reference": "", "slot": "PLUMBING-20261202-PM", "starts_at": "2026-12-02T12:00:00+00:00", "ends_at": "2026-12-02T17:00:00+00:00"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-and-free', 'repair_unbooking', 'T1005', '{"job": "R0006", "reference": "", "slot": "PLUMBING-20261202-PM", "starts_at": "2026-12-02T12:00:00+00:00", "ends_at": "2026-12-02T17:00:00+00:00"}', '2026-11-30T07:50:00.000000+00:00', 0, '2026-11-30T07:50:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-another-job', 'repair_booking', 'T1002', '{"job": "R#9", "reference": "", "slot": "PLUMBING-20261203-AM", "starts_at": "2026-12-03T08:00:00+00:00", "ends_at": "2026-12-03T12:00:00+00:00"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-freed', 'repair_booking', 'T1002', '{"job": "voice-1000", "reference": "", "slot": "PLUMBING-20261202-PM", "starts_at": "2026-12-02T12:00:00+00:00", "ends_at": "2026-12-02T17:00:00+00:00"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-kept', 'repair_booking', 'T1001', '{"job": "R0001", "reference": "4826", "slot": "PLUMBING-20261202-AM", "starts_at": "2026-12-02T08:00:00+00:00", "ends_at": "2026-12-02T12:00:00+00:00", "instead_of": "PLUMBING-20261201-AM"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-over', 'repair_booking', 'T1003', '{"job": "R0003", "reference": "", "slot": "LAST-MONTH", "starts_at": "2026-11-11T09:00:00+00:00", "ends_at": "2026-11-12T09:00:00+00:00"}', '2026-11-10T09:00:00.000000+00:00', 0, NULL, '', '2026-11-28T09:00:00.000000+00:00');
INSERT INTO "outbox" VALUES ('book-replaced', 'repair_booking', 'T1001', '{"job": "R0001", "reference": "4826", "slot": "PLUMBING-20261201-AM", "starts_at": "2026-12-01T08:00:00+00:00", "ends_at": "2026-12-01T12:00:00+00:00"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('book-second-place', 'repair_booking', 'T1004', '{"job": "R0005", "reference": "", "slot": "PLUMBING-20261202-AM", "starts_at": "2026-12-02T08:00:00+00:00", "ends_at": "2026-12-02T12:00:00+00:00"}', '2026-11-30T07:40:00.000000+00:00', 0, '2026-11-30T07:40:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('call-1', 'call_back', 'T1001', '{"topic": "rent"}', '2026-11-21T09:00:00.000000+00:00', 0, NULL, '', '2026-11-28T09:00:00.000000+00:00');
INSERT INTO "outbox" VALUES ('chaser-1', 'repair_told_again', 'T1003', '{"job": "R0002", "reference": "", "times": "1"}', '2026-11-26T09:00:00.000000+00:00', 0, '2026-11-26T09:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('chaser-2', 'repair_told_again', 'T1003', '{"job": "R0002", "reference": "", "times": "2"}', '2026-11-29T09:00:00.000000+00:00', 0, '2026-11-29T09:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('complain-1', 'complaint', 'T1002', '{"about": "R0002"}', '2026-11-23T09:00:00.000000+00:00', 1, NULL, 'SMTPException', NULL);
INSERT INTO "outbox" VALUES ('rating-1', 'feedback', 'T1006', '{"rating": "5"}', '2026-11-24T09:00:00.000000+00:00', 0, '2026-11-30T09:01:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('report-full', 'repair_report', 'T1001', '{"reference": "4626", "property_ref": "P1001", "fault": "damp_or_mould", "described_as": "a problem with damp or mould", "reported_at": "2026-11-28T09:00:00+00:00", "room": "bathroom", "landlord_code": "DAMP01", "answers": "only_toilet no", "trade": "damp", "priority": "urgent", "hazard": "damp_and_mould", "someone_at_risk": "yes", "attend_by": "2026-12-01T09:00:00+00:00"}', '2026-11-28T09:00:00.000000+00:00', 0, '2026-11-28T09:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('report-last-year', 'repair_report', 'T1002', '{"reference": "6624", "property_ref": "P1002", "fault": "toilet_keeps_running", "described_as": "a toilet that keeps running", "reported_at": "2025-11-05T09:00:00+00:00", "trade": "plumbing", "priority": "routine", "clocks": "not computed"}', '2025-11-05T09:00:00.000000+00:00', 0, NULL, '', '2026-11-28T09:00:00.000000+00:00');
INSERT INTO "outbox" VALUES ('report-plain', 'repair_report', 'T1002', '{"reference": "1404", "property_ref": "P1002", "fault": "toilet_keeps_running", "described_as": "a toilet that keeps running", "reported_at": "2026-11-27T09:00:00+00:00", "trade": "plumbing", "priority": "routine", "clocks": "not computed"}', '2026-11-27T09:00:00.000000+00:00', 0, '2026-11-27T09:00:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('unbook-1', 'repair_unbooking', 'T1002', '{"job": "voice-1000", "reference": "", "slot": "PLUMBING-20261202-PM", "starts_at": "2026-12-02T12:00:00+00:00", "ends_at": "2026-12-02T17:00:00+00:00"}', '2026-11-30T07:50:00.000000+00:00', 0, '2026-11-30T07:50:00.000000+00:00', '', NULL);
INSERT INTO "outbox" VALUES ('words-1', 'message', 'T1004', '{"text": "Grüße, \"the gate\" sticks\\"}', '2026-11-22T09:00:00.000000+00:00', 2, '2026-11-30T09:05:00.000000+00:00', 'timeout', NULL);
INSERT INTO "bookings" VALUES ('book-and-free', 'T1005', 'R0006', 'R0006', NULL, 'PLUMBING-20261202-PM', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 'book-and-free');
INSERT INTO "bookings" VALUES ('book-another-job', 'T1002', 'R#9', 'R#9', NULL, 'PLUMBING-20261203-AM', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', NULL);
INSERT INTO "bookings" VALUES ('book-freed', 'T1002', 'voice-1000', 'voice-1000', NULL, 'PLUMBING-20261202-PM', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 'unbook-1');
INSERT INTO "bookings" VALUES ('book-full', 'T1005', 'R0006', 'R0006', NULL, '', '2026-11-30T07:40:00.000000+00:00', '2026-11-30T07:40:00.000000+00:00', '');
INSERT INTO "bookings" VALUES ('book-kept', 'T1001', 'voice-4826', 'R0001', '4826', 'PLUMBING-20261202-AM', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', NULL);
INSERT INTO "bookings" VALUES ('book-no-such-window', 'T1001', 'voice-4826', 'voice-4826', NULL, '', '2026-11-30T07:40:00.000000+00:00', '2026-11-30T07:40:00.000000+00:00', '');
INSERT INTO "bookings" VALUES ('book-over', 'T1003', 'R0003', 'R0003', NULL, 'LAST-MONTH', '2026-11-11T09:00:00.000000+00:00', '2026-11-12T09:00:00.000000+00:00', NULL);
INSERT INTO "bookings" VALUES ('book-replaced', 'T1001', 'voice-4826', 'R0001', '4826', 'PLUMBING-20261201-AM', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', '');
INSERT INTO "bookings" VALUES ('book-same', 'T1001', 'voice-4826', 'R0001', '4826', 'PLUMBING-20261202-AM', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', '');
INSERT INTO "bookings" VALUES ('book-second-place', 'T1004', 'R0005', 'R0005', NULL, 'PLUMBING-20261202-AM', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', NULL);
INSERT INTO "bookings" VALUES ('unbooking unbook-nothing', 'T1003', 'R0002', 'R0002', NULL, '', '2026-11-30T07:50:00.000000+00:00', '2026-11-30T07:50:00.000000+00:00', 'unbook-nothing');
INSERT INTO "heartbeats" VALUES ('feeds', '2026-11-30T08:55:00.000000+00:00', 'FetchFailed');
INSERT INTO "heartbeats" VALUES ('outbox', '2026-11-30T08:55:00.000000+00:00', 'ok');
INSERT INTO "generations" VALUES (1, 'sample', '2026-11-29T20:00:00.000000+00:00', '2026-11-10T09:00:00.000000+00:00', '{"coaches": 2, "properties": 6, "tenancies": 6, "rent_accounts": 6, "rent_free_weeks": 2, "rent_lines": 18, "repairs": 8, "visits": 3, "events": 4, "slots": 8}', NULL);
DELETE FROM sqlite_sequence;
INSERT INTO "sqlite_sequence" VALUES ('generations', 1);
