"""A message as every courier sends it, with a key by which the receiver knows a second copy."""

import hashlib
import json
from typing import Any

from skill.domain.coaching import Message

VERSION = 1


def idempotency_key(message: Message) -> str:
    """The same for every copy of a message. Nothing of Amazon's can be read from it."""
    whole = "\n".join((message.request_id, message.kind, message.tenancy_ref))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def payload(message: Message) -> dict[str, Any]:
    """As `docs/message.schema.json` describes it; empty fields are left out."""
    return {
        "version": VERSION,
        "key": idempotency_key(message),
        "kind": message.kind.value,
        "tenancy_ref": message.tenancy_ref,
        "created_at": message.created_at.isoformat(timespec="seconds"),
        "body": {name: value for name, value in message.body.items() if value},
    }


def payload_bytes(message: Message) -> bytes:
    return json.dumps(payload(message), ensure_ascii=False, separators=(",", ":")).encode()
