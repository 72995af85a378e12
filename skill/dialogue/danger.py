"""One question whether what was said is danger, before anything else becomes of it.

It needs the landlord's numbers and nothing else, so it is asked while the store is down, and of a home that
is not linked. What was wanted meanwhile is held in the conversation, and goes on after a no.
"""

from dataclasses import replace

from skill.dialogue.answers import ANSWER, INTENTS, Meaning, meaning_of
from skill.dialogue.free_words import FREE_WORDS
from skill.dialogue.reply import Reply, ask, check, open_question
from skill.dialogue.request import LAUNCH, Request
from skill.dialogue.state import Asking, Conversation, Held
from skill.domain.danger.hazards import Hazard, gravest
from skill.domain.landlord import Landlord
from skill.speech import common, safety
from skill.trace import TraceKind, trace

EMERGENCY = "EmergencyIntent"
WHO_TO_RING = "WhoToRingIntent"
"""Its answers say 999 first, so nothing is asked before them."""

_NOTHING_TO_GO_ON_WITH = frozenset({"", EMERGENCY, ANSWER.intent, *FREE_WORDS})
"""What was said by these was not understood, unless it was the answer to a question."""


def in_danger(hazard: Hazard | None, landlord: Landlord) -> Reply:
    """What to do in danger, None being one of an unknown kind. It closes the session."""
    return Reply(said=safety.danger(hazard, landlord), danger=hazard)


class DangerQuestion:
    def __init__(self, landlord: Landlord) -> None:
        self._landlord = landlord

    def before(self, request: Request) -> Reply | Request:
        """The reply while danger is asked about, else the request that the journeys are to answer."""
        if request.intent == LAUNCH or _names_a_line(request):
            return request
        is_vague = request.perhaps is None and _names_no_danger(request)
        if request.perhaps is None and not is_vague and not _was_asked(request):
            return request
        state = Conversation.read(request.attributes)
        if open_question(state) is Asking.DANGER:
            answer = self._answered(request, state)
        elif is_vague:
            answer = self._ask(None, request, state)
        elif request.perhaps is None or request.perhaps in state.cleared:
            return request
        else:
            answer = self._ask(request.perhaps, request, state)
        trace(TraceKind.JOURNEY, name=type(self).__name__, question_open=state.asking)
        if isinstance(answer, Reply):
            check(answer)
        return answer

    def _ask(self, hazard: Hazard | None, request: Request, state: Conversation) -> Reply:
        held = Held(
            hazard=hazard,
            intent=request.intent,
            slots=request.slots,
            asking=state.asking,
            question=state.question,
            said=state.said,
            missed=state.missed,
            reporting=state.reporting,
        )
        return self._asks(safety.perhaps(hazard, self._landlord), replace(state, held=held), 0)

    def _asks(self, said: str, state: Conversation, missed: int) -> Reply:
        question = safety.perhaps_question(state.held.hazard if state.held else None)
        return replace(ask(said, question, Asking.DANGER, state, missed=missed), elicit=ANSWER)

    def _answered(self, request: Request, state: Conversation) -> Reply | Request:
        match meaning_of(request):
            case Meaning.NO:
                return self._denied(request, state)
            case Meaning.STOP:
                return replace(
                    request,
                    intent=INTENTS[Meaning.STOP],
                    slots={},
                    attributes=_before(state).attributes(),
                    perhaps=None,
                )
            case Meaning.HELP:
                return self._asks(safety.help_with_danger(), state, state.missed)
            case Meaning.REPEAT:
                return self._asks(state.said, state, state.missed)
            case Meaning.BOTH:
                return self._unclear(request, state)
            case Meaning.YES:
                return self._danger(request, state)
        is_suspicious = request.perhaps is not None or request.intent in {EMERGENCY, WHO_TO_RING}
        return self._danger(request, state) if is_suspicious else self._unclear(request, state)

    def _unclear(self, request: Request, state: Conversation) -> Reply:
        """A second time it is better to be wrong than late."""
        if state.missed > 0:
            return self._danger(request, state)
        return self._asks(common.not_understood(), state, 1)

    def _danger(self, request: Request, state: Conversation) -> Reply:
        suspected = (state.held.hazard if state.held else None, request.perhaps)
        return in_danger(gravest(hazard for hazard in suspected if hazard), self._landlord)

    def _denied(self, request: Request, state: Conversation) -> Reply | Request:
        """Goes on with what was wanted. "No, but ..." may be another danger, which is asked about in turn."""
        held = state.held
        if held is None:
            return self._what_else(state)
        cleared = (*state.cleared, held.hazard) if held.hazard else state.cleared
        other = request.perhaps
        if other and other not in cleared:
            if safety.perhaps_question(other) != safety.perhaps_question(held.hazard):
                asked = replace(state, held=replace(held, hazard=other), cleared=cleared)
                return self._asks(safety.perhaps(other, self._landlord), asked, 0)
            cleared = (*cleared, other)
        before = _before(replace(state, cleared=cleared))
        if held.intent in _NOTHING_TO_GO_ON_WITH and open_question(before) is None:
            return self._what_else(before)
        if held.intent == EMERGENCY:
            return replace(
                request,
                intent=INTENTS[Meaning.REPEAT],
                slots={},
                attributes=before.attributes(),
                perhaps=None,
            )
        return replace(
            request, intent=held.intent, slots=held.slots, attributes=before.attributes(), perhaps=None
        )

    def _what_else(self, state: Conversation) -> Reply:
        asked = ask(common.okay(), common.WHAT_WOULD_YOU_LIKE, Asking.ANYTHING_ELSE, state.fresh())
        return replace(asked, elicit=ANSWER)


def _names_no_danger(request: Request) -> bool:
    """Whether it was heard as an emergency for words in which the screen finds none: "a fire film"."""
    return request.intent == EMERGENCY and any(slot.words for slot in request.slots.values())


def _names_a_line(request: Request) -> bool:
    return request.intent == WHO_TO_RING and any(slot.value_id for slot in request.slots.values())


def _was_asked(request: Request) -> bool:
    """Most turns are about something else, and their state is read later, once."""
    attributes = request.attributes
    return isinstance(attributes, dict) and attributes.get("asking") == Asking.DANGER


def _before(state: Conversation) -> Conversation:
    """The conversation as it was when it was asked whether this is danger."""
    held = state.held
    if held is None:
        return state.fresh()
    return replace(
        state,
        held=None,
        asking=held.asking,
        question=held.question,
        said=held.said,
        missed=held.missed,
        reporting=held.reporting,
    )
