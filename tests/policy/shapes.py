"""The shapes a request may have for any intent: fewer fields than Amazon sends today, more, and others."""

from collections.abc import Callable

from tests.policy.house import INTENTS, Json, intent, slot

Shape = Callable[[str, str], Json]


VALUES = {"AMAZON.DATE": "2026-11-28", "AMAZON.NUMBER": "3", "AMAZON.Ordinal": "2"}
"""A usable value for a slot of a built-in type; anything else hears words."""


GARBAGE: Json = {
    "asking": 7,
    "fault": ["burst_pipe"],
    "room": {"a": "kitchen"},
    "job": None,
    "events": "E1",
    "event_offset": "three",
    "event": 7,
    "pin": True,
    "link": 7,
    "choice": ["amounts"],
    "launched": 1,
    "missed": -2.5,
    "said": {"ssml": "<speak>"},
    "question": False,
    "topic": "nothing anyone defined",
    "held": ["gas", {"slots": 7}],
    "cleared": "violence",
    "not_ours": {"deep": [1, {"er": None}]},
}


NONSENSE: Json = {
    "fault": "no_such_fault",
    "room": "ballroom",
    "job": "no such job",
    "change": "explode",
    "on": "2026-99-99",
    "topic": "gossip",
    "events": ["E-gone", "E-never"],
    "event_offset": -5,
    "event": "E-never",
    "pin": "0123456789abcdef",
    "link": "\ud800",
    "choice": "",
    "held": {
        "hazard": "gas",
        "intent": "NoSuchIntent",
        "slots": {"no_such_slot": ["<b>unfinished & broken", "\ud800"]},
        "asking": "gossip",
        "question": "<b>unfinished & broken?",
        "missed": -1,
    },
    "cleared": ["gossip", "violence", 7],
    "resume": "NoSuchIntent",
    "missed": -1,
    "said": "<b>unfinished & broken",
    "question": "not a question",
}
"""Of the right types, and wrong in every value."""


def no_session_attributes(name: str, user: str) -> Json:
    return intent(name, *filled(name), user=user)


def empty_slots(name: str, user: str) -> Json:
    return intent(name, user=user)


def slots_without_a_value(name: str, user: str) -> Json:
    return intent(name, *[slot(each) for each in INTENTS[name]], user=user, attributes={})


def slots_that_are_null(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["request"]["intent"]["slots"] = {
        each: {"name": each, "value": None, "resolutions": None} for each in INTENTS[name]
    }
    return request


def slots_matched_to_nothing(name: str, user: str) -> Json:
    return intent(name, *[slot(each, "wibble wobble", matched=False) for each in INTENTS[name]], user=user)


def slots_with_ids_that_no_one_defined(name: str, user: str) -> Json:
    return intent(
        name, *[slot(each, "the thing", ids=["brand_new_thing"]) for each in INTENTS[name]], user=user
    )


def slots_with_question_marks(name: str, user: str) -> Json:
    return intent(name, *[slot(each, "?") for each in INTENTS[name]], user=user)


def garbage_attributes(name: str, user: str) -> Json:
    return intent(name, *filled(name), user=user, attributes=GARBAGE)


def attributes_that_are_a_list(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["session"]["attributes"] = ["not", "a", "dict"]
    return request


def no_session(name: str, user: str) -> Json:
    request = intent(name, *filled(name), user=user)
    del request["session"]
    return request


def no_context_but_the_application(name: str, user: str) -> Json:
    request = intent(name, *filled(name), user=user)
    request["context"] = {"System": {"application": request["context"]["System"]["application"]}}
    return request


def no_one_is_named(name: str, user: str) -> Json:
    request = intent(name, *filled(name), user=user)
    del request["session"]["user"], request["context"]["System"]["user"]
    return request


def new_enum_values_and_fields(name: str, user: str) -> Json:
    request = intent(name, *filled(name), user=user)
    request["request"] |= {"dialogState": "PONDERING", "locale": "cy-GB", "mood": {"guess": "fine"}}
    request["request"]["intent"] |= {"confirmationStatus": "SHRUGGED", "certainty": 0.5}
    request["context"] |= {"Hologram": {"depth": 3}, "Viewport": "huge"}
    request["session"]["user"]["permissions"] = {"scopes": {"alexa::new": {"status": "MAYBE"}}}
    for each in request["request"]["intent"]["slots"].values():
        each |= {"source": "TELEPATHY", "slotValue": {"type": "Triple", "value": [1, 2, 3]}}
    return request


def no_slots_object(name: str, user: str) -> Json:
    request = intent(name, user=user)
    request["request"]["intent"]["slots"] = None
    return request


def no_request_id(name: str, user: str) -> Json:
    request = intent(name, *filled(name), user=user)
    del request["request"]["requestId"], request["request"]["timestamp"]
    return request


SHAPES: tuple[Shape, ...] = (
    no_session_attributes,
    empty_slots,
    slots_without_a_value,
    slots_that_are_null,
    slots_matched_to_nothing,
    slots_with_ids_that_no_one_defined,
    slots_with_question_marks,
    garbage_attributes,
    attributes_that_are_a_list,
    no_session,
    no_context_but_the_application,
    no_one_is_named,
    new_enum_values_and_fields,
    no_slots_object,
    no_request_id,
)


def filled(name: str) -> list[Json]:
    return [slot(each, VALUES.get(kind, "that one")) for each, kind in INTENTS[name].items()]
