PRAGMA application_id = 0;
PRAGMA user_version = 0;
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
CREATE VIRTUAL TABLE events_by_place USING rtree (
    event_number, south, north, west, east, first_minute, last_minute
);
INSERT INTO "loads" VALUES ('sample', '2026-11-29T20:00:00.000000+00:00', '2026-11-30T05:34:03.283044+00:00', '{"coaches": 2, "properties": 30, "tenancies": 30, "rent_accounts": 30, "rent_free_weeks": 2, "rent_lines": 3031, "repairs": 20, "visits": 16, "events": 40, "slots": 96}', NULL);
INSERT INTO "coaches" VALUES ('C1', 'Priya', '01234', 'Siobhán');
INSERT INTO "coaches" VALUES ('C2', 'Siobhán', '013', 'Ngozi');
INSERT INTO "properties" VALUES ('P1001', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1002', NULL, 'C1', 52.684888, -1.80474);
INSERT INTO "properties" VALUES ('P1003', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1004', NULL, 'C1', 52.685068, -1.80474);
INSERT INTO "properties" VALUES ('P1005', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1006', NULL, 'C1', 52.685248, -1.80474);
INSERT INTO "properties" VALUES ('P1007', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1008', 'COURT1', 'C2', 52.661424, -1.834865);
INSERT INTO "properties" VALUES ('P1009', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1010', NULL, 'C1', 52.685607, -1.80474);
INSERT INTO "properties" VALUES ('P1011', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1012', NULL, 'C1', 52.685787, -1.80474);
INSERT INTO "properties" VALUES ('P1013', NULL, 'C1', 52.685877, -1.80474);
INSERT INTO "properties" VALUES ('P1014', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1015', 'COURT1', 'C2', 52.661424, -1.833826);
INSERT INTO "properties" VALUES ('P1016', 'COURT1', 'C2', 52.661424, -1.833678);
INSERT INTO "properties" VALUES ('P1017', NULL, 'C1', 52.686236, -1.80474);
INSERT INTO "properties" VALUES ('P1018', NULL, 'C2', 52.686326, -1.80474);
INSERT INTO "properties" VALUES ('P1019', NULL, 'C2', 52.686416, -1.80474);
INSERT INTO "properties" VALUES ('P1020', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1021', 'COURT1', 'C2', 52.661424, -1.832936);
INSERT INTO "properties" VALUES ('P1022', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1023', NULL, 'C2', 52.686776, -1.80474);
INSERT INTO "properties" VALUES ('P1024', 'COURT1', 'C2', 52.661424, -1.832491);
INSERT INTO "properties" VALUES ('P1025', NULL, 'C2', 52.686956, -1.80474);
INSERT INTO "properties" VALUES ('P1026', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1027', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1028', NULL, 'C2', 52.687225, -1.80474);
INSERT INTO "properties" VALUES ('P1029', 'BLOCK1', 'C1', 52.686596, -1.822548);
INSERT INTO "properties" VALUES ('P1030', 'COURT1', 'C2', 52.661424, -1.8316);
INSERT INTO "tenancies" VALUES ('T1001', 'P1001', '2022-11-06', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1002', 'P1002', '2014-05-11', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1003', 'P1003', '2024-03-24', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1004', 'P1004', '2023-04-23', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1005', 'P1005', '2021-02-21', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1006', 'P1006', '2025-01-19', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1007', 'P1007', '2025-04-20', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1008', 'P1008', '2017-02-05', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1009', 'P1009', '2024-08-18', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1010', 'P1010', '2021-12-05', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1011', 'P1011', '2025-08-24', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1012', 'P1012', '2020-07-05', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1013', 'P1013', '2025-06-22', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1014', 'P1014', '2019-02-24', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1015', 'P1015', '2018-09-02', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1016', 'P1016', '2023-11-19', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1017', 'P1017', '2026-11-22', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1018', 'P1018', '2022-07-17', '2026-11-29', 0);
INSERT INTO "tenancies" VALUES ('T1019', 'P1019', '2023-08-06', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1020', 'P1020', '2016-07-24', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1021', 'P1021', '2021-05-30', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1022', 'P1022', '2009-11-08', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1023', 'P1023', '2024-01-21', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1024', 'P1024', '2022-12-11', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1025', 'P1025', '2019-12-22', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1026', 'P1026', '2025-03-02', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1027', 'P1027', '2022-03-13', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1028', 'P1028', '2024-05-12', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1029', 'P1029', '2020-10-25', NULL, 0);
INSERT INTO "tenancies" VALUES ('T1030', 'P1030', '2025-09-28', NULL, 0);
INSERT INTO "rent_accounts" VALUES (1, 'A1001', 'T1001', 'main', 8430, '2026-11-29', 11240, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (2, 'A1002', 'T1002', 'main', 0, '2026-11-29', 10875, 'weekly', '2026-11-30', 'standing_order', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (3, 'A1003', 'T1003', 'main', -33600, '2026-11-29', 11200, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (4, 'A1004', 'T1004', 'main', 460, '2026-11-29', 12135, 'weekly', '2026-11-30', 'other', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (5, 'A1005', 'T1005', 'main', 31000, '2026-11-29', 9980, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, 500, 'weekly', 1, NULL, 0);
INSERT INTO "rent_accounts" VALUES (6, 'A1006', 'T1006', 'main', 64215, '2026-11-29', 11770, 'weekly', '2026-11-30', 'other', NULL, NULL, 1000, 'weekly', 0, NULL, 1);
INSERT INTO "rent_accounts" VALUES (7, 'A1007', 'T1007', 'main', 38800, '2026-11-29', 9700, 'weekly', '2026-11-30', 'universal_credit', 42033, '2026-12-03', NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (8, 'A1008', 'T1008', 'main', 36250, '2026-11-29', 10250, 'weekly', '2026-11-30', 'housing_benefit', 32000, '2026-12-04', NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (9, 'A1009', 'T1009', 'main', 53690, '2026-11-29', 11820, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (10, 'A1010', 'T1010', 'main', 0, '2026-11-29', 13010, 'weekly', '2026-12-07', 'standing_order', NULL, NULL, NULL, NULL, NULL, 'two-free-weeks', 0);
INSERT INTO "rent_accounts" VALUES (11, 'A1011', 'T1011', 'main', 6923, '2026-11-29', 10385, 'weekly', '2026-11-30', 'universal_credit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (12, 'A1012', 'T1012', 'main', 2160, '2026-11-29', 12480, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (13, 'A1012-garage', 'T1012', 'garage', 2840, '2026-11-29', 1420, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (14, 'A1013', 'T1013', 'main', 0, '2026-11-29', 11915, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (15, 'A1013-former', 'T1013', 'former', 21460, '2026-11-29', 0, 'weekly', NULL, 'other', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (16, 'A1014', 'T1014', 'main', 24310, '2026-11-29', 48620, 'monthly', '2026-12-01', 'standing_order', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (17, 'A1015', 'T1015', 'main', 7345, '2026-11-29', 9660, 'weekly', '2026-11-30', 'other', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (18, 'A1016', 'T1016', 'main', 0, '2026-11-29', 10120, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (19, 'A1018', 'T1018', 'main', 5630, '2026-11-29', 11345, 'weekly', NULL, 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (20, 'A1019', 'T1019', 'main', 14890, '2026-11-18', 12260, 'weekly', '2026-11-23', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (21, 'A1021', 'T1021', 'main', -1550, '2026-11-29', 9890, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (22, 'A1022', 'T1022', 'main', 0, '2026-11-29', 9510, 'weekly', '2026-11-30', 'standing_order', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (23, 'A1023', 'T1023', 'main', 12640, '2026-11-29', 13480, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (24, 'A1024', 'T1024', 'main', 5875, '2026-11-29', 10440, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (25, 'A1025', 'T1025', 'main', 0, '2026-11-29', 52780, 'monthly', '2026-12-01', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (26, 'A1026', 'T1026', 'main', 3290, '2026-11-29', 10960, 'weekly', '2026-11-30', 'other', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (27, 'A1027', 'T1027', 'main', -4215, '2026-11-29', 11080, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (28, 'A1028', 'T1028', 'main', 9915, '2026-11-29', 13925, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (29, 'A1029', 'T1029', 'main', 0, '2026-11-29', 11465, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO "rent_accounts" VALUES (30, 'A1030', 'T1030', 'main', 1275, '2026-11-29', 9725, 'weekly', '2026-11-30', 'direct_debit', NULL, NULL, NULL, NULL, NULL, NULL, 0);
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
INSERT INTO "rent_lines" VALUES (1, 1, 739553, 9, 19670);
INSERT INTO "rent_lines" VALUES (2, 1, 739555, 1, -11240);
INSERT INTO "rent_lines" VALUES (3, 1, 739558, 0, 11240);
INSERT INTO "rent_lines" VALUES (4, 1, 739562, 1, -11240);
INSERT INTO "rent_lines" VALUES (5, 1, 739565, 0, 11240);
INSERT INTO "rent_lines" VALUES (6, 1, 739569, 1, -11240);
INSERT INTO "rent_lines" VALUES (7, 1, 739572, 0, 11240);
INSERT INTO "rent_lines" VALUES (8, 1, 739576, 1, -11240);
INSERT INTO "rent_lines" VALUES (9, 1, 739579, 0, 11240);
INSERT INTO "rent_lines" VALUES (10, 1, 739583, 1, -11240);
INSERT INTO "rent_lines" VALUES (11, 1, 739586, 0, 11240);
INSERT INTO "rent_lines" VALUES (12, 1, 739590, 1, -11240);
INSERT INTO "rent_lines" VALUES (13, 1, 739593, 0, 11240);
INSERT INTO "rent_lines" VALUES (14, 1, 739597, 1, -11240);
INSERT INTO "rent_lines" VALUES (15, 1, 739600, 0, 11240);
INSERT INTO "rent_lines" VALUES (16, 1, 739604, 1, -11240);
INSERT INTO "rent_lines" VALUES (17, 1, 739607, 0, 11240);
INSERT INTO "rent_lines" VALUES (18, 1, 739611, 1, -11240);
INSERT INTO "rent_lines" VALUES (19, 1, 739614, 0, 11240);
INSERT INTO "rent_lines" VALUES (20, 1, 739618, 1, -11240);
INSERT INTO "rent_lines" VALUES (21, 1, 739621, 0, 11240);
INSERT INTO "rent_lines" VALUES (22, 1, 739625, 1, -11240);
INSERT INTO "rent_lines" VALUES (23, 1, 739628, 0, 11240);
INSERT INTO "rent_lines" VALUES (24, 1, 739632, 1, -11240);
INSERT INTO "rent_lines" VALUES (25, 1, 739635, 0, 11240);
INSERT INTO "rent_lines" VALUES (26, 1, 739639, 1, -11240);
INSERT INTO "rent_lines" VALUES (27, 1, 739642, 0, 11240);
INSERT INTO "rent_lines" VALUES (28, 1, 739646, 1, -11240);
INSERT INTO "rent_lines" VALUES (29, 1, 739649, 0, 11240);
INSERT INTO "rent_lines" VALUES (30, 1, 739653, 1, -11240);
INSERT INTO "rent_lines" VALUES (31, 1, 739656, 0, 11240);
INSERT INTO "rent_lines" VALUES (32, 1, 739660, 1, -11240);
INSERT INTO "rent_lines" VALUES (33, 1, 739663, 0, 11240);
INSERT INTO "rent_lines" VALUES (34, 1, 739667, 1, -11240);
INSERT INTO "rent_lines" VALUES (35, 1, 739670, 0, 11240);
INSERT INTO "rent_lines" VALUES (36, 1, 739674, 1, -11240);
INSERT INTO "rent_lines" VALUES (37, 1, 739677, 0, 11240);
INSERT INTO "rent_lines" VALUES (38, 1, 739681, 1, -11240);
INSERT INTO "rent_lines" VALUES (39, 1, 739684, 0, 11240);
INSERT INTO "rent_lines" VALUES (40, 1, 739688, 1, -11240);
INSERT INTO "rent_lines" VALUES (41, 1, 739691, 0, 11240);
INSERT INTO "rent_lines" VALUES (42, 1, 739695, 1, -11240);
INSERT INTO "rent_lines" VALUES (43, 1, 739698, 0, 11240);
INSERT INTO "rent_lines" VALUES (44, 1, 739702, 1, -11240);
INSERT INTO "rent_lines" VALUES (45, 1, 739705, 0, 11240);
INSERT INTO "rent_lines" VALUES (46, 1, 739709, 1, -11240);
INSERT INTO "rent_lines" VALUES (47, 1, 739712, 0, 11240);
INSERT INTO "rent_lines" VALUES (48, 1, 739716, 1, -11240);
INSERT INTO "rent_lines" VALUES (49, 1, 739719, 0, 11240);
INSERT INTO "rent_lines" VALUES (50, 1, 739723, 1, -11240);
INSERT INTO "rent_lines" VALUES (51, 1, 739726, 0, 11240);
INSERT INTO "rent_lines" VALUES (52, 1, 739730, 1, -11240);
INSERT INTO "rent_lines" VALUES (53, 1, 739733, 0, 11240);
INSERT INTO "rent_lines" VALUES (54, 1, 739737, 1, -11240);
INSERT INTO "rent_lines" VALUES (55, 1, 739740, 0, 11240);
INSERT INTO "rent_lines" VALUES (56, 1, 739744, 1, -11240);
INSERT INTO "rent_lines" VALUES (57, 1, 739747, 0, 11240);
INSERT INTO "rent_lines" VALUES (58, 1, 739751, 1, -11240);
INSERT INTO "rent_lines" VALUES (59, 1, 739754, 0, 11240);
INSERT INTO "rent_lines" VALUES (60, 1, 739758, 1, -11240);
INSERT INTO "rent_lines" VALUES (61, 1, 739761, 0, 11240);
INSERT INTO "rent_lines" VALUES (62, 1, 739765, 1, -11240);
INSERT INTO "rent_lines" VALUES (63, 1, 739768, 0, 11240);
INSERT INTO "rent_lines" VALUES (64, 1, 739772, 1, -11240);
INSERT INTO "rent_lines" VALUES (65, 1, 739775, 0, 11240);
INSERT INTO "rent_lines" VALUES (66, 1, 739779, 1, -11240);
INSERT INTO "rent_lines" VALUES (67, 1, 739782, 0, 11240);
INSERT INTO "rent_lines" VALUES (68, 1, 739786, 1, -11240);
INSERT INTO "rent_lines" VALUES (69, 1, 739789, 0, 11240);
INSERT INTO "rent_lines" VALUES (70, 1, 739793, 1, -11240);
INSERT INTO "rent_lines" VALUES (71, 1, 739796, 0, 11240);
INSERT INTO "rent_lines" VALUES (72, 1, 739800, 1, -11240);
INSERT INTO "rent_lines" VALUES (73, 1, 739803, 0, 11240);
INSERT INTO "rent_lines" VALUES (74, 1, 739807, 1, -11240);
INSERT INTO "rent_lines" VALUES (75, 1, 739810, 0, 11240);
INSERT INTO "rent_lines" VALUES (76, 1, 739814, 1, -11240);
INSERT INTO "rent_lines" VALUES (77, 1, 739817, 0, 11240);
INSERT INTO "rent_lines" VALUES (78, 1, 739821, 1, -11240);
INSERT INTO "rent_lines" VALUES (79, 1, 739824, 0, 11240);
INSERT INTO "rent_lines" VALUES (80, 1, 739828, 1, -11240);
INSERT INTO "rent_lines" VALUES (81, 1, 739831, 0, 11240);
INSERT INTO "rent_lines" VALUES (82, 1, 739835, 1, -11240);
INSERT INTO "rent_lines" VALUES (83, 1, 739838, 0, 11240);
INSERT INTO "rent_lines" VALUES (84, 1, 739842, 1, -11240);
INSERT INTO "rent_lines" VALUES (85, 1, 739845, 0, 11240);
INSERT INTO "rent_lines" VALUES (86, 1, 739849, 1, -11240);
INSERT INTO "rent_lines" VALUES (87, 1, 739852, 0, 11240);
INSERT INTO "rent_lines" VALUES (88, 1, 739856, 1, -11240);
INSERT INTO "rent_lines" VALUES (89, 1, 739859, 0, 11240);
INSERT INTO "rent_lines" VALUES (90, 1, 739863, 1, -11240);
INSERT INTO "rent_lines" VALUES (91, 1, 739866, 0, 11240);
INSERT INTO "rent_lines" VALUES (92, 1, 739870, 1, -11240);
INSERT INTO "rent_lines" VALUES (93, 1, 739873, 0, 11240);
INSERT INTO "rent_lines" VALUES (94, 1, 739877, 1, -11240);
INSERT INTO "rent_lines" VALUES (95, 1, 739880, 0, 11240);
INSERT INTO "rent_lines" VALUES (96, 1, 739884, 1, -11240);
INSERT INTO "rent_lines" VALUES (97, 1, 739887, 0, 11240);
INSERT INTO "rent_lines" VALUES (98, 1, 739891, 1, -11240);
INSERT INTO "rent_lines" VALUES (99, 1, 739894, 0, 11240);
INSERT INTO "rent_lines" VALUES (100, 1, 739898, 1, -11240);
INSERT INTO "rent_lines" VALUES (101, 1, 739901, 0, 11240);
INSERT INTO "rent_lines" VALUES (102, 1, 739905, 1, -11240);
INSERT INTO "rent_lines" VALUES (103, 1, 739908, 0, 11240);
INSERT INTO "rent_lines" VALUES (104, 1, 739912, 1, -11240);
INSERT INTO "rent_lines" VALUES (105, 1, 739915, 0, 11240);
INSERT INTO "rent_lines" VALUES (106, 1, 739919, 1, -11240);
INSERT INTO "rent_lines" VALUES (107, 1, 739922, 0, 11240);
INSERT INTO "rent_lines" VALUES (108, 1, 739926, 1, -11240);
INSERT INTO "rent_lines" VALUES (109, 1, 739929, 0, 11240);
INSERT INTO "rent_lines" VALUES (110, 1, 739933, 1, -11240);
INSERT INTO "rent_lines" VALUES (111, 1, 739936, 0, 11240);
INSERT INTO "rent_lines" VALUES (112, 1, 739940, 1, -11240);
INSERT INTO "rent_lines" VALUES (113, 1, 739943, 0, 11240);
INSERT INTO "rent_lines" VALUES (114, 1, 739947, 1, -11240);
INSERT INTO "rent_lines" VALUES (115, 2, 739553, 9, 10875);
INSERT INTO "rent_lines" VALUES (116, 2, 739555, 3, -10875);
INSERT INTO "rent_lines" VALUES (117, 2, 739558, 0, 10875);
INSERT INTO "rent_lines" VALUES (118, 2, 739562, 3, -10875);
INSERT INTO "rent_lines" VALUES (119, 2, 739565, 0, 10875);
INSERT INTO "rent_lines" VALUES (120, 2, 739569, 3, -10875);
INSERT INTO "rent_lines" VALUES (121, 2, 739572, 0, 10875);
INSERT INTO "rent_lines" VALUES (122, 2, 739576, 3, -10875);
INSERT INTO "rent_lines" VALUES (123, 2, 739579, 0, 10875);
INSERT INTO "rent_lines" VALUES (124, 2, 739583, 3, -10875);
INSERT INTO "rent_lines" VALUES (125, 2, 739586, 0, 10875);
INSERT INTO "rent_lines" VALUES (126, 2, 739590, 3, -10875);
INSERT INTO "rent_lines" VALUES (127, 2, 739593, 0, 10875);
INSERT INTO "rent_lines" VALUES (128, 2, 739597, 3, -10875);
INSERT INTO "rent_lines" VALUES (129, 2, 739600, 0, 10875);
INSERT INTO "rent_lines" VALUES (130, 2, 739604, 3, -10875);
INSERT INTO "rent_lines" VALUES (131, 2, 739607, 0, 10875);
INSERT INTO "rent_lines" VALUES (132, 2, 739611, 3, -10875);
INSERT INTO "rent_lines" VALUES (133, 2, 739614, 0, 10875);
INSERT INTO "rent_lines" VALUES (134, 2, 739618, 3, -10875);
INSERT INTO "rent_lines" VALUES (135, 2, 739621, 0, 10875);
INSERT INTO "rent_lines" VALUES (136, 2, 739625, 3, -10875);
INSERT INTO "rent_lines" VALUES (137, 2, 739628, 0, 10875);
INSERT INTO "rent_lines" VALUES (138, 2, 739632, 3, -10875);
INSERT INTO "rent_lines" VALUES (139, 2, 739635, 0, 10875);
INSERT INTO "rent_lines" VALUES (140, 2, 739639, 3, -10875);
INSERT INTO "rent_lines" VALUES (141, 2, 739642, 0, 10875);
INSERT INTO "rent_lines" VALUES (142, 2, 739646, 3, -10875);
INSERT INTO "rent_lines" VALUES (143, 2, 739649, 0, 10875);
INSERT INTO "rent_lines" VALUES (144, 2, 739653, 3, -10875);
INSERT INTO "rent_lines" VALUES (145, 2, 739656, 0, 10875);
INSERT INTO "rent_lines" VALUES (146, 2, 739660, 3, -10875);
INSERT INTO "rent_lines" VALUES (147, 2, 739663, 0, 10875);
INSERT INTO "rent_lines" VALUES (148, 2, 739667, 3, -10875);
INSERT INTO "rent_lines" VALUES (149, 2, 739670, 0, 10875);
INSERT INTO "rent_lines" VALUES (150, 2, 739674, 3, -10875);
INSERT INTO "rent_lines" VALUES (151, 2, 739677, 0, 10875);
INSERT INTO "rent_lines" VALUES (152, 2, 739681, 3, -10875);
INSERT INTO "rent_lines" VALUES (153, 2, 739684, 0, 10875);
INSERT INTO "rent_lines" VALUES (154, 2, 739688, 3, -10875);
INSERT INTO "rent_lines" VALUES (155, 2, 739691, 0, 10875);
INSERT INTO "rent_lines" VALUES (156, 2, 739695, 3, -10875);
INSERT INTO "rent_lines" VALUES (157, 2, 739698, 0, 10875);
INSERT INTO "rent_lines" VALUES (158, 2, 739702, 3, -10875);
INSERT INTO "rent_lines" VALUES (159, 2, 739705, 0, 10875);
INSERT INTO "rent_lines" VALUES (160, 2, 739709, 3, -10875);
INSERT INTO "rent_lines" VALUES (161, 2, 739712, 0, 10875);
INSERT INTO "rent_lines" VALUES (162, 2, 739716, 3, -10875);
INSERT INTO "rent_lines" VALUES (163, 2, 739719, 0, 10875);
INSERT INTO "rent_lines" VALUES (164, 2, 739723, 3, -10875);
INSERT INTO "rent_lines" VALUES (165, 2, 739726, 0, 10875);
INSERT INTO "rent_lines" VALUES (166, 2, 739730, 3, -10875);
INSERT INTO "rent_lines" VALUES (167, 2, 739733, 0, 10875);
INSERT INTO "rent_lines" VALUES (168, 2, 739737, 3, -10875);
INSERT INTO "rent_lines" VALUES (169, 2, 739740, 0, 10875);
INSERT INTO "rent_lines" VALUES (170, 2, 739744, 3, -10875);
INSERT INTO "rent_lines" VALUES (171, 2, 739747, 0, 10875);
INSERT INTO "rent_lines" VALUES (172, 2, 739751, 3, -10875);
INSERT INTO "rent_lines" VALUES (173, 2, 739754, 0, 10875);
INSERT INTO "rent_lines" VALUES (174, 2, 739758, 3, -10875);
INSERT INTO "rent_lines" VALUES (175, 2, 739761, 0, 10875);
INSERT INTO "rent_lines" VALUES (176, 2, 739765, 3, -10875);
INSERT INTO "rent_lines" VALUES (177, 2, 739768, 0, 10875);
INSERT INTO "rent_lines" VALUES (178, 2, 739772, 3, -10875);
INSERT INTO "rent_lines" VALUES (179, 2, 739775, 0, 10875);
INSERT INTO "rent_lines" VALUES (180, 2, 739779, 3, -10875);
INSERT INTO "rent_lines" VALUES (181, 2, 739782, 0, 10875);
INSERT INTO "rent_lines" VALUES (182, 2, 739786, 3, -10875);
INSERT INTO "rent_lines" VALUES (183, 2, 739789, 0, 10875);
INSERT INTO "rent_lines" VALUES (184, 2, 739793, 3, -10875);
INSERT INTO "rent_lines" VALUES (185, 2, 739796, 0, 10875);
INSERT INTO "rent_lines" VALUES (186, 2, 739800, 3, -10875);
INSERT INTO "rent_lines" VALUES (187, 2, 739803, 0, 10875);
INSERT INTO "rent_lines" VALUES (188, 2, 739807, 3, -10875);
INSERT INTO "rent_lines" VALUES (189, 2, 739810, 0, 10875);
INSERT INTO "rent_lines" VALUES (190, 2, 739814, 3, -10875);
INSERT INTO "rent_lines" VALUES (191, 2, 739817, 0, 10875);
INSERT INTO "rent_lines" VALUES (192, 2, 739821, 3, -10875);
INSERT INTO "rent_lines" VALUES (193, 2, 739824, 0, 10875);
INSERT INTO "rent_lines" VALUES (194, 2, 739828, 3, -10875);
INSERT INTO "rent_lines" VALUES (195, 2, 739831, 0, 10875);
INSERT INTO "rent_lines" VALUES (196, 2, 739835, 3, -10875);
INSERT INTO "rent_lines" VALUES (197, 2, 739838, 0, 10875);
INSERT INTO "rent_lines" VALUES (198, 2, 739842, 3, -10875);
INSERT INTO "rent_lines" VALUES (199, 2, 739845, 0, 10875);
INSERT INTO "rent_lines" VALUES (200, 2, 739849, 3, -10875);
INSERT INTO "rent_lines" VALUES (201, 2, 739852, 0, 10875);
INSERT INTO "rent_lines" VALUES (202, 2, 739856, 3, -10875);
INSERT INTO "rent_lines" VALUES (203, 2, 739859, 0, 10875);
INSERT INTO "rent_lines" VALUES (204, 2, 739863, 3, -10875);
INSERT INTO "rent_lines" VALUES (205, 2, 739866, 0, 10875);
INSERT INTO "rent_lines" VALUES (206, 2, 739870, 3, -10875);
INSERT INTO "rent_lines" VALUES (207, 2, 739873, 0, 10875);
INSERT INTO "rent_lines" VALUES (208, 2, 739877, 3, -10875);
INSERT INTO "rent_lines" VALUES (209, 2, 739880, 0, 10875);
INSERT INTO "rent_lines" VALUES (210, 2, 739884, 3, -10875);
INSERT INTO "rent_lines" VALUES (211, 2, 739887, 0, 10875);
INSERT INTO "rent_lines" VALUES (212, 2, 739891, 3, -10875);
INSERT INTO "rent_lines" VALUES (213, 2, 739894, 0, 10875);
INSERT INTO "rent_lines" VALUES (214, 2, 739898, 3, -10875);
INSERT INTO "rent_lines" VALUES (215, 2, 739901, 0, 10875);
INSERT INTO "rent_lines" VALUES (216, 2, 739905, 3, -10875);
INSERT INTO "rent_lines" VALUES (217, 2, 739908, 0, 10875);
INSERT INTO "rent_lines" VALUES (218, 2, 739912, 3, -10875);
INSERT INTO "rent_lines" VALUES (219, 2, 739915, 0, 10875);
INSERT INTO "rent_lines" VALUES (220, 2, 739919, 3, -10875);
INSERT INTO "rent_lines" VALUES (221, 2, 739922, 0, 10875);
INSERT INTO "rent_lines" VALUES (222, 2, 739926, 3, -10875);
INSERT INTO "rent_lines" VALUES (223, 2, 739929, 0, 10875);
INSERT INTO "rent_lines" VALUES (224, 2, 739933, 3, -10875);
INSERT INTO "rent_lines" VALUES (225, 2, 739936, 0, 10875);
INSERT INTO "rent_lines" VALUES (226, 2, 739940, 3, -10875);
INSERT INTO "rent_lines" VALUES (227, 2, 739943, 0, 10875);
INSERT INTO "rent_lines" VALUES (228, 2, 739947, 3, -10875);
INSERT INTO "rent_lines" VALUES (229, 3, 739553, 9, -37400);
INSERT INTO "rent_lines" VALUES (230, 3, 739555, 1, -11200);
INSERT INTO "rent_lines" VALUES (231, 3, 739558, 0, 11200);
INSERT INTO "rent_lines" VALUES (232, 3, 739562, 1, -11200);
INSERT INTO "rent_lines" VALUES (233, 3, 739565, 0, 11200);
INSERT INTO "rent_lines" VALUES (234, 3, 739569, 1, -11200);
INSERT INTO "rent_lines" VALUES (235, 3, 739572, 0, 11200);
INSERT INTO "rent_lines" VALUES (236, 3, 739576, 1, -11200);
INSERT INTO "rent_lines" VALUES (237, 3, 739579, 0, 11200);
INSERT INTO "rent_lines" VALUES (238, 3, 739583, 1, -11200);
INSERT INTO "rent_lines" VALUES (239, 3, 739586, 0, 11200);
INSERT INTO "rent_lines" VALUES (240, 3, 739590, 1, -11200);
INSERT INTO "rent_lines" VALUES (241, 3, 739593, 0, 11200);
INSERT INTO "rent_lines" VALUES (242, 3, 739597, 1, -11200);
INSERT INTO "rent_lines" VALUES (243, 3, 739600, 0, 11200);
INSERT INTO "rent_lines" VALUES (244, 3, 739604, 1, -11200);
INSERT INTO "rent_lines" VALUES (245, 3, 739607, 0, 11200);
INSERT INTO "rent_lines" VALUES (246, 3, 739611, 1, -11200);
INSERT INTO "rent_lines" VALUES (247, 3, 739614, 0, 11200);
INSERT INTO "rent_lines" VALUES (248, 3, 739618, 1, -11200);
INSERT INTO "rent_lines" VALUES (249, 3, 739621, 0, 11200);
INSERT INTO "rent_lines" VALUES (250, 3, 739625, 1, -11200);
INSERT INTO "rent_lines" VALUES (251, 3, 739628, 0, 11200);
INSERT INTO "rent_lines" VALUES (252, 3, 739632, 1, -11200);
INSERT INTO "rent_lines" VALUES (253, 3, 739635, 0, 11200);
INSERT INTO "rent_lines" VALUES (254, 3, 739639, 1, -11200);
INSERT INTO "rent_lines" VALUES (255, 3, 739642, 0, 11200);
INSERT INTO "rent_lines" VALUES (256, 3, 739646, 1, -11200);
INSERT INTO "rent_lines" VALUES (257, 3, 739649, 0, 11200);
INSERT INTO "rent_lines" VALUES (258, 3, 739653, 1, -11200);
INSERT INTO "rent_lines" VALUES (259, 3, 739656, 0, 11200);
INSERT INTO "rent_lines" VALUES (260, 3, 739660, 1, -11200);
INSERT INTO "rent_lines" VALUES (261, 3, 739663, 0, 11200);
INSERT INTO "rent_lines" VALUES (262, 3, 739667, 1, -11200);
INSERT INTO "rent_lines" VALUES (263, 3, 739670, 0, 11200);
INSERT INTO "rent_lines" VALUES (264, 3, 739674, 1, -11200);
INSERT INTO "rent_lines" VALUES (265, 3, 739677, 0, 11200);
INSERT INTO "rent_lines" VALUES (266, 3, 739681, 1, -11200);
INSERT INTO "rent_lines" VALUES (267, 3, 739684, 0, 11200);
INSERT INTO "rent_lines" VALUES (268, 3, 739688, 1, -11200);
INSERT INTO "rent_lines" VALUES (269, 3, 739691, 0, 11200);
INSERT INTO "rent_lines" VALUES (270, 3, 739695, 1, -11200);
INSERT INTO "rent_lines" VALUES (271, 3, 739698, 0, 11200);
INSERT INTO "rent_lines" VALUES (272, 3, 739702, 1, -11200);
INSERT INTO "rent_lines" VALUES (273, 3, 739705, 0, 11200);
INSERT INTO "rent_lines" VALUES (274, 3, 739709, 1, -11200);
INSERT INTO "rent_lines" VALUES (275, 3, 739712, 0, 11200);
INSERT INTO "rent_lines" VALUES (276, 3, 739716, 1, -11200);
INSERT INTO "rent_lines" VALUES (277, 3, 739719, 0, 11200);
INSERT INTO "rent_lines" VALUES (278, 3, 739723, 1, -11200);
INSERT INTO "rent_lines" VALUES (279, 3, 739726, 0, 11200);
INSERT INTO "rent_lines" VALUES (280, 3, 739730, 1, -11200);
INSERT INTO "rent_lines" VALUES (281, 3, 739733, 0, 11200);
INSERT INTO "rent_lines" VALUES (282, 3, 739737, 1, -11200);
INSERT INTO "rent_lines" VALUES (283, 3, 739740, 0, 11200);
INSERT INTO "rent_lines" VALUES (284, 3, 739744, 1, -11200);
INSERT INTO "rent_lines" VALUES (285, 3, 739747, 0, 11200);
INSERT INTO "rent_lines" VALUES (286, 3, 739751, 1, -11200);
INSERT INTO "rent_lines" VALUES (287, 3, 739754, 0, 11200);
INSERT INTO "rent_lines" VALUES (288, 3, 739758, 1, -11200);
INSERT INTO "rent_lines" VALUES (289, 3, 739761, 0, 11200);
INSERT INTO "rent_lines" VALUES (290, 3, 739765, 1, -11200);
INSERT INTO "rent_lines" VALUES (291, 3, 739768, 0, 11200);
INSERT INTO "rent_lines" VALUES (292, 3, 739772, 1, -11200);
INSERT INTO "rent_lines" VALUES (293, 3, 739775, 0, 11200);
INSERT INTO "rent_lines" VALUES (294, 3, 739779, 1, -11200);
INSERT INTO "rent_lines" VALUES (295, 3, 739782, 0, 11200);
INSERT INTO "rent_lines" VALUES (296, 3, 739786, 1, -11200);
INSERT INTO "rent_lines" VALUES (297, 3, 739789, 0, 11200);
INSERT INTO "rent_lines" VALUES (298, 3, 739793, 1, -11200);
INSERT INTO "rent_lines" VALUES (299, 3, 739796, 0, 11200);
INSERT INTO "rent_lines" VALUES (300, 3, 739800, 1, -11200);
INSERT INTO "rent_lines" VALUES (301, 3, 739803, 0, 11200);
INSERT INTO "rent_lines" VALUES (302, 3, 739807, 1, -11200);
INSERT INTO "rent_lines" VALUES (303, 3, 739810, 0, 11200);
INSERT INTO "rent_lines" VALUES (304, 3, 739814, 1, -11200);
INSERT INTO "rent_lines" VALUES (305, 3, 739817, 0, 11200);
INSERT INTO "rent_lines" VALUES (306, 3, 739821, 1, -11200);
INSERT INTO "rent_lines" VALUES (307, 3, 739824, 0, 11200);
INSERT INTO "rent_lines" VALUES (308, 3, 739828, 1, -11200);
INSERT INTO "rent_lines" VALUES (309, 3, 739831, 0, 11200);
INSERT INTO "rent_lines" VALUES (310, 3, 739835, 1, -11200);
INSERT INTO "rent_lines" VALUES (311, 3, 739838, 0, 11200);
INSERT INTO "rent_lines" VALUES (312, 3, 739842, 1, -11200);
INSERT INTO "rent_lines" VALUES (313, 3, 739845, 0, 11200);
INSERT INTO "rent_lines" VALUES (314, 3, 739849, 1, -11200);
INSERT INTO "rent_lines" VALUES (315, 3, 739850, 8, 15000);
INSERT INTO "rent_lines" VALUES (316, 3, 739852, 0, 11200);
INSERT INTO "rent_lines" VALUES (317, 3, 739856, 1, -11200);
INSERT INTO "rent_lines" VALUES (318, 3, 739859, 0, 11200);
INSERT INTO "rent_lines" VALUES (319, 3, 739863, 1, -11200);
INSERT INTO "rent_lines" VALUES (320, 3, 739866, 0, 11200);
INSERT INTO "rent_lines" VALUES (321, 3, 739870, 1, -11200);
INSERT INTO "rent_lines" VALUES (322, 3, 739873, 0, 11200);
INSERT INTO "rent_lines" VALUES (323, 3, 739877, 1, -11200);
INSERT INTO "rent_lines" VALUES (324, 3, 739880, 0, 11200);
INSERT INTO "rent_lines" VALUES (325, 3, 739884, 1, -11200);
INSERT INTO "rent_lines" VALUES (326, 3, 739887, 0, 11200);
INSERT INTO "rent_lines" VALUES (327, 3, 739891, 1, -11200);
INSERT INTO "rent_lines" VALUES (328, 3, 739894, 0, 11200);
INSERT INTO "rent_lines" VALUES (329, 3, 739898, 1, -11200);
INSERT INTO "rent_lines" VALUES (330, 3, 739901, 0, 11200);
INSERT INTO "rent_lines" VALUES (331, 3, 739905, 1, -11200);
INSERT INTO "rent_lines" VALUES (332, 3, 739908, 0, 11200);
INSERT INTO "rent_lines" VALUES (333, 3, 739912, 1, -11200);
INSERT INTO "rent_lines" VALUES (334, 3, 739915, 0, 11200);
INSERT INTO "rent_lines" VALUES (335, 3, 739919, 1, -11200);
INSERT INTO "rent_lines" VALUES (336, 3, 739922, 0, 11200);
INSERT INTO "rent_lines" VALUES (337, 3, 739926, 1, -11200);
INSERT INTO "rent_lines" VALUES (338, 3, 739929, 0, 11200);
INSERT INTO "rent_lines" VALUES (339, 3, 739933, 1, -11200);
INSERT INTO "rent_lines" VALUES (340, 3, 739936, 0, 11200);
INSERT INTO "rent_lines" VALUES (341, 3, 739940, 1, -11200);
INSERT INTO "rent_lines" VALUES (342, 3, 739943, 0, 11200);
INSERT INTO "rent_lines" VALUES (343, 3, 739947, 1, -11200);
INSERT INTO "rent_lines" VALUES (344, 4, 739553, 9, 12595);
INSERT INTO "rent_lines" VALUES (345, 4, 739555, 4, -12135);
INSERT INTO "rent_lines" VALUES (346, 4, 739558, 0, 12135);
INSERT INTO "rent_lines" VALUES (347, 4, 739562, 4, -12135);
INSERT INTO "rent_lines" VALUES (348, 4, 739565, 0, 12135);
INSERT INTO "rent_lines" VALUES (349, 4, 739569, 4, -12135);
INSERT INTO "rent_lines" VALUES (350, 4, 739572, 0, 12135);
INSERT INTO "rent_lines" VALUES (351, 4, 739576, 4, -12135);
INSERT INTO "rent_lines" VALUES (352, 4, 739579, 0, 12135);
INSERT INTO "rent_lines" VALUES (353, 4, 739583, 4, -12135);
INSERT INTO "rent_lines" VALUES (354, 4, 739586, 0, 12135);
INSERT INTO "rent_lines" VALUES (355, 4, 739590, 4, -12135);
INSERT INTO "rent_lines" VALUES (356, 4, 739593, 0, 12135);
INSERT INTO "rent_lines" VALUES (357, 4, 739597, 4, -12135);
INSERT INTO "rent_lines" VALUES (358, 4, 739600, 0, 12135);
INSERT INTO "rent_lines" VALUES (359, 4, 739604, 4, -12135);
INSERT INTO "rent_lines" VALUES (360, 4, 739607, 0, 12135);
INSERT INTO "rent_lines" VALUES (361, 4, 739611, 4, -12135);
INSERT INTO "rent_lines" VALUES (362, 4, 739614, 0, 12135);
INSERT INTO "rent_lines" VALUES (363, 4, 739618, 4, -12135);
INSERT INTO "rent_lines" VALUES (364, 4, 739621, 0, 12135);
INSERT INTO "rent_lines" VALUES (365, 4, 739625, 4, -12135);
INSERT INTO "rent_lines" VALUES (366, 4, 739628, 0, 12135);
INSERT INTO "rent_lines" VALUES (367, 4, 739632, 4, -12135);
INSERT INTO "rent_lines" VALUES (368, 4, 739635, 0, 12135);
INSERT INTO "rent_lines" VALUES (369, 4, 739639, 4, -12135);
INSERT INTO "rent_lines" VALUES (370, 4, 739642, 0, 12135);
INSERT INTO "rent_lines" VALUES (371, 4, 739646, 4, -12135);
INSERT INTO "rent_lines" VALUES (372, 4, 739649, 0, 12135);
INSERT INTO "rent_lines" VALUES (373, 4, 739653, 4, -12135);
INSERT INTO "rent_lines" VALUES (374, 4, 739656, 0, 12135);
INSERT INTO "rent_lines" VALUES (375, 4, 739660, 4, -12135);
INSERT INTO "rent_lines" VALUES (376, 4, 739663, 0, 12135);
INSERT INTO "rent_lines" VALUES (377, 4, 739667, 4, -12135);
INSERT INTO "rent_lines" VALUES (378, 4, 739670, 0, 12135);
INSERT INTO "rent_lines" VALUES (379, 4, 739674, 4, -12135);
INSERT INTO "rent_lines" VALUES (380, 4, 739677, 0, 12135);
INSERT INTO "rent_lines" VALUES (381, 4, 739681, 4, -12135);
INSERT INTO "rent_lines" VALUES (382, 4, 739684, 0, 12135);
INSERT INTO "rent_lines" VALUES (383, 4, 739688, 4, -12135);
INSERT INTO "rent_lines" VALUES (384, 4, 739691, 0, 12135);
INSERT INTO "rent_lines" VALUES (385, 4, 739695, 4, -12135);
INSERT INTO "rent_lines" VALUES (386, 4, 739698, 0, 12135);
INSERT INTO "rent_lines" VALUES (387, 4, 739702, 4, -12135);
INSERT INTO "rent_lines" VALUES (388, 4, 739705, 0, 12135);
INSERT INTO "rent_lines" VALUES (389, 4, 739709, 4, -12135);
INSERT INTO "rent_lines" VALUES (390, 4, 739712, 0, 12135);
INSERT INTO "rent_lines" VALUES (391, 4, 739716, 4, -12135);
INSERT INTO "rent_lines" VALUES (392, 4, 739719, 0, 12135);
INSERT INTO "rent_lines" VALUES (393, 4, 739723, 4, -12135);
INSERT INTO "rent_lines" VALUES (394, 4, 739726, 0, 12135);
INSERT INTO "rent_lines" VALUES (395, 4, 739730, 4, -12135);
INSERT INTO "rent_lines" VALUES (396, 4, 739733, 0, 12135);
INSERT INTO "rent_lines" VALUES (397, 4, 739737, 4, -12135);
INSERT INTO "rent_lines" VALUES (398, 4, 739740, 0, 12135);
INSERT INTO "rent_lines" VALUES (399, 4, 739744, 4, -12135);
INSERT INTO "rent_lines" VALUES (400, 4, 739747, 0, 12135);
INSERT INTO "rent_lines" VALUES (401, 4, 739751, 4, -12135);
INSERT INTO "rent_lines" VALUES (402, 4, 739754, 0, 12135);
INSERT INTO "rent_lines" VALUES (403, 4, 739758, 4, -12135);
INSERT INTO "rent_lines" VALUES (404, 4, 739761, 0, 12135);
INSERT INTO "rent_lines" VALUES (405, 4, 739765, 4, -12135);
INSERT INTO "rent_lines" VALUES (406, 4, 739768, 0, 12135);
INSERT INTO "rent_lines" VALUES (407, 4, 739772, 4, -12135);
INSERT INTO "rent_lines" VALUES (408, 4, 739775, 0, 12135);
INSERT INTO "rent_lines" VALUES (409, 4, 739779, 4, -12135);
INSERT INTO "rent_lines" VALUES (410, 4, 739782, 0, 12135);
INSERT INTO "rent_lines" VALUES (411, 4, 739786, 4, -12135);
INSERT INTO "rent_lines" VALUES (412, 4, 739789, 0, 12135);
INSERT INTO "rent_lines" VALUES (413, 4, 739793, 4, -12135);
INSERT INTO "rent_lines" VALUES (414, 4, 739796, 0, 12135);
INSERT INTO "rent_lines" VALUES (415, 4, 739800, 4, -12135);
INSERT INTO "rent_lines" VALUES (416, 4, 739803, 0, 12135);
INSERT INTO "rent_lines" VALUES (417, 4, 739807, 4, -12135);
INSERT INTO "rent_lines" VALUES (418, 4, 739810, 0, 12135);
INSERT INTO "rent_lines" VALUES (419, 4, 739814, 4, -12135);
INSERT INTO "rent_lines" VALUES (420, 4, 739817, 0, 12135);
INSERT INTO "rent_lines" VALUES (421, 4, 739821, 4, -12135);
INSERT INTO "rent_lines" VALUES (422, 4, 739824, 0, 12135);
INSERT INTO "rent_lines" VALUES (423, 4, 739828, 4, -12135);
INSERT INTO "rent_lines" VALUES (424, 4, 739831, 0, 12135);
INSERT INTO "rent_lines" VALUES (425, 4, 739835, 4, -12135);
INSERT INTO "rent_lines" VALUES (426, 4, 739838, 0, 12135);
INSERT INTO "rent_lines" VALUES (427, 4, 739842, 4, -12135);
INSERT INTO "rent_lines" VALUES (428, 4, 739845, 0, 12135);
INSERT INTO "rent_lines" VALUES (429, 4, 739849, 4, -12135);
INSERT INTO "rent_lines" VALUES (430, 4, 739852, 0, 12135);
INSERT INTO "rent_lines" VALUES (431, 4, 739856, 4, -12135);
INSERT INTO "rent_lines" VALUES (432, 4, 739859, 0, 12135);
INSERT INTO "rent_lines" VALUES (433, 4, 739863, 4, -12135);
INSERT INTO "rent_lines" VALUES (434, 4, 739866, 0, 12135);
INSERT INTO "rent_lines" VALUES (435, 4, 739870, 4, -12135);
INSERT INTO "rent_lines" VALUES (436, 4, 739873, 0, 12135);
INSERT INTO "rent_lines" VALUES (437, 4, 739877, 4, -12135);
INSERT INTO "rent_lines" VALUES (438, 4, 739880, 0, 12135);
INSERT INTO "rent_lines" VALUES (439, 4, 739884, 4, -12135);
INSERT INTO "rent_lines" VALUES (440, 4, 739887, 0, 12135);
INSERT INTO "rent_lines" VALUES (441, 4, 739891, 4, -12135);
INSERT INTO "rent_lines" VALUES (442, 4, 739894, 0, 12135);
INSERT INTO "rent_lines" VALUES (443, 4, 739898, 4, -12135);
INSERT INTO "rent_lines" VALUES (444, 4, 739901, 0, 12135);
INSERT INTO "rent_lines" VALUES (445, 4, 739905, 4, -12135);
INSERT INTO "rent_lines" VALUES (446, 4, 739908, 0, 12135);
INSERT INTO "rent_lines" VALUES (447, 4, 739912, 4, -12135);
INSERT INTO "rent_lines" VALUES (448, 4, 739915, 0, 12135);
INSERT INTO "rent_lines" VALUES (449, 4, 739919, 4, -12135);
INSERT INTO "rent_lines" VALUES (450, 4, 739922, 0, 12135);
INSERT INTO "rent_lines" VALUES (451, 4, 739926, 4, -12135);
INSERT INTO "rent_lines" VALUES (452, 4, 739929, 0, 12135);
INSERT INTO "rent_lines" VALUES (453, 4, 739933, 4, -12135);
INSERT INTO "rent_lines" VALUES (454, 4, 739936, 0, 12135);
INSERT INTO "rent_lines" VALUES (455, 4, 739940, 4, -12135);
INSERT INTO "rent_lines" VALUES (456, 4, 739943, 0, 12135);
INSERT INTO "rent_lines" VALUES (457, 4, 739947, 4, -12135);
INSERT INTO "repairs" VALUES ('R0001', 'P1001', NULL, '4826', 'tap_dripping', 'bathroom', 'booked', '2026-11-24T10:20:00.000000+00:00', '2026-11-26T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0002', 'P1003', NULL, NULL, 'window_will_not_shut', 'bedroom', 'received', '2026-11-29T10:20:00.000000+00:00', '2026-11-29T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0003', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'done', '2026-01-04T10:20:00.000000+00:00', '2026-02-02T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0004', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'done', '2026-07-03T09:20:00.000000+00:00', '2026-07-25T14:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0005', 'P1004', NULL, NULL, 'damp_or_mould', 'bedroom', 'being_checked', '2026-11-22T10:20:00.000000+00:00', '2026-11-23T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0006', 'P1005', NULL, NULL, 'boiler_not_working', NULL, 'waiting_for_part', '2026-11-15T10:20:00.000000+00:00', '2026-11-21T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0007', 'P1009', NULL, NULL, 'light_not_working', 'hall', 'done', '2026-10-27T10:20:00.000000+00:00', '2026-11-09T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0008', 'P1010', NULL, NULL, 'gate_broken', 'garden', 'cancelled', '2026-11-11T10:20:00.000000+00:00', '2026-11-25T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0009', 'P1012', NULL, NULL, 'plaster_coming_off', 'bathroom', 'more_work_needed', '2026-11-04T10:20:00.000000+00:00', '2026-11-26T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0010', 'P1013', NULL, NULL, 'radiator_not_working', 'living_room', 'being_checked', '2026-11-25T10:20:00.000000+00:00', '2026-11-27T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0011', 'P1017', NULL, NULL, 'door_lock_broken', 'front_of_home', 'booked', '2026-10-21T09:20:00.000000+00:00', '2026-11-18T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0012', 'P1022', NULL, NULL, 'grab_rail_loose', 'bathroom', 'no_access', '2026-10-24T09:20:00.000000+00:00', '2026-11-28T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0013', 'P1025', NULL, NULL, 'toilet_not_flushing', 'toilet', 'booked', '2026-11-26T10:20:00.000000+00:00', '2026-11-28T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0014', 'P1025', NULL, NULL, 'fence_broken', 'garden', 'received', '2026-11-28T10:20:00.000000+00:00', '2026-11-28T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0015', 'P1026', NULL, NULL, 'sink_blocked', 'kitchen', 'booked', '2026-11-27T10:20:00.000000+00:00', '2026-11-28T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0016', 'P1027', NULL, NULL, 'socket_not_working', 'living_room', 'booked', '2026-11-19T10:20:00.000000+00:00', '2026-11-22T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0017', 'P1028', NULL, NULL, 'gutter_broken', 'back_of_home', 'booked', '2026-11-16T10:20:00.000000+00:00', '2026-11-27T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0018', 'P1029', NULL, NULL, 'extractor_fan_not_working', 'bathroom', 'variation_pending', '2026-11-13T10:20:00.000000+00:00', '2026-11-24T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0019', NULL, 'BLOCK1', NULL, 'lift_not_working', 'shared_hall', 'done', '2026-11-17T10:20:00.000000+00:00', '2026-11-24T15:40:00.000000+00:00');
INSERT INTO "repairs" VALUES ('R0020', NULL, 'COURT1', NULL, 'communal_light_out', 'shared_outside', 'booked', '2026-11-21T10:20:00.000000+00:00', '2026-11-25T15:40:00.000000+00:00');
INSERT INTO "visits" VALUES (1, 'R0001', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (2, 'R0006', '2026-11-23T08:00:00.000000+00:00', '2026-11-23T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (3, 'R0007', '2026-11-09T13:00:00.000000+00:00', '2026-11-09T17:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (4, 'R0008', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 'cancelled');
INSERT INTO "visits" VALUES (5, 'R0009', '2026-11-23T08:00:00.000000+00:00', '2026-11-23T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (6, 'R0010', '2026-12-07T13:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 'requested');
INSERT INTO "visits" VALUES (7, 'R0011', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (8, 'R0012', '2026-11-02T08:00:00.000000+00:00', '2026-11-02T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (9, 'R0012', '2026-11-16T13:00:00.000000+00:00', '2026-11-16T17:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (10, 'R0012', '2026-11-25T10:00:00.000000+00:00', '2026-11-25T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (11, 'R0013', '2026-12-07T13:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (12, 'R0015', '2026-11-30T13:00:00.000000+00:00', '2026-11-30T17:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (13, 'R0016', '2026-11-29T08:00:00.000000+00:00', '2026-11-29T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (14, 'R0017', '2026-12-08T10:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (15, 'R0017', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T13:00:00.000000+00:00', 'confirmed');
INSERT INTO "visits" VALUES (16, 'R0020', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 'confirmed');
INSERT INTO "events" VALUES (1, 'E001', 'Early litter pick', '2026-11-30T07:00:00.000000+00:00', '2026-11-30T08:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'volunteering', 'everyone', NULL);
INSERT INTO "events" VALUES (2, 'E002', 'Breakfast club', '2026-11-30T08:15:00.000000+00:00', '2026-11-30T09:00:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 100, 'food', 'children families', 1);
INSERT INTO "events" VALUES (3, 'E003', 'Warm welcome', '2026-11-30T13:00:00.000000+00:00', '2026-11-30T15:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 0, 'food warm_space', 'everyone', 1);
INSERT INTO "events" VALUES (4, 'E004', 'Coffee and chat', '2026-12-01T10:00:00.000000+00:00', '2026-12-01T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (5, 'E005', 'Chair yoga', '2026-12-02T14:00:00.000000+00:00', '2026-12-02T15:00:00.000000+00:00', 'the Riverside Court lounge', 'Ferry Lane', 52.661424, -1.83442, 250, 'exercise', 'older_people', 1);
INSERT INTO "events" VALUES (6, 'E006', 'Jobs club', '2026-12-03T10:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 'the library', 'Market Street', 52.683, -1.824032, 0, 'jobs_and_learning', 'adults', 1);
INSERT INTO "events" VALUES (7, 'E007', 'Stay & play', '2026-12-04T09:30:00.000000+00:00', '2026-12-04T11:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 150, 'play', 'babies_and_toddlers families', 1);
INSERT INTO "events" VALUES (8, 'E008', 'Walking football', '2026-12-05T09:30:00.000000+00:00', '2026-12-05T10:30:00.000000+00:00', 'the leisure centre', 'Friary Way', 52.677606, -1.81958, 250, 'football', 'men', 1);
INSERT INTO "events" VALUES (9, 'E009', 'Sunday stroll', '2026-12-06T10:30:00.000000+00:00', '2026-12-06T12:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'walking', 'everyone', NULL);
INSERT INTO "events" VALUES (10, 'E010', 'Farm market', '2026-12-06T11:00:00.000000+00:00', '2026-12-06T15:00:00.000000+00:00', 'Stoke-under-Lyme farm', 'Long Drove', 52.75492, -1.827, 0, 'market', 'everyone', 0);
INSERT INTO "events" VALUES (11, 'E011', 'Help with your bills', '2026-12-07T10:00:00.000000+00:00', '2026-12-07T12:00:00.000000+00:00', 'the library', 'Market Street', 52.683, -1.824032, 0, 'money_advice', 'adults', 1);
INSERT INTO "events" VALUES (12, 'E012', 'Coffee and chat', '2026-12-08T10:00:00.000000+00:00', '2026-12-08T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (13, 'E013', 'Chair yoga', '2026-12-09T14:00:00.000000+00:00', '2026-12-09T15:00:00.000000+00:00', 'the Riverside Court lounge', 'Ferry Lane', 52.661424, -1.83442, 250, 'exercise', 'older_people', 1);
INSERT INTO "events" VALUES (14, 'E014', 'Women''s swim', '2026-12-10T18:00:00.000000+00:00', '2026-12-10T19:00:00.000000+00:00', 'the leisure centre', 'Friary Way', 52.677606, -1.81958, NULL, 'exercise swimming', 'women', 1);
INSERT INTO "events" VALUES (15, 'E015', 'Tea dance', '2026-12-11T14:00:00.000000+00:00', '2026-12-11T16:00:00.000000+00:00', 'the Riverside Court lounge', 'Ferry Lane', 52.661424, -1.83442, 250, 'dance music', 'older_people', 1);
INSERT INTO "events" VALUES (16, 'E016', 'Hob''s Meadow gardeners', '2026-12-12T10:00:00.000000+00:00', '2026-12-12T12:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'gardening', 'everyone', NULL);
INSERT INTO "events" VALUES (17, 'E017', 'Warm welcome', '2026-12-14T13:00:00.000000+00:00', '2026-12-14T15:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 0, 'food warm_space', 'everyone', 1);
INSERT INTO "events" VALUES (18, 'E018', 'Coffee and chat', '2026-12-15T10:00:00.000000+00:00', '2026-12-15T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (19, 'E019', 'Phones and tablets', '2026-12-16T10:00:00.000000+00:00', '2026-12-16T11:30:00.000000+00:00', 'the library', 'Market Street', 52.683, -1.824032, 0, 'digital_help', 'older_people', 1);
INSERT INTO "events" VALUES (20, 'E020', 'Jobs club', '2026-12-17T10:00:00.000000+00:00', '2026-12-17T12:00:00.000000+00:00', 'the library', 'Market Street', 52.683, -1.824032, 0, 'jobs_and_learning', 'adults', 1);
INSERT INTO "events" VALUES (21, 'E021', 'Board games', '2026-12-18T16:30:00.000000+00:00', '2026-12-18T18:00:00.000000+00:00', 'the scout hut', 'behind the bowling green', NULL, NULL, 0, 'games', 'teenagers', NULL);
INSERT INTO "events" VALUES (22, 'E022', 'Walking football', '2026-12-19T09:30:00.000000+00:00', '2026-12-19T10:30:00.000000+00:00', 'the leisure centre', 'Friary Way', 52.677606, -1.81958, 250, 'football', 'men', 1);
INSERT INTO "events" VALUES (23, 'E023', 'Sunday stroll', '2026-12-20T10:30:00.000000+00:00', '2026-12-20T12:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'walking', 'everyone', NULL);
INSERT INTO "events" VALUES (24, 'E024', 'Blood pressure, hearing and flu jab drop-in with the district nurses, the pharmacist and the people from the Long-term Conditions Network, no need to book and bring a friend if you like', '2026-12-21T10:00:00.000000+00:00', '2026-12-21T12:00:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'health', 'carers disabled_people', 1);
INSERT INTO "events" VALUES (25, 'E025', 'Coffee and chat', '2026-12-22T10:00:00.000000+00:00', '2026-12-22T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (26, 'E026', 'Carers'' cuppa', '2026-12-22T18:30:00.000000+00:00', '2026-12-22T20:00:00.000000+00:00', 'Café Zoë', '12 Market Street', 52.683, -1.825516, 0, 'coffee_morning', 'carers', 0);
INSERT INTO "events" VALUES (27, 'E027', 'Chair yoga', '2026-12-23T14:00:00.000000+00:00', '2026-12-23T15:00:00.000000+00:00', 'the Riverside Court lounge', 'Ferry Lane', 52.661424, -1.83442, 250, 'exercise', 'older_people', 1);
INSERT INTO "events" VALUES (28, 'E028', 'Community choir', '2026-12-24T19:00:00.000000+00:00', '2026-12-24T21:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 250, 'music', 'everyone', 1);
INSERT INTO "events" VALUES (29, 'E029', 'Stay & play', '2026-12-25T09:30:00.000000+00:00', '2026-12-25T11:00:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 150, 'play', 'babies_and_toddlers families', 1);
INSERT INTO "events" VALUES (30, 'E030', 'Repair café', '2026-12-26T10:00:00.000000+00:00', '2026-12-26T13:00:00.000000+00:00', 'the old fire station', 'Beacon Yard', 52.687495, -1.829968, 0, 'repair_cafe', 'everyone', 0);
INSERT INTO "events" VALUES (31, 'E031', 'Coffee and chat', '2026-12-29T10:00:00.000000+00:00', '2026-12-29T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (32, 'E032', 'Knit & natter', '2026-12-30T19:00:00.000000+00:00', '2026-12-30T21:00:00.000000+00:00', 'Café Zoë', '12 Market Street', 52.683, -1.825516, NULL, 'crafts', 'adults', 0);
INSERT INTO "events" VALUES (33, 'E033', 'Jobs club', '2026-12-31T10:00:00.000000+00:00', '2026-12-31T12:00:00.000000+00:00', 'the library', 'Market Street', 52.683, -1.824032, 0, 'jobs_and_learning', 'adults', 1);
INSERT INTO "events" VALUES (34, 'E034', '£1 soup lunch', '2027-01-01T12:00:00.000000+00:00', '2027-01-01T13:30:00.000000+00:00', 'St Mary''s & All Saints', 'Church Lane', 52.683899, -1.832936, 100, 'food warm_space', 'newcomers', 1);
INSERT INTO "events" VALUES (35, 'E035', 'Walking football', '2027-01-02T09:30:00.000000+00:00', '2027-01-02T10:30:00.000000+00:00', 'the leisure centre', 'Friary Way', 52.677606, -1.81958, 250, 'football', 'men', 1);
INSERT INTO "events" VALUES (36, 'E036', 'Sunday stroll', '2027-01-03T10:30:00.000000+00:00', '2027-01-03T12:00:00.000000+00:00', 'Hob''s Meadow park', 'Mill Lane', 52.689293, -1.813644, 0, 'walking', 'everyone', NULL);
INSERT INTO "events" VALUES (37, 'E037', 'Coffee and chat', '2027-01-05T10:00:00.000000+00:00', '2027-01-05T11:30:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'coffee_morning', 'everyone', 1);
INSERT INTO "events" VALUES (38, 'E038', 'Residents'' evening', '2027-01-06T18:30:00.000000+00:00', '2027-01-06T20:00:00.000000+00:00', 'Meadowbank Community Hall', 'Weaver Road', 52.685697, -1.821064, 0, 'residents', 'everyone', 1);
INSERT INTO "events" VALUES (39, 'E039', 'The river''s history', '2027-01-07T14:00:00.000000+00:00', '2027-01-07T15:00:00.000000+00:00', 'the old fire station', 'Beacon Yard', 52.687495, -1.829968, NULL, 'talks', 'adults', 0);
INSERT INTO "events" VALUES (40, 'E040', 'Farm open day', '2027-01-09T11:00:00.000000+00:00', '2027-01-09T15:00:00.000000+00:00', 'Stoke-under-Lyme farm', 'Long Drove', 52.75492, -1.827, 500, 'talks', 'families', 0);
INSERT INTO "slots" VALUES ('PLUMBING-20261201-AM', 'plumbing', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261201-PM', 'plumbing', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261202-AM', 'plumbing', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261202-PM', 'plumbing', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261203-AM', 'plumbing', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261203-PM', 'plumbing', '2026-12-03T12:00:00.000000+00:00', '2026-12-03T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261204-AM', 'plumbing', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261204-PM', 'plumbing', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261207-AM', 'plumbing', '2026-12-07T08:00:00.000000+00:00', '2026-12-07T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261207-PM', 'plumbing', '2026-12-07T12:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261208-AM', 'plumbing', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261208-PM', 'plumbing', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261209-AM', 'plumbing', '2026-12-09T08:00:00.000000+00:00', '2026-12-09T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261209-PM', 'plumbing', '2026-12-09T12:00:00.000000+00:00', '2026-12-09T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261210-AM', 'plumbing', '2026-12-10T08:00:00.000000+00:00', '2026-12-10T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261210-PM', 'plumbing', '2026-12-10T12:00:00.000000+00:00', '2026-12-10T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261211-AM', 'plumbing', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261211-PM', 'plumbing', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261214-AM', 'plumbing', '2026-12-14T08:00:00.000000+00:00', '2026-12-14T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('PLUMBING-20261214-PM', 'plumbing', '2026-12-14T12:00:00.000000+00:00', '2026-12-14T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261201-AM', 'heating', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261201-PM', 'heating', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261202-AM', 'heating', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261202-PM', 'heating', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261203-AM', 'heating', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261203-PM', 'heating', '2026-12-03T12:00:00.000000+00:00', '2026-12-03T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261204-AM', 'heating', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261204-PM', 'heating', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261207-AM', 'heating', '2026-12-07T08:00:00.000000+00:00', '2026-12-07T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261207-PM', 'heating', '2026-12-07T12:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261208-AM', 'heating', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261208-PM', 'heating', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261209-AM', 'heating', '2026-12-09T08:00:00.000000+00:00', '2026-12-09T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261209-PM', 'heating', '2026-12-09T12:00:00.000000+00:00', '2026-12-09T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261210-AM', 'heating', '2026-12-10T08:00:00.000000+00:00', '2026-12-10T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261210-PM', 'heating', '2026-12-10T12:00:00.000000+00:00', '2026-12-10T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261211-AM', 'heating', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261211-PM', 'heating', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261214-AM', 'heating', '2026-12-14T08:00:00.000000+00:00', '2026-12-14T12:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('HEATING-20261214-PM', 'heating', '2026-12-14T12:00:00.000000+00:00', '2026-12-14T17:00:00.000000+00:00', 2, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261201-AM', 'electrical', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261201-PM', 'electrical', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261202-AM', 'electrical', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261202-PM', 'electrical', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261203-AM', 'electrical', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261203-PM', 'electrical', '2026-12-03T12:00:00.000000+00:00', '2026-12-03T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261204-AM', 'electrical', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261204-PM', 'electrical', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261207-AM', 'electrical', '2026-12-07T08:00:00.000000+00:00', '2026-12-07T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261207-PM', 'electrical', '2026-12-07T12:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261208-AM', 'electrical', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261208-PM', 'electrical', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261209-AM', 'electrical', '2026-12-09T08:00:00.000000+00:00', '2026-12-09T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261209-PM', 'electrical', '2026-12-09T12:00:00.000000+00:00', '2026-12-09T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261210-AM', 'electrical', '2026-12-10T08:00:00.000000+00:00', '2026-12-10T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261210-PM', 'electrical', '2026-12-10T12:00:00.000000+00:00', '2026-12-10T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261211-AM', 'electrical', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261211-PM', 'electrical', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261214-AM', 'electrical', '2026-12-14T08:00:00.000000+00:00', '2026-12-14T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ELECTRICAL-20261214-PM', 'electrical', '2026-12-14T12:00:00.000000+00:00', '2026-12-14T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261201-AM', 'joinery', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261201-PM', 'joinery', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261202-AM', 'joinery', '2026-12-02T08:00:00.000000+00:00', '2026-12-02T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261202-PM', 'joinery', '2026-12-02T12:00:00.000000+00:00', '2026-12-02T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261203-AM', 'joinery', '2026-12-03T08:00:00.000000+00:00', '2026-12-03T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261203-PM', 'joinery', '2026-12-03T12:00:00.000000+00:00', '2026-12-03T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261204-AM', 'joinery', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261204-PM', 'joinery', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261207-AM', 'joinery', '2026-12-07T08:00:00.000000+00:00', '2026-12-07T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261207-PM', 'joinery', '2026-12-07T12:00:00.000000+00:00', '2026-12-07T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261208-AM', 'joinery', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261208-PM', 'joinery', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261209-AM', 'joinery', '2026-12-09T08:00:00.000000+00:00', '2026-12-09T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261209-PM', 'joinery', '2026-12-09T12:00:00.000000+00:00', '2026-12-09T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261210-AM', 'joinery', '2026-12-10T08:00:00.000000+00:00', '2026-12-10T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261210-PM', 'joinery', '2026-12-10T12:00:00.000000+00:00', '2026-12-10T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261211-AM', 'joinery', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261211-PM', 'joinery', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261214-AM', 'joinery', '2026-12-14T08:00:00.000000+00:00', '2026-12-14T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('JOINERY-20261214-PM', 'joinery', '2026-12-14T12:00:00.000000+00:00', '2026-12-14T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261201-AM', 'plastering', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261201-PM', 'plastering', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261204-AM', 'plastering', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261204-PM', 'plastering', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261208-AM', 'plastering', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261208-PM', 'plastering', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261211-AM', 'plastering', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('PLASTERING-20261211-PM', 'plastering', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ROOFING-20261204-AM', 'roofing', '2026-12-04T08:00:00.000000+00:00', '2026-12-04T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ROOFING-20261204-PM', 'roofing', '2026-12-04T12:00:00.000000+00:00', '2026-12-04T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ROOFING-20261211-AM', 'roofing', '2026-12-11T08:00:00.000000+00:00', '2026-12-11T12:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('ROOFING-20261211-PM', 'roofing', '2026-12-11T12:00:00.000000+00:00', '2026-12-11T17:00:00.000000+00:00', 1, NULL);
INSERT INTO "slots" VALUES ('GROUNDS-20261201-AM', 'grounds', '2026-12-01T08:00:00.000000+00:00', '2026-12-01T12:00:00.000000+00:00', 1, 'C2');
INSERT INTO "slots" VALUES ('GROUNDS-20261201-PM', 'grounds', '2026-12-01T12:00:00.000000+00:00', '2026-12-01T17:00:00.000000+00:00', 1, 'C2');
INSERT INTO "slots" VALUES ('GROUNDS-20261208-AM', 'grounds', '2026-12-08T08:00:00.000000+00:00', '2026-12-08T12:00:00.000000+00:00', 1, 'C2');
INSERT INTO "slots" VALUES ('GROUNDS-20261208-PM', 'grounds', '2026-12-08T12:00:00.000000+00:00', '2026-12-08T17:00:00.000000+00:00', 1, 'C2');
INSERT INTO "events_by_place" VALUES (1, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3636420.0, 3636480.0);
INSERT INTO "events_by_place" VALUES (2, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3636495.0, 3636540.0);
INSERT INTO "events_by_place" VALUES (3, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3636780.0, 3636900.0);
INSERT INTO "events_by_place" VALUES (4, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3638040.0, 3638130.0);
INSERT INTO "events_by_place" VALUES (5, 5.26614227294921875008e+01, 5.26614303588867187482e+01, -1.83442020416259765625e+00, -1.83441996574401855468e+00, 3639720.0, 3639780.0);
INSERT INTO "events_by_place" VALUES (6, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82403218746185302734e+00, -1.82403194904327392578e+00, 3640920.0, 3641040.0);
INSERT INTO "events_by_place" VALUES (7, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3642330.0, 3642420.0);
INSERT INTO "events_by_place" VALUES (8, 5.26776046752929687482e+01, 52.6776123046875, -1.81958019733428955078e+00, -1.81957995891571044921e+00, 3643770.0, 3643830.0);
INSERT INTO "events_by_place" VALUES (9, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3645270.0, 3645360.0);
INSERT INTO "events_by_place" VALUES (10, 5.27549133300781249991e+01, 5.27549209594726562508e+01, -1.82700002193450927734e+00, -1.82699978351593017578e+00, 3645300.0, 3645540.0);
INSERT INTO "events_by_place" VALUES (11, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82403218746185302734e+00, -1.82403194904327392578e+00, 3646680.0, 3646800.0);
INSERT INTO "events_by_place" VALUES (12, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3648120.0, 3648210.0);
INSERT INTO "events_by_place" VALUES (13, 5.26614227294921875008e+01, 5.26614303588867187482e+01, -1.83442020416259765625e+00, -1.83441996574401855468e+00, 3649800.0, 3649860.0);
INSERT INTO "events_by_place" VALUES (14, 5.26776046752929687482e+01, 52.6776123046875, -1.81958019733428955078e+00, -1.81957995891571044921e+00, 3651480.0, 3651540.0);
INSERT INTO "events_by_place" VALUES (15, 5.26614227294921875008e+01, 5.26614303588867187482e+01, -1.83442020416259765625e+00, -1.83441996574401855468e+00, 3652680.0, 3652800.0);
INSERT INTO "events_by_place" VALUES (16, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3653880.0, 3654000.0);
INSERT INTO "events_by_place" VALUES (17, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3656940.0, 3657060.0);
INSERT INTO "events_by_place" VALUES (18, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3658200.0, 3658290.0);
INSERT INTO "events_by_place" VALUES (19, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82403218746185302734e+00, -1.82403194904327392578e+00, 3659640.0, 3659730.0);
INSERT INTO "events_by_place" VALUES (20, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82403218746185302734e+00, -1.82403194904327392578e+00, 3661080.0, 3661200.0);
INSERT INTO "events_by_place" VALUES (22, 5.26776046752929687482e+01, 52.6776123046875, -1.81958019733428955078e+00, -1.81957995891571044921e+00, 3663930.0, 3663990.0);
INSERT INTO "events_by_place" VALUES (23, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3665430.0, 3665520.0);
INSERT INTO "events_by_place" VALUES (24, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3666840.0, 3666960.0);
INSERT INTO "events_by_place" VALUES (25, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3668280.0, 3668370.0);
INSERT INTO "events_by_place" VALUES (26, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82551622390747070312e+00, -1.82551598548889160156e+00, 3668790.0, 3668880.0);
INSERT INTO "events_by_place" VALUES (27, 5.26614227294921875008e+01, 5.26614303588867187482e+01, -1.83442020416259765625e+00, -1.83441996574401855468e+00, 3669960.0, 3670020.0);
INSERT INTO "events_by_place" VALUES (28, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3671700.0, 3671820.0);
INSERT INTO "events_by_place" VALUES (29, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3672570.0, 3672660.0);
INSERT INTO "events_by_place" VALUES (30, 52.6874885559082, 5.26874961853027343758e+01, -1.82996821403503417968e+00, -1.82996797561645507812e+00, 3674040.0, 3674220.0);
INSERT INTO "events_by_place" VALUES (31, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3678360.0, 3678450.0);
INSERT INTO "events_by_place" VALUES (32, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82551622390747070312e+00, -1.82551598548889160156e+00, 3680340.0, 3680460.0);
INSERT INTO "events_by_place" VALUES (33, 5.26829986572265625017e+01, 5.26830062866210937491e+01, -1.82403218746185302734e+00, -1.82403194904327392578e+00, 3681240.0, 3681360.0);
INSERT INTO "events_by_place" VALUES (34, 5.26838989257812499982e+01, 5.268390655517578125e+01, -1.83293604850769042968e+00, -1.83293581008911132812e+00, 3682800.0, 3682890.0);
INSERT INTO "events_by_place" VALUES (35, 5.26776046752929687482e+01, 52.6776123046875, -1.81958019733428955078e+00, -1.81957995891571044921e+00, 3684090.0, 3684150.0);
INSERT INTO "events_by_place" VALUES (36, 5.26892929077148437517e+01, 5.26893005371093749991e+01, -1.81364405155181884765e+00, -1.81364381313323974609e+00, 3685590.0, 3685680.0);
INSERT INTO "events_by_place" VALUES (37, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3688440.0, 3688530.0);
INSERT INTO "events_by_place" VALUES (38, 5.26856956481933593741e+01, 5.26857032775878906258e+01, -1.82106423377990722656e+00, -1.821063995361328125e+00, 3690390.0, 3690480.0);
INSERT INTO "events_by_place" VALUES (39, 52.6874885559082, 5.26874961853027343758e+01, -1.82996821403503417968e+00, -1.82996797561645507812e+00, 3691560.0, 3691620.0);
INSERT INTO "events_by_place" VALUES (40, 5.27549133300781249991e+01, 5.27549209594726562508e+01, -1.82700002193450927734e+00, -1.82699978351593017578e+00, 3694260.0, 3694500.0);
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
CREATE UNIQUE INDEX slot_by_ref ON slots (slot_ref);
CREATE INDEX slots_of_trade ON slots (trade, starts_at, ends_at, slot_ref);
