"""A small model with one intent of every kind, so that these tests do not depend on the real samples."""

from typing import Any

import pytest

from skill.interaction_model.model import InteractionModel
from skill.nlu.understanding import Understanding


def _intent(name: str, samples: list[str], **slots: str | tuple[str, list[str]]) -> dict[str, Any]:
    declared = [
        {"name": slot, "type": kind}
        if isinstance(kind, str)
        else {"name": slot, "type": kind[0], "samples": kind[1]}
        for slot, kind in slots.items()
    ]
    return {"name": name, "slots": declared, "samples": samples}


def _type(name: str, **values: list[str]) -> dict[str, Any]:
    return {
        "name": name,
        "values": [
            {"id": key, "name": {"value": phrases[0], "synonyms": phrases[1:]}}
            for key, phrases in values.items()
        ],
    }


INTENTS = [
    _intent(
        "RentBalanceIntent",
        [
            "what's my rent balance",
            "how much do i owe",
            "am i behind with the rent",
            "i've fallen behind with the rent",
            "how much rent do i owe",
        ],
    ),
    _intent("RentPaymentsIntent", ["did my payment arrive", "what did i pay {date}"], date="AMAZON.DATE"),
    _intent(
        "ReportRepairIntent",
        [
            "{fault}",
            "{fault} in the {room}",
            "my {fault}",
            "something's broken",
            "report a repair",
            "i need someone to fix my {room}",
        ],
        fault=("Fault", ["it's the {fault}", "{fault}"]),
        room=("Room", ["in the {room}", "{room}"]),
    ),
    _intent(
        "EmergencyIntent",
        ["{hazard}", "i'm in danger", "there's {hazard}", "help there's a fire"],
        hazard="Hazard",
    ),
    _intent(
        "RepairStatusIntent",
        ["what's happening with my repair", "any news on my {fault}", "how is my repair getting on"],
        fault="Fault",
    ),
    _intent(
        "ChangeAppointmentIntent",
        ["move my appointment to {date}", "change my appointment", "i won't be in {date}"],
        date="AMAZON.DATE",
    ),
    _intent(
        "WhatsOnIntent",
        ["what's on {date}", "what's on", "is there any {activity}", "any {activity} {date}"],
        date="AMAZON.DATE",
        activity="Activity",
    ),
    _intent("EventDetailsIntent", ["tell me about the {position} one"], position="AMAZON.Ordinal"),
    _intent(
        "LeaveMessageIntent",
        ["tell my coach that {message}", "leave a message"],
        message=("AMAZON.SearchQuery", ["tell her {message}", "say {message}"]),
    ),
    _intent(
        "LinkHomeIntent",
        ["my code is {code}", "link my home"],
        code=("AMAZON.NUMBER", ["{code}", "it is {code}"]),
    ),
    _intent("PinIntent", ["my pin is {pin}"], pin=("AMAZON.FOUR_DIGIT_NUMBER", ["{pin}"])),
    _intent("AMAZON.StopIntent", []),
    _intent("AMAZON.CancelIntent", []),
    _intent("AMAZON.HelpIntent", []),
    _intent("AMAZON.YesIntent", []),
    _intent("AMAZON.NoIntent", []),
    _intent("AMAZON.RepeatIntent", ["pardon me"]),
    _intent("AMAZON.FallbackIntent", []),
]
TYPES = [
    _type(
        "Fault",
        toilet_not_flushing=["toilet not flushing", "toilet won't flush", "toilet is not flushing"],
        tap_dripping=["dripping tap", "tap keeps dripping", "leaking tap"],
        boiler_not_working=["boiler not working", "boiler has packed up", "boiler"],
        gate_broken=["broken gate", "gate has come off"],
        fire_door_damaged=["fire door won't close", "fire door damaged"],
    ),
    _type(
        "Room",
        kitchen=["kitchen"],
        bathroom=["bathroom", "shower room"],
        living_room=["living room", "front room"],
    ),
    _type(
        "Hazard",
        gas=["smell gas", "smell of gas", "gas leak"],
        fire=["on fire", "fire"],
        flood=["burst pipe", "house is flooding"],
        injury=["i've fallen"],
    ),
    _type("Activity", music=["music", "singing"], dance=["dancing", "tea dance"]),
]
DOCUMENT: dict[str, Any] = {
    "interactionModel": {
        "languageModel": {"invocationName": "home coach", "intents": INTENTS, "types": TYPES},
        "dialog": {
            "intents": [
                {
                    "name": "ReportRepairIntent",
                    "delegationStrategy": "SKILL_RESPONSE",
                    "slots": [
                        {
                            "name": "fault",
                            "type": "Fault",
                            "elicitationRequired": True,
                            "prompts": {"elicitation": "Elicit.Fault"},
                        },
                        {"name": "room", "type": "Room", "elicitationRequired": False},
                    ],
                }
            ]
        },
    }
}


@pytest.fixture(scope="session")
def small_model() -> InteractionModel:
    return InteractionModel.from_document(DOCUMENT)


@pytest.fixture(scope="session")
def understanding(small_model: InteractionModel) -> Understanding:
    return Understanding(small_model)
