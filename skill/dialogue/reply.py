"""One answer, open with a question or closed, and the rules that every answer keeps."""

import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from skill.dialogue.state import REPORTING, Asking, Conversation
from skill.domain.danger.hazards import Hazard
from skill.errors import BrokenReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Shown in the assistant's app, which anyone in the home may read: the landlord's facts alone."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elicit:
    """A slot that the next words are for; its intent must stand in the model's dialog section.

    Whatever is said for one that `is_free_text` is its value, apart from an answer with nothing beside it.
    """

    intent: str
    slot: str
    is_free_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer. With a `question` the session stays open and the question is its reprompt too.

    `said` and `question` are SSML without its outer tag. `state` is what the conversation remembers if it
    stays open; a closed one remembers nothing. `elicit` comes from the catalogue's open question. `danger` is
    the one that this is the answer to, so that the door treats it as one that the screen found.
    """

    said: str
    question: str = ""
    state: Conversation = field(default_factory=Conversation)
    card: Card | None = None
    elicit: Elicit | None = None
    danger: Hazard | None = None

    @property
    def speech(self) -> str:
        return f"{self.said} {self.question}".strip()


def tell(said: str, *, card: Card | None = None) -> Reply:
    """Say it and close the session."""
    return Reply(said=said, card=card)


def ask(
    said: str,
    question: str,
    asking: Asking,
    state: Conversation,
    *,
    missed: int = 0,
    card: Card | None = None,
) -> Reply:
    """Say it, ask one question and listen. The question must name no one and nothing of theirs."""
    asked = state.reporting + 1 if asking in REPORTING else 0
    kept = replace(state, asking=asking, missed=missed, said=said, question=question, reporting=asked)
    return Reply(said=said, question=question, state=kept, card=card)


_OPEN_QUESTION = re.compile(r"\?\s*$")
_MARKUP = re.compile(r"<[^>]+>")


def check(reply: Reply) -> None:
    """The rules of every answer: something is said, in sound SSML, with a question only when it listens.

    Raises `BrokenReply`, so that a broken answer never leaves.
    """
    speech = reply.speech
    if not speech:
        raise BrokenReply("empty")
    if "&" in speech or "<" in speech:
        try:
            ElementTree.fromstring(f"<speak>{speech}</speak>")
        except ElementTree.ParseError:
            raise BrokenReply("not well-formed SSML") from None
    if reply.question and not asks(reply.question):
        raise BrokenReply("an open session without a question")
    if not reply.question and asks(reply.said):
        raise BrokenReply("a question without an open session")


def asks(words: str) -> bool:
    """Whether the last thing said is a question."""
    return _OPEN_QUESTION.search(_MARKUP.sub("", words)) is not None


def open_question(state: Conversation) -> Asking | None:
    """The question that waits for its answer, if one does."""
    return state.asking if asks(state.question) else None
