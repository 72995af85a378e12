"""Windows of time to read feeds in, and what a reading gives in words that a person can check."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from skill.feeds.feed import Occurrence, Window

LONDON = ZoneInfo("Europe/London")
FIXTURES = Path(__file__).parent / "fixtures"


def a_window(first: str, last: str) -> Window:
    """From the first moment of a day until the last of another, in London."""
    since = datetime.fromisoformat(first).replace(tzinfo=LONDON)
    until = datetime.fromisoformat(f"{last}T23:59:59").replace(tzinfo=LONDON)
    return Window(since=since.astimezone(UTC), until=until.astimezone(UTC), zone=LONDON)


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def told(occurrences: Iterable[Occurrence]) -> list[str]:
    """ "Tue 24 Nov 10:00-11:30 Coffee and chat" by the clock in London, in the order of time."""
    return [
        f"{_clock(each.starts_at, '%a %d %b %H:%M')}-{_clock(each.ends_at, '%H:%M')} {each.title}"
        for each in sorted(occurrences, key=lambda each: (each.starts_at, each.title))
    ]


def _clock(moment: datetime, shape: str) -> str:
    return moment.astimezone(LONDON).strftime(shape)
