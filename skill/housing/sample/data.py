"""The two data files of the made-up homes: what they may hold, and reading them.

The files say what each key means. A misspelt key or an unknown value is refused while reading.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from msgspec import Meta, Struct, ValidationError, convert

from skill.domain.events.event import Activity, Audience
from skill.domain.rent import Frequency, LineKind
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import AnswerLevel
from skill.errors import ConfigurationError
from skill.housing.extract.rows import AccountKind, VisitState
from skill.housing.sample.days import Weekday

FOLDER = Path(__file__).parent

HomeKind = Literal["flat", "house", "bungalow"]
Every = Literal["week", "four_weeks", "month", "first_of_month"]

ClockTime = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""What clocks at the homes show, such as "09:30"."""


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a data file. Amounts are in pounds."""


class Payment(Table, frozen=True):
    """Money that comes regularly."""

    by: LineKind
    amount: float
    every: Every
    next_in_days: int = 0
    stopped_days_ago: int = 0
    began_weeks_ago: int | None = None


class Line(Table, frozen=True):
    """One line of an account beside the regular ones; `amount` is what it adds to the debt."""

    days_ago: int
    kind: LineKind
    amount: float


class ExpectedEntry(Table, frozen=True):
    amount: float
    in_days: int


class ArrangementEntry(Table, frozen=True):
    amount: float
    frequency: Frequency
    is_kept: bool


class Account(Table, frozen=True):
    owed: float
    charge: float = 0
    frequency: Frequency = Frequency.WEEKLY
    paid_by: LineKind | None = None
    payments: tuple[Payment, ...] = ()
    once: tuple[Line, ...] = ()
    expected: ExpectedEntry | None = None
    arrangement: ArrangementEntry | None = None
    has_rent_free_weeks: bool = False
    no_arrears_talk: bool = False
    days_old: int = 1

    def all_payments(self) -> tuple[Payment, ...]:
        if self.paid_by is None:
            return self.payments
        return (Payment(by=self.paid_by, amount=self.charge, every="week"), *self.payments)


class VisitEntry(Table, frozen=True):
    in_days: int
    starts: ClockTime
    ends: ClockTime
    state: VisitState = VisitState.CONFIRMED
    any_day: bool = False


class RepairEntry(Table, frozen=True):
    fault: str
    state: str
    reported_days_ago: int
    changed_days_ago: int
    room: Room | None = None
    reference: str | None = None
    visits: tuple[VisitEntry, ...] = ()


class HomeEntry(Table, frozen=True):
    story: str
    kind: HomeKind
    weeks: int
    level: AnswerLevel | None = None
    asks_for_pin: bool = False
    coach: str | None = None
    ended_days_ago: int | None = None
    accounts: Mapping[AccountKind, Account] = {}
    repairs: tuple[RepairEntry, ...] = ()

    @property
    def has_ended(self) -> bool:
        return self.ended_days_ago is not None


class CoachEntry(Table, frozen=True):
    first_name: str
    works_on: frozenset[Weekday]
    cover_name: str


class Kind(Table, frozen=True):
    """Where homes of one kind are, and who looks after them."""

    coach: str
    north_km: float
    east_km: float
    north_km_apart: float = 0
    east_km_apart: float = 0
    block: str | None = None
    shared_repairs: tuple[RepairEntry, ...] = ()


class Team(Table, frozen=True):
    trade: Trade
    places: int
    weekdays: frozenset[Weekday] = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday"})
    coach: str | None = None


class Venue(Table, frozen=True):
    name: str
    address: str
    north_km: float | None = None
    east_km: float | None = None
    is_step_free: bool | None = None


class Listing(Table, frozen=True):
    title: str
    venue: str
    starts: ClockTime
    ends: ClockTime
    activities: frozenset[Activity]
    audiences: frozenset[Audience]
    weekday: Weekday | None = None
    weeks: tuple[int, ...] = (0,)
    price: float | None = None


class Neighbourhood(Table, frozen=True):
    coaches: Mapping[str, CoachEntry]
    kinds: Mapping[HomeKind, Kind]
    teams: tuple[Team, ...]
    venues: Mapping[str, Venue]
    listings: tuple[Listing, ...]


AnyTable = TypeVar("AnyTable", bound=Table)


@cache
def homes(file: Path = FOLDER / "homes.toml") -> Mapping[str, HomeEntry]:
    """The homes by the references of their tenancies, in order.

    Raises `ConfigurationError` that names the home and the key.
    """
    return {ref: _checked(table, HomeEntry, f"{file.name}, {ref}") for ref, table in _tables(file).items()}


@cache
def neighbourhood(file: Path = FOLDER / "neighbourhood.toml") -> Neighbourhood:
    """All that is around the homes, read when it is first needed: a list of homes can do without.

    Raises `ConfigurationError` that names the key, or a listing's venue that is not in the file.
    """
    read = _checked(_tables(file), Neighbourhood, file.name)
    for listing in read.listings:
        if listing.venue not in read.venues:
            raise ConfigurationError(f"{file.name}, {listing.title}: there is no venue {listing.venue!r}")
    return read


def _tables(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ConfigurationError(f"{file.name}: {problem}") from problem


def _checked(values: object, kind: type[AnyTable], where: str) -> AnyTable:
    try:
        return convert(values, kind)
    except ValidationError as problem:
        raise ConfigurationError(f"{where}: {problem}") from problem


def in_pence(pounds: float) -> int:
    return round(pounds * 100)
