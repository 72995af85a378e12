"""Envelopes as Alexa sends them, and seeded ways of spoiling one: a seed always gives the same envelope."""

import copy
import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, get_type_hints

from skill.dialogue.state import Asking, Conversation, Held
from skill.domain.danger.hazards import Hazard
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Question
from tests.policy.house import INTENTS, LINKED, STRANGER, Json, envelope, intent, slot
from tests.policy.shapes import GARBAGE, NONSENSE, filled

FIELDS = [*get_type_hints(Conversation), "slots", "not_ours"]
HELD_FIELDS = [*get_type_hints(Held), "not_ours"]

SPOKEN = (
    "a dripping tap in the kitchen",
    "the second one",
    "never mind",
    "no yes stop",
    "i can smell gas",
    "it feels a bit funny in here",
    'tell Priya & <Co> that £5 isn\'t "enough"',
    "???",
    "12 34",
    "2026-12-02",
    "2026-W49-WE",
    "XXXX",
)
BROKEN_TEXT = (
    "\ud800",
    "\udfff lone",
    "\x00",
    "a\x1b[31mb",
    "\ufffe",
    "</speak><audio src='x'/>",
    "&",
    "&#0;",
)
NUMBERS = (0, -1, 1, 2**31, 2**63, 10**30, -0.0, 1.5, 1e308, True, False)


def deep(depth: int) -> Any:
    """One value inside another, objects and lists in turn."""
    value: Any = "the end"
    for level in range(depth):
        value = {"value": value} if level % 2 else [value]
    return value


