-- Version 8 of our own database: what lay in eleven tables becomes items of one (decision 32).
-- Frozen: it says what tables and items were like when version 8 came, whatever the code says by now. Instants are UTC text
-- of one width. `quoted` and `cell` are functions of schema.py; what is NULL is left out of a body.

-- Versions 5 and 6 had no such table.
CREATE TABLE IF NOT EXISTS heartbeats (job TEXT PRIMARY KEY, beat_at TEXT NOT NULL, outcome TEXT NOT NULL);

CREATE TABLE items (
    pk         TEXT NOT NULL,
    sk         TEXT NOT NULL,
    body       TEXT NOT NULL,
    version    TEXT NOT NULL,
    due        TEXT,
    expires_at INTEGER,
    PRIMARY KEY (pk, sk)
) STRICT, WITHOUT ROWID;
CREATE INDEX items_due ON items (pk, due) WHERE due IS NOT NULL;
CREATE INDEX items_expiring ON items (expires_at) WHERE expires_at IS NOT NULL;

-- What is inserted here becomes an item, which is kept for so long after an instant.
CREATE TEMP VIEW copied AS
SELECT NULL AS pk, NULL AS sk, NULL AS body, NULL AS due, NULL AS ends_at, NULL AS kept_for;
CREATE TEMP TRIGGER copy INSTEAD OF INSERT ON copied BEGIN
    INSERT INTO items VALUES (
        NEW.pk, NEW.sk, json_patch('{}', NEW.body), lower(hex(randomblob(8))), NEW.due,
        CAST(strftime('%s', substr(NEW.ends_at, 1, 19), NEW.kept_for) AS INTEGER)
    );
END;

INSERT INTO copied (pk, sk, body)
SELECT 'LINK#' || account, 'LINK',
       json_object('tenancy_ref', tenancy_ref, 'linked_at', linked_at, 'code_hash', code_hash) FROM links
UNION ALL SELECT 'HOME#' || tenancy_ref, '~LINK#' || account, json_object('account', account) FROM links
UNION ALL SELECT 'HOME#' || tenancy_ref, '~PRIVACY', json_object('level', level, 'pin_hash', pin_hash) FROM privacies
UNION ALL SELECT 'HOME#' || tenancy_ref, '~REACH', json_object('minutes', minutes) FROM reaches
UNION ALL SELECT 'HOME#' || tenancy_ref, '~TOLD#' || quoted(about) || '#' || times,
       json_object('request_id', request_id, 'about', about, 'times', times, 'told_at', told_at) FROM tellings
UNION ALL SELECT 'PROPERTY#' || property_ref, 'REFERENCE#' || reference, '{}' FROM reports
UNION ALL SELECT 'HEARTBEATS', job, json_object('beat_at', beat_at, 'outcome', outcome) FROM heartbeats;

INSERT INTO copied (pk, sk, body, ends_at, kept_for)
SELECT 'CODE#' || code_hash, 'CODE', json_object('tenancy_ref', tenancy_ref, 'ends_at', expires_at), expires_at, '1 day'
FROM codes
UNION ALL SELECT 'HOME#' || tenancy_ref, '~CODE', json_object('code_hash', code_hash), expires_at, '1 day' FROM codes;

-- A report lies with its home, and in the list of all.
INSERT INTO copied (pk, sk, body, ends_at, kept_for)
WITH kept AS (
    SELECT *, json_object(
        'request_id', request_id, 'tenancy_ref', tenancy_ref, 'property_ref', property_ref, 'reference', reference,
        'fault_id', fault_id, 'room', room, 'reported_at', reported_at, 'trade', trade, 'priority', priority,
        'hazard', hazard, 'repair_right', repair_right,
        'someone_at_risk', json(CASE someone_at_risk WHEN 1 THEN 'true' WHEN 0 THEN 'false' END),
        'is_secure', json(iif(is_secure, 'true', 'false'))
    ) AS body FROM reports
)
SELECT 'HOME#' || tenancy_ref, '~REPORT#' || request_id, body, NULL, NULL FROM kept
UNION ALL SELECT 'REPORTS', reported_at || '#' || quoted(tenancy_ref) || '#' || request_id, body, reported_at, '800 days'
FROM kept;

-- What a message said goes once it is delivered, as when one is delivered now. Each that waits has an entry in the queue.
INSERT INTO copied (pk, sk, body, due, ends_at, kept_for)
SELECT 'HOME#' || tenancy_ref, '~MESSAGE#' || kind || '#' || request_id,
       json_object('request_id', request_id, 'kind', kind, 'tenancy_ref', tenancy_ref, 'created_at', created_at,
                   'delivered_at', delivered_at, 'body', json(iif(delivered_at IS NULL, body, NULL))),
       NULL, delivered_at, '30 days' FROM outbox
UNION ALL SELECT 'OUTBOX', kind || '#' || quoted(tenancy_ref) || '#' || request_id,
       json_object('request_id', request_id, 'kind', kind, 'tenancy_ref', tenancy_ref, 'created_at', created_at,
                   'attempts', attempts, 'failed_because', failed_because),
       coalesce(due_at, 'dead'), NULL, NULL FROM outbox WHERE delivered_at IS NULL;

