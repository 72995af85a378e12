"""What is heard while a repair is reported."""

from dataclasses import replace

import pytest

from skill.domain.landlord import Jurisdiction
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Advice, Assessment, Network, Priority, Question, Trade
from skill.speech import reporting, triage
from tests.tables import each_row
from tests.unit.speech.jobs import KITCHEN_TAP, LIGHTS, NO_WATER, a_repair
from tests.unit.speech.landlords import LANDLORD, REPAIRS, UNREACHABLE, URGENT, spelt

NAME = "Smith &amp; Sons"


def test_every_fault_fits_into_the_sentences() -> None:
    """A noun phrase after "that's" and "about": an article, or no, and no full stop."""
    assert [
        fault.said
        for fault in FAULTS.values()
        if fault.said.split()[0] not in {"a", "an", "another", "no", "water"}
        or f"So that's {fault.said}." not in reporting.read_back(fault, None, None, LANDLORD)
    ] == []


def test_a_report_is_read_back() -> None:
    assert (
        reporting.read_back(LIGHTS, Room.SHARED_STAIRS, None, LANDLORD)
        == "So that's lights that don't work on the shared stairs."
    )


def test_a_safety_line_comes_before_the_read_back() -> None:
    assert reporting.read_back(LIGHTS, Room.HALL, Advice.LEAVE_OFF, LANDLORD) == (
        "Please don't use it until somebody has looked at it. So that's lights that don't work in the hall."
    )


def test_what_may_not_be_the_landlords_is_said_and_can_be_reported() -> None:
    seat = FAULTS["toilet_seat_broken"]

    assert reporting.read_back(seat, None, None, LANDLORD) == (
        f"So that's a broken toilet seat. It may not be for {NAME} to mend, so {REPAIRS} if you think it is."
    )


def assessed(priority: Priority) -> Assessment:
    return Assessment(trade=Trade.PLUMBING, priority=priority)


def test_a_report_has_a_reference_and_no_promise() -> None:
    assert reporting.reported(KITCHEN_TAP, assessed(Priority.ROUTINE), LANDLORD) == (
        "I've reported it: a dripping tap in the kitchen. "
        'Your reference is <say-as interpret-as="digits">4821</say-as>. Next, the repairs team look at it.'
    )


def test_an_urgent_report_gives_the_number_that_is_answered() -> None:
    kept = 'I\'ve reported it: no hot water. Your reference is <say-as interpret-as="digits">4821</say-as>. '

    assert reporting.reported(a_repair(), assessed(Priority.URGENT), LANDLORD) == (
        f"{kept}If it can't wait, {URGENT}."
    )
    assert reporting.reported(a_repair(), assessed(Priority.EMERGENCY), LANDLORD) == (
        f"{kept}This one can't wait, so please {URGENT} as well."
    )
    assert reporting.reported(a_repair(), assessed(Priority.URGENT), UNREACHABLE).endswith(
        "If it can't wait, ring the repairs number on your rent letters."
    )


@each_row(
    ("fault_id", "jurisdiction", "who"),
    [
        (
            *("no_power", Jurisdiction.SCOTLAND),
            f"Ring the power cut line on {spelt('105')}, day or night.",
        ),
        (
            *("no_power", Jurisdiction.NORTHERN_IRELAND),
            f"Ring the power cut line on {spelt('03457 643 643')}, day or night.",
        ),
        ("no_water", Jurisdiction.WALES, "Ring your water company, whose number is on your water bill."),
        (
            *("no_gas", Jurisdiction.ENGLAND),
            f"Ring the gas emergency line on {spelt('0800 111 999')}, day or night.",
        ),
        (
            *("no_gas", Jurisdiction.NORTHERN_IRELAND),
            f"Ring the gas emergency line on {spelt('0800 002 001')}, day or night.",
        ),
    ],
)
def test_a_supply_lost_in_the_whole_street_is_the_networks(
    fault_id: str, jurisdiction: Jurisdiction, who: str
) -> None:
    landlord = replace(LANDLORD, jurisdiction=jurisdiction)

    assert triage.not_here(FAULTS[fault_id], landlord) == (
        f"Then it's likely to be the whole street. {who} I haven't reported anything."
    )


def test_the_network_comes_from_the_fault() -> None:
    fault = replace(FAULTS["no_power"], fault_id="no_hydrant", network=Network.WATER)

    assert triage.not_here(fault, LANDLORD) == triage.not_here(FAULTS["no_water"], LANDLORD)


def test_only_the_question_about_people_offers_to_skip() -> None:
    assert [question for question in Question if triage.before(question)] == [Question.AT_RISK]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (FAULTS["boiler_not_working"], "Let's take the boiler that isn't working first."),
        (FAULTS["exposed_wires"], "Let's take the exposed wire first."),
        (NO_WATER, "Let's take the hot water first."),
    ],
)
def test_one_of_two_faults_comes_first(fault: Fault, said: str) -> None:
    assert reporting.first_of_two(fault) == said


@pytest.mark.parametrize(
    ("times", "said"),
    [
        (1, f"I've let {NAME} know that you're still waiting."),
        (2, f"I've let {NAME} know, for the second time, that you're still waiting."),
        (40, f"I've let {NAME} know, many times by now, that you're still waiting."),
    ],
)
def test_chasers_are_counted_aloud(times: int, said: str) -> None:
    assert reporting.chased(times, LANDLORD) == said


def test_short_answers_are_said_word_for_word() -> None:
    assert reporting.not_understood() == (
        "Sorry, I don't know that one. You could say the toilet won't flush, or no hot water."
    )
    assert reporting.a_person_can_take_it(LANDLORD) == (
        f"I'm sorry, I can't work out what it is. To tell somebody now, {URGENT}."
    )
    assert reporting.not_reported() == "Okay, I haven't reported anything."
    assert reporting.left_out() == "Okay, I've left that one out."
