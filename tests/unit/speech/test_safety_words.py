"""What is heard in danger, word for word: nobody changes these without reading them here."""

from dataclasses import replace

import pytest

from skill.domain.danger.recognition import Hazard
from skill.domain.landlord import Jurisdiction
from skill.speech import safety
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, REPAIRS, UNREACHABLE

NINES = '<say-as interpret-as="telephone">999</say-as>'
GAS = '<say-as interpret-as="telephone">0800 111 999</say-as>'
GAS_IN_NORTHERN_IRELAND = '<say-as interpret-as="telephone">0800 002 001</say-as>'
SAMARITANS = '<say-as interpret-as="telephone">116 123</say-as>'
RING_REPAIRS = REPAIRS.replace("ring", "Ring", 1)

WORDS = {
    Hazard.GAS: "Get everyone out now. Don't touch any switches, and don't light a flame. "
    f"Once you're outside, ring the gas emergency line on {GAS}.",
    Hazard.CARBON_MONOXIDE: "Get everyone into fresh air now, and don't go back in. "
    f"From outside, ring the gas emergency line on {GAS}. Ring {NINES} if anyone feels ill.",
    Hazard.FIRE: f"Get out, stay out, and ring {NINES}. Close doors behind you if you can do it safely.",
    Hazard.ELECTRIC_SHOCK: "Don't touch it, and keep everyone away from it. "
    f"Ring {NINES} if anyone is hurt or anything is burning. If not, {REPAIRS} now.",
    Hazard.WATER_ON_ELECTRICS: "Keep away from the water and from anything electric near it. "
    f"{RING_REPAIRS} now. Ring {NINES} if there's fire or anyone is hurt.",
    Hazard.FLOOD: "If it's safe, turn the water off at the stop tap, often under the kitchen sink. "
    f"Then {REPAIRS}, day or night. Ring {NINES} if anyone is in danger.",
    Hazard.COLLAPSE: "Get everyone out of that room and keep clear of it. "
    f"Ring {NINES} if anyone is hurt or in danger. If not, {REPAIRS} now.",
    Hazard.TRAPPED: f"If anyone is hurt or in danger, ring {NINES}. "
    f"In a lift, press the alarm button. Anywhere else, {REPAIRS}.",
    Hazard.INJURY: f"Ring {NINES} now and ask for an ambulance.",
    Hazard.VIOLENCE: f"If you're in danger, ring {NINES}. "
    "On a mobile, if you can't speak, press 55 when you're asked.",
    Hazard.SELF_HARM: "I'm sorry things are so hard. You can talk to Samaritans, free, day or night, "
    f"on {SAMARITANS}. If you're in danger now, ring {NINES}.",
    None: f"If anyone is in danger, ring {NINES} now. If you smell gas, get out and ring {GAS}. "
    f"For anything else that can't wait, {REPAIRS}.",
}


@each_row(("hazard", "said"), WORDS.items())
def test_each_danger_has_its_answer(hazard: Hazard | None, said: str) -> None:
    assert safety.danger(hazard, LANDLORD) == said


def test_no_danger_is_left_out() -> None:
    assert set(WORDS) == {*Hazard, None}


@each_row("jurisdiction", [Jurisdiction.ENGLAND, Jurisdiction.WALES, Jurisdiction.SCOTLAND])
@each_row("hazard", [Hazard.GAS, Hazard.CARBON_MONOXIDE, None])
def test_great_britain_has_one_gas_number(hazard: Hazard | None, jurisdiction: Jurisdiction) -> None:
    said = safety.danger(hazard, replace(LANDLORD, jurisdiction=jurisdiction))

    assert GAS in said
    assert GAS_IN_NORTHERN_IRELAND not in said


@pytest.mark.parametrize("hazard", [Hazard.GAS, Hazard.CARBON_MONOXIDE, None])
def test_northern_ireland_has_its_own_gas_number(hazard: Hazard | None) -> None:
    said = safety.danger(hazard, replace(LANDLORD, jurisdiction=Jurisdiction.NORTHERN_IRELAND))

    assert GAS_IN_NORTHERN_IRELAND in said
    assert GAS not in said


def test_without_a_repairs_number_the_letters_have_it() -> None:
    assert safety.danger(Hazard.COLLAPSE, UNREACHABLE) == (
        "Get everyone out of that room and keep clear of it. "
        f"Ring {NINES} if anyone is hurt or in danger. "
        "If not, ring the repairs number on your rent letters now."
    )
