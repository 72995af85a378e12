"""What is on nearby: by day, activity, audience and price, near a home or near the landlord's area."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from skill.domain.events.event import Entry
from skill.domain.events.nearby import (
    NEARBY_WITHIN_M,
    STILL_WORTH_IT,
    USUAL_WALK_LIMIT,
    Area,
    Nearby,
    Wanted,
    WhatsOn,
    Widened,
    metres_within,
    nearest,
    walk_minutes,
)
from skill.domain.landlord import Landlord
from skill.domain.periods import Period
from skill.domain.tenancy import Home, Place
from skill.services.ports import Clock, Events, WalkLimits

USUAL_DAYS = 7
WIDEST_DAYS = 42
MOST_KEPT = 12
"""Four rounds of three. Nobody listens longer, and the list travels in the session."""


class WhatsOnService:
    def __init__(self, events: Events, walk_limits: WalkLimits, *, clock: Clock, landlord: Landlord) -> None:
        self._events = events
        self._walk_limits = walk_limits
        self._clock = clock
        self._landlord = landlord

    def search(self, home: Home | None, period: Period | None, wanted: Wanted) -> WhatsOn:
        """The exact request first, then wider: further away, on other days, other things."""
        here = self._here(home)
        today = self._landlord.today(self._clock.now())
        asked = period.from_today(today) if period else self._usual(today, wanted)
        for period_tried, wanted_tried, within_m, widened in self._attempts(home, asked, wanted):
            if found := self._on(period_tried, wanted_tried, here, within_m, widened):
                return WhatsOn(
                    found=self.again(home, tuple(entry.event_ref for entry in found)),
                    period=asked,
                    wanted=wanted,
                    widened=widened,
                )
        return WhatsOn(found=(), period=asked, wanted=wanted, widened=Widened.ANYTHING)

    def again(self, home: Home | None, event_refs: tuple[str, ...]) -> tuple[Nearby, ...]:
        """Events found earlier in the conversation, in the same order, without those withdrawn since."""
        here = self._here(home)
        return tuple(
            Nearby(event=event, walk_minutes=walk_minutes(here, event.place))
            for event in self._events.events(event_refs)
        )

    def walk_limit(self, home: Home | None) -> int:
        """Minutes on foot that count as a walk from this home."""
        chosen = self._walk_limits.walk_limit(home.tenancy_ref) if home else None
        return chosen or USUAL_WALK_LIMIT

    def keep_walk_limit(self, home: Home, minutes: int | None) -> None:
        """What somebody said about themselves; None removes the limit."""
        self._walk_limits.keep_walk_limit(home.tenancy_ref, minutes)

    def _usual(self, today: date, wanted: Wanted) -> Period:
        """Where no day was named: the next few days, or today for "this evening"."""
        return _days_from(today, 1 if wanted.part_of_day else USUAL_DAYS)

    def _attempts(
        self, home: Home | None, asked: Period, wanted: Wanted
    ) -> Iterator[tuple[Period, Wanted, float, Widened]]:
        walkable_m = min(metres_within(self.walk_limit(home)), NEARBY_WITHIN_M)
        weeks = _days_from(self._landlord.today(self._clock.now()), WIDEST_DAYS)
        anything = wanted.what_cannot_give_way
        yield asked, wanted, walkable_m, Widened.NOT
        yield asked, wanted, NEARBY_WITHIN_M, Widened.FURTHER_AWAY
        yield weeks, wanted, NEARBY_WITHIN_M, Widened.OTHER_DAYS
        if anything != wanted:
            yield asked, anything, NEARBY_WITHIN_M, Widened.OTHER_THINGS
            yield weeks, anything, NEARBY_WITHIN_M, Widened.ANYTHING

    def _on(
        self, period: Period, wanted: Wanted, here: Place | None, within_m: float, widened: Widened
    ) -> list[Entry]:
        now = self._clock.now()
        since = max(self._midnight(period.first), now)
        until = self._midnight(period.last + timedelta(days=1))
        if until <= since:
            return []
        area = Area(centre=here, within_m=within_m) if here else None
        fitting = [
            entry
            for entry in self._events.entries(area, since=since, until=until)
            if self._is_worth_telling(entry, period, now)
            and wanted.fits(entry, self._landlord)
            and (area is None or entry.place is None or area.holds(entry.place))
        ]
        return nearest(fitting, here, most=MOST_KEPT, is_day_first=widened.is_of_other_days)

    def _is_worth_telling(self, entry: Entry, period: Period, now: datetime) -> bool:
        """Not what is nearly over; for "right now" only what has begun or is about to."""
        if entry.starts_at <= now:
            return entry.ends_at - now >= STILL_WORTH_IT
        return not period.is_now or entry.starts_at - now <= STILL_WORTH_IT * 4

    def _here(self, home: Home | None) -> Place | None:
        return home.place if home and home.place else self._landlord.place

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=self._landlord.timezone).astimezone(UTC)


def _days_from(today: date, count: int) -> Period:
    return Period(first=today, last=today + timedelta(days=count - 1))
