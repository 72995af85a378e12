"""Envelopes as Amazon documents them."""

import copy
from typing import Any

Json = dict[str, Any]

INTENT: Json = {
    "version": "1.0",
    "session": {
        "new": False,
        "sessionId": "amzn1.echo-api.session.1",
        "application": {"applicationId": "amzn1.ask.skill.1"},
        "attributes": {"asking": "repair_room", "events": ["a", "b"], "missed": 1, "deep": {"a": [1, None]}},
        "user": {"userId": "amzn1.ask.account.1"},
    },
    "context": {
        "System": {
            "application": {"applicationId": "amzn1.ask.skill.1"},
            "user": {"userId": "amzn1.ask.account.1", "permissions": {"consentToken": "t"}},
            "device": {
                "deviceId": "amzn1.ask.device.1",
                "supportedInterfaces": {
                    "AudioPlayer": {},
                    "Alexa.Presentation.APL": {"runtime": {"maxVersion": "1.9"}},
                },
            },
            "person": {"personId": "amzn1.ask.person.1"},
            "unit": {"unitId": "amzn1.ask.unit.1"},
            "apiEndpoint": "https://api.eu.amazonalexa.com",
            "apiAccessToken": "token",
        },
        "AudioPlayer": {"playerActivity": "IDLE", "offsetInMilliseconds": 0},
        "Viewport": {
            "experiences": [
                {"arcMinuteWidth": 246, "arcMinuteHeight": 144, "canRotate": False, "canResize": False}
            ],
            "shape": "RECTANGLE",
            "pixelWidth": 1024,
            "pixelHeight": 600,
            "dpi": 160,
            "currentPixelWidth": 1024,
            "currentPixelHeight": 600,
            "touch": ["SINGLE"],
            "video": {"codecs": ["H_264_42", "H_264_41"]},
        },
        "Geolocation": {
            "timestamp": "2026-11-23T10:00:00Z",
            "coordinate": {"latitudeInDegrees": 52.6, "longitudeInDegrees": -1.8, "accuracyInMeters": 12.5},
        },
    },
    "request": {
        "type": "IntentRequest",
        "requestId": "amzn1.echo-api.request.1",
        "timestamp": "2026-11-23T10:00:00Z",
        "locale": "en-GB",
        "dialogState": "IN_PROGRESS",
        "intent": {
            "name": "ReportRepairIntent",
            "confirmationStatus": "NONE",
            "slots": {
                "fault": {
                    "name": "fault",
                    "value": "dripping tap",
                    "confirmationStatus": "NONE",
                    "source": "USER",
                    "resolutions": {
                        "resolutionsPerAuthority": [
                            {
                                "authority": "amzn1.er-authority.echo-sdk.1.Fault",
                                "status": {"code": "ER_SUCCESS_MATCH"},
                                "values": [{"value": {"name": "dripping tap", "id": "tap_dripping"}}],
                            }
                        ]
                    },
                    "slotValue": {"type": "Simple", "value": "dripping tap"},
                },
                "room": {"name": "room", "confirmationStatus": "NONE"},
            },
        },
    },
}

LAUNCH: Json = {
    **INTENT,
    "request": {
        "type": "LaunchRequest",
        "requestId": "r",
        "timestamp": "2026-11-23T10:00:00Z",
        "locale": "en-GB",
        "shouldLinkResultBeReturned": False,
    },
}
ENDED: Json = {
    **INTENT,
    "request": {
        "type": "SessionEndedRequest",
        "requestId": "r",
        "timestamp": "2026-11-23T10:00:00Z",
        "locale": "en-GB",
        "reason": "ERROR",
        "error": {"type": "INVALID_RESPONSE", "message": "the slot is unknown"},
    },
}


def an_intent(**slots: Json) -> Json:
    raw = copy.deepcopy(INTENT)
    raw["request"]["intent"]["slots"] = slots
    return raw
