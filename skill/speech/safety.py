"""What is said in danger: what to do and whom to ring. It never claims that a call was made."""

from skill.domain.danger.recognition import Hazard
from skill.domain.landlord import Landlord
from skill.domain.numbers import Helpline, number_of
from skill.speech import plain

_WORDS: dict[Hazard | None, str] = {
    Hazard.GAS: (
        "Get everyone out now, and don't touch switches or light a flame. I can't ring for you. "
        "From outside, ring {nines} if anyone is hurt or ill; if not, ring {gas}"
    ),
    Hazard.CARBON_MONOXIDE: (
        "Get everyone into fresh air now, and don't go back in. I can't ring for you. "
        "From outside, ring {nines} if anyone feels ill; if not, ring {gas}"
    ),
    Hazard.FIRE: (
        "Get out, stay out, and ring {nines}. I can't ring for you. "
        "Close doors behind you if you can do it safely."
    ),
    Hazard.ELECTRIC_SHOCK: (
        "Don't touch it, or anyone who is still touching it. "
        "If anyone is hurt or anything is burning, ring {nines}; I can't ring for you. If not, {repairs}"
    ),
    Hazard.WATER_ON_ELECTRICS: (
        "Keep away from the water and from anything electric near it. "
        "If anyone is hurt or there's fire, ring {nines}; I can't ring for you. If not, {repairs}"
    ),
    Hazard.FLOOD: (
        "If it's safe, turn off the stop tap, often under the kitchen sink. "
        "If anyone is in danger, ring {nines}; I can't ring for you. If not, {repairs}"
    ),
    Hazard.COLLAPSE: (
        "Get everyone out of that room and keep out of it. "
        "If anyone is hurt or in danger, ring {nines}; I can't ring for you. If not, {repairs}"
    ),
    Hazard.TRAPPED: (
        "If anyone is hurt, ill or in danger, ring {nines}; I can't ring for you. "
        "In a lift, press and hold the alarm button. Anywhere else, {repairs}"
    ),
    Hazard.INJURY: (
        "Ring {nines} now and ask for an ambulance. I can't ring for you. "
        "If you can't get to a phone, shout or bang until somebody hears you."
    ),
    Hazard.POISON: (
        "Ring {nines} now and say what it was. I can't ring for you. "
        "Don't give food or drink, don't make anyone sick, and keep the packet."
    ),
    Hazard.VIOLENCE: (
        "If you're in danger, ring {nines} from a phone. I can't ring it for you. "
        "On a mobile, if you can't speak, press 55 when you're asked."
    ),
    Hazard.BREAK_IN: (
        "If you're in danger, ring {nines} from a phone; I can't ring for you. "
        "On a mobile, if you can't speak, press 55 when you're asked. Once you're safe, {repairs}"
    ),
    Hazard.SELF_HARM: (
        "I'm sorry things are so hard. If anyone is in danger now, ring {nines}; I can't ring for you. "
        "To talk to someone, free, day or night, ring {listening}"
    ),
    None: (
        "If anyone is in danger, ring {nines} now. I can't ring for you. "
        "For anything else that can't wait, {repairs}"
    ),
}
"""None is an emergency of an unknown kind. At most two numbers each, and 999 is the first: who is hurt comes
before what is broken. Violence names nothing, because the person who is dangerous may be in the room.
"""

_QUESTIONS: dict[Hazard | None, str] = {
    Hazard.GAS: "Does it smell like gas, or like bad eggs?",
    Hazard.CARBON_MONOXIDE: "Is it coming from a boiler or a fire, or does anyone feel ill?",
    Hazard.FIRE: "Is anything smoking or burning right now?",
    Hazard.ELECTRIC_SHOCK: "Is it sparking, hot or burning, or has anyone had a shock?",
    Hazard.WATER_ON_ELECTRICS: "Is any of the water near a light, a plug or the fuse box?",
    Hazard.FLOOD: "Is it more water than you can catch in a bucket?",
    Hazard.COLLAPSE: "Could it come down on somebody?",
    Hazard.TRAPPED: "Is anyone stuck there now?",
    Hazard.POISON: "Has anyone swallowed it, or breathed it in?",
    None: "Is anyone in danger right now?",
}

NOTE_UNSPOKEN = frozenset({Hazard.GAS, Hazard.CARBON_MONOXIDE, Hazard.FIRE})
"""Dangers after which nothing is said of a note: nobody may stay to listen."""


def danger(hazard: Hazard | None, landlord: Landlord, *, is_noted: bool = False) -> str:
    """In danger.

    The only answer, with the numbers of the country that the homes are in. `hazard` is None in an emergency
    of an unknown kind. `is_noted` once a message to the landlord is durable.
    """
    said = _WORDS[hazard].format(
        gas=f"the gas emergency line on {_twice(Helpline.GAS, landlord)}",
        nines=plain.NINES,
        listening=f"Samaritans on {_twice(Helpline.LOW_MOOD, landlord)}",
        repairs=plain.ring_urgently_twice(landlord),
    )
    if not is_noted or hazard in NOTE_UNSPOKEN:
        return said
    note = f"I've left a note for {plain.escape(landlord.name)}, but nobody may have seen it yet."
    return f"{said} {note} Please ring."


def _twice(line: Helpline, landlord: Landlord) -> str:
    return plain.phone_twice(number_of(line, landlord.jurisdiction).number)


def perhaps(hazard: Hazard | None, landlord: Landlord) -> str:
    """Before the question whether it is danger.

    It names no matter, and no number, because it may be no danger.
    """
    return "Let me check one thing first."


def perhaps_question(hazard: Hazard | None) -> str:
    """When it may be danger: yes means danger.

    Injury, violence and self-harm share one question with what is unknown, which names none of them.
    """
    return _QUESTIONS.get(hazard, _QUESTIONS[None])


def help_with_danger() -> str:
    """Help, after being asked whether it is danger."""
    return "What you said can mean danger, so say yes if anyone could get hurt, or no if not."
