"""A small interaction model that breaks no rule; every test breaks it in one place."""

from typing import Any

import pytest


@pytest.fixture
def model() -> dict[str, Any]:
    plain = ("Help", "Stop", "Cancel", "NavigateHome", "Fallback", "Yes", "No")
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": "home coach",
                "intents": [
                    *({"name": f"AMAZON.{name}Intent", "samples": []} for name in plain),
                    {
                        "name": "RepairIntent",
                        "slots": [
                            {
                                "name": "fault",
                                "type": "Fault",
                                "samples": ["it's the {fault}", "{fault}"],
                            },
                            {"name": "date", "type": "AMAZON.DATE"},
                        ],
                        "samples": ["{fault}", "my {fault} needs fixing", "fix my {fault} on {date}"],
                    },
                    {
                        "name": "MessageIntent",
                        "slots": [
                            {"name": "message", "type": "AMAZON.SearchQuery", "samples": ["{message}"]}
                        ],
                        "samples": ["tell my coach that {message}", "leave a message on the b. b. c. page"],
                    },
                    {
                        "name": "LevelIntent",
                        "slots": [{"name": "level", "type": "Level"}],
                        "samples": ["tell me {level}"],
                    },
                ],
                "types": [
                    {
                        "name": "Fault",
                        "values": [
                            {"id": "toilet_blocked", "name": {"value": "toilet", "synonyms": ["loo", "bog"]}},
                            {"id": "tap_drips", "name": {"value": "tap", "synonyms": ["dripping tap"]}},
                        ],
                    },
                    {
                        "name": "Level",
                        "values": [
                            {"id": "amounts", "name": {"value": "amounts", "synonyms": ["sums"]}},
                            {"id": "never", "name": {"value": "never", "synonyms": ["no"]}},
                        ],
                    },
                ],
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
            },
            "dialog": {
                "delegationStrategy": "SKILL_RESPONSE",
                "intents": [
                    {
                        "name": "RepairIntent",
                        "delegationStrategy": "SKILL_RESPONSE",
                        "confirmationRequired": False,
                        "prompts": {},
                        "slots": [
                            {
                                "name": "fault",
                                "type": "Fault",
                                "elicitationRequired": True,
                                "confirmationRequired": False,
                                "prompts": {"elicitation": "Ask.Fault"},
                                "validations": [
                                    {"type": "hasEntityResolutionMatch", "prompt": "Again.Fault"}
                                ],
                            },
                            {"name": "date", "type": "AMAZON.DATE", "elicitationRequired": False},
                        ],
                    }
                ],
            },
            "prompts": [
                {"id": "Ask.Fault", "variations": [{"type": "PlainText", "value": "What is broken?"}]},
                {
                    "id": "Again.Fault",
                    "variations": [{"type": "PlainText", "value": "I don't know {fault}. What is broken?"}],
                },
            ],
        }
    }
