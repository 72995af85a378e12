"""About one of the things read out: all of it, or just when, how much, where, for whom; and going to it."""

from collections.abc import Mapping

from skill.alexa.handlers.base import IntentHandler
from skill.alexa.handlers.events import EventList
from skill.alexa.handlers.visits import ChooseVisitHandler
from skill.alexa.reply import Reply
from skill.alexa.session import Asking
from skill.alexa.turn import Services, Turn
from skill.domain.events.nearby import Nearby
from skill.domain.tenancy import Home
from skill.speech import events, linking


class EventHandler(IntentHandler):
    """Answers about the one in focus, or the one whose place was said; the list stays open."""

    reads = ("position", "which")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.list = EventList(services)

    def reply(self, turn: Turn) -> Reply:
        return self.list.about(turn, turn.slots.place_among(self.list.count(turn)), self.about)

    def about(self, turn: Turn, nearby: Nearby) -> Reply:
        return self.list.go_on(turn, self.said(turn, nearby), nearby.event.event_ref)

    def said(self, turn: Turn, nearby: Nearby) -> str:
        raise NotImplementedError


class EventTimeHandler(EventHandler):
    intents = ("EventTimeIntent",)

    def said(self, turn: Turn, nearby: Nearby) -> str:
        return events.time(nearby, turn.landlord, turn.now)


class EventCostHandler(EventHandler):
    intents = ("EventCostIntent",)

    def said(self, turn: Turn, nearby: Nearby) -> str:
        return events.cost(nearby)


class EventWayHandler(EventHandler):
    intents = ("EventWayIntent",)

    def said(self, turn: Turn, nearby: Nearby) -> str:
        return events.way(nearby)


class EventAccessHandler(EventHandler):
    intents = ("EventAccessIntent",)

    def said(self, turn: Turn, nearby: Nearby) -> str:
        return events.access(nearby)


class EventWishHandler(EventHandler):
    """What is kept for the coach needs a home."""

    def said(self, turn: Turn, nearby: Nearby) -> str:
        return self.keep(turn, turn.home, nearby) if turn.home else linking.not_linked(turn.landlord)

    def keep(self, turn: Turn, home: Home, nearby: Nearby) -> str:
        raise NotImplementedError


class JoinEventHandler(EventWishHandler):
    intents = ("JoinEventIntent",)

    def keep(self, turn: Turn, home: Home, nearby: Nearby) -> str:
        coach = self.services.coaching.coach_of(home)
        self.services.coaching.join_event(home, nearby.event, request_id=turn.request_id)
        return events.join_event(coach, nearby.event, turn.landlord, turn.now)


class RemindEventHandler(EventWishHandler):
    intents = ("RemindEventIntent",)

    def keep(self, turn: Turn, home: Home, nearby: Nearby) -> str:
        coach = self.services.coaching.coach_of(home)
        self.services.coaching.remind_event(home, nearby.event, request_id=turn.request_id)
        return events.remind_event(coach, nearby.event, turn.landlord, turn.now)


class EventDetailsHandler(EventHandler):
    """ "The second one" may be of the windows for a visit, or say which one was meant just before."""

    intents = ("EventDetailsIntent",)

    def __init__(
        self, services: Services, visits: ChooseVisitHandler, waiting: Mapping[str, EventHandler]
    ) -> None:
        super().__init__(services)
        self._visits = visits
        self._waiting = waiting

    def reply(self, turn: Turn) -> Reply:
        if turn.asking is Asking.REPAIR_SLOT:
            return self._visits.pick(turn, turn.slots.place_among(len(turn.state.slots)))
        return super().reply(turn)

    def about(self, turn: Turn, nearby: Nearby) -> Reply:
        waiting = self._waiting.get(turn.state.resume)
        return waiting.about(turn, nearby) if waiting else self.list.details(turn, nearby)


def event_handlers(services: Services, visits: ChooseVisitHandler) -> tuple[EventHandler, ...]:
    waiting = (
        EventTimeHandler(services),
        EventCostHandler(services),
        EventWayHandler(services),
        EventAccessHandler(services),
        JoinEventHandler(services),
        RemindEventHandler(services),
    )
    by_intent = {intent: handler for handler in waiting for intent in handler.intents}
    return (*waiting, EventDetailsHandler(services, visits, by_intent))
