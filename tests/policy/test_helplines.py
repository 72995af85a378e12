"""Numbers that are asked for: the right one for each country, said twice, and no trace of which it was."""

import logging
import re
from dataclasses import replace

import pytest

from skill.config.settings import Settings
from skill.dialogue.request import SlotContent
from skill.dialogue.state import Asking, Conversation, Held
from skill.domain.danger.hazards import Hazard
from skill.domain.landlord import Jurisdiction
from skill.domain.numbers import Helpline, find_number, numbers_of, public_numbers
from tests.made_up import writes_to
from tests.policy.house import House, a_house, intent, slot, spoken, ssml
from tests.tables import each_row

OF_THE_LANDLORD = {Helpline.REPAIRS, Helpline.OFFICE}
PLACES = list(Jurisdiction)
ABUSE = {
    Jurisdiction.ENGLAND: "0808 2000 247",
    Jurisdiction.WALES: "0808 80 10 800",
    Jurisdiction.SCOTLAND: "0800 027 1234",
    Jurisdiction.NORTHERN_IRELAND: "0808 802 1414",
}
EVERYWHERE = {Helpline.CHILDREN: "0800 1111", Helpline.LOW_MOOD: "116 123"}
PRIVATE = [Helpline.ABUSE, Helpline.CHILDREN, Helpline.LOW_MOOD, Helpline.DEBT, Helpline.HEALTH]
TELLING = re.compile(r"abus|violen|refuge|samaritan|suicid|child|helpline|debt|lifeline|fear", re.IGNORECASE)


@each_row("place", PLACES)
def test_every_helpline_has_a_number_everywhere_but_one(place: Jurisdiction) -> None:
    missing = {line for line in Helpline if find_number(line, place) is None} - OF_THE_LANDLORD

    assert missing == ({Helpline.HEALTH} if place is Jurisdiction.NORTHERN_IRELAND else set())


def test_every_number_names_who_runs_it_its_hours_and_its_source() -> None:
    assert [each for each in public_numbers() if not (each.who and each.hours and each.source)] == []
    assert [
        each for each in public_numbers() if each.is_always != each.hours.startswith("day and night")
    ] == []


@each_row("place", PLACES)
def test_a_helpline_is_the_countrys_own_and_said_twice(place: Jurisdiction, settings: Settings) -> None:
    house = a_house(replace(settings, landlord=replace(settings.landlord, jurisdiction=place)))
    for line, number in {Helpline.ABUSE: ABUSE[place], **EVERYWHERE}.items():
        said = spoken(ssml(house.answer(intent("WhoToRingIntent", slot("line", "it", ids=[line])))))
        assert re.findall(r"\b\d[\d ]+\d\b", said) == ["999", number, number]
    house.store.close()


@each_row("line", PRIVATE)
def test_what_was_asked_for_leaves_no_trace(
    line: Helpline, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    before = writes_to(house.store)
    with caplog.at_level(logging.DEBUG):
        answer = house.answer(intent("WhoToRingIntent", slot("line", "a private matter", ids=[line])))

    response = answer["response"]
    assert writes_to(house.store) == before
    assert response["shouldEndSession"] is True
    assert not answer.get("sessionAttributes")
    assert not {"card", "directives"} & response.keys()
    assert TELLING.search(spoken(ssml(answer))) is None
    assert TELLING.search(caplog.text) is None
    assert "private matter" not in caplog.text


def test_a_helpline_in_the_middle_of_something_ends_it(house: House) -> None:
    """What was open would otherwise stay in the session, and be repeated to the next person who speaks."""
    opened = house.answer(intent("LeaveMessageIntent"))
    asked = intent(
        "WhoToRingIntent", slot("line", "it", ids=["abuse"]), attributes=opened["sessionAttributes"]
    )

    answer = house.answer(asked)

    assert "0808 2000 247" in spoken(ssml(answer))
    assert answer["response"]["shouldEndSession"] is True
    assert not answer.get("sessionAttributes")


@each_row("place", PLACES)
def test_the_number_again_is_at_most_two_numbers(place: Jurisdiction, settings: Settings) -> None:
    house = a_house(replace(settings, landlord=replace(settings.landlord, jurisdiction=place)))
    said = spoken(ssml(house.answer(intent("WhoToRingIntent"))))
    gas = next(each.number for each in numbers_of(place) if each.line is Helpline.GAS)

    assert re.findall(r"\b\d[\d ]+\d\b", said) == ["999", gas, gas]
    house.store.close()


def _asked_about(hazard: Hazard, question: str) -> dict[str, object]:
    """The session while it is asked whether this is danger."""
    slots = {"message": SlotContent(words="there is a funny smell")}
    held = Held(hazard=hazard, intent="LeaveMessageIntent", slots=slots)
    state = Conversation(asking=Asking.DANGER, held=held, question=question, said="Let me check.")
    return dict(state.attributes())


def test_whom_to_ring_is_the_right_number_while_danger_is_asked_about(house: House) -> None:
    attributes = _asked_about(Hazard.GAS, "Does it smell like gas?")

    said = spoken(ssml(house.answer(intent("WhoToRingIntent", attributes=attributes))))

    assert said.startswith("Get everyone out now")
    assert said.endswith("That's 0800 111 999.")


def test_a_helpline_is_given_without_asking_about_danger_first(house: House) -> None:
    attributes = _asked_about(Hazard.VIOLENCE, "Is anyone in danger right now?")
    asked = intent("WhoToRingIntent", slot("line", "it", ids=["abuse"]), attributes=attributes)

    assert "999 from a phone" in spoken(ssml(house.answer(asked)))
    assert "0808 2000 247" in spoken(ssml(house.answer(asked)))
