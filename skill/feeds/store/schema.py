"""The feed store's tables, and the steps from one version to the next.

To change a table: change its SQL file, raise the version of `FEEDS` by one, and add a step that changes a
feed store of the version before in the same way. A step only adds, as in `skill/housing/sqlite/schema.py`.
"""

import sqlite3
from pathlib import Path

from skill.housing.sqlite.versions import Schema, Step

_FEEDS = Path(__file__).parents[1]


def _carry_an_id(connection: sqlite3.Connection) -> None:
    """Version 1 is the feed store of before with an id and a version in its header."""


FEEDS = Schema(
    kind="feed store",
    application_id=0x48434644,
    version=1,
    oldest=0,
    landmark="feeds",
    files=(_FEEDS / "store/feed_store.sql", _FEEDS / "sources/openactive/opportunities.sql"),
    steps=(Step(1, _carry_an_id),),
)
