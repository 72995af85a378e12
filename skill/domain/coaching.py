"""The named coach of a patch, and what a tenant asks of them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Something for the landlord's people, kept until it is delivered.

    `request_id` makes it exist once however often Amazon repeats the request. `body` is flat:
    names to plain values, nothing that the tenant did not ask to pass on.
    """

    request_id: str
    kind: MessageKind
    tenancy_ref: str
    body: dict[str, str]
    created_at: datetime
