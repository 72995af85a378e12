"""What is on nearby: by day, activity and audience, near a home or near the landlord's area."""

from datetime import UTC, date, datetime, time, timedelta

from skill.domain.events import Event
from skill.domain.landlord import Landlord
from skill.domain.nearby import Nearby, Wanted, WhatsOn, nearby
from skill.domain.periods import Period
from skill.domain.tenancy import Home, Place
from skill.services.ports import Clock, Events

USUAL_DAYS = 7
WIDEST_DAYS = 42
MOST_KEPT = 12
"""Four rounds of three: nobody listens longer, and the list travels in the session."""


class WhatsOnService:
    def __init__(self, events: Events, *, clock: Clock, landlord: Landlord) -> None:
        self._events = events
        self._clock = clock
        self._landlord = landlord

    def search(self, home: Home | None, period: Period | None, wanted: Wanted) -> WhatsOn:
        """The exact wish first; then the same thing on other days; then those days with anything on."""
        today = self._landlord.today(self._clock.now())
        asked = (
            period.from_today(today)
            if period
            else Period(first=today, last=today + timedelta(days=USUAL_DAYS - 1))
        )
        weeks = Period(first=today, last=today + timedelta(days=WIDEST_DAYS))
        here = self._here(home)
        if found := self._on(asked, wanted, here):
            return WhatsOn(found=found, period=asked, wanted=wanted)
        if wanted != Wanted() and (found := self._on(weeks, wanted, here)):
            return WhatsOn(found=found, period=asked, wanted=wanted, is_wider=True)
        found = self._on(asked, Wanted(), here) or self._on(weeks, Wanted(), here)
        return WhatsOn(found=found, period=asked, wanted=wanted, is_wider=True)

    def again(self, home: Home | None, event_refs: tuple[str, ...]) -> tuple[Nearby, ...]:
        """Events found earlier in the conversation, in the same order; those since withdrawn are left out."""
        here = self._here(home)
        events = [event for ref in event_refs if (event := self._events.event(ref))]
        return tuple(nearby(event, here) or Nearby(event=event, walk_minutes=None) for event in events)

    def _on(self, period: Period, wanted: Wanted, here: Place | None) -> tuple[Nearby, ...]:
        if period.last < period.first:
            return ()
        starts_at = max(self._midnight(period.first), self._clock.now())
        ends_at = self._midnight(period.last + timedelta(days=1))
        events = [event for event in self._events.between(starts_at, ends_at) if wanted.fits(event)]
        near = [found for event in _once_each(events) if (found := nearby(event, here))]
        return tuple(near[:MOST_KEPT])

    def _here(self, home: Home | None) -> Place | None:
        return home.place if home and home.place else self._landlord.place

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=self._landlord.timezone).astimezone(UTC)


def _once_each(events: list[Event]) -> list[Event]:
    """A weekly class is offered by its next date only."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for event in events:
        key = (event.title.casefold(), event.venue.casefold())
        if key not in seen:
            seen.add(key)
            kept.append(event)
    return kept
