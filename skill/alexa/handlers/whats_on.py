"""What's on nearby: three at a time, more, back, and about the second one."""

from skill.alexa.handlers.base import IntentHandler, Question
from skill.alexa.handlers.visits import ChooseVisitHandler
from skill.alexa.reply import Reply, ask
from skill.alexa.session import Asking
from skill.alexa.turn import Turn
from skill.domain.nearby import Wanted
from skill.speech import common, whats_on

AT_ONCE = whats_on.AT_ONCE


class WhatsOnHandler(IntentHandler):
    intents = ("WhatsOnIntent",)
    reads = ("date", "activity", "audience")

    def reply(self, turn: Turn) -> Reply:
        activity = turn.slots.activity()
        words = turn.slots.text("activity") if activity is None else None
        wanted = Wanted(activity=activity, audience=turn.slots.audience(), words=words)
        answer = self.kit.whats_on.search(turn.home, turn.slots.period(turn.today), wanted)
        said = whats_on.found(answer, answer.found[:AT_ONCE], turn.landlord, turn.today)
        return _offer(turn, said, tuple(nearby.event.event_ref for nearby in answer.found), 0)

    def questions(self) -> dict[Asking, Question]:
        help_ = common.help_with_events()
        return {
            Asking.EVENTS: Question(yes=self._yes, no=_enough, help=help_),
            Asking.ANOTHER_EVENT: Question(yes=_which_one, no=_enough, help=help_),
        }

    def _yes(self, turn: Turn) -> Reply:
        """ "Yes" to "more?" reads on; to "more about it?" tells it; to "about one of them?" asks which."""
        refs, offset = turn.state.events, turn.state.event_offset
        if len(refs) > offset + AT_ONCE:
            return self.read_on(turn, offset + AT_ONCE)
        if len(refs[offset:]) == 1:
            return self.tell_about(turn, 1)
        return _which_one(turn)

    def read_on(self, turn: Turn, offset: int) -> Reply:
        """The three from `offset`, for "more" and "go back"."""
        refs = turn.state.events
        if not refs:
            return _nothing_read_out(turn)
        if not 0 <= offset < len(refs):
            question = _question(len(refs) - turn.state.event_offset)
            return ask(whats_on.no_more(), question, Asking.EVENTS, turn.state)
        shown = self.kit.whats_on.again(turn.home, refs[offset : offset + AT_ONCE])
        if not shown:
            return turn.answer(whats_on.withdrawn())
        return _offer(turn, whats_on.listing(shown, turn.landlord, turn.today), refs, offset)

    def tell_about(self, turn: Turn, position: int) -> Reply:
        """The one at `position` (1 is the first) among those read out last."""
        shown = turn.state.events[turn.state.event_offset :][:AT_ONCE]
        if not shown:
            return _nothing_read_out(turn)
        position = 1 if len(shown) == 1 else position
        if not 1 <= position <= len(shown):
            return ask(whats_on.no_such_one(len(shown)), whats_on.WHICH_ONE, Asking.EVENTS, turn.state)
        found = self.kit.whats_on.again(turn.home, (shown[position - 1],))
        if not found:
            return turn.answer(whats_on.withdrawn())
        said = whats_on.details(found[0], turn.landlord, turn.today)
        if len(shown) == 1:
            return turn.answer(said)
        return ask(said, whats_on.ANOTHER_ONE, Asking.ANOTHER_EVENT, turn.state)


def _offer(turn: Turn, said: str, refs: tuple[str, ...], offset: int) -> Reply:
    left = len(refs) - offset
    if left <= 0:
        return turn.answer(said)
    state = turn.fresh(events=refs, event_offset=offset)
    return ask(said, _question(left), Asking.EVENTS, state)


def _question(left: int) -> str:
    """What to offer when `left` have not been passed over: those just read out, and any after them."""
    if left > AT_ONCE:
        return whats_on.MORE
    return whats_on.MORE_ABOUT_IT if left == 1 else whats_on.MORE_ABOUT_ONE


def _nothing_read_out(turn: Turn) -> Reply:
    """Another question may be open: it stays so."""
    if turn.asking is None:
        return turn.answer(whats_on.nothing_read_out())
    return ask(common.not_understood(), turn.state.question, turn.asking, turn.state)


def _which_one(turn: Turn) -> Reply:
    return ask("", whats_on.WHICH_ONE, Asking.EVENTS, turn.state)


def _enough(turn: Turn) -> Reply:
    return turn.answer(common.okay())


class EventDetailsHandler(IntentHandler):
    intents = ("EventDetailsIntent",)
    reads = ("position", "which")

    def __init__(self, whats_on_handler: WhatsOnHandler, visits: ChooseVisitHandler) -> None:
        super().__init__(whats_on_handler.kit)
        self._list = whats_on_handler
        self._visits = visits

    def reply(self, turn: Turn) -> Reply:
        """ "The second one" may be of the windows for a visit as well."""
        if turn.asking is Asking.REPAIR_SLOT:
            which = turn.slots.which()
            place = which.position(len(turn.state.slots)) if which else turn.slots.number("position")
            return self._visits.pick(turn, place)
        read_out = len(turn.state.events[turn.state.event_offset :][:AT_ONCE])
        which = turn.slots.which()
        position = which.position(read_out) if which else turn.slots.number("position")
        if position is None and read_out > 1:
            return _which_one(turn)
        return self._list.tell_about(turn, position or 1)


class NextHandler(IntentHandler):
    """ "More" of a list; the intent itself is also how a question is skipped."""

    def __init__(self, whats_on_handler: WhatsOnHandler) -> None:
        super().__init__(whats_on_handler.kit)
        self._list = whats_on_handler

    def reply(self, turn: Turn) -> Reply:
        return self._list.read_on(turn, turn.state.event_offset + AT_ONCE)


class PreviousHandler(IntentHandler):
    intents = ("AMAZON.PreviousIntent",)

    def __init__(self, whats_on_handler: WhatsOnHandler) -> None:
        super().__init__(whats_on_handler.kit)
        self._list = whats_on_handler

    def reply(self, turn: Turn) -> Reply:
        return self._list.read_on(turn, max(0, turn.state.event_offset - AT_ONCE))
