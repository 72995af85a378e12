"""A tenancy, and what the tenant chose may be said aloud in the home."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

CODE_DIGITS = 8
"""Of a one-time code. Half an hour is too short to guess one of ninety million: see decision 40."""

CODE_LENGTHS = frozenset({CODE_DIGITS, 6})
"""A code that a version with six digits gave out links until it ends."""

PIN_DIGITS = 4

NOT_DEGREES = "not both degrees like 52.6836"
NOT_ON_THE_GLOBE = "not on the globe"


class AnswerLevel(StrEnum):
    """How much about money may be spoken in the home, by the tenant's own choice."""

    NOTHING = "nothing"
    STANDING = "standing"
    AMOUNTS = "amounts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A point on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    @property
    def is_unset(self) -> bool:
        """Whether it is 0, 0 or close to it, which systems write for "not known"; it lies in the open sea."""
        return abs(self.latitude) < 1 and abs(self.longitude) < 1


def parse_place(latitude: object, longitude: object) -> Place:
    """A point from two numbers, or texts of numbers. Raises `ValueError` for what is not on the globe."""
    if isinstance(latitude, bool) or isinstance(longitude, bool):
        raise ValueError(NOT_DEGREES)
    try:
        place = Place(latitude=float(latitude), longitude=float(longitude))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError) as problem:
        raise ValueError(NOT_DEGREES) from problem
    # No comparison with "not a number" holds, so it is refused here with the infinities.
    if not (-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180):
        raise ValueError(NOT_ON_THE_GLOBE)
    return place


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """One tenancy of one property, as far as this service needs it.

    `block_ref` names the block whose shared areas belong to the home, `as_of` is the moment of the landlord's
    extract. `ended_on` is the last day of a tenancy that is over. `is_secure` is true only where the extract
    says so.
    """

    tenancy_ref: str
    property_ref: str
    block_ref: str | None
    coach_ref: str | None
    place: Place | None
    started_on: date
    ended_on: date | None
    as_of: datetime
    is_secure: bool = False

    def is_current(self, today: date) -> bool:
        return self.started_on <= today and (self.ended_on is None or today <= self.ended_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """What the people of a home chose; `level` is None until they have chosen.

    `pin_hash` (argon2) guards the spoken amounts where they asked for a PIN.
    """

    level: AnswerLevel | None = None
    pin_hash: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An Alexa account that may hear about a home. `account` is a hash, never Amazon's own id. `by_code` is
    whether a coach's code made it, as all are but those of a rehearsal.
    """

    account: str
    tenancy_ref: str
    linked_at: datetime
    by_code: bool = False


class Withheld(StrEnum):
    """Why nothing about money is said."""

    NOT_CHOSEN = "not_chosen"
    PRIVATE = "private"
    PIN_NEEDED = "pin_needed"
    CODE_NEEDED = "code_needed"
    NOT_CONFIRMED = "not_confirmed"


class LinkOutcome(StrEnum):
    LINKED = "linked"
    WRONG_CODE = "wrong_code"
    TOO_MANY_TRIES = "too_many_tries"


class PinCheck(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    TOO_MANY_TRIES = "too_many_tries"
    NOT_SET = "not_set"
