"""The skill put together: every handler in its order, and what its questions mean."""

from ask_sdk_core.skill_builder import SkillBuilder

from skill.alexa.handlers import (
    builtins,
    coaching,
    complaints,
    drafts,
    event_answers,
    linking,
    rent,
    repairs,
    reporting,
    safety,
    visits,
    whats_on,
)
from skill.alexa.handlers.base import HomeHandler, IntentHandler, Question
from skill.alexa.reply import Reply
from skill.alexa.session import Asking
from skill.alexa.turn import Kit, Turn


def intent_handlers(kit: Kit) -> tuple[IntentHandler, ...]:
    """Emergencies first, what was not understood last; in between the order does not matter."""
    journeys = _journeys(kit)
    questions = builtins.anything_else_questions() | _questions(journeys)
    return (
        *journeys,
        builtins.NotSureHandler(kit, questions),
        builtins.SkipHandler(kit, questions, whats_on.NextHandler(kit)),
        builtins.LaunchHandler(kit),
        builtins.HelpHandler(kit, questions),
        builtins.YesHandler(kit, questions),
        builtins.NoHandler(kit, questions),
        builtins.RepeatHandler(kit),
        builtins.StopHandler(kit),
        builtins.FallbackHandler(kit, questions),
    )


def _journeys(kit: Kit) -> tuple[IntentHandler, ...]:
    """What a tenant can do, one handler each."""
    money: dict[str, HomeHandler] = {
        intent: handler
        for handler in (
            rent.RentBalanceHandler(kit),
            rent.RentPaymentsHandler(kit),
            rent.NextRentHandler(kit),
        )
        for intent in handler.intents
    }
    choose = visits.ChooseVisitHandler(kit, drafts.and_the_other)
    level = linking.AnswerLevelHandler(kit, _resume(money))
    return (
        safety.EmergencyHandler(kit),
        *money.values(),
        rent.PayRentHandler(kit),
        rent.RentHelpHandler(kit),
        reporting.ReportRepairHandler(kit),
        choose,
        repairs.RepairStatusHandler(kit),
        repairs.RepairAppointmentHandler(kit),
        repairs.ChangeAppointmentHandler(kit),
        repairs.CancelRepairHandler(kit),
        whats_on.WhatsOnHandler(kit),
        whats_on.PreviousHandler(kit),
        whats_on.WalkReachHandler(kit),
        *event_answers.event_handlers(kit, choose),
        coaching.MyCoachHandler(kit),
        coaching.CallMeBackHandler(kit),
        coaching.LeaveMessageHandler(kit),
        coaching.FeedbackHandler(kit),
        complaints.ComplaintHandler(kit),
        repairs.OtherHomeHandler(kit),
        linking.LinkHomeHandler(kit),
        linking.UnlinkHomeHandler(kit),
        level,
        linking.PinHandler(kit, _resume(money | dict.fromkeys(level.intents, level))),
    )


def skill_builder(kit: Kit) -> SkillBuilder:
    """No exception handlers: a failure reaches the door, which alone turns it into words and a log line."""
    builder = SkillBuilder()
    builder.add_request_handler(builtins.SessionEndedHandler())
    for handler in intent_handlers(kit):
        builder.add_request_handler(handler)
    return builder


def _questions(handlers: tuple[IntentHandler, ...]) -> dict[Asking, Question]:
    return {asking: question for handler in handlers for asking, question in handler.questions().items()}


def _resume(interrupted: dict[str, HomeHandler]) -> linking.Resume:
    """Going on with what a PIN or a choice interrupted."""

    def go_on(turn: Turn, intent: str) -> Reply | None:
        handler = interrupted.get(intent)
        return handler.reply(turn.for_intent(intent, handler.reads)) if handler else None

    return go_on
