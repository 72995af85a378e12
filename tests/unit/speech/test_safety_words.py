"""What is heard in danger, word for word: nobody changes these without reading them here."""

from dataclasses import replace

import pytest

from skill.domain.danger.recognition import Hazard
from skill.domain.landlord import Jurisdiction
from skill.speech import safety
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, REPAIRS, UNREACHABLE, URGENT, spelt

NINES = spelt("999")
GAS = f"the gas emergency line on {spelt('0800 111 999')}. That's {spelt('0800 111 999')}."
GAS_IN_NORTHERN_IRELAND = GAS.replace(spelt("0800 111 999"), spelt("0800 002 001"))
URGENT_TWICE = f"{URGENT}. That's {spelt('01632 960 188')}."
CANT = "I can't ring for you."

WORDS = {
    Hazard.GAS: f"Get everyone out now, and don't touch switches or light a flame. {CANT} "
    f"From outside, ring {NINES} if anyone is hurt or ill; if not, ring {GAS}",
    Hazard.CARBON_MONOXIDE: f"Get everyone into fresh air now, and don't go back in. {CANT} "
    f"From outside, ring {NINES} if anyone feels ill; if not, ring {GAS}",
    Hazard.FIRE: f"Get out, stay out, and ring {NINES}. {CANT} "
    "Close doors behind you if you can do it safely.",
    Hazard.ELECTRIC_SHOCK: "Don't touch it, or anyone who is still touching it. "
    f"If anyone is hurt or anything is burning, ring {NINES}; {CANT} If not, {URGENT_TWICE}",
    Hazard.WATER_ON_ELECTRICS: "Keep away from the water and from anything electric near it. "
    f"If anyone is hurt or there's fire, ring {NINES}; {CANT} If not, {URGENT_TWICE}",
    Hazard.FLOOD: "If it's safe, turn off the stop tap, often under the kitchen sink. "
    f"If anyone is in danger, ring {NINES}; {CANT} If not, {URGENT_TWICE}",
    Hazard.COLLAPSE: "Get everyone out of that room and keep out of it. "
    f"If anyone is hurt or in danger, ring {NINES}; {CANT} If not, {URGENT_TWICE}",
    Hazard.TRAPPED: f"If anyone is hurt, ill or in danger, ring {NINES}; {CANT} "
    f"In a lift, press and hold the alarm button. Anywhere else, {URGENT_TWICE}",
    Hazard.INJURY: f"Ring {NINES} now and ask for an ambulance. {CANT} "
    "If you can't get to a phone, shout or bang until somebody hears you.",
    Hazard.POISON: f"Ring {NINES} now and say what it was. {CANT} "
    "Don't give food or drink, don't make anyone sick, and keep the packet.",
    Hazard.VIOLENCE: f"If you're in danger, ring {NINES} from a phone. I can't ring it for you. "
    "On a mobile, if you can't speak, press 55 when you're asked.",
    Hazard.BREAK_IN: f"If you're in danger, ring {NINES} from a phone; {CANT} "
    f"On a mobile, if you can't speak, press 55 when you're asked. Once you're safe, {URGENT_TWICE}",
    Hazard.SELF_HARM: f"I'm sorry things are so hard. If anyone is in danger now, ring {NINES}; {CANT} "
    "To talk to someone, free, day or night, ring "
    f"Samaritans on {spelt('116 123')}. That's {spelt('116 123')}.",
    None: f"If anyone is in danger, ring {NINES} now. {CANT} "
    f"For anything else that can't wait, {URGENT_TWICE}",
}


@each_row(("hazard", "said"), WORDS.items())
def test_each_danger_has_its_answer(hazard: Hazard | None, said: str) -> None:
    assert safety.danger(hazard, LANDLORD) == said


def test_no_danger_is_left_out() -> None:
    assert set(WORDS) == {*Hazard, None}


@each_row("jurisdiction", [Jurisdiction.ENGLAND, Jurisdiction.WALES, Jurisdiction.SCOTLAND])
@each_row("hazard", [Hazard.GAS, Hazard.CARBON_MONOXIDE])
def test_great_britain_has_one_gas_number(hazard: Hazard | None, jurisdiction: Jurisdiction) -> None:
    said = safety.danger(hazard, replace(LANDLORD, jurisdiction=jurisdiction))

    assert GAS in said
    assert GAS_IN_NORTHERN_IRELAND not in said


@pytest.mark.parametrize("hazard", [Hazard.GAS, Hazard.CARBON_MONOXIDE])
def test_northern_ireland_has_its_own_gas_number(hazard: Hazard | None) -> None:
    said = safety.danger(hazard, replace(LANDLORD, jurisdiction=Jurisdiction.NORTHERN_IRELAND))

    assert GAS_IN_NORTHERN_IRELAND in said
    assert GAS not in said


def test_without_a_repairs_number_the_letters_have_it() -> None:
    assert safety.danger(Hazard.COLLAPSE, UNREACHABLE) == (
        "Get everyone out of that room and keep out of it. "
        f"If anyone is hurt or in danger, ring {NINES}; {CANT} "
        "If not, ring the repairs number on your rent letters."
    )


def test_without_a_number_for_the_night_the_repairs_number_is_given_without_hours() -> None:
    said = safety.danger(Hazard.FLOOD, replace(LANDLORD, out_of_hours_phone=None))

    assert said.endswith(f"If not, {REPAIRS}. That's {spelt('01632 960 199')}.")


def test_a_note_to_the_landlord_comes_last_and_promises_nothing() -> None:
    assert safety.danger(Hazard.FLOOD, LANDLORD, is_noted=True) == (
        f"{WORDS[Hazard.FLOOD]} I've left a note for Smith &amp; Sons, but nobody may have seen it yet. "
        "Please ring."
    )


def test_the_question_about_danger_does_not_name_what_nobody_else_may_hear() -> None:
    private = [Hazard.INJURY, Hazard.VIOLENCE, Hazard.BREAK_IN, Hazard.SELF_HARM, None]

    assert {safety.perhaps_question(hazard) for hazard in private} == {"Is anyone in danger right now?"}
    assert {safety.perhaps(hazard, LANDLORD) for hazard in [*Hazard, None]} == {
        "Let me check one thing first."
    }
