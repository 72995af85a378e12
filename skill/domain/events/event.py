"""What is on nearby: one occurrence of something a tenant could go to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.domain.tenancy import Place

OF_FEEDS = "~"
"""Begins the reference of every event that a feed told of, so that it is never one of the landlord's own."""


class Activity(StrEnum):
    COFFEE_MORNING = "coffee_morning"
    FOOD = "food"
    JOBS_AND_LEARNING = "jobs_and_learning"
    MONEY_ADVICE = "money_advice"
    DIGITAL_HELP = "digital_help"
    WARM_SPACE = "warm_space"
    EXERCISE = "exercise"
    WALKING = "walking"
    FOOTBALL = "football"
    SWIMMING = "swimming"
    DANCE = "dance"
    GARDENING = "gardening"
    CRAFTS = "crafts"
    MUSIC = "music"
    GAMES = "games"
    REPAIR_CAFE = "repair_cafe"
    PLAY = "play"
    MARKET = "market"
    HEALTH = "health"
    TALKS = "talks"
    VOLUNTEERING = "volunteering"
    RESIDENTS = "residents"


class Audience(StrEnum):
    EVERYONE = "everyone"
    BABIES_AND_TODDLERS = "babies_and_toddlers"
    CHILDREN = "children"
    TEENAGERS = "teenagers"
    FAMILIES = "families"
    ADULTS = "adults"
    OLDER_PEOPLE = "older_people"
    WOMEN = "women"
    MEN = "men"
    CARERS = "carers"
    DISABLED_PEOPLE = "disabled_people"
    NEWCOMERS = "newcomers"


class Which(StrEnum):
    """One of those just read out, by where it stood; the first and the second have ordinals of their own."""

    MIDDLE = "middle"
    LAST = "last"

    def position(self, count: int) -> int:
        """1 is the first of `count`; of an even number the middle is the later one of the two."""
        return count if self is Which.LAST else count // 2 + 1


class Price(StrEnum):
    """What something may cost at most, for somebody who asks for it."""

    FREE = "free"


class Access(StrEnum):
    """What somebody needs to get in."""

    STEP_FREE = "step_free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Start and end are UTC instants; `price_pence` 0 is free and None is unknown ("check the price").

    `youngest` and `oldest` are the ages in years that it is for, where it says so. Of what `is_all_day` no
    hours are known. What is not `is_sure` was confirmed by nobody for long, and is told with a "check first".
    """

    event_ref: str
    title: str
    starts_at: datetime
    ends_at: datetime
    venue: str
    address: str
    place: Place | None
    price_pence: int | None
    activities: frozenset[Activity]
    audiences: frozenset[Audience]
    is_step_free: bool | None
    as_of: datetime
    youngest: int | None = None
    oldest: int | None = None
    is_all_day: bool = False
    is_sure: bool = True

    @property
    def entry(self) -> "Entry":
        return Entry(
            event_ref=self.event_ref,
            title=self.title,
            venue=self.venue,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            place=self.place,
            is_free=self.price_pence == 0,
            activities=self.activities,
            audiences=self.audiences,
            is_step_free=self.is_step_free,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What of an event decides whether it is chosen among thousands; the rest is read of the few chosen."""

    event_ref: str
    title: str
    venue: str
    starts_at: datetime
    ends_at: datetime
    place: Place | None
    is_free: bool
    activities: frozenset[Activity]
    audiences: frozenset[Audience]
    is_step_free: bool | None

    def is_on(self, *, since: datetime, until: datetime) -> bool:
        """At any moment from `since` until before `until`; what ends at midnight is not of the day after."""
        return self.starts_at < until and (self.ends_at > since or self.starts_at >= since)

    @property
    def is_of_feeds(self) -> bool:
        return self.event_ref.startswith(OF_FEEDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the feeds' list: its events now, those new or changed, and those gone."""

    events: int
    changed: int
    removed: int
