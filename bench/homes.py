"""Made-up homes on disk, linked to the accounts that ask."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.envelopes import USER_ID
from bench.sample.extract import scale_extract
from skill.domain.tenancy import AnswerLevel, Link, Privacy
from skill.housing.sample import load_sample
from skill.housing.sqlite.store import SqliteStore
from skill.services.links import account_of

TENANCY_REF = "T1001"
LONDON = ZoneInfo("Europe/London")


def prepare_homes(path: Path) -> str:
    """Write the thirty homes, of which one is linked, and give its address for `HOME_COACH_DATA`."""
    now = datetime.now(UTC)
    store = SqliteStore(path)
    store.prepare()
    load_sample(store, now.astimezone(LONDON).date())
    store.keep_code("bench", TENANCY_REF, expires_at=now + timedelta(minutes=5))
    store.redeem("bench", account_of(USER_ID), at=now)
    store.close()
    return f"sqlite:///{path}"


def user_of(number: int) -> str:
    return f"{USER_ID}{number}"


def write_homes(path: Path, count: int) -> Path:
    """Write so many homes, each linked to the account of its number and open about amounts."""
    now = datetime.now(UTC)
    store = SqliteStore(path)
    store.prepare()
    store.load(scale_extract(count, seed=1, today=now.astimezone(LONDON).date()))
    link_homes(store, range(1, count + 1), at=now)
    store.close()
    return path


def link_homes(store: SqliteStore, numbers: Iterable[int], *, at: datetime) -> None:
    for number in numbers:
        tenancy_ref = f"T{number:06}"
        store.keep_link(Link(account=account_of(user_of(number)), tenancy_ref=tenancy_ref, linked_at=at))
        store.keep_privacy(tenancy_ref, Privacy(level=AnswerLevel.AMOUNTS))
