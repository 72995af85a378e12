"""A reply of the dialogue as Alexa's answer: open with a question and its reprompt, or closed."""

from typing import Any

from skill.alexa.envelope import Json, write_envelope
from skill.dialogue.reply import Elicit, Reply
from skill.errors import BrokenReply
from skill.speech.plain import speakable

LONGEST_SPEECH = 8000
"""Characters of SSML that Amazon takes in one answer."""

LARGEST_ANSWER = 120_000
"""Bytes that Amazon takes in one answer, with what the session is to remember."""


def render(reply: Reply) -> Json:
    """Raises `BrokenReply` for one that Amazon would throw away."""
    if len(reply.speech) > LONGEST_SPEECH:
        raise BrokenReply("too long")
    answer = closed(reply.speech)
    response = answer["response"]
    if reply.question:
        answer["sessionAttributes"] = _speakable(reply.state.attributes())
        response["shouldEndSession"] = False
        response["reprompt"] = {"outputSpeech": _ssml(reply.question)}
    if reply.elicit:
        response["directives"] = [_elicit_slot(reply.elicit)]
    if reply.card:
        response["card"] = _speakable(
            {"type": "Simple", "title": reply.card.title, "content": reply.card.text}
        )
    # Speech alone cannot be too large; what is remembered can.
    if reply.question and len(write_envelope(answer)) > LARGEST_ANSWER:
        raise BrokenReply("too large")
    return answer


def closed(speech: str) -> Json:
    """An answer that ends the session and needs nothing else to have worked."""
    response = {"outputSpeech": _ssml(speech), "shouldEndSession": True}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def no_answer() -> Json:
    """To what Alexa only lets us know."""
    return {"version": "1.0", "response": {}}


def _ssml(speech: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{speakable(speech)}</speak>"}


def _speakable(value: Any) -> Any:
    """Half a surrogate pair cannot be written as UTF-8, whatever it is in."""
    if isinstance(value, str):
        return speakable(value)
    if isinstance(value, dict):
        return {speakable(key): _speakable(each) for key, each in value.items()}
    return [_speakable(each) for each in value] if isinstance(value, list) else value


def _elicit_slot(elicit: Elicit) -> Json:
    """The intent goes along with empty slots: what was understood so far is in our own state."""
    slots = {elicit.slot: {"name": elicit.slot}}
    return {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": elicit.slot,
        "updatedIntent": {"name": elicit.intent, "slots": slots},
    }
