"""The request that every figure is about: a tenant's "what's my rent balance"."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

SKILL_ID = "amzn1.ask.skill.b0b0b0b0-0000-4000-8000-00000000be4c"
USER_ID = "amzn1.ask.account.BENCH"
PATH = "/alexa"


def rent_balance() -> dict[str, Any]:
    application, user = {"applicationId": SKILL_ID}, {"userId": USER_ID}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": f"amzn1.echo-api.session.{uuid4()}",
            "application": application,
            "attributes": {},
            "user": user,
        },
        "context": {
            "Viewports": [{"type": "APL", "id": "main", "shape": "RECTANGLE", "dpi": 213}],
            "System": {
                "application": application,
                "user": user,
                "device": {"deviceId": "amzn1.ask.device.BENCH", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.eu.amazonalexa.com",
                "apiAccessToken": "x" * 900,
            },
        },
        "request": {
            "type": "IntentRequest",
            "requestId": f"amzn1.echo-api.request.{uuid4()}",
            "locale": "en-GB",
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "dialogState": "STARTED",
            "intent": {"name": "RentBalanceIntent", "confirmationStatus": "NONE", "slots": {}},
        },
    }


def rent_balance_body() -> bytes:
    return json.dumps(rent_balance(), separators=(",", ":")).encode()
