"""Whether it is danger: asked before anything else, with no store, and what was wanted goes on after a no."""

from dataclasses import replace

import pytest

from skill.dialogue.answers import ANSWER
from skill.dialogue.danger import DangerQuestion, in_danger
from skill.dialogue.free_words import FREE_WORDS
from skill.dialogue.reply import Reply
from skill.dialogue.request import LAUNCH, Request, SlotContent
from skill.dialogue.state import Asking, Conversation
from skill.domain.danger.hazards import Hazard
from skill.speech import common, safety
from tests.tables import each_row
from tests.unit.dialogue.slots_heard import matched, said
from tests.unit.dialogue.talks import asked
from tests.unit.landlords import LANDLORD

QUESTION = DangerQuestion(LANDLORD)
WORDS = "he keeps shouting at me"
DICTATED = Conversation(
    asking=Asking.MESSAGE_TEXT,
    question="What's your message?",
    said="",
    launched=True,
    pin="0123456789abcdef",
)
MESSAGE = replace(
    asked("LeaveMessageIntent", DICTATED.attributes(), message=said(WORDS)), perhaps=Hazard.VIOLENCE
)


def ask_about(request: Request = MESSAGE) -> Reply:
    reply = QUESTION.before(request)
    assert isinstance(reply, Reply)
    return reply


def answer(
    intent: str, asking: Reply | None = None, perhaps: Hazard | None = None, **slots: SlotContent
) -> Reply | Request:
    state = (asking or ask_about()).state.attributes()
    return QUESTION.before(replace(asked(intent, state, **slots), request_id="r2", perhaps=perhaps))


def in_words(words: str, **more: Hazard | None) -> Reply | Request:
    return answer(ANSWER.intent, answer=said(words), **more)


YES, NO, STOP = "AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.StopIntent"
DANGER = in_danger(Hazard.VIOLENCE, LANDLORD)
GOES_ON = replace(
    MESSAGE,
    request_id="r2",
    perhaps=None,
    attributes=replace(DICTATED, cleared=(Hazard.VIOLENCE,)).attributes(),
)


def test_a_request_without_danger_is_left_as_it_is() -> None:
    request = asked("RentBalanceIntent", DICTATED.attributes())
    assert QUESTION.before(request) is request


def test_what_may_be_danger_is_asked_about_and_nothing_of_it_is_said() -> None:
    reply = ask_about()
    assert (reply.said, reply.question) == (
        safety.perhaps(Hazard.VIOLENCE, LANDLORD),
        safety.perhaps_question(Hazard.VIOLENCE),
    )
    assert (reply.state.asking, reply.elicit, reply.card, reply.danger) == (Asking.DANGER, ANSWER, None, None)
    assert WORDS not in reply.speech + reply.state.said + reply.state.question


@each_row(
    "words",
    ["yes", "yes he's here", "yeah", "yes i don't know what to do", "yes please help me", "somebody is"],
)
def test_a_yes_with_anything_around_it_is_danger(words: str) -> None:
    assert in_words(words) == DANGER


@each_row(
    ("intent", "slots"),
    [
        (YES, {}),
        (ANSWER.intent, {"answer": matched("yes", "ar")}),
        ("EmergencyIntent", {}),
        ("EmergencyIntent", {"hazard": said("wibble")}),
        ("ReportRepairIntent", {"fault": said("yes the one in the hall")}),
    ],
)
def test_a_yes_by_any_intent_is_danger(intent: str, slots: dict[str, SlotContent]) -> None:
    assert answer(intent, **slots) == DANGER


@each_row("words", ["no", "no nobody", "nah you're alright", "no that's not it", "i'm fine", "not really"])
def test_a_no_goes_on_with_what_was_wanted_as_it_was_before(words: str) -> None:
    assert in_words(words) == GOES_ON


def test_a_no_by_its_own_intent_or_by_its_id_goes_on_too() -> None:
    assert answer(NO) == answer(ANSWER.intent, answer=matched("no", "it ain't")) == GOES_ON


UNCLEAR = [
    "wibble",
    "no yes i mean no",
    "i don't know",
    "no heating",
    "i can't",
    "i'd rather not say",
    "skip",
]


@each_row("words", UNCLEAR)
def test_no_clear_answer_is_asked_again_and_then_counts_as_danger(words: str) -> None:
    again = in_words(words)
    assert isinstance(again, Reply)
    assert (again.said, again.question) == (common.not_understood(), ask_about().question)
    assert answer(ANSWER.intent, again, answer=said(words)) == DANGER


@each_row("intent", ["AMAZON.FallbackIntent", "NotSureIntent", "RentBalanceIntent", "AMAZON.NextIntent", ""])
def test_another_intent_is_no_clear_answer(intent: str) -> None:
    again = answer(intent)
    assert isinstance(again, Reply)
    assert again.state.missed == 1
    assert answer(intent, again) == DANGER


