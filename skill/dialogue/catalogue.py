"""Every journey in one list, and which of them answers a turn."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from skill.dialogue.answers import FALLBACK, as_meant
from skill.dialogue.handler import HomeHandler, IntentHandler, OpenQuestion, given_up
from skill.dialogue.journeys import (
    coaching,
    common,
    complaints,
    events,
    linking,
    rent,
    repairs,
    reporting,
    safety,
    visits,
    whats_on,
)
from skill.dialogue.reply import Elicit, Reply, check, open_question
from skill.dialogue.request import LAUNCH, Request
from skill.dialogue.state import REPORTING, Asking, Conversation
from skill.dialogue.turn import Turn
from skill.domain.repairs.reporting import LONGEST
from skill.services.wiring import Services
from skill.trace import TraceKind, trace

PROOFS = frozenset({"LinkHomeIntent", "PinIntent"})
"""Of these one may be given where the other was asked for, and it is said what is wanted."""


def journeys(services: Services) -> tuple[IntentHandler, ...]:
    """What a tenant can do, a handler for each. The order does not matter."""
    money: dict[str, HomeHandler] = {
        intent: handler
        for handler in (
            rent.RentBalanceHandler(services),
            rent.RentPaymentsHandler(services),
            rent.NextRentHandler(services),
        )
        for intent in handler.intents
    }
    choose = visits.ChooseVisitHandler(services, reporting.then_the_waiting_fault)
    level = linking.AnswerLevelHandler(services, _resume(money))
    resume = _resume(money | dict.fromkeys(level.intents, level))
    return (
        safety.EmergencyHandler(services),
        safety.WhoToRingHandler(services),
        *money.values(),
        rent.PayRentHandler(services),
        rent.RentHelpHandler(services),
        reporting.ReportRepairHandler(services),
        choose,
        repairs.RepairStatusHandler(services),
        repairs.RepairAppointmentHandler(services),
        repairs.ChangeAppointmentHandler(services),
        repairs.CancelRepairHandler(services),
        whats_on.WhatsOnHandler(services),
        whats_on.PreviousHandler(services),
        whats_on.WalkLimitHandler(services),
        events.EventHandler(services, choose),
        coaching.MyCoachHandler(services),
        coaching.CallMeBackHandler(services),
        coaching.LeaveMessageHandler(services),
        coaching.FeedbackHandler(services),
        complaints.ComplaintHandler(services),
        repairs.OtherHomeHandler(services),
        linking.LinkHomeHandler(services, resume),
        linking.UnlinkHomeHandler(services),
        level,
        linking.PinHandler(services, resume),
        common.LaunchHandler(services),
        common.RepeatHandler(services),
    )


def intent_handlers(services: Services) -> tuple[IntentHandler, ...]:
    """The journeys, and what answers the question that one of them has left open."""
    asking = journeys(services)
    questions = questions_of(asking)
    return (
        *asking,
        common.NotSureHandler(services, questions),
        common.SkipHandler(services, questions, whats_on.NextHandler(services)),
        common.HelpHandler(services, questions),
        common.YesHandler(services, questions),
        common.NoHandler(services, questions),
        common.StopHandler(services, questions),
        common.FallbackHandler(services, questions),
        common.FreeWordsHandler(services, questions),
        common.AnswerHandler(services, questions),
    )


def by_intent(handlers: Iterable[IntentHandler]) -> dict[str, IntentHandler]:
    """Raises `ValueError` for an intent that two of them claim."""
    found: dict[str, IntentHandler] = {}
    for handler in handlers:
        for intent in handler.intents:
            if intent in found:
                names = f"{type(found[intent]).__name__} and {type(handler).__name__}"
                raise ValueError(f"{intent} is claimed twice, by {names}")
            found[intent] = handler
    return found


def questions_of(handlers: Iterable[IntentHandler]) -> dict[Asking, OpenQuestion]:
    """Raises `ValueError` for a question that two of them ask."""
    found: dict[Asking, OpenQuestion] = {}
    for handler in handlers:
        for asking, question in handler.questions().items():
            if asking in found:
                raise ValueError(f"{asking!r} is asked twice, the second time by {type(handler).__name__}")
            found[asking] = question
    return found


def _resume(interrupted: Mapping[str, HomeHandler]) -> linking.Resume:
    """Going on with what a PIN or a choice interrupted."""

    def go_on(turn: Turn, intent: str) -> Reply | None:
        handler = interrupted.get(intent)
        if handler:
            trace(TraceKind.JOURNEY, name=type(handler).__name__, resumed=True)
        return handler.reply(turn.for_intent(intent, handler.reads)) if handler else None

    return go_on


class Dialogue:
    """The whole conversation: a request in, a checked reply out. It keeps nothing between two turns."""

    def __init__(self, services: Services) -> None:
        handlers = intent_handlers(services)
        self._services = services
        self._handlers = by_intent(handlers)
        self._questions = questions_of(handlers)

    def reply(self, request: Request) -> Reply:
        """Raises `StoreUnavailable` where a service cannot answer in time, `BrokenReply` for a reply that
        must not leave.
        """
        state = Conversation.read(request.attributes)
        trace(TraceKind.REQUEST, intent=request.intent, slots=tuple(request.slots))
        request = as_meant(request, self._elicited(open_question(state)))
        handler = self._handler(request, open_question(state))
        trace(TraceKind.JOURNEY, name=type(handler).__name__, question_open=state.asking)
        turn = Turn(request, state, self._services, handler.reads)
        if not handler.ends_at_once:
            turn.drop_what_ended()
        reply = turn.marked(self._not_taken(handler, turn) or _or_a_person(handler.reply(turn), turn))
        if reply.question and request.intent != LAUNCH:
            reply = replace(reply, elicit=self._elicited(reply.state.asking))
        check(reply)
        trace(TraceKind.REPLY, asks=reply.state.asking if reply.question else None)
        return reply

    def _not_taken(self, handler: IntentHandler, turn: Turn) -> Reply | None:
        """At the first word, rather than after five questions. The store holds back what goes past this."""
        if self._services.takes_messages or handler.not_taken is None:
            return None
        return turn.answer(handler.not_taken(turn.landlord))

    def _handler(self, request: Request, asking: Asking | None) -> IntentHandler:
        """The fallback takes what none claims too, as when a newer model is live than this code."""
        fallback = self._handlers[FALLBACK]
        handler = self._handlers.get(request.intent, fallback)
        return fallback if handler.is_an_answer and self._is_misheard(request, asking) else handler

    def _is_misheard(self, request: Request, asking: Asking | None) -> bool:
        """Whether what is nothing but an answer is one to another question than the one that is open."""
        if asking in REPORTING:
            return True
        elicit = self._elicited(asking)
        if elicit is None or asking is Asking.ANYTHING_ELSE or not _has_words(request):
            return False
        return elicit.intent != request.intent and not {elicit.intent, request.intent} <= PROOFS

    def _elicited(self, asking: Asking | None) -> Elicit | None:
        """The slot that a question is answered in. Alexa takes none with the answer to a launch."""
        question = self._questions.get(asking) if asking else None
        return question.elicit if question else None


def _has_words(request: Request) -> bool:
    return any(slot.words for slot in request.slots.values())


def _or_a_person(reply: Reply, turn: Turn) -> Reply:
    """Whatever keeps a report from its end, even help or a change of mind: no seventh thing is asked for."""
    if not reply.question or reply.state.reporting < LONGEST:
        return reply
    return given_up(turn)
