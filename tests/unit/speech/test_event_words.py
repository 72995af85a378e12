"""One thing that is on, in literal words. It is ten on Monday 23 November 2026."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.domain.coaching import Coach
from skill.domain.events.event import Audience
from skill.domain.events.nearby import Nearby
from skill.speech import events
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD
from tests.unit.speech.things_on import NOW, STAY_AND_PLAY, TEN, an_event

PRIYA = Coach(coach_ref="C1", first_name="Priya", works_on=frozenset({0}), cover_name=None, as_of=NOW)


def details(nearby: Nearby) -> str:
    return events.details(nearby, LANDLORD, NOW)


def test_details_are_three_sentences() -> None:
    assert details(an_event(walk_minutes=12, is_step_free=True)) == (
        "Coffee and chat: that's tomorrow, between ten and noon. "
        "It's at the library, Market Street, about ten minutes' walk. It's free and it's step-free."
    )
    assert details(STAY_AND_PLAY) == (
        "Stay &amp; play: that's on Friday, between half past nine and eleven in the morning. "
        "It's at St Mary's &lt;hall&gt;, Café Zoë's yard &amp; garden, but I don't know how far that is. "
        "It's free."
    )


@each_row(
    ("other", "said"),
    [
        ({}, "It's free."),
        ({"price_pence": 250, "is_step_free": False}, "It costs £2.50 and it isn't step-free."),
        ({"price_pence": 50}, "It costs 50 pence."),
        ({"price_pence": None}, "Check the price with them."),
        ({"price_pence": None, "is_step_free": True}, "It's step-free, but check the price with them."),
        ({"youngest": 50}, "It's free and it's for people from 50."),
        ({"oldest": 4}, "It's free and it's for children up to four."),
        ({"youngest": 0, "oldest": 4}, "It's free and it's for children up to four."),
        ({"youngest": 0}, "It's free."),
        (
            {"youngest": 5, "oldest": 11, "is_step_free": True},
            "It's free, it's for children from five to eleven and it's step-free.",
        ),
        ({"youngest": 16, "oldest": 25}, "It's free and it's for people from sixteen to twenty-five."),
        ({"is_sure": False}, "It's free, but check with them first that it's on."),
        (
            {"is_sure": False, "price_pence": None},
            "Check with them first that it's on, and what it costs.",
        ),
    ],
)
def test_price_ages_steps_and_what_to_check(other: dict[str, Any], said: str) -> None:
    assert details(an_event(walk_minutes=2, **other)).endswith(f"just round the corner. {said}")


@each_row(
    ("minutes", "said"),
    [
        (0, "Market Street, just round the corner."),
        (3, "Market Street, just round the corner."),
        (4, "Market Street, about five minutes' walk."),
        (8, "Market Street, about ten minutes' walk."),
        (25, "Market Street, about twenty-five minutes' walk."),
        (28, "Market Street, about half an hour's walk."),
        (32, "Market Street, about half an hour's walk."),
        (33, "Market Street, more than half an hour's walk."),
        (87, "Market Street, more than half an hour's walk."),
    ],
)
def test_a_walk_is_said_in_bands(minutes: int, said: str) -> None:
    assert said in details(an_event(walk_minutes=minutes))


DAY = timedelta(days=1)
MIDNIGHT = datetime(2026, 11, 28, tzinfo=UTC)
WHEN = [
    ({"ends_at": TEN + timedelta(hours=1)}, "tomorrow, between ten and eleven in the morning"),
    ({"ends_at": TEN + timedelta(hours=14)}, "tomorrow, between ten in the morning and midnight"),
    ({"ends_at": TEN}, "tomorrow at ten in the morning"),
    ({"ends_at": TEN - timedelta(hours=1)}, "tomorrow at ten in the morning"),
    (
        {"ends_at": TEN + 2 * DAY + timedelta(hours=6)},
        "tomorrow at ten in the morning, until Thursday at four in the afternoon",
    ),
    (
        {"starts_at": NOW - timedelta(hours=1), "ends_at": NOW + timedelta(hours=6)},
        "on now, until four in the afternoon",
    ),
    (
        {"starts_at": NOW - DAY, "ends_at": NOW + DAY},
        "on now, until tomorrow at ten in the morning",
    ),
    ({"starts_at": MIDNIGHT, "ends_at": MIDNIGHT + DAY, "is_all_day": True}, "on Saturday, all day"),
    (
        {"starts_at": MIDNIGHT - 5 * DAY, "ends_at": MIDNIGHT - 4 * DAY, "is_all_day": True},
        "today, all day",
    ),
    (
        {"starts_at": MIDNIGHT, "ends_at": MIDNIGHT + 2 * DAY, "is_all_day": True},
        "from Saturday until Sunday",
    ),
    (
        {"starts_at": MIDNIGHT - 9 * DAY, "ends_at": MIDNIGHT + 2 * DAY, "is_all_day": True},
        "on now until Sunday",
    ),
]


@each_row(("hours", "said"), WHEN)
def test_hours_are_said_as_far_as_they_are_known(hours: dict[str, Any], said: str) -> None:
    nearby = an_event(**hours)
    assert details(nearby).startswith(f"Coffee and chat: that's {said}. It's at")
    assert events.time(nearby, LANDLORD, NOW) == f"Coffee and chat is {said}."


def test_an_unconfirmed_event_is_to_be_checked() -> None:
    assert events.time(an_event(is_sure=False), LANDLORD, NOW) == (
        "Coffee and chat is tomorrow, between ten and noon. Check with them first that it's on."
    )


def test_the_price_is_said_or_said_to_be_unknown() -> None:
    assert events.cost(STAY_AND_PLAY) == "Stay &amp; play is free."
    assert events.cost(an_event(price_pence=250)) == "Coffee and chat costs £2.50."
    assert events.cost(an_event(price_pence=None)) == (
        "I don't know what Coffee and chat costs. Check the price with them."
    )


def test_the_place_is_said_with_the_walk() -> None:
    assert events.way(an_event(walk_minutes=12)) == (
        "Coffee and chat is at the library, Market Street. It's about ten minutes' walk."
    )
    assert events.way(an_event(address="")) == (
        "Coffee and chat is at the library. I don't know how far that is."
    )


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"is_step_free": True}, "Coffee and chat is step-free. They don't say who it's for."),
        (
            {"is_step_free": False, "youngest": 60},
            "Coffee and chat isn't step-free. It's for people from 60.",
        ),
        (
            {"audiences": frozenset({Audience.EVERYONE, Audience.MEN})},
            "I don't know if Coffee and chat is step-free. Check with them first. It's for everyone.",
        ),
        (
            {"is_step_free": True, "audiences": frozenset({Audience.CARERS, Audience.WOMEN})},
            "Coffee and chat is step-free. It's for women and carers.",
        ),
    ],
)
def test_step_free_access_and_audience_are_said(other: dict[str, Any], said: str) -> None:
    assert events.access(an_event(**other)) == said


def test_every_audience_but_everyone_has_a_name() -> None:
    assert set(events.AUDIENCES) == set(Audience) - {Audience.EVERYONE}


def test_a_wish_is_written_down_and_not_called_booked() -> None:
    event = an_event().event
    assert events.join_event(PRIYA, event, LANDLORD, NOW) == (
        "I've written down for Priya, your coach, that you'd like to go to Coffee and chat, "
        "tomorrow at ten in the morning."
    )
    assert events.join_event(None, event, LANDLORD, NOW).startswith(
        "I've written down for your landlord that"
    )
    assert events.remind_event(PRIYA, event, LANDLORD, NOW) == (
        "I can't remind you myself yet. I've asked Priya, your coach, to remind you about Coffee and chat, "
        "tomorrow at ten in the morning."
    )
    assert "I've asked your landlord to remind you" in events.remind_event(None, event, LANDLORD, NOW)
