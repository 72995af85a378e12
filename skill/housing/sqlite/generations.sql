-- Which generations of the landlord's extract are kept, each in a database of its own. The highest number
-- is the one that is read: a load adds a row, taking it back removes the row, and nothing lies in between.
-- A number is never given out twice, so that a process which still reads an old one is not misled.

CREATE TABLE generations (
    number    INTEGER PRIMARY KEY AUTOINCREMENT,
    source    TEXT NOT NULL,
    as_of     TEXT NOT NULL,
    loaded_at TEXT NOT NULL,
    rows      TEXT NOT NULL,
    sign      TEXT
) STRICT;
