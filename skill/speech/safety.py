"""What is said in danger: what to do and whom to ring. It never claims that a call was made."""

from skill.domain.danger.recognition import Hazard
from skill.domain.landlord import Jurisdiction, Landlord
from skill.speech import plain

GAS_EMERGENCY = "0800 111 999"
"""The National Gas Emergency Service, Great Britain, day and night."""

GAS_EMERGENCY_NORTHERN_IRELAND = "0800 002 001"
SAMARITANS = "116 123"


_WORDS: dict[Hazard | None, str] = {
    Hazard.GAS: (
        "Get everyone out now. Don't touch any switches, and don't light a flame. "
        "Once you're outside, ring the gas emergency line on {gas}."
    ),
    Hazard.CARBON_MONOXIDE: (
        "Get everyone into fresh air now, and don't go back in. "
        "From outside, ring the gas emergency line on {gas}. Ring {nines} if anyone feels ill."
    ),
    Hazard.FIRE: "Get out, stay out, and ring {nines}. Close doors behind you if you can do it safely.",
    Hazard.ELECTRIC_SHOCK: (
        "Don't touch it, and keep everyone away from it. "
        "Ring {nines} if anyone is hurt or anything is burning. If not, {repairs} now."
    ),
    Hazard.WATER_ON_ELECTRICS: (
        "Keep away from the water and from anything electric near it. "
        "{Repairs} now. Ring {nines} if there's fire or anyone is hurt."
    ),
    Hazard.FLOOD: (
        "If it's safe, turn the water off at the stop tap, often under the kitchen sink. "
        "Then {repairs}, day or night. Ring {nines} if anyone is in danger."
    ),
    Hazard.COLLAPSE: (
        "Get everyone out of that room and keep clear of it. "
        "Ring {nines} if anyone is hurt or in danger. If not, {repairs} now."
    ),
    Hazard.TRAPPED: (
        "If anyone is hurt or in danger, ring {nines}. "
        "In a lift, press the alarm button. Anywhere else, {repairs}."
    ),
    Hazard.POISON: "Ring {nines} now. Don't give them anything to bring it up. Keep the packet to show.",
    Hazard.INJURY: "Ring {nines} now and ask for an ambulance.",
    Hazard.VIOLENCE: (
        "If you're in danger, ring {nines}. On a mobile, if you can't speak, press 55 when you're asked."
    ),
    Hazard.SELF_HARM: (
        "I'm sorry things are so hard. You can talk to Samaritans, free, day or night, on {samaritans}. "
        "If you're in danger now, ring {nines}."
    ),
    None: (
        "If anyone is in danger, ring {nines} now. If you smell gas, get out and ring {gas}. "
        "For anything else that can't wait, {repairs}."
    ),
}
"""None is an emergency of an unknown kind."""


_QUESTIONS: dict[Hazard | None, str] = {
    Hazard.GAS: "Can you smell gas now?",
    Hazard.CARBON_MONOXIDE: "Is it coming from a boiler or a fire, or does anyone feel ill?",
    Hazard.FIRE: "Is anything smoking or burning right now?",
    Hazard.ELECTRIC_SHOCK: "Is it sparking, hot or burning, or has anyone had a shock?",
    Hazard.WATER_ON_ELECTRICS: "Is any of the water near a light, a plug or the fuse box?",
    Hazard.FLOOD: "Is water pouring in right now?",
    Hazard.COLLAPSE: "Is anything coming down, or about to fall on someone?",
    Hazard.TRAPPED: "Is anyone stuck there now?",
}
ANYONE_IN_DANGER = "Is anyone in danger right now?"


def danger(hazard: Hazard | None, landlord: Landlord, *, is_noted: bool = False) -> str:
    """In danger.

    The only answer, with the numbers of the country that the homes are in. `hazard` is None in an emergency
    of an unknown kind. `is_noted` once a message to the landlord is durable.
    """
    is_ni = landlord.jurisdiction is Jurisdiction.NORTHERN_IRELAND
    repairs = plain.ring_repairs(landlord)
    said = _WORDS[hazard].format(
        gas=plain.phone(GAS_EMERGENCY_NORTHERN_IRELAND if is_ni else GAS_EMERGENCY),
        nines=plain.phone("999"),
        samaritans=plain.phone(SAMARITANS),
        repairs=repairs,
        Repairs=plain.capital(repairs),
    )
    if not is_noted:
        return said
    note = f"I've left a note for {plain.escape(landlord.name)}, but nobody may have seen it yet."
    return f"{said} {note} Please ring."


def perhaps(hazard: Hazard | None, landlord: Landlord) -> str:
    """Before the question whether it is danger.

    It names no matter, and no number, because it may be no danger.
    """
    return "Let me check one thing first."


def perhaps_question(hazard: Hazard | None) -> str:
    """When it may be danger: yes means danger.

    Injury, violence and self-harm share one question with what is unknown, which names none of them.
    """
    return _QUESTIONS.get(hazard, ANYONE_IN_DANGER)
