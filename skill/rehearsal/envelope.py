"""Requests as Alexa would send them, for a conversation without an Echo."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from skill.interaction_model.locales import SOURCE_LOCALE
from skill.nlu.utterance import Recognised, RecognisedSlot

Envelope = dict[str, Any]

REHEARSAL_SKILL = "amzn1.ask.skill.rehearsal"

APL: Envelope = {"Alexa.Presentation.APL": {"runtime": {"maxVersion": "2024.3"}}}
SCREEN: Envelope = {
    "Viewport": {
        "mode": "HUB",
        "shape": "RECTANGLE",
        "pixelWidth": 1280,
        "pixelHeight": 800,
        "currentPixelWidth": 1280,
        "currentPixelHeight": 800,
        "dpi": 160,
        "touch": ["SINGLE"],
    }
}
"""The context that an Echo with a screen sends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose Echo it is, as an envelope says it."""

    user_id: str
    skill_id: str = REHEARSAL_SKILL
    locale: str = SOURCE_LOCALE
    has_screen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlexaSession:
    """A session as Alexa carries it from turn to turn."""

    session_id: str
    is_new: bool
    attributes: Mapping[str, Any]


def launch(speaker: Speaker, session: AlexaSession, *, request_id: str, at: datetime) -> Envelope:
    return _envelope(speaker, session, {"type": "LaunchRequest", **_common(speaker, request_id, at)})


def intent(
    speaker: Speaker, session: AlexaSession, recognised: Recognised, *, request_id: str, at: datetime
) -> Envelope:
    """An intent as Alexa sends it: every slot that has a value, with its resolutions."""
    request = {
        "type": "IntentRequest",
        **_common(speaker, request_id, at),
        "dialogState": "STARTED",
        "intent": {
            "name": recognised.intent,
            "confirmationStatus": "NONE",
            "slots": {name: _slot(slot, speaker.skill_id) for name, slot in recognised.slots.items()},
        },
    }
    return _envelope(speaker, session, request)


def session_ended(
    speaker: Speaker, session: AlexaSession, reason: str, *, request_id: str, at: datetime
) -> Envelope:
    """`reason` is Amazon's: USER_INITIATED, ERROR or EXCEEDED_MAX_REPROMPTS."""
    request = {"type": "SessionEndedRequest", **_common(speaker, request_id, at), "reason": reason}
    return _envelope(speaker, session, request)


def _common(speaker: Speaker, request_id: str, at: datetime) -> dict[str, str]:
    timestamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"requestId": request_id, "timestamp": timestamp, "locale": speaker.locale}


def _envelope(speaker: Speaker, session: AlexaSession, request: dict[str, Any]) -> Envelope:
    application, user = {"applicationId": speaker.skill_id}, {"userId": speaker.user_id}
    return {
        "version": "1.0",
        "session": {
            "new": session.is_new,
            "sessionId": session.session_id,
            "application": application,
            "attributes": dict(session.attributes),
            "user": user,
        },
        "context": {
            "System": {
                "application": application,
                "user": user,
                "device": {
                    "deviceId": "rehearsal-device",
                    "supportedInterfaces": APL if speaker.has_screen else {},
                },
            },
            **(SCREEN if speaker.has_screen else {}),
        },
        "request": request,
    }


def _slot(slot: RecognisedSlot, skill_id: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": slot.name,
        "value": slot.value,
        "confirmationStatus": "NONE",
        "source": "USER",
    }
    if not slot.type.startswith("AMAZON."):
        made["resolutions"] = {"resolutionsPerAuthority": [_resolution(slot, skill_id)]}
    return made


def _resolution(slot: RecognisedSlot, skill_id: str) -> dict[str, Any]:
    authority = f"amzn1.er-authority.echo-sdk.{skill_id}.{slot.type}"
    if not slot.matches:
        return {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
    values = [{"value": {"name": name, "id": found}} for found, name in slot.matches]
    return {"authority": authority, "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
