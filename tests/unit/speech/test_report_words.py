"""Reporting a repair, in literal words."""

from dataclasses import replace

import pytest

from skill.domain.faults import FAULTS, Fault
from skill.domain.landlord import Jurisdiction
from skill.domain.rooms import Room
from skill.speech import repairs
from tests.unit.speech.jobs import KITCHEN_TAP, LIGHTS, a_repair
from tests.unit.speech.landlords import LANDLORD, REPAIRS, UNREACHABLE


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_every_fault_can_stand_where_it_is_said(fault: Fault) -> None:
    """A noun phrase after "that's" and "about": an article, or no, and no full stop."""
    assert fault.said.split()[0] in {"a", "an", "another", "no", "water"}
    assert repairs.read_back(fault, None, LANDLORD).endswith(f"So that's {fault.said}.")


@pytest.mark.parametrize(
    ("fault_id", "jurisdiction", "said"),
    [
        (
            "no_power",
            Jurisdiction.SCOTLAND,
            "If your neighbours have no power either, ring "
            '<say-as interpret-as="telephone">105</say-as>. So that\'s no power.',
        ),
        (
            "no_power",
            Jurisdiction.NORTHERN_IRELAND,
            "If your neighbours have no power either, ring "
            '<say-as interpret-as="telephone">03457 643 643</say-as>. So that\'s no power.',
        ),
        (
            "no_water",
            Jurisdiction.WALES,
            "If your neighbours have no water either, ring your water company. So that's no water.",
        ),
        ("tap_dripping", Jurisdiction.ENGLAND, "So that's a dripping tap."),
    ],
)
def test_a_supply_may_be_off_for_the_whole_street(
    fault_id: str, jurisdiction: Jurisdiction, said: str
) -> None:
    landlord = replace(LANDLORD, jurisdiction=jurisdiction)

    assert repairs.read_back(FAULTS[fault_id], None, landlord) == said


def test_a_report_is_read_back() -> None:
    assert (
        repairs.read_back(LIGHTS, Room.SHARED_STAIRS, LANDLORD)
        == "So that's lights that don't work on the shared stairs."
    )


def test_a_report_has_a_reference_and_no_promise() -> None:
    assert repairs.reported(KITCHEN_TAP, LANDLORD) == (
        "I've reported it: a dripping tap in the kitchen. "
        'Your reference is <say-as interpret-as="digits">4821</say-as>.'
    )


def test_an_urgent_report_has_the_number_that_is_answered_at_night() -> None:
    assert repairs.reported(a_repair(), LANDLORD) == (
        'I\'ve reported it: no hot water. Your reference is <say-as interpret-as="digits">4821</say-as>. '
        f"If it can't wait, {REPAIRS}."
    )
    assert repairs.reported(a_repair(), UNREACHABLE).endswith(
        "If it can't wait, ring the repairs number on your rent letters."
    )


def test_the_short_answers() -> None:
    assert repairs.not_understood() == (
        "Sorry, I don't know that one. You could say the toilet won't flush, or no hot water."
    )
    assert repairs.a_person_can_take_it(LANDLORD) == (
        f"I'm sorry, I can't work out what it is. To tell somebody now, {REPAIRS}."
    )
    assert repairs.not_reported() == "Okay, I haven't reported anything."
