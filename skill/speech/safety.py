"""What is said in danger: what to do and whom to ring, then nothing more. It never claims a call was made."""

from skill.domain.hazards import Hazard
from skill.domain.landlord import Jurisdiction, Landlord
from skill.speech import plain

GAS_EMERGENCY = "0800 111 999"
"""The National Gas Emergency Service, Great Britain, day and night."""

GAS_EMERGENCY_NORTHERN_IRELAND = "0800 002 001"
SAMARITANS = "116 123"


def danger(hazard: Hazard | None, landlord: Landlord) -> str:
    """The one answer to a danger; None is an emergency whose kind was not heard."""
    gas = plain.phone(
        GAS_EMERGENCY_NORTHERN_IRELAND
        if landlord.jurisdiction is Jurisdiction.NORTHERN_IRELAND
        else GAS_EMERGENCY
    )
    repairs = plain.ring_repairs(landlord)
    nines = plain.phone("999")
    match hazard:
        case Hazard.GAS:
            return (
                "Get everyone out now. Don't touch any switches, and don't light a flame. "
                f"Once you're outside, ring the gas emergency line on {gas}."
            )
        case Hazard.CARBON_MONOXIDE:
            return (
                "Get everyone into fresh air now, and don't go back in. "
                f"From outside, ring the gas emergency line on {gas}. Ring {nines} if anyone feels ill."
            )
        case Hazard.FIRE:
            return f"Get out, stay out, and ring {nines}. Close doors behind you if you can do it safely."
        case Hazard.ELECTRIC_SHOCK:
            return (
                "Don't touch it, and keep everyone away from it. "
                f"Ring {nines} if anyone is hurt or anything is burning. If not, {repairs} now."
            )
        case Hazard.WATER_ON_ELECTRICS:
            return (
                "Keep away from the water and from anything electric near it. "
                f"{plain.capital(repairs)} now. Ring {nines} if there's fire or anyone is hurt."
            )
        case Hazard.FLOOD:
            return (
                "If it's safe, turn the water off at the stop tap, often under the kitchen sink. "
                f"Then {repairs}, day or night. Ring {nines} if anyone is in danger."
            )
        case Hazard.COLLAPSE:
            return (
                "Get everyone out of that room and keep clear of it. "
                f"Ring {nines} if anyone is hurt or in danger. If not, {repairs} now."
            )
        case Hazard.TRAPPED:
            return (
                f"If anyone is hurt or in danger, ring {nines}. "
                f"In a lift, press the alarm button. Anywhere else, {repairs}."
            )
        case Hazard.INJURY:
            return f"Ring {nines} now and ask for an ambulance."
        case Hazard.VIOLENCE:
            return (
                f"If you're in danger, ring {nines}. "
                "On a mobile, if you can't speak, press 55 when you're asked."
            )
        case Hazard.SELF_HARM:
            return (
                "I'm sorry things are so hard. You can talk to Samaritans, free, day or night, on "
                f"{plain.phone(SAMARITANS)}. If you're in danger now, ring {nines}."
            )
    return (
        f"If anyone is in danger, ring {nines} now. If you smell gas, get out and ring {gas}. "
        f"For anything else that can't wait, {repairs}."
    )
