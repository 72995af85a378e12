"""A conversation with something of everything in it, at each question that can be open."""

from skill.dialogue.answers import ANSWER
from skill.dialogue.catalogue import questions_of
from skill.dialogue.reply import Elicit
from skill.dialogue.state import Asking
from skill.domain.repairs.triage import Question
from tests.policy.house import House, Json, handlers

QUESTION = "Is that right?"
BEGUN: Json = {
    "question": QUESTION,
    "said": "Hello.",
    "launched": True,
    "fault": "no_heating",
    "whether": next(iter(Question)).value,
    "other_fault": "tap_dripping",
    "other_room": "kitchen",
    "message": "the parcel is here",
    "topic": "rent",
    "level": "amounts",
    "resume": "RentBalanceIntent",
}


def state_at(asking: Asking, **changes: object) -> Json:
    return {**BEGUN, "asking": asking.value, **changes}


def elicited(house: House) -> dict[Asking, Elicit]:
    """The slot that each question is answered in; every one but that of the danger is asked by a journey."""
    asked = questions_of(handlers(house.settings))
    return {asking: asked[asking].elicit if asking in asked else ANSWER for asking in Asking}
