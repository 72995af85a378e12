"""Which of the things read out is meant, and what is kept for a coach who hears that someone would go."""

import pytest

from skill.domain.events.nearby import ANY_WALK, WalkLimit
from tests.policy.house import (
    INTENTS,
    LINKED,
    STRANGER,
    House,
    Json,
    heard,
    intent,
    slot,
    spoken,
    ssml,
    wishes,
)

ONE = intent("WhatsOnIntent", slot("activity", "gardening", ids=["gardening"]))
THREE = intent("WhatsOnIntent")
WISHES = {"JoinEventIntent": "go", "RemindEventIntent": "remind"}
FOLLOW_UPS = [
    name for name, slots in INTENTS.items() if slots == {"position": "AMAZON.Ordinal", "which": "Which"}
]


def at(position: int, name: str = "EventTimeIntent") -> Json:
    return intent(name, slot("position", str(position)))


def test_there_are_six_follow_ups_and_the_details() -> None:
    assert len(FOLLOW_UPS) == 7


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_of_the_only_one_no_place_need_be_said(name: str, house: House) -> None:
    said = heard(house, (ONE, intent(name)))[-1]
    assert "Hob's Meadow gardeners" in said


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_the_one_in_focus_is_meant_until_another_is_named(name: str, house: House) -> None:
    said = heard(house, (THREE, at(2), intent(name), at(3, name), intent("EventCostIntent")))
    assert ["Jobs club" in said[2], "Sunday stroll" in said[3], "Sunday stroll" in said[4]] == [True] * 3


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_where_none_is_in_focus_it_asks_which_and_then_answers_what_was_asked(
    name: str, house: House
) -> None:
    *_, which, answer = heard(house, (THREE, intent(name), at(2, "EventDetailsIntent")))
    assert which == "Which one do you mean, such as the first or the second?"
    assert answer == heard(house, (THREE, at(2, name)))[-1]


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_reading_on_takes_the_focus_away(name: str, house: House) -> None:
    said = heard(house, (THREE, at(2), intent("AMAZON.NextIntent"), intent(name)))
    assert said[-1].startswith("Which one do you mean")


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_with_nothing_read_out_it_says_so(name: str, house: House) -> None:
    assert heard(house, (intent(name),)) == ["I haven't read anything out yet. You can ask what's on."]


@pytest.mark.parametrize("name", WISHES)
def test_a_wish_is_kept_for_the_coach_once_however_often_amazon_repeats_it(name: str, house: House) -> None:
    asked = house.answer(ONE)
    wish = intent(name, attributes=asked["sessionAttributes"])
    assert house.answer(wish) == house.answer(wish)
    (kept,) = wishes(house)
    assert kept == {
        "wish": WISHES[name],
        "event": asked["sessionAttributes"]["events"][0],
        "title": "Hob's Meadow gardeners",
        "venue": "Hob's Meadow park",
        "starts_at": "2026-12-05T10:00:00+00:00",
    }


@pytest.mark.parametrize("name", WISHES)
def test_without_a_home_nothing_is_kept_and_the_list_stays_open(name: str, house: House) -> None:
    asked = house.answer(intent("WhatsOnIntent", user=STRANGER))
    answer = house.answer(
        intent(name, slot("position", "1"), user=STRANGER, attributes=asked["sessionAttributes"])
    )
    assert "which home" in spoken(ssml(answer))
    assert answer["sessionAttributes"]["events"] == asked["sessionAttributes"]["events"]
    assert wishes(house) == []


@pytest.mark.parametrize("reach", [reach.value for reach in WalkLimit])
def test_a_reach_is_kept_for_the_home(reach: str, house: House) -> None:
    said = spoken(ssml(house.answer(intent("WalkReachIntent", slot("reach", "that far", ids=[reach])))))
    assert said.startswith("Okay. I'll look within about")
    assert house.store.walk_limit("T1001") == (ANY_WALK if reach == "any" else int(reach))


@pytest.mark.parametrize("user", [LINKED, STRANGER])
def test_a_reach_leaves_the_question_open_that_was_asked(user: str, house: House) -> None:
    asked = house.answer(intent("ReportRepairIntent", slot("fault", "tap", ids=["tap_stuck"])))
    state = asked["sessionAttributes"]
    far = intent("WalkReachIntent", slot("reach", "far", ids=["10"]), user=user, attributes=state)
    answer = house.answer(far)
    assert answer["sessionAttributes"]["asking"] == state["asking"]
    assert answer["sessionAttributes"]["fault"] == "tap_stuck"


def test_a_reach_that_was_not_heard_is_not_guessed(house: House) -> None:
    (said,) = heard(house, (intent("WalkReachIntent", slot("reach", "to the moon", matched=False)),))
    assert said == "You can say: I can walk ten minutes, or: it doesn't matter how far."
    assert house.store.walk_limit("T1001") is None


def test_the_second_one_is_still_a_window_while_windows_are_offered(house: House) -> None:
    report = intent(
        "ReportRepairIntent", slot("fault", "tap", ids=["tap_dripping"]), slot("room", "k", ids=["kitchen"])
    )
    said = heard(house, (report, intent("AMAZON.YesIntent"), at(2, "EventDetailsIntent")))
    assert said[-1].startswith("I've asked for")
