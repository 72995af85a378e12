"""A message as every courier sends it, with a key by which the receiver knows a second copy.

A landlord chooses the version that its system takes. Version 1 is the form of before: what it has no name for
is left out, and a danger goes as a message, which every receiver of version 1 knows.
"""

import json
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.coaching import Message, MessageKind

LATER_FIELDS = {
    MessageKind.MESSAGE: frozenset({"topic"}),
    MessageKind.REPAIR_REPORT: frozenset({"words"}),
    MessageKind.REPAIR_CHASED: frozenset({"fault", "words"}),
    MessageKind.COMPLAINT: frozenset({"topic"}),
}
"""What version 1 has no name for, by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageForm:
    """How messages are written for one landlord: the version, and the time zone of its homes."""

    version: int
    timezone: ZoneInfo

    def payload(self, message: Message) -> dict[str, Any]:
        """As `docs/message.schema.json` describes it, or `docs/message-1.schema.json`; empty fields are left
        out.
        """
        return self._first(message) if self.version == 1 else self._second(message)

    def payload_bytes(self, message: Message) -> bytes:
        return json.dumps(self.payload(message), ensure_ascii=False, separators=(",", ":")).encode()

    def _first(self, message: Message) -> dict[str, Any]:
        kind, body = message.kind, message.body
        if kind is MessageKind.DANGER:
            kind, body = MessageKind.MESSAGE, {"text": _in_words(body)}
        later = LATER_FIELDS.get(kind, frozenset())
        return {
            "version": 1,
            "key": message.key,
            "kind": kind.value,
            "tenancy_ref": message.tenancy_ref,
            "created_at": message.created_at.isoformat(timespec="seconds"),
            "body": {name: value for name, value in body.items() if value and name not in later},
        }

    def _second(self, message: Message) -> dict[str, Any]:
        coach = {"coach_ref": message.coach_ref} if message.coach_ref else {}
        return {
            "version": 2,
            "key": message.key,
            "kind": message.kind.value,
            "priority": message.priority.value,
            "tenancy_ref": message.tenancy_ref,
            **coach,
            "created_at": message.created_at.isoformat(timespec="seconds"),
            "local_time": message.created_at.astimezone(self.timezone).isoformat(timespec="seconds"),
            "body": {name: value for name, value in message.body.items() if value},
        }


def _in_words(danger: dict[str, str]) -> str:
    """A danger for a receiver that knows no such kind. These are our words, not the tenant's."""
    what = danger["danger"].replace("_", " ")
    said = f"DANGER, told to Home Coach at {danger['told_at']}: {what}. The tenant heard whom to ring."
    if "possible_by" in danger:
        said += f" A limit of 24 hours may apply, until {danger['possible_by']}."
        said += f" You have notice: {danger['notice']}."
    return said
