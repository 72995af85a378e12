"""What a handler returns, and how it becomes Amazon's response: open with a question, or closed."""

import re
from dataclasses import dataclass, field, replace
from xml.etree import ElementTree

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Intent, Response, Slot
from ask_sdk_model.dialog import ElicitSlotDirective
from ask_sdk_model.ui import SimpleCard

from skill.alexa.session import REPORTING, Asking, Conversation
from skill.domain.ids import parse_enum
from skill.errors import BrokenReply

LONGEST_SPEECH = 8000
"""Characters of SSML that Amazon takes in one answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Shown in the Alexa app, which anybody in the home may read: landlord's facts only, nobody's own."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Elicit:
    """A slot that the next words are for; its intent must stand in the model's dialog section."""

    intent: str
    slot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer. With a `question` the session stays open and the question is its reprompt too.

    `state` is what the conversation remembers if it stays open; a closed one remembers nothing.
    """

    said: str
    question: str = ""
    state: Conversation = field(default_factory=Conversation)
    card: Card | None = None

    @property
    def elicit(self) -> Elicit | None:
        asking = parse_enum(Asking, self.state.asking) if self.question else None
        return ELICITS.get(asking) if asking else None

    @property
    def speech(self) -> str:
        return f"{self.said} {self.question}".strip()


def tell(said: str, *, card: Card | None = None) -> Reply:
    """Say it and close the session."""
    return Reply(said=said, card=card)


ELICITS = {
    Asking.REPAIR_FAULT: Elicit(intent="ReportRepairIntent", slot="fault"),
    Asking.REPAIR_ROOM: Elicit(intent="ReportRepairIntent", slot="room"),
    Asking.REPAIR_SLOT: Elicit(intent="ChooseVisitIntent", slot="date"),
    Asking.MOVE_WHICH: Elicit(intent="ChangeAppointmentIntent", slot="fault"),
    Asking.CANCEL_WHICH: Elicit(intent="CancelRepairIntent", slot="fault"),
    Asking.MESSAGE_TEXT: Elicit(intent="LeaveMessageIntent", slot="message"),
    Asking.LINK_CODE: Elicit(intent="LinkHomeIntent", slot="code"),
    Asking.LEVEL: Elicit(intent="AnswerLevelIntent", slot="level"),
    Asking.PIN: Elicit(intent="PinIntent", slot="pin"),
    Asking.RATING: Elicit(intent="FeedbackIntent", slot="rating"),
}
"""The questions whose answer is a slot: Alexa is told which one to listen for."""


def ask(
    said: str,
    question: str,
    asking: Asking,
    state: Conversation,
    *,
    missed: int = 0,
    card: Card | None = None,
) -> Reply:
    """Say it, ask one question and listen. The question must name nobody and nothing of theirs."""
    asked = state.reporting + 1 if asking in REPORTING else 0
    kept = replace(state, asking=asking.value, missed=missed, said=said, question=question, reporting=asked)
    return Reply(said=said, question=question, state=kept, card=card)


def to_response(reply: Reply, handler_input: HandlerInput) -> Response:
    """Amazon's response, checked; raises `BrokenReply` rather than let a broken one leave."""
    check(reply)
    builder = handler_input.response_builder
    builder.speak(reply.speech)
    if reply.question:
        builder.ask(reply.question)
    if handler_input.request_envelope.session is not None:
        attributes = reply.state.attributes() if reply.question else {}
        handler_input.attributes_manager.session_attributes = attributes
    builder.set_should_end_session(not reply.question)
    if reply.elicit:
        builder.add_directive(_directive(reply.elicit))
    if reply.card:
        builder.set_card(SimpleCard(title=reply.card.title, content=reply.card.text))
    return builder.response


def _directive(elicit: Elicit) -> ElicitSlotDirective:
    """The intent goes along with empty slots: what was understood so far is in our own state."""
    return ElicitSlotDirective(
        slot_to_elicit=elicit.slot,
        updated_intent=Intent(name=elicit.intent, slots={elicit.slot: Slot(name=elicit.slot)}),
    )


_OPEN_QUESTION = re.compile(r"\?\s*$")
_MARKUP = re.compile(r"<[^>]+>")


def check(reply: Reply) -> None:
    """The rules of every answer: said at all, short enough, sound SSML, a question only when it listens."""
    speech = reply.speech
    if not speech or len(speech) > LONGEST_SPEECH:
        raise BrokenReply("empty or too long")
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
