"""Telephone numbers that somebody asked for.

Who asks for a helpline may not be alone. So these answers name neither the line nor the matter, and no card
goes with them.
"""

from skill.domain.danger.hazards import Hazard
from skill.domain.landlord import Landlord
from skill.domain.numbers import Line, PublicNumber, find_number, number_of
from skill.speech import plain, safety


def number_again(landlord: Landlord) -> str:
    """When somebody asks whom to ring, or for the number again.

    What was danger before is not remembered, so it is what anyone has to know.
    """
    gas = number_of(Line.GAS, landlord.jurisdiction).number
    return (
        f"If anyone is in danger, ring {plain.NINES}; I can't ring for you. "
        f"If you smell gas, get out and ring {plain.phone_twice(gas)} "
        "For any other, say the repairs number, or the power cut number."
    )


def helpline(line: Line, landlord: Landlord) -> str:
    """When somebody asks for a line that helps."""
    if line is Line.GAS:
        return safety.danger(Hazard.GAS, landlord)
    found = find_number(line, landlord.jurisdiction)
    if found is None:
        return f"{_in_danger()} For anything else, ring your doctor, who says whom to ring at night."
    return f"{_in_danger()} {_ring(found)}"


def _in_danger() -> str:
    return f"If anyone is in danger, ring {plain.NINES} from a phone. I can't ring for you."


def _ring(found: PublicNumber) -> str:
    how = ", ".join((*(("free",) if found.is_free else ()), *(("day or night",) if found.is_always else ())))
    return f"To talk to someone, {how and f'{how}, '}ring {plain.phone_twice(found.number)}"


def power_cut(landlord: Landlord) -> str:
    """When somebody asks for the power cut line."""
    number = number_of(Line.POWER_CUT, landlord.jurisdiction).number
    return f"Ring the power cut line, day or night, on {plain.phone_twice(number)}"


def repairs_number(landlord: Landlord) -> str:
    """When somebody asks for the repairs number."""
    if landlord.out_of_hours_phone is None:
        return plain.capital(plain.ring_urgently_twice(landlord))
    ring = plain.capital(plain.ring_repairs(landlord))
    return f"{ring}. If it can't wait, {plain.ring_urgently_twice(landlord)}"
