"""The rows of a landlord's extract that an answer needs, and nothing else; what every store loads.

Names of tenants, addresses of homes, notes, alerts and key safes have no column here on purpose.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from skill.domain.events.event import Activity, Audience
from skill.domain.rent import Frequency, LineKind, PaymentMethod, is_kept, kept_from
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Place

AnyRow = TypeVar("AnyRow")


class AccountKind(StrEnum):
    """Only the main account is ever spoken."""

    MAIN = "main"
    GARAGE = "garage"
    FORMER = "former"
    RECHARGE = "recharge"


class TenancyType(StrEnum):
    """The one type that a law about repairs asks for; all others count as not secure."""

    SECURE = "secure"


class VisitState(StrEnum):
    """A scheduler's many states as three: only a confirmed visit may be promised."""

    CONFIRMED = "confirmed"
    REQUESTED = "requested"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachRow:
    """`works_on` holds weekdays, Monday is 0."""

    coach_ref: str
    first_name: str
    works_on: frozenset[int]
    cover_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    property_ref: str
    block_ref: str | None = None
    coach_ref: str | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenancyRow:
    tenancy_ref: str
    property_ref: str
    started_on: date
    ended_on: date | None = None
    is_secure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RentAccountRow:
    """`expected_*` and `arrangement_*` are there together or not at all.

    `rent_free_calendar` names the set of rent-free weeks that the account follows.
    """

    account_ref: str
    tenancy_ref: str
    kind: AccountKind
    owed_pence: int
    as_of: date
    charge_pence: int
    frequency: Frequency
    next_charge_on: date | None = None
    method: PaymentMethod
    expected_pence: int | None = None
    expected_on: date | None = None
    arrangement_pence: int | None = None
    arrangement_frequency: Frequency | None = None
    arrangement_is_kept: bool | None = None
    rent_free_calendar: str | None = None
    no_arrears_talk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RentFreeWeekRow:
    calendar: str
    monday: date


class RentLineRow(NamedTuple):
    """`owed_pence` is what the line does to the debt: rent adds, a payment takes away.

    A plain tuple, because a large landlord has millions of them.
    """

    account_ref: str
    on: date
    kind: LineKind
    owed_pence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairRow:
    """A job of one home (`property_ref`) or of a block's shared parts (`block_ref`).

    `state`, `fault_id` and `room` are kept as they came: a value that is not known is heard as
    unknown, never guessed. `reference` is the four digits a tenant was given by voice, when the
    landlord hands them back.
    """

    job_ref: str
    property_ref: str | None = None
    block_ref: str | None = None
    reference: str | None = None
    fault_id: str | None = None
    room: str | None = None
    state: str
    reported_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    job_ref: str
    starts_at: datetime
    ends_at: datetime
    state: VisitState


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    event_ref: str
    title: str
    starts_at: datetime
    ends_at: datetime
    venue: str
    address: str
    place: Place | None = None
    price_pence: int | None = None
    activities: frozenset[Activity] = frozenset()
    audiences: frozenset[Audience] = frozenset()
    is_step_free: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotRow:
    """A window that `places` homes in all may take; with a `coach_ref` only homes of that coach."""

    slot_ref: str
    trade: Trade
    starts_at: datetime
    ends_at: datetime
    places: int = 1
    coach_ref: str | None = None


class Later(Sequence[AnyRow]):
    """Rows that are made from what a store has read when one of them is first looked at: few turns do."""

    def __init__(self, make: Callable[[], Iterable[AnyRow]]) -> None:
        self._make = make

    @cached_property
    def _rows(self) -> Sequence[AnyRow]:
        return tuple(self._make())

    def __getitem__(self, at: Any) -> Any:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[AnyRow]:
        return iter(self._rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRows:
    """All that an extract says about one home, as a store hands it over.

    `property` is the home's own, `coach` that of its patch. `account` is the main rent account, with its kept
    `lines` newest first and the Mondays of its rent-free weeks. `jobs` are those of the home and of its
    block, and `visits` belong to them. `as_of` is the moment of the extract.
    """

    as_of: datetime
    tenancy: TenancyRow
    property: PropertyRow
    coach: CoachRow | None = None
    account: RentAccountRow | None = None
    lines: Sequence[RentLineRow] = ()
    rent_free_on: Sequence[date] = ()
    jobs: Sequence[RepairRow] = ()
    visits: Sequence[VisitRow] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Everything one load brings; `source` is "sample" or a name the landlord's staff know it by.

    `sign` is what a positive balance means in the landlord's files, kept so that it is asked once.
    Each table is read once, in the order given, so that a long one may be a generator. Stores read it
    through `stored`.
    """

    source: str
    as_of: datetime
    sign: str | None = None
    coaches: Iterable[CoachRow] = ()
    properties: Iterable[PropertyRow] = ()
    tenancies: Iterable[TenancyRow] = ()
    rent_accounts: Iterable[RentAccountRow] = ()
    rent_free_weeks: Iterable[RentFreeWeekRow] = ()
    rent_lines: Iterable[RentLineRow] = ()
    repairs: Iterable[RepairRow] = ()
    visits: Iterable[VisitRow] = ()
    events: Iterable[EventRow] = ()
    slots: Iterable[SlotRow] = ()

    def stored(self, table: str) -> Iterable[Any]:
        """The rows of a table that a store keeps; charges and old rent lines are not among them."""
        if table != "rent_lines":
            rows: Iterable[Any] = getattr(self, table)
            return rows
        first_day = kept_from(self.as_of.date())
        return (
            line for line in self.rent_lines if line.on >= first_day and is_kept(line.kind, line.owed_pence)
        )


TABLE_NAMES = tuple(field.name for field in fields(Extract) if field.name not in {"source", "as_of", "sign"})
"""In the order in which they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadInfo:
    """One load: what it was, when it was true, when it came.

    `rows` is how many rows each of the landlord's files had, which may be more than the store keeps.
    """

    source: str
    as_of: datetime
    loaded_at: datetime
    rows: Mapping[str, int]
    sign: str | None = None


Check = Callable[[LoadInfo | None, Mapping[str, int]], Mapping[str, int]]
"""Called with the load before and the rows stored now, before the load counts; gives `LoadInfo.rows`.

Raises `LoadRefused`.
"""


def accept(before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
    """For an extract that was checked elsewhere, as the made-up one."""
    return stored
