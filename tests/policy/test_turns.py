"""How one turn affects the next: privacy levels, which repair, stopping, continuing without an answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from skill import bootstrap
from skill.domain.tenancy import AnswerLevel
from tests.policy.house import NOW, PRIVACIES, House, Json, heard, intent, slot, spoken, ssml, wishes

YES, NO, STOP = intent("AMAZON.YesIntent"), intent("AMAZON.NoIntent"), intent("AMAZON.StopIntent")
SAY_MORE = "Shall I say more from now on?"
WHICH_CODE = "What's your eight-digit code?"
WHICH_ONE = "Which one do you mean?"
WHICH_ROOM = "Which room is it in?"
PIN = intent("PinIntent", slot("pin", "2580"))
WRONG_PIN = intent("PinIntent", slot("pin", "1111"))
UNHEARD_PIN = intent("PinIntent", slot("pin", "?"))


def level(wanted: AnswerLevel) -> Json:
    return intent("AnswerLevelIntent", slot("level", wanted.value, ids=[wanted.value]))


def fault(name: str, fault_id: str | None, *others: Json) -> Json:
    ids = [fault_id] if fault_id else []
    return intent(name, slot("fault", "that one", ids=ids, matched=False), *others)


NOTHING, STANDING, AMOUNTS = (level(each) for each in AnswerLevel)
TAP = fault("ReportRepairIntent", "tap_stuck")
"""A fault that no home here has reported yet."""
NO_ROOM = intent("ReportRepairIntent", slot("room", "over there", matched=False))


@pytest.mark.parametrize(
    ("story", "home", "turns", "last", "kept"),
    [
        ("less, at once", "T1001", (STANDING,), "Okay, I'll only say", AnswerLevel.STANDING),
        ("nothing, at once", "T1023", (NOTHING,), "Okay, I won't say", AnswerLevel.NOTHING),
        ("a first choice, at once", "T1014", (STANDING,), "Okay, I'll only say", AnswerLevel.STANDING),
        ("amounts as the first choice", "T1014", (AMOUNTS,), WHICH_CODE, None),
        ("amounts as the first choice, and yes", "T1014", (AMOUNTS, YES, YES), WHICH_CODE, None),
        ("more", "T1024", (AMOUNTS,), WHICH_CODE, AnswerLevel.STANDING),
        ("more, and yes", "T1024", (AMOUNTS, YES, YES), WHICH_CODE, AnswerLevel.STANDING),
        ("more, and no", "T1024", (AMOUNTS, NO), "nothing has changed", AnswerLevel.STANDING),
        ("more, and stop", "T1024", (AMOUNTS, STOP), "Goodbye.", AnswerLevel.STANDING),
        ("more, by a PIN that was never set", "T1024", (AMOUNTS, PIN), "no PIN", AnswerLevel.STANDING),
        ("the PIN and a no", "T1023", (STANDING, AMOUNTS, PIN, NO), "has changed", AnswerLevel.STANDING),
        ("the PIN and a stop", "T1023", (STANDING, AMOUNTS, PIN, STOP), "has changed", AnswerLevel.STANDING),
        ("the PIN, then less", "T1023", (STANDING, AMOUNTS, PIN, NOTHING), "I won't", AnswerLevel.NOTHING),
        ("more, and less after all", "T1024", (AMOUNTS, NOTHING), "Okay, I won't", AnswerLevel.NOTHING),
        ("more, and another matter", "T1024", (AMOUNTS, TAP, YES), WHICH_ROOM, AnswerLevel.STANDING),
        ("more with a PIN", "T1023", (STANDING, AMOUNTS), "What's your PIN?", AnswerLevel.STANDING),
        ("the PIN is not the yes", "T1023", (STANDING, AMOUNTS, PIN), SAY_MORE, AnswerLevel.STANDING),
        (
            "the PIN and a yes",
            "T1023",
            (STANDING, AMOUNTS, PIN, YES),
            "Okay, I'll say amounts",
            AnswerLevel.AMOUNTS,
        ),
        (
            "a wrong PIN first",
            "T1023",
            (STANDING, AMOUNTS, WRONG_PIN, UNHEARD_PIN, PIN, YES),
            "Okay, I'll say amounts",
            AnswerLevel.AMOUNTS,
        ),
        ("a yes is not the PIN", "T1023", (STANDING, AMOUNTS, YES), "What's your PIN?", AnswerLevel.STANDING),
        ("after nothing, never", "T1015", (AMOUNTS,), "Your coach can change that", AnswerLevel.NOTHING),
        ("after nothing, nor with a yes", "T1015", (STANDING, YES), "hadn't asked", AnswerLevel.NOTHING),
    ],
    ids=lambda value: value if isinstance(value, str) and value.islower() else "",
)
def test_looser_privacy_level_needs_the_tenants_consent(
    story: str, home: str, turns: tuple[Json, ...], last: str, kept: AnswerLevel | None, house: House
) -> None:
    house.link(home)
    assert last in heard(house, turns)[-1], story
    assert house.store.privacy(home).level is kept


@pytest.mark.parametrize("home", ["T1015", "T1023", "T1024", "T1014"])
def test_forged_attributes_do_not_loosen_privacy(home: str, house: House) -> None:
    """Attributes come back from Amazon; neither the choice nor the proof depends on them only."""
    house.link(home)
    before = replace(PRIVACIES[home], level=AnswerLevel.STANDING) if home == "T1023" else PRIVACIES[home]
    house.store.keep_privacy(home, before)
    asked = {"asking": "level_confirm", "question": SAY_MORE, "level": "amounts"}
    for proof in ({"pin_given": True}, {"pin": True}, {"pin": "yes"}, {"pin": ""}, {"pin": "0" * 16}, {}):
        answer = house.answer(intent("AMAZON.YesIntent", attributes=asked | proof))
        assert "I'll say amounts" not in spoken(ssml(answer))
        balance = house.answer(intent("RentBalanceIntent", attributes=proof))
        assert "£" not in spoken(ssml(balance))
    assert house.store.privacy(home) == before


MOVE, CANCEL = "ChangeAppointmentIntent", "CancelRepairIntent"
MESSAGE = intent("LeaveMessageIntent", slot("message", "the parcel is here"))


@pytest.mark.parametrize(
    "name", ["RepairStatusIntent", "RepairAppointmentIntent", "ChangeAppointmentIntent", "CancelRepairIntent"]
)
@pytest.mark.parametrize(("days", "is_too_old"), [(7, False), (8, True)])
def test_stale_repairs_are_not_spoken(days: int, is_too_old: bool, name: str, house: House) -> None:
    """The made-up homes are as of the evening before."""
    later = bootstrap.FixedClock(at=NOW + timedelta(days=days))
    house.door = bootstrap.build_door(house.settings, store=house.store, clock=later)
    (said,) = heard(house, (intent(name),))
    too_old = "The last I heard about repairs was on Sunday the twenty-second of November"
    assert said.startswith(too_old) is is_too_old


LEFT_UNDONE = {
    "what needs repairing": ((intent("ReportRepairIntent"),), "Okay, I haven't reported anything."),
    "which room": ((TAP,), "Okay, I haven't reported anything."),
    "shall I report it": (
        (fault("ReportRepairIntent", "no_heating"),),
        "Okay, I haven't reported anything.",
    ),
    "shall I pass that on": ((intent(CANCEL),), "Okay, I've left it as it is."),
    "which window instead": ((intent(MOVE),), "Okay, I've left the visit as it is."),
    "what is the message": ((intent("LeaveMessageIntent"),), "Okay, I haven't sent anything."),
    "shall I send it": ((MESSAGE,), "Okay, I haven't sent anything."),
    "shall I ask for a call": ((intent("CallMeBackIntent"),), "Okay, I haven't sent anything."),
    "anything else": ((MESSAGE, NO), "Goodbye."),
    "nothing": ((), "Goodbye."),
}


@pytest.mark.parametrize("what", LEFT_UNDONE)
@pytest.mark.parametrize("name", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"])
def test_stop_ends_the_session_and_says_what_was_not_done(name: str, what: str, house: House) -> None:
    before, said = LEFT_UNDONE[what]
    assert heard(house, (*before, intent(name)))[-1] == said
    assert house.store.waiting() == []


@pytest.mark.parametrize("job", ["R0002", "she's got a bad chest"], ids=["another home's", "anyone's words"])
def test_complaint_names_only_the_homes_own_jobs(job: str, house: House) -> None:
    attributes = {"asking": "complaint_offer", "question": "Shall I write it down?", "job": job}
    house.answer(intent("AMAZON.YesIntent", attributes=attributes))
    assert wishes(house) == [{"about": "", "job": ""}]


def test_call_back_from_the_coach_is_offered_and_requested(house: House) -> None:
    offered, asked = heard(house, (intent("MyCoachIntent"), YES))
    assert offered.endswith("Would you like your coach to get in touch?")
    assert asked.startswith("I've asked Priya to get in touch, in the way we have down for you.")
    assert wishes(house) == [{"topic": "something_else", "wanted_on": ""}]


@pytest.mark.parametrize("answer", [NO_ROOM, YES], ids=["a room that no one knows", "yes"])
def test_report_is_made_without_a_room_after_two_questions(answer: Json, house: House) -> None:
    first, second, read_back, done = heard(house, (TAP, answer, answer, YES))
    assert first == WHICH_ROOM
    assert second == (
        "Tell me where it is, such as the kitchen, the bathroom or outside, or say stop. Which room is it in?"
    )
    assert read_back == "So that's a tap that won't turn. Shall I report it?"
    assert done.startswith("I've reported it: a tap that won't turn.")
    (report,) = wishes(house)
    assert "room" not in report


def test_room_given_the_second_time_is_used(house: House) -> None:
    kitchen = intent("ReportRepairIntent", slot("room", "kitchen", ids=["kitchen"]))
    *_, read_back = heard(house, (TAP, NO_ROOM, kitchen))
    assert read_back == "So that's a tap that won't turn in the kitchen. Shall I report it?"


OPEN_QUESTIONS = {
    "which room": (TAP, WHICH_ROOM),
    "shall I send it": (MESSAGE, "Shall I send it?"),
    "the PIN": (intent("RentBalanceIntent"), "What's your PIN?"),
    "the code": (intent("LinkHomeIntent"), WHICH_CODE),
}
ABOUT_A_LIST = {
    "more": intent("AMAZON.NextIntent"),
    "go back": intent("AMAZON.PreviousIntent"),
    "tell me about it": intent("EventDetailsIntent"),
    "tell me about the second one": intent("EventDetailsIntent", slot("position", "2")),
}
SKIPPED = ("which room", "more")
""" "Next" skips an optional question."""


@pytest.mark.parametrize(
    ("what", "words"),
    [(what, words) for what in OPEN_QUESTIONS for words in ABOUT_A_LIST if (what, words) != SKIPPED],
)
def test_list_commands_keep_another_question_open(what: str, words: str, house: House) -> None:
    house.link("T1023")
    asks, question = OPEN_QUESTIONS[what]
    asked = house.answer(asks)
    again = house.answer({**ABOUT_A_LIST[words], "session": {**asks["session"], **_kept(asked)}})
    assert spoken(ssml(again)) == f"Sorry, I didn't get that. {question}"
    counted = {"said": "", "reporting": 0}
    assert {**again["sessionAttributes"], **counted} == {**asked["sessionAttributes"], **counted}


def _kept(answer: Json) -> Json:
    return {"attributes": answer["sessionAttributes"]}


@pytest.mark.parametrize("words", ABOUT_A_LIST)
def test_list_commands_without_a_list_are_answered(words: str, house: House) -> None:
    (said,) = heard(house, (ABOUT_A_LIST[words],))
    assert said == "I haven't read anything out yet. You can ask what's on."
