"""What's on in memory, kept as the ports say, for a search that a person can check."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from skill.config.settings import Settings
from skill.domain.events.event import Activity, Audience, Entry, Event
from skill.domain.events.nearby import Area, Wanted, WhatsOn
from skill.domain.periods import read_period
from skill.domain.tenancy import Place
from skill.services.whats_on import WhatsOnService
from tests.unit.services.stores import Watch

LONDON = ZoneInfo("Europe/London")
AROUND_THE_CORNER = Place(latitude=52.6840, longitude=-1.8270)
TEN_MINUTES = Place(latitude=52.6882, longitude=-1.8270)
ACROSS_TOWN = Place(latitude=52.7100, longitude=-1.8270)
ANOTHER_TOWN = Place(latitude=52.8000, longitude=-1.8270)
"""From the made-up landlord's middle: one, ten, fifty and two hundred minutes on foot."""


def an_event(
    title: str,
    starts: str,
    activity: Activity = Activity.FOOD,
    place: Place | None = AROUND_THE_CORNER,
    *,
    hours: float = 2,
    pence: int | None = 0,
    is_step_free: bool | None = None,
    audience: Audience = Audience.EVERYONE,
) -> Event:
    starts_at = datetime.fromisoformat(starts).replace(tzinfo=LONDON).astimezone(UTC)
    return Event(
        event_ref=f"{title} {starts}",
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=hours),
        venue="The Hub",
        address="1 High Street",
        place=place,
        price_pence=pence,
        activities=frozenset({activity}),
        audiences=frozenset({audience}),
        is_step_free=is_step_free,
        as_of=datetime(2026, 11, 22, tzinfo=UTC),
    )


LUNCH = an_event("Lunch club", "2026-11-24T12:00")


def elsewhere(event: Event, venue: str) -> Event:
    return replace(event, event_ref=f"{event.event_ref} at {venue}", venue=venue)


class Calendar:
    """The ports Events and WalkLimits."""

    def __init__(self, *events: Event) -> None:
        self._events = events
        self._walk_limits: dict[str, int] = {}

    def entries(self, area: Area | None, *, since: datetime, until: datetime) -> list[Entry]:
        return [
            event.entry
            for event in self._events
            if event.starts_at < until
            and (event.ends_at > since or event.starts_at >= since)
            and (area is None or event.place is None or area.holds(event.place))
        ]

    def events(self, event_refs: Sequence[str]) -> list[Event]:
        known = {event.event_ref: event for event in self._events}
        return [known[ref] for ref in event_refs if ref in known]

    def walk_limit(self, tenancy_ref: str) -> int | None:
        return self._walk_limits.get(tenancy_ref)

    def keep_walk_limit(self, tenancy_ref: str, minutes: int | None) -> None:
        self._walk_limits.pop(tenancy_ref, None)
        if minutes is not None:
            self._walk_limits[tenancy_ref] = minutes


def a_service(settings: Settings, *events: Event, at: str = "2026-11-23T10:00") -> WhatsOnService:
    watch = Watch(datetime.fromisoformat(at).replace(tzinfo=LONDON).astimezone(UTC))
    calendar = Calendar(*events)
    return WhatsOnService(calendar, calendar, clock=watch, landlord=settings.landlord)


def search_for(
    settings: Settings, period: str | None, wanted: Wanted, *events: Event, at: str = "2026-11-23T10:00"
) -> WhatsOn:
    today = datetime.fromisoformat(at).date()
    asked = read_period(period, today) if period else None
    return a_service(settings, *events, at=at).search(None, asked, wanted)


def titles_of(answer: WhatsOn) -> list[str]:
    return [found.event.title for found in answer.found]
