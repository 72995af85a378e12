"""A complaint: met with an apology and an offer to write it down for the coach, and never talked out of."""

from dataclasses import replace

from skill.alexa.handlers.base import HomeHandler, Question
from skill.alexa.handlers.drafts import and_the_other, keeping_the_other
from skill.alexa.reply import Reply, ask
from skill.alexa.session import REPORTING, Asking, Conversation
from skill.alexa.turn import Turn
from skill.domain.repairs.faults import FAULTS
from skill.domain.tenancy import Home
from skill.speech import coaching, common


class ComplaintHandler(HomeHandler):
    intents = ("ComplaintIntent",)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        fault = turn.slots.fault() or FAULTS.get(turn.state.fault)
        state = replace(_set_aside(turn), fault=fault.fault_id if fault else "")
        said = coaching.complaint_offer(self.services.coaching.coach_of(home))
        return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)

    def questions(self) -> dict[Asking, Question]:
        help_ = common.help_with_yes_or_no()
        return {Asking.COMPLAINT_OFFER: Question(yes=self._yes, no=self._no, help=help_)}

    def _yes(self, turn: Turn) -> Reply:
        return self.about_home(turn, self._keep)

    def _keep(self, turn: Turn, home: Home) -> Reply:
        fault, coach = FAULTS.get(turn.state.fault), self.services.coaching.coach_of(home)
        repair = self.services.repairs.open_job(home, turn.state.job) if turn.state.job else None
        job = repair.job_ref if repair else ""
        self.services.coaching.complain(home, fault, job, request_id=turn.request_id)
        return and_the_other(turn, coaching.complaint_kept(coach, turn.landlord))

    def _no(self, turn: Turn) -> Reply:
        return and_the_other(turn, coaching.complaint_not_kept())


def _set_aside(turn: Turn) -> Conversation:
    """A report in the making waits until the complaint is dealt with; one that is known keeps its job."""
    kept = keeping_the_other(turn)
    if turn.asking is Asking.REPAIR_IS_NEW:
        return replace(kept, job=turn.state.job)
    if turn.asking in REPORTING and turn.state.fault:
        return replace(kept, other_fault=turn.state.fault, other_room=turn.state.room)
    return kept
