"""What's on in literal words. It is ten on Monday 23 November 2026."""

from datetime import UTC, date, datetime, timedelta

import pytest

from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import Nearby, Wanted, WhatsOn, Widened
from skill.domain.periods import PartOfDay, Period
from skill.speech import whats_on
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD
from tests.unit.speech.things_on import NOW, STAY_AND_PLAY, TODAY, an_event


def listing(*shown: Nearby) -> str:
    return whats_on.listing(shown, LANDLORD, NOW)


def test_a_list_says_what_when_and_where() -> None:
    assert listing(an_event()) == "Coffee and chat, tomorrow at ten in the morning, at the library."
    assert listing(an_event(), STAY_AND_PLAY) == (
        "Coffee and chat, tomorrow at ten in the morning, at the library; "
        "and Stay &amp; play, Friday at half past nine in the morning, at St Mary's &lt;hall&gt;."
    )


def test_a_summer_evening_is_said_in_local_time() -> None:
    start = datetime(2027, 6, 4, 18, tzinfo=UTC)
    evening = an_event(starts_at=start, ends_at=start + timedelta(hours=2))

    assert listing(evening) == (
        "Coffee and chat, Friday the fourth of June 2027 at seven in the evening, at the library."
    )


@each_row(
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
def test_a_title_is_short_and_does_not_shout(title: str, said: str) -> None:
    assert listing(an_event(title=title)).startswith(f"{said}, tomorrow")


def test_a_title_of_one_endless_word_is_cut() -> None:
    assert listing(an_event(title="la" * 50)).startswith(f"La{'la' * 29}, tomorrow")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(None, ""), (2, ", just round the corner"), (12, ", about ten minutes' walk")],
)
def test_a_walk_is_said_where_it_is_known(minutes: int | None, said: str) -> None:
    assert listing(an_event(walk_minutes=minutes)).endswith(f"at the library{said}.")


def test_a_long_event_leaves_out_its_walk() -> None:
    long = an_event(walk_minutes=12, title="A morning of songs, stories, soup and cake for all of us")
    assert listing(long).endswith("at the library.")


def test_a_long_list_leaves_out_the_walks_and_then_the_places() -> None:
    near = an_event(walk_minutes=12, starts_at=datetime(2026, 12, 9, 18, 30, tzinfo=UTC))
    assert listing(near, near, near).count("minutes' walk") == 0
    assert listing(near, near, near).count("at the library") == 3
    answer = WhatsOn(found=(near,), period=ONE_DAY, wanted=ANY_FOOTBALL, widened=Widened.FURTHER_AWAY)
    said = whats_on.found(answer, (near, near, near), LANDLORD, NOW)
    assert said.count("Coffee and chat") == 3
    assert "library" not in said


ONE_DAY = Period(first=date(2026, 11, 27), last=date(2026, 11, 27))
ANY_FOOTBALL = Wanted(activity=Activity.FOOTBALL)
THIS = "but there's this"


def found(wanted: Wanted, widened: Widened, period: Period = ONE_DAY) -> str:
    answer = WhatsOn(found=(an_event(),), period=period, wanted=wanted, widened=widened)
    said = whats_on.found(answer, answer.found, LANDLORD, NOW)
    lead, end = said.split(": ")
    assert end == "Coffee and chat, tomorrow at ten in the morning, at the library."
    return lead


