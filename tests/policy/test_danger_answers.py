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
URGENT = "01632 960 188"
NUMBERS = {
    Hazard.GAS: ["999", "0800 111 999"],
    Hazard.CARBON_MONOXIDE: ["999", "0800 111 999"],
    Hazard.FIRE: ["999"],
    Hazard.ELECTRIC_SHOCK: ["999", URGENT],
    Hazard.WATER_ON_ELECTRICS: ["999", URGENT],
    Hazard.FLOOD: ["999", URGENT],
    Hazard.COLLAPSE: ["999", URGENT],
    Hazard.TRAPPED: ["999", URGENT],
    Hazard.INJURY: ["999"],
    Hazard.POISON: ["999"],
    Hazard.VIOLENCE: ["999"],
    Hazard.BREAK_IN: ["999", URGENT],
    Hazard.SELF_HARM: ["999", "116 123"],
    None: ["999", URGENT],
}
"""The numbers that each answer gives, in their order, at a landlord in England."""


def _said(words: str) -> list[str]:
    """Each number as often as it is said."""
    return re.findall(r"\b(?:999|\d[\d ]{5,}\d)\b", spoken(f"<speak>{words}</speak>"))


def _numbers(words: str) -> list[str]:
    return list(dict.fromkeys(_said(words)))


@each_row("hazard", EVERY_HAZARD)
def test_the_answer_gives_the_right_numbers(hazard: Hazard | None, settings: Settings) -> None:
    assert _numbers(safety.danger(hazard, settings.landlord)) == NUMBERS[hazard]


@each_row("hazard", EVERY_HAZARD)
def test_northern_ireland_has_its_own_gas_number(hazard: Hazard | None, settings: Settings) -> None:
    landlord = replace(settings.landlord, jurisdiction=Jurisdiction.NORTHERN_IRELAND)
    expected = ["0800 002 001" if number == "0800 111 999" else number for number in NUMBERS[hazard]]
    assert _numbers(safety.danger(hazard, landlord)) == expected


@pytest.mark.parametrize("country", [Jurisdiction.SCOTLAND, Jurisdiction.WALES], ids=str)
def test_scotland_and_wales_share_englands_gas_number(country: Jurisdiction, settings: Settings) -> None:
    landlord = replace(settings.landlord, jurisdiction=country)
    assert _numbers(safety.danger(Hazard.GAS, landlord)) == ["999", "0800 111 999"]


@each_row("hazard", EVERY_HAZARD)
def test_a_number_the_landlord_did_not_give_is_never_made_up(
    hazard: Hazard | None, settings: Settings
) -> None:
    landlord = replace(settings.landlord, phone=None, repairs_phone=None, out_of_hours_phone=None)
    said = safety.danger(hazard, landlord)
    assert _numbers(said) == [number for number in NUMBERS[hazard] if number != URGENT]
    assert ("rent letters" in said) == (URGENT in NUMBERS[hazard])


@each_row("hazard", EVERY_HAZARD)
def test_nine_nine_nine_comes_first_and_a_second_number_is_said_twice(
    hazard: Hazard | None, settings: Settings
) -> None:
    first, *others = _said(safety.danger(hazard, settings.landlord))

    assert first == "999"
    assert len(others) in {0, 2}
    assert len(set(others)) <= 1


@each_row("hazard", EVERY_HAZARD)
def test_answer_says_that_it_cannot_ring(hazard: Hazard | None, settings: Settings) -> None:
    assert re.search(r"I can't ring (?:it )?for you\.", safety.danger(hazard, settings.landlord))


@each_row("hazard", EVERY_HAZARD)
def test_day_or_night_is_said_of_no_ordinary_number(hazard: Hazard | None, settings: Settings) -> None:
    said = safety.danger(hazard, replace(settings.landlord, out_of_hours_phone=None))

    assert ("day or night" in said) == (hazard is Hazard.SELF_HARM)


def test_answer_to_violence_names_nothing(settings: Settings) -> None:
    """Whoever is dangerous may be in the room."""
    said = safety.danger(Hazard.VIOLENCE, settings.landlord)

    assert re.search("police|violen|abus|attack|hurt|him|her|partner|home|safe", said) is None


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
    once = re.sub(r" that's [\d ]+\.", "", said)
    assert len(re.findall(r"[.!](?=\s|$)", once)) <= 3


@each_row("hazard", EVERY_HAZARD)
def test_safety_advice_comes_before_numbers_that_can_wait(hazard: Hazard | None, settings: Settings) -> None:
    said = spoken(f"<speak>{safety.danger(hazard, settings.landlord)}</speak>")
    first = said.split(".")[0]
    assert re.search(r"^(Get|Don't|Keep|If|Ring|I'm sorry)", first)
