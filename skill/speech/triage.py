"""The questions about a fault, and safety advice until somebody has come.

Anyone in the home may answer, so a question names nobody, blames nobody, and takes yes or no.
"""

from skill.domain.landlord import Landlord
from skill.domain.numbers import Helpline, number_of
from skill.domain.repairs.faults import Fault
from skill.domain.repairs.triage import Advice, Network, Question
from skill.speech import plain

_QUESTIONS: dict[Question, str] = {
    Question.NEAR_ELECTRICS: "Is any of the water near a light, a plug or the fuse box?",
    Question.CONTAINED: "Can you catch it in a bucket, or soak it up with a towel?",
    Question.HOT_OR_BURNING: "Is it hot, buzzing, or smelling of burning?",
    Question.SHORT_BEEP: "Is it one short beep, about once a minute?",
    Question.COMING_DOWN: "Is any of it bulging, or coming down?",
    Question.ANYONE_STUCK: "Is anyone stuck there now?",
    Question.SHUT_IN: "Is anyone shut in?",
    Question.NEIGHBOURS_TOO: "Is it the same for your neighbours?",
    Question.ONLY_TOILET: "Is it the only toilet you have?",
    Question.ONLY_WASHING: "Is it the only bath or shower you have?",
    Question.CAN_LOCK: "Can you still lock it?",
    Question.WAY_IN: "Could somebody get in that way?",
    Question.WAY_OUT: "Can people still get in and out?",
    Question.COMING_INSIDE: "Is it coming up inside your home?",
    Question.COULD_FALL: "Could it fall on somebody?",
    Question.TRIP: "Could somebody trip or fall there?",
    Question.OTHER_HEATING: "Do you have another way to keep warm?",
    Question.BULB_TRIED: "Have you tried a new bulb?",
    Question.AT_RISK: "Is anyone at home a baby, over sixty-five, or with breathing trouble?",
}

_ADVICE = {
    Advice.STOP_TAP: "If it gets worse, turn the water off at the stop tap, often under the kitchen sink.",
    Advice.LEAVE_OFF: "Please don't use it until somebody has looked at it.",
    Advice.KEEP_OFF: "Please take care there, and keep off it if you can.",
    Advice.KEEP_CLEAR: "Please keep everyone away from it.",
    Advice.TRIP_SWITCH: "If it's dry and safe, check the trip switch, and the credit if your meter takes it.",
    Advice.METER_CREDIT: "If your meter takes credit, check that first.",
    Advice.BULB: "It may just need a new bulb, if you can change it safely.",
}


def question(whether: Question) -> str:
    """When the answer matters for this fault."""
    return _QUESTIONS[whether]


def before(question: Question) -> str:
    """Before the question about people at home.

    It is the only question that a tenant is told they may skip.
    """
    return "You can say skip to this one." if question is Question.AT_RISK else ""


def advice(line: Advice | None) -> str:
    """For safety, before a repair is reported."""
    return _ADVICE[line] if line else ""


def help_with_question() -> str:
    """Help, after any of these questions."""
    return "You can answer yes, no, or I don't know. Or say stop."


def not_here(fault: Fault, landlord: Landlord) -> str:
    """When the whole street is without it.

    The supply is the network's: who to ring, and that nothing was reported.
    """
    street = "Then it's likely to be the whole street"
    ring = f" {_ring(fault.network, landlord)}" if fault.network else ""
    return f"{street}.{ring} I haven't reported anything."


def _ring(network: Network, landlord: Landlord) -> str:
    match network:
        case Network.WATER:
            return "Ring your water company, whose number is on your water bill."
        case Network.GAS:
            return f"Ring the gas emergency line on {_day_or_night(Helpline.GAS, landlord)}."
        case Network.POWER:
            return f"Ring the power cut line on {_day_or_night(Helpline.POWER_CUT, landlord)}."


def _day_or_night(line: Helpline, landlord: Landlord) -> str:
    return f"{plain.phone(number_of(line, landlord.jurisdiction).number)}, day or night"
