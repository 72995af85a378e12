"""A complaint: met with an apology and an offer to write it down for the coach, and never talked out of."""

from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.reply import Reply, ask
from skill.alexa.session import Asking
from skill.alexa.turn import Turn
from skill.domain.faults import FAULTS
from skill.domain.tenancy import Home
from skill.speech import coaching, common


class ComplaintHandler(HomeHandler):
    intents = ("ComplaintIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        fault = turn.slots.fault() or FAULTS.get(turn.state.fault)
        state = turn.fresh(fault=fault.fault_id if fault else "")
        said = coaching.complaint_offer(self.kit.coaching.coach_of(home))
        return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)

    def questions(self) -> dict[Asking, Question]:
        help_ = common.help_with_yes_or_no()
        return {Asking.COMPLAINT_OFFER: Question(yes=self._yes, no=_no_complaint, help=help_)}

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._keep)

    def _keep(self, turn: Turn, home: Home) -> Reply:
        fault, coach = FAULTS.get(turn.state.fault), self.kit.coaching.coach_of(home)
        self.kit.coaching.complain(home, fault, turn.state.job, request_id=turn.request_id)
        return turn.answer(coaching.complaint_kept(coach, turn.landlord))


def _no_complaint(turn: Turn) -> Reply:
    return turn.answer(coaching.complaint_not_kept())
