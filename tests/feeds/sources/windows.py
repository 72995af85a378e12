"""Windows of time to read feeds in, and what a reading gives in words that a person can check."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from skill.feeds.feed import MAX_OCCURRENCES, Occurrence, Window

LONDON = ZoneInfo("Europe/London")
FIXTURES = Path(__file__).parents[1] / "fixtures"


def a_window(first: str, last: str, *, most: int = MAX_OCCURRENCES) -> Window:
    """From the first moment of a day until the last of another, in London."""
    since = datetime.fromisoformat(first).replace(tzinfo=LONDON)
    until = datetime.fromisoformat(f"{last}T23:59:59").replace(tzinfo=LONDON)
    return Window(since=since.astimezone(UTC), until=until.astimezone(UTC), zone=LONDON, most=most)


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


def any_json(names: Sequence[str]) -> st.SearchStrategy[Any]:
    """Whatever JSON can hold, under names that a reader looks for."""
    return st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(max_size=12),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(names), inner, max_size=4)
        ),
        max_leaves=12,
    )