def test_a_no_after_an_unclear_answer_goes_on() -> None:
    again = in_words("wibble")
    assert isinstance(again, Reply)
    assert answer(NO, again) == GOES_ON


def test_suspicious_words_without_a_no_are_a_yes() -> None:
    assert in_words("he's hurting me", perhaps=Hazard.VIOLENCE) == DANGER
    assert in_words("no he just shouts", perhaps=Hazard.VIOLENCE) == GOES_ON


def test_the_graver_of_two_dangers_is_answered() -> None:
    flood = replace(MESSAGE, perhaps=Hazard.FLOOD)
    reply = answer(ANSWER.intent, ask_about(flood), Hazard.FIRE, answer=said("there's smoke"))
    assert reply == in_danger(Hazard.FIRE, LANDLORD)


def test_a_no_beside_another_danger_is_asked_about_that_one() -> None:
    flood = ask_about(replace(MESSAGE, perhaps=Hazard.FLOOD))
    fire = answer(ANSWER.intent, flood, Hazard.FIRE, answer=said("no but the wall is hot"))
    assert isinstance(fire, Reply)
    assert fire.question == safety.perhaps_question(Hazard.FIRE)
    assert answer(NO, fire) == replace(
        GOES_ON, attributes=replace(DICTATED, cleared=(Hazard.FLOOD, Hazard.FIRE)).attributes()
    )


def test_a_no_beside_another_danger_of_the_same_question_answers_both() -> None:
    assert safety.perhaps_question(Hazard.INJURY) == safety.perhaps_question(Hazard.VIOLENCE)
    gone_on = in_words("no i'm just sore", perhaps=Hazard.INJURY)
    assert isinstance(gone_on, Request)
    assert Conversation.read(gone_on.attributes).cleared == (Hazard.VIOLENCE, Hazard.INJURY)


def test_a_denied_danger_is_not_asked_about_again_in_this_session_and_another_is() -> None:
    denied = replace(MESSAGE, attributes=replace(DICTATED, cleared=(Hazard.VIOLENCE,)).attributes())
    assert QUESTION.before(denied) is denied
    assert isinstance(QUESTION.before(replace(denied, perhaps=Hazard.FLOOD)), Reply)


def test_stop_ends_what_was_open_before() -> None:
    for stopped in (
        answer(STOP),
        answer("AMAZON.CancelIntent"),
        in_words("please stop"),
        in_words("no stop"),
    ):
        assert isinstance(stopped, Request)
        assert (stopped.intent, stopped.slots) == (STOP, {})
        assert stopped.attributes == DICTATED.attributes()


@pytest.mark.parametrize("missed", [0, 1])
def test_help_explains_and_repeat_repeats_and_neither_counts_as_unclear(missed: int) -> None:
    asking = ask_about() if not missed else in_words("wibble")
    assert isinstance(asking, Reply)
    for intent, words in (
        ("AMAZON.HelpIntent", safety.help_with_danger()),
        ("AMAZON.RepeatIntent", asking.said),
    ):
        reply = answer(intent, asking)
        assert isinstance(reply, Reply)
        assert (reply.said, reply.question, reply.state.missed) == (words, asking.question, missed)


@each_row("intent", [*FREE_WORDS, ANSWER.intent, "EmergencyIntent"])
def test_no_to_what_was_not_understood_asks_what_they_would_like(intent: str) -> None:
    name = "words" if intent in FREE_WORDS else "hazard"
    cold = replace(asked(intent, None, **{name: said("a funny smell")}), perhaps=Hazard.GAS)
    reply = answer(NO, ask_about(cold))
    assert isinstance(reply, Reply)
    assert (reply.said, reply.question) == (common.okay(), common.WHAT_WOULD_YOU_LIKE)
    assert (reply.elicit, reply.state.cleared) == (ANSWER, (Hazard.GAS,))


def test_no_to_an_emergency_of_no_known_kind_repeats_the_question_that_was_open() -> None:
    emergency = asked("EmergencyIntent", DICTATED.attributes(), hazard=said("a funny smell"))
    gone_on = answer(NO, ask_about(replace(emergency, perhaps=Hazard.GAS)))
    assert isinstance(gone_on, Request)
    assert gone_on.intent == "AMAZON.RepeatIntent"


def test_a_launch_starts_afresh() -> None:
    launch = asked(LAUNCH, ask_about().state.attributes())
    assert QUESTION.before(launch) is launch


def test_without_what_was_held_a_yes_is_still_danger_and_a_no_asks_what_they_would_like() -> None:
    forged = {"asking": "danger", "question": "Is anyone in danger right now?", "held": {"intent": 7}}
    assert QUESTION.before(asked(YES, forged)) == in_danger(None, LANDLORD)
    reply = QUESTION.before(asked(NO, forged))
    assert isinstance(reply, Reply)
    assert reply.question == common.WHAT_WOULD_YOU_LIKE
    stopped = QUESTION.before(asked(STOP, forged))
    assert isinstance(stopped, Request)
    assert stopped.attributes == {}
