"""The coach in literal words. Today is Monday 23 November 2026."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.domain.coaching import CallTopic, Coach, CoachToday
from skill.speech import coaching
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD, UNREACHABLE, US

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)
PRIYA = Coach(
    coach_ref="C1",
    first_name="Priya",
    works_on=frozenset({0}),
    cover_name="Sam",
    as_of=datetime(2026, 11, 23, 6, tzinfo=UTC),
)
AWKWARD = replace(PRIYA, first_name="D'Arcy & <Zoë>", cover_name="Łukasz & Co")


@each_row(
    ("coach", "is_in", "said"),
    [
        (PRIYA, True, "Your neighbourhood coach is Priya. Priya is working today."),
        (
            replace(PRIYA, first_name="James"),
            True,
            "Your neighbourhood coach is James. James is working today.",
        ),
        (PRIYA, False, "Your neighbourhood coach is Priya. Priya isn't in today, and Sam is covering."),
        (
            replace(PRIYA, cover_name=None),
            False,
            "Your neighbourhood coach is Priya. Priya isn't in today.",
        ),
        (
            AWKWARD,
            False,
            "Your neighbourhood coach is D'Arcy &amp; &lt;Zoë&gt;. "
            "D'Arcy &amp; &lt;Zoë&gt; isn't in today, and Łukasz &amp; Co is covering.",
        ),
    ],
)
def test_a_coach_has_a_name_and_may_be_in(coach: Coach, is_in: bool, said: str) -> None:
    assert coaching.my_coach(CoachToday(coach=coach, is_in_today=is_in)) == said


def test_a_home_without_a_coach_has_a_number() -> None:
    assert coaching.no_coach(LANDLORD) == f"I can't see a coach for your home. To talk to somebody, {US}."


@each_row(
    ("coach", "topic", "on", "said"),
    [
        (PRIYA, None, None, "So you'd like Priya to ring you."),
        (None, None, None, "So you'd like the team to ring you."),
        (PRIYA, CallTopic.RENT, None, "So you'd like Priya to ring you about your rent."),
        (PRIYA, CallTopic.REPAIR, None, "So you'd like Priya to ring you about a repair."),
        (PRIYA, CallTopic.NEIGHBOURS, None, "So you'd like Priya to ring you about your neighbours."),
        (PRIYA, CallTopic.BENEFITS, None, "So you'd like Priya to ring you about benefits."),
        (PRIYA, CallTopic.MOVING, None, "So you'd like Priya to ring you about moving."),
        (PRIYA, CallTopic.WORK, None, "So you'd like Priya to ring you about work or training."),
        (PRIYA, CallTopic.GARDEN, None, "So you'd like Priya to ring you about your garden."),
        (PRIYA, CallTopic.COMPLAINT, None, "So you'd like Priya to ring you about a complaint."),
        (PRIYA, CallTopic.SOMETHING_ELSE, None, "So you'd like Priya to ring you."),
        (PRIYA, None, TODAY, "So you'd like Priya to ring you today."),
        (PRIYA, CallTopic.RENT, FRIDAY, "So you'd like Priya to ring you on Friday, about your rent."),
        (AWKWARD, None, FRIDAY, "So you'd like D'Arcy &amp; &lt;Zoë&gt; to ring you on Friday."),
    ],
)
def test_a_call_is_read_back(
    coach: Coach | None, topic: CallTopic | None, on: date | None, said: str
) -> None:
    assert coaching.call_read_back(coach, topic, on, TODAY) == said


def test_somebody_who_feels_unsafe_is_not_given_away() -> None:
    assert coaching.call_read_back(PRIYA, CallTopic.SAFETY, FRIDAY, TODAY) == (
        "So you'd like Priya to ring you on Friday."
    )


def test_a_call_is_asked_for_with_the_usual_time_where_the_landlord_gave_one() -> None:
    assert coaching.call_asked_for(AWKWARD, None, LANDLORD) == (
        "I've asked D'Arcy &amp; &lt;Zoë&gt; to get in touch, in the way we have down for you. "
        "They usually do within a day &amp; a half."
    )
    assert coaching.call_asked_for(None, None, UNREACHABLE) == (
        "I've asked the team to get in touch, in the way we have down for you."
    )


def test_the_usual_time_is_not_said_against_a_day_that_was_asked_for() -> None:
    assert coaching.call_asked_for(PRIYA, FRIDAY, LANDLORD) == (
        "I've asked Priya to get in touch, in the way we have down for you."
    )


@pytest.mark.parametrize(
    ("coach", "text", "said"),
    [
        (PRIYA, "i'll be late", "Your message for Priya is: i'll be late."),
        (None, "the gate is locked", "Your message for the team is: the gate is locked."),
        (
            PRIYA,
            "fish & <chips> at café zoë",
            "Your message for Priya is: fish &amp; &lt;chips&gt; at café zoë.",
        ),
        (AWKWARD, "hello", "Your message for D'Arcy &amp; &lt;Zoë&gt; is: hello."),
    ],
)
def test_a_message_is_read_back_as_it_was_said(coach: Coach | None, text: str, said: str) -> None:
    assert coaching.message_read_back(coach, text) == said


def test_a_message_is_taken() -> None:
    assert coaching.message_kept(AWKWARD) == (
        "Thank you. I've taken your message for D'Arcy &amp; &lt;Zoë&gt;."
    )
    assert coaching.message_kept(None) == "Thank you. I've taken your message for the team."
    assert coaching.not_sent() == "Okay, I haven't sent anything."


@pytest.mark.parametrize(
    ("rating", "said"),
    [
        (1, "Thank you for being honest. It helps us make this better."),
        (3, "Thank you for being honest. It helps us make this better."),
        (4, "Thank you, that's good to hear."),
        (5, "Thank you, that's good to hear."),
    ],
)
def test_every_mark_is_welcome(rating: int, said: str) -> None:
    assert coaching.thanks_for_feedback(rating) == said


def test_questions_are_asked_word_for_word() -> None:
    assert coaching.COACH_OFFER == "Would you like your coach to get in touch?"
    assert coaching.SHALL_I_ASK_FOR_A_CALL == "Shall I ask for a call?"
    assert coaching.WHAT_IS_YOUR_MESSAGE == "What would you like to say?"
    assert coaching.SHALL_I_SEND_IT == "Shall I send it?"
    assert coaching.HOW_WAS_IT == "From one to five, how easy was this to use?"
    assert coaching.rating_out_of_range() == "Please say a number from one to five."
