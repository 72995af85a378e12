"""Telephone numbers that somebody asked for.

Who asks for a helpline may not be alone. So these answers name neither the line nor the matter, and no card
goes with them.
"""

from skill.domain.danger.hazards import Hazard
from skill.domain.landlord import Landlord
from skill.domain.numbers import Helpline, find_number, number_of
from skill.speech import plain, safety


def number_again(landlord: Landlord) -> str:
    """When somebody asks whom to ring, or for the number again.

    What was danger before is not remembered, so it is what anyone has to know.
    """
    gas = number_of(Helpline.GAS, landlord.jurisdiction).number
    return (
        f"If anyone is in danger, ring {plain.NINES}; I can't ring for you. "
        f"If you smell gas, get out and ring {plain.phone_twice(gas)} "
        "For any other, ask me for the repairs number, or the power cut number."
    )


def number_for(line: Helpline, landlord: Landlord) -> str:
    """When somebody asks for the number of a line."""
    match line:
        case Helpline.EMERGENCY:
            return number_again(landlord)
        case Helpline.GAS:
            return safety.danger(Hazard.GAS, landlord)
        case Helpline.REPAIRS:
            return _repairs(landlord)
        case Helpline.OFFICE:
            return f"{plain.capital(plain.ring_us(landlord))}."
        case _:
            in_danger = f"If anyone is in danger, ring {plain.NINES} from a phone; I can't ring for you."
            return f"{in_danger} {_public(line, landlord)}"


def _repairs(landlord: Landlord) -> str:
    if landlord.out_of_hours_phone is None:
        return plain.capital(plain.ring_urgently_twice(landlord))
    ring = plain.capital(plain.ring_repairs(landlord))
    return f"{ring}. If it can't wait, {plain.ring_urgently_twice(landlord)}"


def _public(line: Helpline, landlord: Landlord) -> str:
    found = find_number(line, landlord.jurisdiction)
    if found is None:
        return "If not, ring your doctor: at night, they say which number to ring."
    free = "free, " if found.is_free else ""
    when = "day or night, " if found.is_always else ""
    return f"To talk to someone, {free}{when}ring {plain.phone_twice(found.number)}"
