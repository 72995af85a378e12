"""The named coach of a patch, and what a tenant asks of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from skill.domain.deadlines.rules import Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Coach:
    """`works_on` holds weekdays, Monday is 0. `cover_name` is who stands in on the other days."""

    coach_ref: str
    first_name: str
    works_on: frozenset[int]
    cover_name: str | None
    as_of: datetime

    def works(self, day: date) -> bool:
        return day.weekday() in self.works_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachToday:
    coach: Coach
    is_in_today: bool


class CallTopic(StrEnum):
    """What a call is about. A closed list, so that nothing sensitive is kept in a tenant's own words."""

    RENT = "rent"
    REPAIR = "repair"
    NEIGHBOURS = "neighbours"
    BENEFITS = "benefits"
    MOVING = "moving"
    WORK = "work"
    GARDEN = "garden"
    SAFETY = "safety"
    COMPLAINT = "complaint"
    SOMETHING_ELSE = "something_else"


class MessageKind(StrEnum):
    CALL_BACK = "call_back"
    MESSAGE = "message"
    FEEDBACK = "feedback"
    REPAIR_REPORT = "repair_report"
    REPAIR_CHANGE = "repair_change"
    REPAIR_CHASED = "repair_told_again"
    COMPLAINT = "complaint"
    REPAIR_BOOKING = "repair_booking"
    REPAIR_UNBOOKING = "repair_unbooking"
    EVENT_WISH = "event_wish"


class EventWish(StrEnum):
    """What a tenant asks of a coach about an event."""

    GO = "go"
    REMIND = "remind"


FIELDS: dict[MessageKind, frozenset[str]] = {
    MessageKind.CALL_BACK: frozenset({"topic", "wanted_on"}),
    MessageKind.MESSAGE: frozenset({"text"}),
    MessageKind.FEEDBACK: frozenset({"rating"}),
    MessageKind.REPAIR_REPORT: frozenset(
        {
            *("reference", "property_ref", "fault", "described_as", "room", "reported_at"),
            *("trade", "priority", "hazard", "answers", "someone_at_risk", "landlord_code", "clocks"),
            *(stage.field_name for stage in Stage),
        }
    ),
    MessageKind.REPAIR_CHANGE: frozenset({"job", "reference", "change", "wanted_on"}),
    MessageKind.REPAIR_CHASED: frozenset({"job", "reference", "times"}),
    MessageKind.COMPLAINT: frozenset({"about", "job"}),
    MessageKind.REPAIR_BOOKING: frozenset({"job", "reference", "slot", "starts_at", "ends_at", "instead_of"}),
    MessageKind.REPAIR_UNBOOKING: frozenset({"job", "reference", "slot", "starts_at", "ends_at"}),
    MessageKind.EVENT_WISH: frozenset({"wish", "event", "title", "venue", "starts_at"}),
}
"""Everything that may be sent to the landlord. A tenant's own words appear only in a message they heard read
back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something for the landlord's staff, kept until it is delivered.

    `request_id` makes it unique however often Amazon repeats the request. `body` maps names to plain values
    and holds nothing that the tenant did not ask to pass on. Raises `ValueError` for a field that is not on
    the list of its kind: alerts, key safes and notes stay where they are.
    """

    request_id: str
    kind: MessageKind
    tenancy_ref: str
    body: dict[str, str]
    created_at: datetime

    def __post_init__(self) -> None:
        if not self.body.keys() <= FIELDS[self.kind]:
            raise ValueError(f"a field that no {self.kind} may carry")
