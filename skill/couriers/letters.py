"""A message as it leaves: the same letter whoever carries it, with a key by which a second copy is known."""

import hashlib
import json
from typing import Any

from skill.domain.coaching import Message

VERSION = 1


def key_of(message: Message) -> str:
    """Always the same for one message, and nothing of Amazon's."""
    whole = "\n".join((message.request_id, message.kind, message.tenancy_ref))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def letter(message: Message) -> dict[str, Any]:
    """As `docs/message.schema.json` describes it; fields that are empty are left out."""
    return {
        "version": VERSION,
        "key": key_of(message),
        "kind": message.kind.value,
        "tenancy_ref": message.tenancy_ref,
        "created_at": message.created_at.isoformat(timespec="seconds"),
        "body": {name: value for name, value in message.body.items() if value},
    }


def letter_bytes(message: Message) -> bytes:
    return json.dumps(letter(message), ensure_ascii=False, separators=(",", ":")).encode()
