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
from skill.alexa.turn import Services, Turn


def intent_handlers(services: Services) -> tuple[IntentHandler, ...]:
    """Emergencies first, what was not understood last; in between the order does not matter."""
    journeys = _journeys(services)
    questions = builtins.anything_else_questions() | _questions(journeys)
    return (
        *journeys,
        builtins.NotSureHandler(services, questions),
        builtins.SkipHandler(services, questions, whats_on.NextHandler(services)),
        builtins.LaunchHandler(services),
        builtins.HelpHandler(services, questions),
        builtins.YesHandler(services, questions),
        builtins.NoHandler(services, questions),
        builtins.RepeatHandler(services),
        builtins.StopHandler(services),
        builtins.FallbackHandler(services, questions),
    )


def _journeys(services: Services) -> tuple[IntentHandler, ...]:
    """What a tenant can do, one handler each."""
    money: dict[str, HomeHandler] = {
        intent: handler
        for handler in (
            rent.RentBalanceHandler(services),
            rent.RentPaymentsHandler(services),
            rent.NextRentHandler(services),
        )
        for intent in handler.intents
    }
    choose = visits.ChooseVisitHandler(services, drafts.and_the_other)
    level = linking.AnswerLevelHandler(services, _resume(money))
    return (
        safety.EmergencyHandler(services),
        *money.values(),
        rent.PayRentHandler(services),
        rent.RentHelpHandler(services),
        reporting.ReportRepairHandler(services),
        choose,
        repairs.RepairStatusHandler(services),
        repairs.RepairAppointmentHandler(services),
        repairs.ChangeAppointmentHandler(services),
        repairs.CancelRepairHandler(services),
        whats_on.WhatsOnHandler(services),
        whats_on.PreviousHandler(services),
        whats_on.WalkLimitHandler(services),
        *event_answers.event_handlers(services, choose),
        coaching.MyCoachHandler(services),
        coaching.CallMeBackHandler(services),
        coaching.LeaveMessageHandler(services),
        coaching.FeedbackHandler(services),
        complaints.ComplaintHandler(services),
        repairs.OtherHomeHandler(services),
        linking.LinkHomeHandler(services),
        linking.UnlinkHomeHandler(services),
        level,
        linking.PinHandler(services, _resume(money | dict.fromkeys(level.intents, level))),
    )


def skill_builder(services: Services) -> SkillBuilder:
    """No exception handlers: a failure reaches the door, which alone turns it into words and a log line."""
    builder = SkillBuilder()
    builder.add_request_handler(builtins.SessionEndedHandler())
    for handler in intent_handlers(services):
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
