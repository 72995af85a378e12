"""What's on in literal words. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skill.domain.events import Activity, Event
from skill.domain.nearby import Nearby, Wanted, WhatsOn
from skill.domain.periods import Period
from skill.speech import whats_on
from tests.unit.speech.landlords import LANDLORD

TODAY = date(2026, 11, 23)
TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)


def an_event(walk_minutes: int | None = None, **other: Any) -> Nearby:
    plain = Event(
        event_ref="E1",
        title="Coffee and chat",
        starts_at=TEN,
        ends_at=TEN + timedelta(hours=2),
        venue="the library",
        address="Market Street",
        place=None,
        price_pence=0,
        activities=frozenset(),
        audiences=frozenset(),
        is_step_free=None,
        as_of=datetime(2026, 11, 23, 6, tzinfo=UTC),
    )
    return Nearby(event=replace(plain, **other), walk_minutes=walk_minutes)


STAY_AND_PLAY = an_event(
    title="Stay & play",
    venue="St Mary's <hall>",
    address="Café Zoë's yard & garden",
    starts_at=datetime(2026, 11, 27, 9, 30, tzinfo=UTC),
    ends_at=datetime(2026, 11, 27, 11, tzinfo=UTC),
)


def listing(*shown: Nearby) -> str:
    return whats_on.listing(shown, LANDLORD, TODAY)


def details(nearby: Nearby) -> str:
    return whats_on.details(nearby, LANDLORD, TODAY)


def test_a_list_says_what_when_and_where() -> None:
    assert listing(an_event()) == "Coffee and chat, tomorrow at ten in the morning, at the library."
    assert listing(an_event(), STAY_AND_PLAY) == (
        "Coffee and chat, tomorrow at ten in the morning, at the library; "
        "and Stay &amp; play, Friday at half past nine in the morning, at St Mary's &lt;hall&gt;."
    )


def test_a_summer_evening_is_told_by_the_clock_on_the_wall() -> None:
    evening = an_event(starts_at=datetime(2027, 6, 4, 18, tzinfo=UTC))

    assert listing(evening) == (
        "Coffee and chat, Friday the fourth of June 2027 at seven in the evening, at the library."
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("BINGO AND CAKE", "Bingo and cake"),
        ("£1 soup lunch", "£1 soup lunch"),
        ("knit & natter", "Knit &amp; natter"),
        ("Écoute et chante", "Écoute et chante"),
        ("x" * 60, "X" + "x" * 59),
        (
            "Blood pressure, hearing and flu jab drop-in with the district nurses",
            "Blood pressure, hearing and flu jab drop-in",
        ),
        (
            "A morning of songs, stories, soup, cake and old photographs, for everybody",
            "A morning of songs, stories, soup, cake and old",
        ),
        (
            "Rock & roll & " * 6,
            "Rock &amp; roll &amp; Rock &amp; roll &amp; Rock &amp; roll &amp; Rock &amp; roll &amp;",
        ),
    ],
)
def test_a_title_is_calm_and_short(title: str, said: str) -> None:
    assert listing(an_event(title=title)).startswith(f"{said}, tomorrow")


def test_a_title_of_one_endless_word_is_cut() -> None:
    assert listing(an_event(title="la" * 50)).startswith(f"La{'la' * 29}, tomorrow")


@pytest.mark.parametrize(
    ("wanted", "first", "last", "is_weekend", "lead"),
    [
        (Activity.DANCE, TODAY, date(2026, 11, 29), False, "I can't find that nearby in the next few days"),
        (Activity.DANCE, TODAY, TODAY, False, "I can't find that nearby today"),
        (Activity.DANCE, date(2026, 11, 27), date(2026, 11, 27), False, "I can't find that nearby on Friday"),
        (Activity.DANCE, date(2026, 12, 1), date(2026, 12, 31), False, "I can't find that nearby then"),
        (None, date(2026, 11, 28), date(2026, 11, 29), True, "I can't find anything nearby that weekend"),
    ],
)
def test_having_looked_wider_is_said(
    wanted: Activity | None, first: date, last: date, is_weekend: bool, lead: str
) -> None:
    answer = WhatsOn(
        found=(an_event(),),
        period=Period(first=first, last=last, is_weekend=is_weekend),
        wanted=Wanted(activity=wanted),
        is_wider=True,
    )

    assert whats_on.found(answer, answer.found, LANDLORD, TODAY) == (
        f"{lead}, but there's this: Coffee and chat, tomorrow at ten in the morning, at the library."
    )


def test_what_was_asked_for_is_read_out_as_it_is() -> None:
    answer = WhatsOn(found=(an_event(),), period=Period(first=TODAY, last=TODAY), wanted=Wanted())

    assert whats_on.found(answer, answer.found, LANDLORD, TODAY) == (
        "Coffee and chat, tomorrow at ten in the morning, at the library."
    )
    assert whats_on.found(answer, (), LANDLORD, TODAY) == (
        "I can't find anything nearby in the next few weeks."
    )


def test_details_are_three_sentences() -> None:
    assert details(an_event(walk_minutes=12, is_step_free=True)) == (
        "Coffee and chat: that's tomorrow, between ten and noon. "
        "It's at the library, Market Street, about ten minutes' walk. It's free, and it's step-free."
    )
    assert details(STAY_AND_PLAY) == (
        "Stay &amp; play: that's on Friday, between half past nine and eleven in the morning. "
        "It's at St Mary's &lt;hall&gt;, Café Zoë's yard &amp; garden. It's free."
    )


@pytest.mark.parametrize(
    ("pence", "step_free", "said"),
    [
        (0, None, "It's free."),
        (250, False, "It costs £2.50."),
        (100, True, "It costs £1, and it's step-free."),
        (50, None, "It costs 50 pence."),
        (None, None, "Check the price with them."),
        (None, True, "Check the price with them, and it's step-free."),
    ],
)
def test_a_price_is_told_or_said_to_be_unknown(pence: int | None, step_free: bool | None, said: str) -> None:
    assert details(an_event(price_pence=pence, is_step_free=step_free)).endswith(f"Market Street. {said}")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (None, "Market Street."),
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
def test_a_walk_is_told_in_bands(minutes: int | None, said: str) -> None:
    assert said in details(an_event(walk_minutes=minutes))


@pytest.mark.parametrize(
    ("lasts", "said"),
    [
        (timedelta(hours=1), "that's tomorrow, between ten and eleven in the morning."),
        (timedelta(hours=14), "that's tomorrow, between ten in the morning and midnight."),
        (timedelta(0), "that's tomorrow at ten in the morning."),
        (timedelta(hours=-1), "that's tomorrow at ten in the morning."),
        (
            timedelta(days=2, hours=6),
            "that's tomorrow at ten in the morning, until Thursday at four in the afternoon.",
        ),
    ],
)
def test_hours_are_told_as_far_as_they_are_known(lasts: timedelta, said: str) -> None:
    assert said in details(an_event(ends_at=TEN + lasts))


def test_the_short_answers() -> None:
    assert whats_on.no_more() == "That's everything I can find."
    assert whats_on.no_such_one(1) == "I only read out one."
    assert whats_on.no_such_one(3) == "I only read out three."
    assert whats_on.nothing_read_out() == "I haven't read anything out yet. You can ask what's on."
    assert whats_on.withdrawn() == "I'm sorry, I can't find that one any more."


def test_the_questions() -> None:
    assert whats_on.MORE == "Would you like to hear more, or more about one of them?"
    assert whats_on.MORE_ABOUT_ONE == "Would you like to know more about one of them?"
    assert whats_on.MORE_ABOUT_IT == "Would you like to know more about it?"
    assert whats_on.ANOTHER_ONE == "Would you like to hear about another one?"
    assert whats_on.WHICH_ONE == "Which one would you like to hear about, such as the first or the second?"