def hostile(random: Random) -> Any:
    """A value of any type, now and then a very long or a very deep one."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: None,
        lambda: random.choice(NUMBERS),
        lambda: random.choice(SPOKEN),
        lambda: random.choice(BROKEN_TEXT),
        lambda: str(random.choice(NUMBERS)),
        lambda: random.choice(list(Asking)).value,
        lambda: random.choice(list(Hazard)).value,
        lambda: random.choice(list(FAULTS)),
        lambda: random.choice(list(Room)).value,
        lambda: random.choice(list(INTENTS)),
        lambda: [hostile(random) for _ in range(random.randrange(4))],
        lambda: {random.choice(FIELDS): hostile(random) for _ in range(random.randrange(4))},
        lambda: copy.deepcopy(random.choice((GARBAGE, NONSENSE))),
        lambda: f"plumbing 2026-11-30T08:00:00+00:00 2026-11-30T12:00:00+00:00 {random.choice(BROKEN_TEXT)}",
    )
    extremes: tuple[Callable[[], Any], ...] = (
        lambda: (
            random.choice(("a", "ab ", "\U0001f525", "é", "\ud800", "&", "<", "9"))
            * random.choice((300, 3_000, 30_000))
        ),
        lambda: deep(random.choice((10, 100, 400))),
        lambda: ["E1"] * random.choice((100, 10_000)),
        lambda: {f"key {number}": number for number in range(random.choice((100, 3_000)))},
    )
    return random.choice(extremes if random.random() < 0.04 else kinds)()


def attributes(random: Random) -> Any:
    """What a session might bring back: any question open, and anything in any field of the conversation."""
    if random.random() < 0.1:
        return hostile(random)
    found: Json = {
        "asking": random.choice(list(Asking)).value,
        "question": random.choice(("Shall I?", "Which one?", "not a question")),
        "said": random.choice(SPOKEN[:6]),
    }
    if random.random() < 0.3:
        found["held"] = held(random)
    if random.random() < 0.5:
        found["fault"] = random.choice(list(FAULTS))
        found["whether"] = random.choice(list(Question)).value
    for _ in range(random.randrange(5)):
        found[random.choice(FIELDS)] = hostile(random)
    return found


def held(random: Random) -> Any:
    """What waits for the answer whether it is danger, with some of it spoilt."""
    name = random.choice(list(INTENTS))
    found: Json = {
        "hazard": random.choice(list(Hazard)).value,
        "intent": name,
        "slots": {each: [random.choice(SPOKEN), ""] for each in INTENTS[name]} or {"words": ["x", ""]},
        "asking": random.choice(list(Asking)).value,
        "question": "Which room?",
    }
    for _ in range(random.randrange(3)):
        found[random.choice(HELD_FIELDS)] = hostile(random)
    return found if random.random() < 0.9 else hostile(random)


def resolved(name: str, code: str) -> Json:
    """A slot of which Alexa says by a code how its look-up ended."""
    made = slot(name, "dripping tap")
    authority = {"authority": f"amzn1.er-authority.echo-sdk.x.{name}", "status": {"code": code}}
    return {**made, "resolutions": {"resolutionsPerAuthority": [authority]}}


def only_in_slot_value(name: str) -> Json:
    values = [{"type": "Simple", "value": "dripping tap"}, {"type": "Simple", "value": "no heating"}]
    return {"name": name, "slotValue": {"type": "List", "values": values}}


def sound(random: Random) -> Json:
    """An envelope as Alexa sends it, for any intent at any question, and the other types of request."""
    user = random.choice((LINKED, LINKED, STRANGER))
    kind = random.random()
    if kind < 0.75:
        name = random.choice(list(INTENTS))
        made = intent(name, *_slots(name, random), user=user, request_id=_id(random))
        made["request"]["dialogState"] = random.choice(("STARTED", "IN_PROGRESS", "COMPLETED"))
        return made
    request: Json = {"type": random.choice(("LaunchRequest", "SessionEndedRequest"))}
    if kind > 0.9:
        request = {"type": random.choice(OTHER_TYPES), "body": {"userInformationPersistenceStatus": "X"}}
    elif request["type"] == "SessionEndedRequest":
        request |= {"reason": "ERROR", "error": {"type": "INVALID_RESPONSE", "message": "the slot"}}
    return envelope(request, user=user, request_id=_id(random))


OTHER_TYPES = (
    "AlexaSkillEvent.SkillDisabled",
    "Alexa.Presentation.APL.UserEvent",
    "CanFulfillIntentRequest",
    "Connections.Response",
    "Dialog.InputRequest",
    "Dialog.API.Invoked",
)


def _id(random: Random) -> str:
    return f"amzn1.echo-api.request.{random.getrandbits(64):x}"


def _slots(name: str, random: Random) -> Iterator[Json]:
    usual = {each["name"]: each for each in filled(name)}
    for each in INTENTS[name]:
        ways: tuple[Callable[[], Json], ...] = (
            lambda: usual[each],  # noqa: B023  # called at once
            lambda: slot(each, random.choice(SPOKEN)),  # noqa: B023
            lambda: slot(each),  # noqa: B023
            lambda: resolved(each, random.choice(("ER_ERROR_TIMEOUT", "ER_ERROR_EXCEPTION", "X"))),  # noqa: B023
            lambda: only_in_slot_value(each),  # noqa: B023
        )
        yield random.choice(ways)()


Place = tuple[Any, Any]
"""An object or list, and the key or position in it."""


def places(node: Any) -> Iterator[Place]:
    waiting = [node]
    while waiting:
        holder = waiting.pop()
        found = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        for key in found[:50]:
            yield holder, key
            if isinstance(holder[key], (dict, list)):
                waiting.append(holder[key])


def spoil(made: Json, random: Random) -> None:
    """One change anywhere in an envelope, in place."""
    holder, key = random.choice(list(places(made)))
    value = holder[key]
    ways: tuple[Callable[[], Any], ...] = (
        lambda: hostile(random),
        lambda: [value],
        lambda: {"value": value},
        lambda: str(value)[:1000] if not isinstance(value, str) else 7,
        lambda: f"{value}{random.choice(BROKEN_TEXT)}" if isinstance(value, str) else value,
    )
    if random.random() < 0.2:
        del holder[key]
    else:
        holder[key] = random.choice(ways)()
    if isinstance(holder, dict) and random.random() < 0.1:
        holder[random.choice((*FIELDS, "type", "value", "slots", "\ud800", ""))] = hostile(random)


def mutant(seed: int) -> Json:
    """Sound one time in ten, else with up to five changes."""
    random = Random(seed)  # no secret
    made = copy.deepcopy(sound(random))
    application = made["context"]["System"]["application"]
    made["session"]["attributes"] = attributes(random)
    for _ in range(0 if random.random() < 0.1 else random.randint(1, 5)):
        spoil(made, random)
    if random.random() < 0.9:
        _address(made, application)
    return made


def _address(made: Json, application: Json) -> None:
    """To us again: what names no skill is refused, and says nothing about the rest."""
    context = made.get("context")
    made["context"] = context if isinstance(context, dict) else {}
    system = made["context"].get("System")
    made["context"]["System"] = system if isinstance(system, dict) else {}
    made["context"]["System"]["application"] = application
    if isinstance(made.get("session"), dict):
        made["session"]["application"] = application


def mutant_text(seed: int) -> bytes:
    """As bytes, one time in ten with some of them changed or missing."""
    random = Random(seed)
    text = bytearray(json.dumps(mutant(seed)).encode())
    if random.random() < 0.1:
        for _ in range(random.randint(1, 4)):
            text[random.randrange(len(text))] = random.randrange(256)
        del text[random.choice((len(text), random.randrange(len(text)))) :]
    return bytes(text)
