"""Phrases to try: at the beginning, and in answer to each question that can be open."""

from collections.abc import Mapping
from dataclasses import dataclass

from skill.dialogue.state import Asking, Conversation
from skill.housing.sample.homes import PIN
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.envelope import Envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`note` says what is special about it."""

    say: str
    note: str = ""


def _plain(*phrases: str) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(say=phrase) for phrase in phrases)


OPENERS = _plain(
    "what's my rent balance",
    "my kitchen tap is dripping",
    "I've reported this three times",
    "when is my repair visit",
    "what's on nearby this weekend",
    "ask my coach to ring me",
    "did my payment arrive",
    "I can smell gas",
    "open home coach",
)

YES_OR_NO = _plain("yes", "no")

ANSWERS: Mapping[Asking, tuple[Suggestion, ...]] = {
    Asking.ANYTHING_ELSE: _plain("what's my rent balance", "what's on this weekend", "no"),
    Asking.REPAIR_FAULT: _plain("a dripping tap", "no hot water", "the toilet won't flush"),
    Asking.REPAIR_ROOM: _plain("the kitchen", "the bathroom", "the hall"),
    Asking.REPAIR_QUESTION: _plain("yes", "no", "I don't know", "skip"),
    Asking.REPAIR_SLOT: _plain("the first one", "the last one", "in the morning", "none of those"),
    Asking.MOVE_WHICH: _plain("the toilet", "the fence"),
    Asking.CANCEL_WHICH: _plain("the toilet", "the fence"),
    Asking.MESSAGE_TEXT: _plain("tell them that the gate is locked"),
    Asking.EVENTS: _plain("tell me about the second one", "yes", "no"),
    Asking.ANOTHER_EVENT: _plain("the first one", "no"),
    Asking.LINK_CODE: (Suggestion(say="one two three four five six", note="a wrong code"),),
    Asking.PIN: (
        Suggestion(say=" ".join(PIN), note="the right PIN"),
        Suggestion(say="1 1 1 1", note="a wrong PIN"),
    ),
    Asking.LEVEL: _plain("amounts", "just whether I'm up to date", "nothing"),
    Asking.RATING: _plain("five", "two"),
}
"""To the questions that want more than a yes or a no."""


def answers(exchange: Exchange) -> tuple[Suggestion, ...]:
    """Answers to the question that an exchange has left open; after a closed one, the openers."""
    if not exchange.is_open:
        return OPENERS
    asking = _asking(exchange.response)
    if asking is Asking.ANYTHING_ELSE and _just_launched(exchange):
        return OPENERS
    return answers_to(asking) if asking else OPENERS


def answers_to(asking: Asking) -> tuple[Suggestion, ...]:
    return ANSWERS.get(asking, YES_OR_NO)


def _asking(response: Envelope) -> Asking | None:
    return Conversation.read(response.get("sessionAttributes")).asking


def _just_launched(exchange: Exchange) -> bool:
    return exchange.recognised is not None and exchange.recognised.intent == "LaunchRequest"
