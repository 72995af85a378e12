-- What OpenActive feeds said, item by item. A session is told by one feed and its series by another, in any order.
-- `part_of` is the address of the whole; minutes are counted from 1970. Of what lies too far away nothing is kept
-- but that it does. `round` tells what was still there when a feed was read from its beginning again.

CREATE TABLE IF NOT EXISTS rpde_items (
    feed_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    round   INTEGER NOT NULL,
    about   TEXT,
    part_of TEXT,
    starts  INTEGER,
    ends    INTEGER,
    is_far  INTEGER NOT NULL,
    data    TEXT NOT NULL,
    PRIMARY KEY (feed_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS rpde_parts ON rpde_items (part_of, starts) WHERE part_of IS NOT NULL;
CREATE INDEX IF NOT EXISTS rpde_wholes ON rpde_items (about) WHERE part_of IS NULL AND is_far = 0;

CREATE TABLE IF NOT EXISTS rpde_positions (
    feed_id TEXT PRIMARY KEY,
    address TEXT NOT NULL,
    read_at TEXT NOT NULL,
    round   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
