"""The list that was read out: reading on, which one of it is meant, and what is answered about that one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from skill.dialogue.answers import DETAILS
from skill.dialogue.handler import IntentHandler
from skill.dialogue.journeys.visits import ChooseVisitHandler
from skill.dialogue.reply import Reply, ask
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.domain.coaching import Coach, EventWish
from skill.domain.events.event import Event
from skill.domain.events.nearby import Nearby
from skill.domain.landlord import Landlord
from skill.services.wiring import Services
from skill.speech import common, events, linking, whats_on

AT_ONCE = whats_on.AT_ONCE

About = Callable[[Turn, Nearby], Reply]
"""What is answered about one of them, once it is known which."""

Wished = Callable[[Coach | None, Event, Landlord, datetime], str]


class EventsReadOut:
    def __init__(self, services: Services) -> None:
        self._services = services

    def count(self, turn: Turn) -> int:
        """How many were read out last."""
        return len(_read_out(turn))

    def offer(self, turn: Turn, said: str, refs: tuple[str, ...], offset: int) -> Reply:
        left = len(refs) - offset
        if left <= 0:
            return turn.answer(said)
        state = turn.fresh(events=refs, event_offset=offset)
        return ask(said, _question(left), Asking.EVENTS, state)

    def read_on(self, turn: Turn, offset: int) -> Reply:
        """The three from `offset`, for "more" and "go back"."""
        refs = turn.state.events
        if not refs:
            return _nothing_read_out(turn)
        if not 0 <= offset < len(refs):
            question = _question(len(refs) - turn.state.event_offset)
            return ask(whats_on.no_more(), question, Asking.EVENTS, turn.state)
        shown = self._services.whats_on.again(turn.home, refs[offset : offset + AT_ONCE])
        if not shown:
            return turn.answer(whats_on.withdrawn())
        return self.offer(turn, whats_on.listing(shown, turn.landlord, turn.now), refs, offset)

    def yes(self, turn: Turn) -> Reply:
        """ "Yes" to "more?" reads on, to "more about it?" gives details; else it asks which one."""
        refs, offset = turn.state.events, turn.state.event_offset
        if len(refs) > offset + AT_ONCE:
            return self.read_on(turn, offset + AT_ONCE)
        if len(refs[offset:]) == 1:
            return self.about(turn, 1, self.details)
        return self.which_one(turn)

    def which_one(self, turn: Turn) -> Reply:
        """Asks which one is meant. The intent waits in `resume` and is answered once that is known."""
        return ask("", whats_on.WHICH_ONE, Asking.EVENTS, replace(turn.state, resume=turn.intent))

    def about(self, turn: Turn, position: int | None, answer: About) -> Reply:
        """About the event at `position` (1 is the first) of those read out last, else the one in focus."""
        shown = _read_out(turn)
        if not shown:
            return _nothing_read_out(turn)
        ref = _meant(turn, shown, position)
        if ref is None:
            if position is None:
                return self.which_one(turn)
            return ask(whats_on.no_such_one(len(shown)), whats_on.WHICH_ONE, Asking.EVENTS, turn.state)
        found = self._services.whats_on.again(turn.home, (ref,))
        if not found:
            return self.go_on(turn, whats_on.withdrawn(), "")
        return answer(turn, found[0])

    def details(self, turn: Turn, nearby: Nearby) -> Reply:
        said = events.details(nearby, turn.landlord, turn.now)
        return self.go_on(turn, said, nearby.event.event_ref, is_all_told=True)

    def go_on(self, turn: Turn, said: str, ref: str, *, is_all_told: bool = False) -> Reply:
        """The list stays open with `ref` in focus, so that even a single event can still be joined."""
        state = replace(turn.state, event=ref, resume="")
        if len(_read_out(turn)) > 1:
            return ask(said, whats_on.ANOTHER_ONE, Asking.ANOTHER_EVENT, state)
        if not ref:
            return turn.answer(said)
        if is_all_told or turn.asking is Asking.ANYTHING_ELSE:
            return ask(said, common.ANYTHING_ELSE, Asking.ANYTHING_ELSE, state)
        return ask(said, whats_on.MORE_ABOUT_IT, Asking.EVENTS, state)


def _read_out(turn: Turn) -> tuple[str, ...]:
    return turn.state.events[turn.state.event_offset :][:AT_ONCE]


def _meant(turn: Turn, shown: tuple[str, ...], position: int | None) -> str | None:
    if len(shown) == 1:
        return shown[0]
    if position is not None:
        return shown[position - 1] if 1 <= position <= len(shown) else None
    return turn.state.event if turn.state.event in shown else None


def _question(left: int) -> str:
    """What to offer when `left` events remain: those just read out, and any after them."""
    if left > AT_ONCE:
        return whats_on.MORE
    return whats_on.MORE_ABOUT_IT if left == 1 else whats_on.MORE_ABOUT_ONE


def _nothing_read_out(turn: Turn) -> Reply:
    """Another question that is open stays open."""
    if turn.asking is None:
        return turn.answer(whats_on.nothing_read_out())
    said = whats_on.nothing_read_out() if turn.asking is Asking.ANYTHING_ELSE else common.not_understood()
    return ask(said, turn.state.question, turn.asking, turn.state)


class EventHandler(IntentHandler):
    """Answers about the event in focus, or the one whose place in the list was said; the list stays open."""

    intents = (
        *(DETAILS, "EventTimeIntent", "EventCostIntent", "EventWayIntent", "EventAccessIntent"),
        *("JoinEventIntent", "RemindEventIntent"),
    )
    reads = ("position", "which")

    def __init__(self, services: Services, visits: ChooseVisitHandler) -> None:
        super().__init__(services)
        self._list = EventsReadOut(services)
        self._visits = visits

    def reply(self, turn: Turn) -> Reply:
        """ "The second one" may also be a window for a visit."""
        if turn.intent == DETAILS and turn.asking is Asking.REPAIR_SLOT:
            return self._visits.pick(turn, turn.slots.place_among(len(turn.state.windows)))
        return self._list.about(turn, turn.slots.place_among(self._list.count(turn)), self._about)

    def _about(self, turn: Turn, nearby: Nearby) -> Reply:
        """ "The second one" may also answer "which one do you mean?", which another intent had to ask."""
        intent = turn.state.resume if turn.intent == DETAILS else turn.intent
        said = self._said(intent, turn, nearby)
        if not said:
            return self._list.details(turn, nearby)
        return self._list.go_on(turn, said, nearby.event.event_ref)

    def _said(self, intent: str, turn: Turn, nearby: Nearby) -> str:
        """Empty for an intent that asks for all the details."""
        match intent:
            case "EventTimeIntent":
                return events.time(nearby, turn.landlord, turn.now)
            case "EventCostIntent":
                return events.cost(nearby)
            case "EventWayIntent":
                return events.way(nearby)
            case "EventAccessIntent":
                return events.access(nearby)
            case "JoinEventIntent":
                return self._wished(EventWish.GO, events.join_event, turn, nearby.event)
            case "RemindEventIntent":
                return self._wished(EventWish.REMIND, events.remind_event, turn, nearby.event)
        return ""

    def _wished(self, wish: EventWish, words: Wished, turn: Turn, event: Event) -> str:
        """A wish is passed to the coach, so it needs a linked home."""
        if turn.home is None:
            return linking.not_linked(turn.landlord)
        coach = self.services.coaching.coach_of(turn.home)
        self.services.coaching.wish(turn.home, wish, event, request_id=turn.request_id)
        return words(coach, event, turn.landlord, turn.now)
