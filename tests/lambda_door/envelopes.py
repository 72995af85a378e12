"""Request envelopes as Alexa sends them to Lambda, for one tenant's Echo."""

from datetime import UTC, datetime
from typing import Any

SKILL_ID = "amzn1.ask.skill.3f1c2a52-6f0e-4a4e-9d0f-0c7d6a1b2c3d"
OTHER_SKILL_ID = "amzn1.ask.skill.00000000-0000-4000-8000-000000000000"
USER_ID = "amzn1.ask.account.TENANTSOWNECHO"


def an_envelope(request: dict[str, Any], *, application_id: str | None = SKILL_ID) -> dict[str, Any]:
    application = {} if application_id is None else {"applicationId": application_id}
    return {
        "version": "1.0",
        "session": {
            "new": True,
            "sessionId": "amzn1.echo-api.session.1",
            "application": application,
            "attributes": {},
            "user": {"userId": USER_ID},
        },
        "context": {
            "System": {
                "application": application,
                "user": {"userId": USER_ID},
                "device": {"deviceId": "amzn1.ask.device.1", "supportedInterfaces": {}},
                "apiEndpoint": "https://api.eu.amazonalexa.com",
                "apiAccessToken": "token",
            }
        },
        "request": {
            "requestId": "amzn1.echo-api.request.1",
            "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "locale": "en-GB",
            **request,
        },
    }


def a_launch(**changes: Any) -> dict[str, Any]:
    return an_envelope({"type": "LaunchRequest", "shouldLinkResultBeReturned": False}, **changes)


def an_intent(name: str, **changes: Any) -> dict[str, Any]:
    intent = {"name": name, "confirmationStatus": "NONE", "slots": {}}
    return an_envelope({"type": "IntentRequest", "dialogState": "STARTED", "intent": intent}, **changes)
