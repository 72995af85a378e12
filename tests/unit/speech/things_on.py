"""Something that is on, for the tests of its words. It is ten on Monday 23 November 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from skill.domain.events.event import Event
from skill.domain.events.nearby import Nearby

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
TEN = NOW + timedelta(days=1)
"""Tomorrow."""


def an_event(walk_minutes: int | None = None, **other: Any) -> Nearby:
    plain = Event(
        event_ref="E1",
        title="Coffee and chat",
        starts_at=TEN,
        ends_at=TEN + timedelta(hours=2),
        venue="the library",
        address="Market Street",
        place=None,
        price_pence=0,
        activities=frozenset(),
        audiences=frozenset(),
        is_step_free=None,
        as_of=datetime(2026, 11, 23, 6, tzinfo=UTC),
    )
    return Nearby(event=replace(plain, **other), walk_minutes=walk_minutes)


STAY_AND_PLAY = an_event(
    title="Stay & play",
    venue="St Mary's <hall>",
    address="Café Zoë's yard & garden",
    starts_at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
    ends_at=datetime(2026, 11, 27, 11, tzinfo=UTC),
)
