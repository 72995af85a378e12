"""The made-up homes on disk, with one of them linked to the account that asks."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.envelopes import USER_ID
from skill.housing.sample import load_sample
from skill.housing.sqlite.store import SqliteStore
from skill.services.links import account_of

TENANCY_REF = "T1001"
LONDON = ZoneInfo("Europe/London")


def prepare_homes(path: Path) -> str:
    """Write the database and give its address for `HOME_COACH_DATA`."""
    now = datetime.now(UTC)
    store = SqliteStore(path)
    store.prepare()
    load_sample(store, now.astimezone(LONDON).date())
    store.keep_code("bench", TENANCY_REF, expires_at=now + timedelta(minutes=5))
    store.redeem("bench", account_of(USER_ID), at=now)
    store.close()
    return f"sqlite:///{path}"