-- What a request was answered, what freed the window again, and which window a job has now. A request that found nothing
-- to free was kept as "unbooking" and its id.
INSERT INTO copied (pk, sk, body, ends_at, kept_for)
WITH answers AS (
    SELECT *, '~BOOKING#' || request_id AS sk, request_id AS asked FROM bookings WHERE request_id NOT LIKE 'unbooking %'
    UNION ALL SELECT *, '~UNBOOKING#' || freed_by, freed_by FROM bookings WHERE freed_by <> ''
    UNION ALL SELECT *, '~BOOKED#' || job, request_id FROM bookings WHERE freed_by IS NULL
)
SELECT 'HOME#' || tenancy_ref, sk,
       iif(slot_ref = '', json_object('request_id', asked),
           json_object('request_id', asked, 'slot_ref', slot_ref, 'job_ref', job_ref, 'reference', reference,
                       'starts_at', starts_at, 'ends_at', ends_at)),
       ends_at, '30 days' FROM answers;

-- How many places of each window are taken, by the second at which it ends.
INSERT INTO copied (pk, sk, body)
SELECT 'SLOTS', 'TAKEN', json_group_object(name, places) FROM (
    SELECT printf('%011d#%s', strftime('%s', substr(ends_at, 1, 19)), slot_ref) AS name, count(*) AS places
    FROM bookings WHERE freed_by IS NULL GROUP BY name
) HAVING count(*) > 0;

-- An item for each subject with a name for each attempt: its microsecond, and something unique.
INSERT INTO copied (pk, sk, body, ends_at, kept_for)
SELECT 'TRIES#' || subject, 'TRIES',
       json_group_object(
           printf('%014x#%08x', strftime('%s', substr(failed_at, 1, 19)) * 1000000 + substr(failed_at, 21, 6), attempt_id),
           json('true')),
       max(failed_at), '30 days'
FROM (SELECT *, row_number() OVER (PARTITION BY subject ORDER BY failed_at DESC) AS place FROM attempts)
WHERE place <= 500 GROUP BY subject;

-- All of an event, with an entry for each day of it under its cell of the map. The next list of events writes an entry
-- without a digest anew, and a list that is not whole.
INSERT INTO copied (pk, sk, body, ends_at, kept_for)
WITH RECURSIVE days (day) AS (SELECT 0 UNION ALL SELECT day + 1 FROM days WHERE day < 120),
known AS (
    SELECT *, json(iif(price_pence IS 0, 'true', 'false')) AS free,
           CASE is_step_free WHEN 1 THEN 'true' WHEN 0 THEN 'false' END AS step_free,
           CAST(strftime('%s', substr(starts_at, 1, 19)) AS INTEGER) AS starts,
           CAST(strftime('%s', substr(ends_at, 1, 19)) AS INTEGER) AS ends
    FROM feed_events
)
SELECT 'FEED_EVENT#' || event_ref, 'EVENT',
       json_object('event_ref', event_ref, 'title', title, 'starts_at', starts_at, 'ends_at', ends_at, 'venue', venue,
                   'address', address, 'latitude', CAST(latitude AS TEXT), 'longitude', CAST(longitude AS TEXT),
                   'price_pence', price_pence, 'activities', activities, 'audiences', audiences,
                   'is_step_free', json(step_free), 'as_of', as_of, 'youngest', youngest, 'oldest', oldest,
                   'is_all_day', json(iif(is_all_day, 'true', 'false')), 'is_sure', json(iif(is_sure, 'true', 'false'))),
       ends_at, '7 days' FROM known
UNION ALL
SELECT 'FEED_EVENTS#' || cell(latitude, longitude),
       strftime('%Y-%m-%dT%H:%M:%S', starts + 86400 * day, 'unixepoch') || substr(starts_at, 20) || '#' || event_ref,
       json_object('digest', '', 'entry', json_array(title, venue, starts, ends, latitude, longitude, json(free), activities,
                                                     audiences, json(step_free)) || ''),
       ends_at, '7 days' FROM known JOIN days ON day <= (ends - starts) / 86400;

INSERT INTO copied (pk, sk, body)
SELECT 'FEED_EVENTS', 'CELLS', json_object('cells', json_group_object(cell, entries), 'is_whole', json('false')) FROM (
    SELECT substr(pk, 13) AS cell, count(*) AS entries FROM items WHERE pk LIKE 'FEED#_EVENTS##%' ESCAPE '#' GROUP BY pk
) HAVING count(*) > 0;

DROP VIEW copied;
DROP TABLE links;
DROP TABLE codes;
DROP TABLE privacies;
DROP TABLE reaches;
DROP TABLE attempts;
DROP TABLE reports;
DROP TABLE tellings;
DROP TABLE outbox;
DROP TABLE bookings;
DROP TABLE heartbeats;
DROP TABLE feed_events;
DROP TABLE feed_events_by_place;
