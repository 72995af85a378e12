"""A reply of the dialogue as Alexa's answer: open with a question and its reprompt, or closed."""

from skill.alexa.envelope import Json
from skill.dialogue.reply import Elicit, Reply
from skill.errors import BrokenReply

LONGEST_SPEECH = 8000
"""Characters of SSML that Amazon takes in one answer."""


def render(reply: Reply) -> Json:
    """Raises `BrokenReply` for one that Amazon would throw away."""
    if len(reply.speech) > LONGEST_SPEECH:
        raise BrokenReply("too long")
    answer = closed(reply.speech)
    response = answer["response"]
    if reply.question:
        answer["sessionAttributes"] = reply.state.attributes()
        response["shouldEndSession"] = False
        response["reprompt"] = {"outputSpeech": _ssml(reply.question)}
    if reply.elicit:
        response["directives"] = [_elicit_slot(reply.elicit)]
    if reply.card:
        response["card"] = {"type": "Simple", "title": reply.card.title, "content": reply.card.text}
    return answer


def closed(speech: str) -> Json:
    """An answer that ends the session and needs nothing else to have worked."""
    response = {"outputSpeech": _ssml(speech), "shouldEndSession": True}
    return {"version": "1.0", "sessionAttributes": {}, "response": response}


def no_answer() -> Json:
    """To what Alexa only lets us know."""
    return {"version": "1.0", "response": {}}


def _ssml(speech: str) -> Json:
    return {"type": "SSML", "ssml": f"<speak>{speech}</speak>"}


def _elicit_slot(elicit: Elicit) -> Json:
    """The intent goes along with empty slots: what was understood so far is in our own state."""
    slots = {elicit.slot: {"name": elicit.slot}}
    return {
        "type": "Dialog.ElicitSlot",
        "slotToElicit": elicit.slot,
        "updatedIntent": {"name": elicit.intent, "slots": slots},
    }
