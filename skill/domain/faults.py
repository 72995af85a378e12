"""The catalogue of faults a tenant can report, with stable ids shared with the interaction model."""

from dataclasses import dataclass

from skill.domain.hazards import Hazard
from skill.domain.rooms import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`said` is a noun phrase with its article: "a dripping tap", "no hot water".

    `room` is where the fault must be; where it is None and `asks_room`, the tenant is asked.
    `is_urgent` adds the number to ring; `danger` ends the conversation with a safety answer.
    """

    fault_id: str
    said: str
    room: Room | None = None
    asks_room: bool = False
    is_urgent: bool = False
    danger: Hazard | None = None
