"""The landlord's own facts: every name and number that a sentence must not contain itself."""

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
    """`repairs_phone` is answered day and night. A missing number is never invented: the answer then
    points at the rent letters. `slot_notice_hours` is how far ahead a window must start to be offered,
    `change_notice_hours` how long before a visit it may still be moved without asking a person. Of feeds
    those events are kept that lie within `events_within_km` of `place` in a straight line.
    """

    name: str
    phone: str | None
    repairs_phone: str | None
    opening_hours: str | None
    jurisdiction: Jurisdiction
    place: Place | None
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Europe/London"))
    ways_to_pay: tuple[str, ...] = ()
    call_back_within: str | None = None
    slot_notice_hours: int = 24
    change_notice_hours: int = 24
    events_within_km: int = 30

    def local(self, instant: datetime) -> datetime:
        """The wall-clock time at the landlord's homes."""
        return instant.astimezone(self.timezone)

    def today(self, now: datetime) -> date:
        return self.local(now).date()
