"""The landlord's own facts: the names and numbers that no sentence may hard-code."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place


class Jurisdiction(StrEnum):
    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern_ireland"


@dataclass(frozen=True, slots=True, kw_only=True)
class Landlord:
    """`out_of_hours_phone` is answered day and night; of `repairs_phone` nobody says so. A missing number is
    never invented: the answer then refers to the rent letters. A window is offered only if it starts at least
    `slot_notice_hours` ahead; a visit can be moved without asking a person until `change_notice_hours` before
    it. Events from feeds are kept if they are within `events_within_km` of `place`, in a straight line.
    """

    name: str
    phone: str | None
    repairs_phone: str | None
    opening_hours: str | None
    jurisdiction: Jurisdiction
    place: Place | None
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    ways_to_pay: tuple[str, ...] = ()
    out_of_hours_phone: str | None = None
    call_back_within: str | None = None
    slot_notice_hours: int = 24
    change_notice_hours: int = 24
    events_within_km: int = 30

    def local(self, instant: datetime) -> datetime:
        """The wall-clock time at the landlord's homes."""
        return instant.astimezone(self.timezone)

    def today(self, now: datetime) -> date:
        return self.local(now).date()
