"""What an answer of any skill has to be, by Amazon's reference: every fault of one answer, in words."""

import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from skill.alexa.response import LARGEST_ANSWER, LONGEST_SPEECH
from tests.policy.house import INTENTS, Json

KEYS = {
    "answer": {"version", "sessionAttributes", "response"},
    "response": {"outputSpeech", "reprompt", "card", "directives", "shouldEndSession"},
}


def faults(answer: Json) -> list[str]:
    return [*_of_answer(answer), *_of_response(answer["response"])]


def _of_answer(answer: Json) -> Iterator[str]:
    if answer.get("version") != "1.0" or set(answer) - KEYS["answer"]:
        yield f"keys or version: {sorted(answer)}"
    try:
        text = json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, TypeError) as problem:
        yield f"cannot be sent: {problem}"
    else:
        if max(len(text), len(json.dumps(answer))) >= LARGEST_ANSWER:
            yield f"too large: {len(text)}"
    is_open = answer["response"].get("shouldEndSession") is False
    if not isinstance(answer.get("sessionAttributes", {}), dict):
        yield "attributes are no object"
    elif answer.get("sessionAttributes") and not is_open:
        yield "a closed session remembers something"


def _of_response(response: Json) -> Iterator[str]:
    if set(response) - KEYS["response"]:
        yield f"keys of the response: {sorted(response)}"
    if not response:
        return
    if not isinstance(response.get("shouldEndSession"), bool):
        yield "does not say whether the session ends"
    yield from _of_speech(response.get("outputSpeech"))
    if response.get("shouldEndSession") is False:
        yield from _of_speech(response.get("reprompt", {}).get("outputSpeech"))
    elif "reprompt" in response or "directives" in response:
        yield "asks in a session that ends"
    for directive in response.get("directives", []):
        yield from _of_directive(directive)
    card = response.get("card")
    if card is not None and not (card.get("type") == "Simple" and card.get("title") and card.get("content")):
        yield "not a simple card"


def _of_speech(speech: Any) -> Iterator[str]:
    if (
        not isinstance(speech, dict)
        or speech.get("type") != "SSML"
        or not isinstance(speech.get("ssml"), str)
    ):
        yield f"no speech: {speech!r}"
        return
    try:
        root = ElementTree.fromstring(speech["ssml"])
    except ElementTree.ParseError as problem:
        yield f"not well-formed: {problem}"
        return
    if root.tag != "speak" or not "".join(root.itertext()).strip():
        yield "nothing is said"
    if len(speech["ssml"]) > LONGEST_SPEECH + len("<speak></speak>"):
        yield "too long"


def _of_directive(directive: Json) -> Iterator[str]:
    """An intent that is updated and a slot that is asked for have to be the model's."""
    updated = directive.get("updatedIntent", {})
    if directive.get("type") != "Dialog.ElicitSlot":
        yield f"directive {directive.get('type')}"
    elif directive.get("slotToElicit") not in INTENTS.get(updated.get("name"), {}):
        yield f"elicits {directive.get('slotToElicit')!r} of {updated.get('name')!r}"
