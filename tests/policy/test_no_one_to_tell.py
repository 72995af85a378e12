"""A live service whose messages would wait for no one takes none, and says whom to ring instead."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from skill import bootstrap
from skill.config.settings import Environment, Settings
from skill.services import ports
from skill.services.wiring import SENDING
from tests.policy.house import CLOCK, SKILL, House, Json, a_house, heard, intent, slot, spoken, ssml
from tests.policy.stories import CHASED, FEEDBACK, KEPT, PICKED, REPORT, STORIES, Story

SENT = [story for story in STORIES if story.method in SENDING]


@pytest.fixture(scope="module")
def live(settings: Settings) -> Settings:
    return replace(settings, environment=Environment.PRODUCTION, skill_id=SKILL)


@pytest.fixture
def live_house(live: Settings) -> Iterator[House]:
    house = a_house(live)
    yield house
    house.store.close()


@pytest.mark.parametrize("turns", [*KEPT.values(), CHASED, PICKED, FEEDBACK])
def test_nothing_is_taken_and_the_first_answer_says_whom_to_ring(
    turns: tuple[Json, ...], live_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    words = heard(live_house, turns)

    assert re.search(r"can't (pass|take) that .*here\. Please ring Meadowbank Homes", words[0])
    assert live_house.store.waiting() == []
    assert not [line for line in caplog.messages if "failed=" in line]


@pytest.mark.parametrize("story", SENT, ids=str)
def test_what_gets_past_the_first_answer_is_held_back_by_the_store(
    story: Story, house: House, live: Settings
) -> None:
    """As when the setting goes away in the middle of a session, or an offer of ours is taken up."""
    house.link(story.home)
    attributes: Json = {}
    for turn in story.turns[:-1]:
        answer = house.answer({**turn, "session": {**turn["session"], "attributes": attributes}})
        attributes = answer["sessionAttributes"]
    before = house.store.waiting()
    house.door = bootstrap.build_door(live, store=house.store, clock=CLOCK)
    last = story.turns[-1]

    said = spoken(ssml(house.answer({**last, "session": {**last["session"], "attributes": attributes}})))

    assert "ring Meadowbank Homes" in said
    assert house.store.waiting() == before


def test_every_method_that_sends_is_held_back() -> None:
    sending = {
        name
        for port in vars(ports).values()
        if getattr(port, "_is_protocol", False)
        for name, method in vars(port).items()
        if re.search(r"outbox message|with a message|Keep a message", getattr(method, "__doc__", "") or "")
    }

    assert sending == SENDING


def test_danger_is_answered_and_no_note_of_it_claimed(live_house: House) -> None:
    said = spoken(
        ssml(live_house.answer(intent("LeaveMessageIntent", slot("message", "the roof has collapsed"))))
    )

    assert "999" in said
    assert "left a note" not in said
    assert live_house.store.waiting() == []


def test_what_only_asks_is_answered_as_ever(live_house: House) -> None:
    assert "£84.30" in heard(live_house, [intent("RentBalanceIntent")])[0]
    assert "from here" not in heard(live_house, [intent("RepairStatusIntent")])[0]


@pytest.mark.parametrize(("outbox", "is_said"), [(None, True), ("https://landlord.example", False)])
def test_the_log_says_at_the_start_that_nothing_is_taken(
    outbox: str | None, is_said: bool, live: Settings, house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    bootstrap.build_door(replace(live, outbox=outbox), store=house.store, clock=CLOCK)

    assert any("HOME_COACH_OUTBOX says neither" in line for line in caplog.messages) is is_said


def test_a_landlord_may_say_that_messages_wait(live: Settings, house: House) -> None:
    settings = replace(live, messages_may_wait=True)
    house.door = bootstrap.build_door(settings, store=house.store, clock=CLOCK)
    heard(house, REPORT)

    assert len(house.store.waiting()) == 1
