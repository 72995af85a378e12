"""The named coach of a patch, and what a tenant asks of them."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from skill.domain.deadlines.rules import Stage
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.triage import Priority


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
    DANGER = "danger"


class EventWish(StrEnum):
    """What a tenant asks of a coach about an event."""

    GO = "go"
    REMIND = "remind"


class MessagePriority(StrEnum):
    """How soon somebody has to read a message."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    ROUTINE = "routine"


FIELDS: dict[MessageKind, frozenset[str]] = {
    MessageKind.CALL_BACK: frozenset({"topic", "wanted_on"}),
    MessageKind.MESSAGE: frozenset({"text", "topic"}),
    MessageKind.FEEDBACK: frozenset({"rating"}),
    MessageKind.REPAIR_REPORT: frozenset(
        {
            *("reference", "property_ref", "fault", "described_as", "room", "words", "reported_at"),
            *("trade", "priority", "hazard", "answers", "someone_at_risk", "landlord_code", "clocks"),
            *(stage.field_name for stage in Stage),
        }
    ),
    MessageKind.REPAIR_CHANGE: frozenset({"job", "reference", "change", "wanted_on"}),
    MessageKind.REPAIR_CHASED: frozenset({"job", "reference", "times", "fault", "words"}),
    MessageKind.COMPLAINT: frozenset({"about", "job", "topic"}),
    MessageKind.REPAIR_BOOKING: frozenset({"job", "reference", "slot", "starts_at", "ends_at", "instead_of"}),
    MessageKind.REPAIR_UNBOOKING: frozenset({"job", "reference", "slot", "starts_at", "ends_at"}),
    MessageKind.EVENT_WISH: frozenset({"wish", "event", "title", "venue", "starts_at"}),
    MessageKind.DANGER: frozenset({"danger", "property_ref", "told_at", "notice", "possible_by"}),
}
"""Everything that may be sent to the landlord. A tenant's own words appear only in a message they heard read
back, and in `words`: what was said about a fault, once it has been screened.
"""


def idempotency_key(request_id: str, kind: MessageKind, tenancy_ref: str) -> str:
    """The same for every copy of a message. Nothing of Amazon's can be read from it."""
    whole = "\n".join((request_id, kind, tenancy_ref))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something for the landlord's staff, kept until it is delivered.

    `request_id` makes it unique however often Amazon repeats the request. `body` maps names to plain values
    and holds nothing that the tenant did not ask to pass on, except that a danger of the building was told.
    `coach_ref` is the coach whom it is for; None where it must not reach one. Raises `ValueError` for a field
    that is not on the list of its kind: alerts, key safes and notes stay where they are.
    """

    request_id: str
    kind: MessageKind
    tenancy_ref: str
    body: dict[str, str]
    created_at: datetime
    coach_ref: str | None = None

    def __post_init__(self) -> None:
        if not self.body.keys() <= FIELDS[self.kind]:
            raise ValueError(f"a field that no {self.kind} may carry")

    @property
    def key(self) -> str:
        return idempotency_key(self.request_id, self.kind, self.tenancy_ref)

    @property
    def priority(self) -> MessagePriority:
        """By its kind, and by the fault that a report or a chaser is about."""
        match self.kind:
            case MessageKind.DANGER:
                return MessagePriority.EMERGENCY
            case MessageKind.REPAIR_REPORT:
                return _AS_URGENT_AS.get(self.body.get("priority", ""), MessagePriority.ROUTINE)
            case MessageKind.REPAIR_CHASED:
                fault = FAULTS.get(self.body.get("fault", ""))
                return _AS_URGENT_AS[fault.priority] if fault else MessagePriority.ROUTINE
            case MessageKind.COMPLAINT:
                return MessagePriority.URGENT
            case MessageKind.CALL_BACK if self.body.get("topic") == CallTopic.SAFETY:
                return MessagePriority.URGENT
        return MessagePriority.ROUTINE


_AS_URGENT_AS: dict[str, MessagePriority] = {
    Priority.EMERGENCY: MessagePriority.EMERGENCY,
    Priority.URGENT: MessagePriority.URGENT,
    Priority.ROUTINE: MessagePriority.ROUTINE,
    Priority.PLANNED: MessagePriority.ROUTINE,
}
