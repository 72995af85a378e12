"""What's on nearby: three at a time, more, back, and how far someone walks."""

from skill.dialogue.handler import IntentHandler, OpenQuestion
from skill.dialogue.journeys.events import EventsReadOut
from skill.dialogue.reply import Reply, ask
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.domain.tenancy import Home
from skill.services.wiring import Services
from skill.speech import common, linking, whats_on

AT_ONCE = whats_on.AT_ONCE


class WhatsOnHandler(IntentHandler):
    intents = ("WhatsOnIntent",)
    reads = ("date", "activity", "audience", "part_of_day", "price", "access")

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.list = EventsReadOut(services)

    def reply(self, turn: Turn) -> Reply:
        answer = self.services.whats_on.search(turn.home, turn.slots.period(turn.today), turn.slots.wanted())
        said = whats_on.found(answer, answer.found[:AT_ONCE], turn.landlord, turn.now)
        return self.list.offer(turn, said, tuple(nearby.event.event_ref for nearby in answer.found), 0)

    def questions(self) -> dict[Asking, OpenQuestion]:
        help_ = common.help_with_events()
        return {
            Asking.EVENTS: OpenQuestion(yes=self.list.yes, no=_enough, help=help_),
            Asking.ANOTHER_EVENT: OpenQuestion(yes=self.list.which_one, no=_enough, help=help_),
        }


def _enough(turn: Turn) -> Reply:
    return turn.answer(common.okay())


class NextHandler(IntentHandler):
    """ "More" of a list; the intent itself is also how a question is skipped."""

    def reply(self, turn: Turn) -> Reply:
        return EventsReadOut(self.services).read_on(turn, turn.state.event_offset + AT_ONCE)


class PreviousHandler(IntentHandler):
    intents = ("AMAZON.PreviousIntent",)

    def reply(self, turn: Turn) -> Reply:
        return EventsReadOut(self.services).read_on(turn, max(0, turn.state.event_offset - AT_ONCE))


class WalkLimitHandler(IntentHandler):
    """How far someone can walk, kept for their home. A question that is open stays open."""

    intents = ("WalkReachIntent",)
    reads = ("reach",)

    def reply(self, turn: Turn) -> Reply:
        said = self._kept(turn, turn.home) if turn.home else linking.not_linked(turn.landlord)
        if turn.asking is None:
            return turn.answer(said)
        return ask(said, turn.state.question, turn.asking, turn.state)

    def _kept(self, turn: Turn, home: Home) -> str:
        walk_limit = turn.slots.walk_limit()
        if walk_limit is None:
            return whats_on.walk_limit_not_recognised()
        self.services.whats_on.keep_walk_limit(home, walk_limit.minutes)
        return whats_on.walk_limit_kept(walk_limit.minutes)
