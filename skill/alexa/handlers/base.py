"""What every handler is: the intents it claims, the slots it reads, and one answer."""

from collections.abc import Callable
from dataclasses import dataclass

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import IntentRequest, Response

from skill.alexa.reply import Reply, ask, to_response
from skill.alexa.session import REPORTING, Asking, Conversation
from skill.alexa.turn import Services, Turn
from skill.domain.repairs.reporting import LONGEST
from skill.domain.tenancy import Home
from skill.speech import common, linking, reporting


class IntentHandler(AbstractRequestHandler):
    """Answers the intents it claims. The SDK calls by keyword, so `handler_input` keeps its name.

    What `is_an_answer` and nothing else is misheard while a report asks something: "no, and I'm 82" is no
    rating. It is then for whoever takes what nobody understood.
    """

    intents: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    is_an_answer = False

    def __init__(self, services: Services) -> None:
        self.services = services

    def can_handle(self, handler_input: HandlerInput) -> bool:
        request = handler_input.request_envelope.request
        is_claimed = bool(
            isinstance(request, IntentRequest) and request.intent and request.intent.name in self.intents
        )
        return is_claimed and not (self.is_an_answer and _asks_in_a_report(handler_input))

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = Turn(handler_input, self.services, self.reads)
        return to_response(_or_a_person(self.reply(turn), turn), handler_input)

    def reply(self, turn: Turn) -> Reply:
        raise NotImplementedError

    def questions(self) -> dict[Asking, "Question"]:
        """The questions this handler asks, with what becomes of a yes and a no."""
        return {}


def _asks_in_a_report(handler_input: HandlerInput) -> bool:
    session = handler_input.request_envelope.session
    return Conversation.read(session.attributes if session else None).asking in REPORTING


def _or_a_person(reply: Reply, turn: Turn) -> Reply:
    """Whatever keeps a report from its end, even help or a change of mind: no seventh thing is asked for."""
    if not reply.question or reply.state.reporting < LONGEST:
        return reply
    return given_up(turn)


def given_up(turn: Turn) -> Reply:
    """A person instead; within a report it is said that nothing was reported, and who mends things."""
    in_report = turn.asking in REPORTING
    said = reporting.given_up(turn.landlord) if in_report else common.sorry_not_getting_it(turn.landlord)
    return ask(said, common.ANYTHING_ELSE, Asking.ANYTHING_ELSE, turn.fresh())


class HomeHandler(IntentHandler):
    """Answers about a home, and tells everybody else how to get theirs linked."""

    def reply(self, turn: Turn) -> Reply:
        return self.about_home(turn, self.reply_about)

    def about_home(self, turn: Turn, answer: Callable[[Turn, Home], Reply]) -> Reply:
        """An answer that needs a home; also for a yes, since a home can be unlinked between two turns."""
        if turn.home is None:
            return turn.answer(linking.not_linked(turn.landlord))
        return answer(turn, turn.home)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What yes, no and help mean while a question is open; `unsure` where it takes "I don't know" as well."""

    yes: Callable[[Turn], Reply]
    no: Callable[[Turn], Reply]
    help: str
    unsure: Callable[[Turn], Reply] | None = None
