"""A complaint: an apology and an offer to write it down for the coach. No one is talked out of it."""

from dataclasses import replace

from skill.dialogue.handler import HomeHandler, OpenQuestion
from skill.dialogue.journeys.reporting import keep_the_waiting_fault, then_the_waiting_fault
from skill.dialogue.reply import Reply, ask
from skill.dialogue.state import REPORTING, Asking, Conversation
from skill.dialogue.turn import Turn
from skill.domain.tenancy import Home
from skill.speech import coaching, common


class ComplaintHandler(HomeHandler):
    intents = ("ComplaintIntent",)
    not_taken = staticmethod(common.cannot_pass_on)
    reads = ("fault",)

    def reply_about(self, turn: Turn, home: Home) -> Reply:
        state = replace(_set_aside(turn), fault=turn.slots.fault() or turn.state.fault)
        said = coaching.complaint_offer(self.services.coaching.coach_of(home))
        return ask(said, coaching.SHALL_I_WRITE_IT_DOWN, Asking.COMPLAINT_OFFER, state)

    def questions(self) -> dict[Asking, OpenQuestion]:
        question = OpenQuestion(
            yes=self.if_linked(self._keep),
            no=self._no,
            help=common.help_with_yes_or_no(),
            undone=coaching.complaint_not_kept(),
        )
        return {Asking.COMPLAINT_OFFER: question}

    def _keep(self, turn: Turn, home: Home) -> Reply:
        fault, coach = turn.state.fault, self.services.coaching.coach_of(home)
        repair = self.services.repairs.open_job(home, turn.state.job) if turn.state.job else None
        job = repair.job_ref if repair else ""
        self.services.coaching.complain(home, fault, job, request_id=turn.request_id)
        return then_the_waiting_fault(turn, coaching.complaint_kept(coach, turn.landlord))

    def _no(self, turn: Turn) -> Reply:
        return then_the_waiting_fault(turn, coaching.complaint_not_kept())


def _set_aside(turn: Turn) -> Conversation:
    """An unfinished report waits until the complaint is dealt with; a known repair keeps its job number."""
    kept = keep_the_waiting_fault(turn)
    if turn.asking is Asking.REPAIR_IS_NEW:
        return replace(kept, job=turn.state.job)
    if turn.asking in REPORTING and turn.state.fault:
        return replace(kept, other_fault=turn.state.fault, other_room=turn.state.room)
    return kept
