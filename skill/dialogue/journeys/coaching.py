"""The coach: who it is, a call back, a message, and how easy this was."""

from dataclasses import replace

from skill.dialogue.handler import HomeHandler, OpenQuestion
from skill.dialogue.reply import Elicit, Reply, ask
from skill.dialogue.state import Asking
from skill.dialogue.turn import Turn
from skill.domain.danger.hazards import NEVER_REPEATED
from skill.domain.tenancy import Home
from skill.speech import coaching, common


class MyCoachHandler(HomeHandler):
    intents = ("MyCoachIntent",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        found = self.services.coaching.my_coach(home)
        if found is None:
            return turn.answer(coaching.no_coach(turn.landlord))
        return ask(coaching.my_coach(found), coaching.COACH_OFFER, Asking.COACH_OFFER, turn.fresh())


class CallMeBackHandler(HomeHandler):
    """A call is read back before it is asked for. Where another journey offers the coach, a yes is enough."""

    intents = ("CallMeBackIntent",)
    not_taken = staticmethod(common.cannot_pass_on)
    reads = ("topic", "date")

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        topic, on = turn.slots.topic(), turn.slots.day(turn.today)
        said = coaching.call_read_back(self.services.coaching.coach_of(home), topic, on, turn.today)
        state = turn.fresh(topic=topic, on=on)
        return ask(said, coaching.SHALL_I_ASK_FOR_A_CALL, Asking.CALL_CONFIRM, state)

    def questions(self) -> dict[Asking, OpenQuestion]:
        yes = self.if_linked(self._ask_for_call)
        question = OpenQuestion(yes=yes, no=_no_call, help=common.help_with_yes_or_no())
        confirm = replace(question, undone=coaching.not_sent())
        return {Asking.CALL_CONFIRM: confirm, Asking.COACH_OFFER: question}

    def _ask_for_call(self, turn: Turn, home: Home) -> Reply:
        topic, on = turn.state.topic, turn.state.on
        coach = self.services.coaching.coach_of(home)
        self.services.coaching.ask_for_call(home, topic, on, request_id=turn.request_id)
        return turn.answer(coaching.call_asked_for(coach, on, turn.landlord))


def _no_call(turn: Turn) -> Reply:
    return turn.answer(common.okay())


class LeaveMessageHandler(HomeHandler):
    intents = ("LeaveMessageIntent",)
    not_taken = staticmethod(common.cannot_pass_on)
    reads = ("message",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        text = (turn.slots.text("message") or "")[: coaching.MESSAGE_LENGTH]
        if not text:
            return ask("", coaching.WHAT_IS_YOUR_MESSAGE, Asking.MESSAGE_TEXT, turn.fresh())
        coach = self.services.coaching.coach_of(home)
        is_read_out = NEVER_REPEATED.isdisjoint(turn.state.cleared)
        said = coaching.message_read_back(coach, text) if is_read_out else coaching.message_taken(coach)
        return ask(said, coaching.SHALL_I_SEND_IT, Asking.MESSAGE_CONFIRM, turn.fresh(message=text))

    def questions(self) -> dict[Asking, OpenQuestion]:
        return {
            Asking.MESSAGE_TEXT: OpenQuestion(
                yes=self.reply,
                no=_not_sent,
                help=common.help_with_message(),
                elicit=Elicit(intent="LeaveMessageIntent", slot="message", is_free_text=True),
                undone=coaching.not_sent(),
            ),
            Asking.MESSAGE_CONFIRM: OpenQuestion(
                yes=self.if_linked(self._send),
                no=_not_sent,
                help=common.help_with_yes_or_no(),
                undone=coaching.not_sent(),
            ),
        }

    def _send(self, turn: Turn, home: Home) -> Reply:
        if not turn.state.message:
            return self.reply_about(turn, home)
        coach = self.services.coaching.coach_of(home)
        self.services.coaching.leave_message(home, turn.state.message, request_id=turn.request_id)
        return turn.answer(coaching.message_kept(coach))


def _not_sent(turn: Turn) -> Reply:
    return turn.answer(coaching.not_sent())


class FeedbackHandler(HomeHandler):
    intents = ("FeedbackIntent",)
    not_taken = staticmethod(common.cannot_pass_on)
    is_an_answer = True
    reads = ("rating",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        rating = turn.slots.number("rating")
        if rating is None:
            return ask("", coaching.HOW_WAS_IT, Asking.RATING, turn.fresh())
        if not 1 <= rating <= 5:
            return ask(coaching.rating_out_of_range(), coaching.HOW_WAS_IT, Asking.RATING, turn.fresh())
        self.services.coaching.feedback(home, rating, request_id=turn.request_id)
        return turn.answer(coaching.thanks_for_feedback(rating))

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self.reply,
            no=_no_call,
            help=common.help_with_rating(),
            elicit=Elicit(intent="FeedbackIntent", slot="rating"),
        )
        return {Asking.RATING: question}