@each_row(
    ("wanted", "widened", "lead"),
    [
        (
            Wanted(),
            Widened.FURTHER_AWAY,
            "There's nothing on Friday within a short walk, but a bit further there's this",
        ),
        (
            ANY_FOOTBALL,
            Widened.FURTHER_AWAY,
            "There's nothing like that on Friday within a short walk, but a bit further there's this",
        ),
        (
            Wanted(part_of_day=PartOfDay.EVENING),
            Widened.FURTHER_AWAY,
            "There's nothing on Friday evening within a short walk, but a bit further there's this",
        ),
        (ANY_FOOTBALL, Widened.OTHER_DAYS, f"I can't find any football on Friday, {THIS}"),
        (Wanted(words="<bowls>"), Widened.OTHER_DAYS, f"I can't find that on Friday, {THIS}"),
        (Wanted(is_free=True), Widened.OTHER_DAYS, f"I can't find anything that's free on Friday, {THIS}"),
        (
            Wanted(audience=Audience.CARERS, is_step_free=True),
            Widened.OTHER_DAYS,
            f"I can't find anything that's step-free for carers on Friday, {THIS}",
        ),
        (Wanted(audience=Audience.EVERYONE), Widened.OTHER_DAYS, f"I can't find anything on Friday, {THIS}"),
        (
            ANY_FOOTBALL,
            Widened.OTHER_THINGS,
            "I can't find any football nearby, but there's something else on Friday",
        ),
        (ANY_FOOTBALL, Widened.ANYTHING, f"I can't find any football nearby, {THIS} coming up"),
    ],
)
def test_how_the_answer_differs_from_the_wish_is_said(wanted: Wanted, widened: Widened, lead: str) -> None:
    assert found(wanted, widened) == lead


def test_days_that_are_over_are_said_to_be_over() -> None:
    october = Period(first=TODAY, last=date(2026, 10, 31))
    assert found(Wanted(), Widened.OTHER_DAYS, october) == "That's over now, but there's this coming up"


def test_what_was_asked_for_is_read_out_as_it_is() -> None:
    answer = WhatsOn(found=(an_event(),), period=ONE_DAY, wanted=Wanted())
    said = whats_on.found(answer, answer.found, LANDLORD, NOW)
    assert said == "Coffee and chat, tomorrow at ten in the morning, at the library."


@pytest.mark.parametrize(
    ("wanted", "what"),
    [(ANY_FOOTBALL, "anything"), (Wanted(is_free=True, activity=Activity.FOOTBALL), "anything that's free")],
)
def test_an_empty_search_says_so(wanted: Wanted, what: str) -> None:
    answer = WhatsOn(found=(), period=ONE_DAY, wanted=wanted, widened=Widened.ANYTHING)
    assert whats_on.found(answer, (), LANDLORD, NOW) == f"I can't find {what} nearby in the next few weeks."


@each_row("activity", Activity)
def test_every_activity_has_a_name(activity: Activity) -> None:
    assert "I can't find a" in found(Wanted(activity=activity), Widened.OTHER_DAYS)


@pytest.mark.parametrize(
    ("minutes", "walk"),
    [(10, "ten minutes'"), (30, "half an hour's"), (45, "three quarters of an hour's"), (60, "an hour's")],
)
def test_a_walk_limit_is_repeated(minutes: int, walk: str) -> None:
    assert whats_on.walk_limit_kept(minutes) == f"Okay. I'll look within about {walk} walk first."


def test_short_answers_are_said_word_for_word() -> None:
    assert (
        whats_on.walk_limit_not_recognised()
        == "You can say: I can walk ten minutes, or: it doesn't matter how far."
    )
    assert whats_on.no_more() == "That's everything I can find."
    assert whats_on.no_such_one(1) == "I only read out one."
    assert whats_on.no_such_one(3) == "I only read out three."
    assert whats_on.nothing_read_out() == "I haven't read anything out yet. You can ask what's on."
    assert whats_on.withdrawn() == "I'm sorry, I can't find that one any more."


def test_questions_are_asked_word_for_word() -> None:
    assert whats_on.MORE == "Would you like to hear more, or more about one of them?"
    assert whats_on.MORE_ABOUT_ONE == "Would you like to know more about one of them?"
    assert whats_on.MORE_ABOUT_IT == "Would you like to know more about it?"
    assert whats_on.ANOTHER_ONE == "Would you like to hear about another one?"
    assert whats_on.WHICH_ONE == "Which one do you mean, such as the first or the second?"
