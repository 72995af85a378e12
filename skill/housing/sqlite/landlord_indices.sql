-- The indices of one generation. Sorting all rows at the end takes a fraction of the time and disk space that
-- keeping an index in order row by row would. A repeated key is found here.

CREATE UNIQUE INDEX coach_by_ref ON coaches (coach_ref);
CREATE UNIQUE INDEX property_by_ref ON properties (property_ref);
CREATE UNIQUE INDEX tenancy_by_ref ON tenancies (tenancy_ref);
CREATE UNIQUE INDEX account_by_ref ON rent_accounts (account_ref);
CREATE UNIQUE INDEX main_account_of_tenancy ON rent_accounts (tenancy_ref) WHERE kind = 'main';
CREATE UNIQUE INDEX rent_free_week ON rent_free_weeks (calendar, monday);

-- With every column of a line, so that an account's lines lie together whatever the order of the file.
CREATE INDEX lines_of_account ON rent_lines (account_number, on_day, kind_number, owed_pence);

CREATE UNIQUE INDEX repair_by_ref ON repairs (job_ref);
CREATE INDEX repairs_of_property ON repairs (property_ref, reported_at) WHERE property_ref IS NOT NULL;
CREATE INDEX repairs_of_block ON repairs (block_ref, reported_at) WHERE block_ref IS NOT NULL;
CREATE INDEX visits_of_job ON visits (job_ref, starts_at);
CREATE UNIQUE INDEX event_by_ref ON events (event_ref);
CREATE INDEX events_without_place ON events (starts_at) WHERE latitude IS NULL;

-- Where each event is, and its start and end in minutes since 2020. An R*Tree rounds both outwards.
CREATE VIRTUAL TABLE events_by_place USING rtree (
    event_number, south, north, west, east, first_minute, last_minute
);
INSERT INTO events_by_place
SELECT event_number, latitude, latitude, longitude, longitude,
       (CAST(strftime('%s', starts_at) AS INTEGER) - 1577836800) / 60,
       (CAST(strftime('%s', ends_at) AS INTEGER) - 1577836800) / 60
FROM events WHERE latitude IS NOT NULL;

CREATE UNIQUE INDEX slot_by_ref ON slots (slot_ref);
CREATE INDEX slots_of_trade ON slots (trade, starts_at, ends_at, slot_ref);
