"""Which event of those read out is meant, and what is stored for the coach when someone would like to go."""

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


def test_every_follow_up_about_an_event_is_tested() -> None:
    assert len(FOLLOW_UPS) == 7


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_single_event_needs_no_ordinal(name: str, house: House) -> None:
    said = heard(house, (ONE, intent(name)))[-1]
    assert "Hob's Meadow gardeners" in said


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_event_in_focus_is_meant_until_another_is_named(name: str, house: House) -> None:
    said = heard(house, (THREE, at(2), intent(name), at(3, name), intent("EventCostIntent")))
    assert ["Jobs club" in said[2], "Sunday stroll" in said[3], "Sunday stroll" in said[4]] == [True] * 3


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_follow_up_without_a_focus_asks_which_then_answers(name: str, house: House) -> None:
    *_, which, answer = heard(house, (THREE, intent(name), at(2, "EventDetailsIntent")))
    assert which == "Which one do you mean, such as the first or the second?"
    assert answer == heard(house, (THREE, at(2, name)))[-1]


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_reading_on_clears_the_focus(name: str, house: House) -> None:
    said = heard(house, (THREE, at(2), intent("AMAZON.NextIntent"), intent(name)))
    assert said[-1].startswith("Which one do you mean")


@pytest.mark.parametrize("name", FOLLOW_UPS)
def test_follow_up_without_a_list_says_so(name: str, house: House) -> None:
    assert heard(house, (intent(name),)) == ["I haven't read anything out yet. You can ask what's on."]


@pytest.mark.parametrize("name", WISHES)
def test_repeated_request_to_join_is_stored_once(name: str, house: House) -> None:
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
def test_unlinked_account_stores_nothing_and_keeps_the_list_open(name: str, house: House) -> None:
    asked = house.answer(intent("WhatsOnIntent", user=STRANGER))
    answer = house.answer(
        intent(name, slot("position", "1"), user=STRANGER, attributes=asked["sessionAttributes"])
    )
    assert "which home" in spoken(ssml(answer))
    assert answer["sessionAttributes"]["events"] == asked["sessionAttributes"]["events"]
    assert wishes(house) == []


@pytest.mark.parametrize("reach", [reach.value for reach in WalkLimit])
def test_walk_limit_is_stored_for_the_home(reach: str, house: House) -> None:
    said = spoken(ssml(house.answer(intent("WalkReachIntent", slot("reach", "that far", ids=[reach])))))
    assert said.startswith("Okay. I'll look within about")
    assert house.store.walk_limit("T1001") == (ANY_WALK if reach == "any" else int(reach))


@pytest.mark.parametrize(("user", "kept"), [(LINKED, "tap_stuck"), (STRANGER, None)])
def test_walk_limit_keeps_the_open_question(user: str, kept: str | None, house: House) -> None:
    """A draft that was begun for a home is not an account's that has none."""
    asked = house.answer(intent("ReportRepairIntent", slot("fault", "tap", ids=["tap_stuck"])))
    state = asked["sessionAttributes"]
    far = intent("WalkReachIntent", slot("reach", "far", ids=["10"]), user=user, attributes=state)
    answer = house.answer(far)
    assert answer["sessionAttributes"]["asking"] == state["asking"]
    assert answer["sessionAttributes"].get("fault") == kept


def test_missing_walk_limit_is_not_guessed(house: House) -> None:
    (said,) = heard(house, (intent("WalkReachIntent", slot("reach", "to the moon", matched=False)),))
    assert said == "You can say: I can walk ten minutes, or: it doesn't matter how far."
    assert house.store.walk_limit("T1001") is None


def test_second_one_means_a_window_while_windows_are_offered(house: House) -> None:
    report = intent(
        "ReportRepairIntent", slot("fault", "tap", ids=["tap_dripping"]), slot("room", "k", ids=["kitchen"])
    )
    said = heard(house, (report, intent("AMAZON.YesIntent"), at(2, "EventDetailsIntent")))
    assert said[-1].startswith("I've asked for")
