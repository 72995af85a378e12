"""One date of something that a tenant could go to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.domain.tenancy import Place

OF_FEEDS = "~"
"""Starts the reference of every event from a feed, so that it never equals one of the landlord's own."""


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
    """Which of the events just read out; first, second and so on arrive as numbers."""

    MIDDLE = "middle"
    LAST = "last"

    def position(self, count: int) -> int:
        """From 1 to `count`; the middle of an even number is the later of the two."""
        return count if self is Which.LAST else count // 2 + 1


class Price(StrEnum):
    """The most that an event may cost, where somebody asks."""

    FREE = "free"


class Access(StrEnum):
    """What somebody needs in order to get in."""

    STEP_FREE = "step_free"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Start and end are UTC instants; `price_pence` 0 is free and None is unknown ("check the price").

    `youngest` and `oldest` are ages in years, where given. An `is_all_day` event has no known hours. An event
    that is not `is_sure` has not been confirmed for a long time, and is offered with "check first".
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
    """The part of an event that decides whether it is chosen; the rest is read only for the few chosen."""

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
        """Whether it is on at any moment from `since` until before `until`. An event that ends at midnight is
        not on the next day.
        """
        return self.starts_at < until and (self.ends_at > since or self.starts_at >= since)

    @property
    def is_of_feeds(self) -> bool:
        return self.event_ref.startswith(OF_FEEDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Counts after publishing the feeds' list: events now, those new or changed, and those removed."""

    events: int
    changed: int
    removed: int
