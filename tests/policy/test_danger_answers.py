"""Answers to danger: the right numbers, safety first, no question, and no claim to have called anyone."""

import re
from dataclasses import replace

import pytest

from skill.config.settings import Settings
from skill.domain.danger.recognition import Hazard
from skill.domain.landlord import Jurisdiction
from skill.speech import safety
from tests.policy.house import (
    spoken,
)
from tests.tables import each_row

EVERY_HAZARD = [None, *Hazard]
NUMBERS = {
    Hazard.GAS: {"0800 111 999"},
    Hazard.CARBON_MONOXIDE: {"0800 111 999", "999"},
    Hazard.FIRE: {"999"},
    Hazard.ELECTRIC_SHOCK: {"999", "01632 960 199"},
    Hazard.WATER_ON_ELECTRICS: {"999", "01632 960 199"},
    Hazard.FLOOD: {"999", "01632 960 199"},
    Hazard.COLLAPSE: {"999", "01632 960 199"},
    Hazard.TRAPPED: {"999", "01632 960 199"},
    Hazard.POISON: {"999"},
    Hazard.INJURY: {"999"},
    Hazard.VIOLENCE: {"999"},
    Hazard.SELF_HARM: {"116 123", "999"},
    None: {"999", "0800 111 999", "01632 960 199"},
}
"""The numbers that each answer gives, at a landlord in England."""


def _numbers(words: str) -> set[str]:
    return set(re.findall(r'as="telephone">([\d ]+)<', words))


@each_row("hazard", EVERY_HAZARD)
def test_the_answer_gives_the_right_numbers(hazard: Hazard | None, settings: Settings) -> None:
    assert _numbers(safety.danger(hazard, settings.landlord)) == NUMBERS[hazard]


@each_row("hazard", EVERY_HAZARD)
def test_northern_ireland_has_its_own_gas_number(hazard: Hazard | None, settings: Settings) -> None:
    landlord = replace(settings.landlord, jurisdiction=Jurisdiction.NORTHERN_IRELAND)
    expected = {"0800 002 001" if number == "0800 111 999" else number for number in NUMBERS[hazard]}
    assert _numbers(safety.danger(hazard, landlord)) == expected


@pytest.mark.parametrize("country", [Jurisdiction.SCOTLAND, Jurisdiction.WALES], ids=str)
def test_scotland_and_wales_share_englands_gas_number(country: Jurisdiction, settings: Settings) -> None:
    landlord = replace(settings.landlord, jurisdiction=country)
    assert _numbers(safety.danger(Hazard.GAS, landlord)) == {"0800 111 999"}


@each_row("hazard", EVERY_HAZARD)
def test_a_number_the_landlord_did_not_give_is_never_made_up(
    hazard: Hazard | None, settings: Settings
) -> None:
    landlord = replace(settings.landlord, phone=None, repairs_phone=None)
    said = safety.danger(hazard, landlord)
    assert _numbers(said) == NUMBERS[hazard] - {"01632 960 199"}
    assert ("rent letters" in said) == ("01632 960 199" in NUMBERS[hazard])


@each_row("hazard", EVERY_HAZARD)
def test_answer_asks_nothing_and_does_not_claim_a_call(hazard: Hazard | None, settings: Settings) -> None:
    said = spoken(f"<speak>{safety.danger(hazard, settings.landlord)}</speak>").lower()
    assert "?" not in said
    claim = (
        r"i've (?:rung|called|sent|told|reported)|i have (?:rung|called|sent|told)"
        r"|i'(?:ll|m) (?:ring|call|send)"
        r"|i am |someone is|somebody is|on (?:its|their) way|is coming|are coming"
    )
    assert re.search(claim, said) is None
    assert len(re.findall(r"[.!](?=\s|$)", said)) <= 3


@each_row("hazard", EVERY_HAZARD)
def test_safety_advice_comes_before_numbers_that_can_wait(hazard: Hazard | None, settings: Settings) -> None:
    said = spoken(f"<speak>{safety.danger(hazard, settings.landlord)}</speak>")
    if "01632 960 199" in said and hazard in {None, Hazard.TRAPPED}:
        assert said.index("999") < said.index("01632 960 199")
    first = said.split(".")[0]
    assert re.search(r"^(Get|Don't|Keep|If|Ring|I'm sorry)", first)
