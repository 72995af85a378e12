"""What is on nearby: one occurrence of something a tenant could go to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.domain.tenancy import Place


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Start and end are UTC instants; `price_pence` 0 is free and None is unknown ("check the price")."""

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
