"""What a page suggests is understood where it is suggested, and never leads into not understanding."""

from datetime import date, datetime

import pytest

from skill.config.settings import Settings
from skill.dialogue.state import Asking
from skill.housing.sample.homes import PIN
from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Expecting
from skill.rehearsal.conversation import Exchange, Rehearsal
from skill.rehearsal.starting import Scene, rehearsing
from skill.rehearsal.suggestions import ANSWERS, OPENERS, Suggestion, answers, answers_to
from tests import understood
from tests.made_up import made_up_store
from tests.tables import each_row

LEADING_TO: dict[Asking, tuple[str, tuple[str, ...]]] = {
    Asking.ANYTHING_ELSE: ("T1001", ("open home coach", "did my payment arrive")),
    Asking.REPAIR_FAULT: ("T1001", ("report a repair",)),
    Asking.REPAIR_ROOM: ("T1001", ("a radiator is cold",)),
    Asking.REPAIR_CONFIRM: ("T1001", ("my kitchen tap is dripping",)),
    Asking.REPAIR_IS_NEW: ("T1001", ("my bathroom tap is dripping",)),
    Asking.REPAIR_QUESTION: ("T1001", ("i've got no heating",)),
    Asking.REPAIR_SLOT: ("T1001", ("my kitchen tap is dripping", "yes")),
    Asking.OTHER_FAULT: ("T1001", ("the toilet seat is broken and my kitchen tap is dripping", "no")),
    Asking.COMPLAINT_OFFER: ("T1001", ("i want to make a complaint",)),
    Asking.CANCEL_WHICH: ("T1025", ("cancel my repair",)),
    Asking.CHANGE_CONFIRM: ("T1001", ("cancel my repair",)),
    Asking.COACH_OFFER: ("T1001", ("what's my rent balance",)),
    Asking.CALL_CONFIRM: ("T1001", ("ask my coach to ring me",)),
    Asking.MESSAGE_TEXT: ("T1001", ("leave a message",)),
    Asking.MESSAGE_CONFIRM: ("T1001", ("tell my coach that the gate is locked",)),
    Asking.EVENTS: ("T1001", ("what's on",)),
    Asking.ANOTHER_EVENT: ("T1001", ("what's on", "tell me about the second one")),
    Asking.LINK_CODE: ("none", ("link my home",)),
    Asking.UNLINK_CONFIRM: ("T1001", ("unlink my home",)),
    Asking.LEVEL: ("T1014", ("what's my rent balance",)),
    Asking.LEVEL_CONFIRM: ("T1023", ("only say if i'm up to date", "tell me amounts", "two five eight oh")),
    Asking.PIN: ("T1023", ("what's my rent balance",)),
    Asking.RATING: ("T1001", ("i want to give feedback",)),
    Asking.DANGER: ("T1001", ("tell my coach that i don't feel safe",)),
}


@pytest.fixture(scope="module")
def whole() -> Understanding:
    return understood.understanding()


def talk(rehearsal: Rehearsal, words: tuple[str, ...]) -> Exchange:
    for said in words:
        exchange = rehearsal.say(said)
    return exchange


def a_scene(home: str, settings: Settings) -> Scene:
    at = datetime(2026, 11, 23, 10, tzinfo=settings.landlord.timezone)
    return Scene(home=None if home == "none" else home, at=at)


def is_understood(exchange: Exchange) -> bool:
    is_recognised = exchange.recognised is not None and exchange.recognised.intent != "AMAZON.FallbackIntent"
    return is_recognised and "Sorry, I didn't get that" not in exchange.spoken


def test_every_question_has_suggested_answers() -> None:
    assert set(LEADING_TO) | {Asking.MOVE_WHICH} == set(Asking), "say in LEADING_TO how a question comes up"
    assert all(answers_to(asking) for asking in Asking)


@pytest.mark.parametrize("asking", LEADING_TO)
def test_what_is_suggested_answers_the_question(
    asking: Asking, settings: Settings, whole: Understanding
) -> None:
    home, words = LEADING_TO[asking]
    for suggestion in answers_to(asking):
        with rehearsing(settings, whole, a_scene(home, settings), made_up=made_up_store) as rehearsal:
            asked = talk(rehearsal, words)

            assert asked.response["sessionAttributes"]["asking"] == asking
            assert answers(asked) == answers_to(asking)
            assert is_understood(rehearsal.say(suggestion.say)), suggestion.say


def test_the_right_pin_is_that_of_the_made_up_homes() -> None:
    assert Suggestion(say=" ".join(PIN), note="the right PIN") in ANSWERS[Asking.PIN]


@pytest.mark.parametrize("suggestion", ANSWERS[Asking.MOVE_WHICH], ids=lambda each: each.say)
def test_a_visit_to_move_is_named_by_what_is_broken(suggestion: Suggestion, whole: Understanding) -> None:
    """No made-up home has two visits to choose from."""
    which = Expecting(intent="ChangeAppointmentIntent", slot="fault")

    recognised = whole.recognise(suggestion.say, today=date(2026, 11, 23), expecting=which)

    assert recognised.intent == which.intent
    assert recognised.slots["fault"].matches


@each_row("home", ["T1001", "none"])
@each_row("suggestion", OPENERS)
def test_what_is_suggested_at_first_is_understood(
    suggestion: Suggestion, home: str, settings: Settings, whole: Understanding
) -> None:
    with rehearsing(settings, whole, a_scene(home, settings), made_up=made_up_store) as rehearsal:
        assert is_understood(rehearsal.say(suggestion.say))


@pytest.mark.parametrize("words", [("open home coach",), ("I can smell gas",), ("stop",), ("",)])
def test_openers_are_suggested_where_no_question_is_open(
    words: tuple[str, ...], settings: Settings, whole: Understanding
) -> None:
    with rehearsing(settings, whole, a_scene("T1001", settings), made_up=made_up_store) as rehearsal:
        assert answers(talk(rehearsal, words)) == OPENERS
