"""What is kept of a danger of the building: which one, which home, when it was told. None of the words."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.domain.coaching import MessageKind, idempotency_key


class LimitState(StrEnum):
    """What the landlord's staff make of the 24 hours that may apply to a danger."""

    POSSIBLE = "possible"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerNote:
    """A danger of the building that a linked home told us of.

    `danger` is the id of a hazard: one that another version knows must not hide a note. `told_at` is the
    moment from which the landlord has notice. `possible_by` is the end of a legal limit that may apply, a UTC
    instant; None where the law has none.
    """

    request_id: str
    tenancy_ref: str
    property_ref: str
    coach_ref: str | None = None
    danger: str
    told_at: datetime
    possible_by: datetime | None = None
    limit: LimitState = LimitState.POSSIBLE
    settled_at: datetime | None = None

    @property
    def key(self) -> str:
        """The key of its message, by which staff name it."""
        return idempotency_key(self.request_id, MessageKind.DANGER, self.tenancy_ref)
