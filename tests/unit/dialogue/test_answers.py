"""What people say in answer to a question, read from words; a thousand ways are one table."""

import pytest

from skill.dialogue.answers import (
    ANSWER,
    DETAILS,
    FALLBACK,
    INTENTS,
    Meaning,
    as_meant,
    meaning_of,
    read_answer,
)
from skill.dialogue.free_words import FREE_WORDS
from skill.dialogue.reply import Elicit
from skill.dialogue.request import Request, SlotContent
from tests.tables import each_row
from tests.unit.dialogue.slots_heard import matched, said
from tests.unit.dialogue.talks import asked

MEANT = {
    Meaning.YES: (
        *(
            "yes",
            "yeah go on then",
            "yes there's somebody in it",
            "yes report it",
            "report it",
            "please report it",
        ),
        *(
            "go on then",
            "yeah do it",
            "yes i've no hot water",
            "yes please",
            "ok",
            "ok thanks",
            "Yes, please!",
        ),
        *(
            "right yes",
            "please",
            "i do",
            "it is",
            "could you report it for me please",
            "i think so",
            "um yeah",
        ),
        *("yes i don't know what to do", "yes that's it", "yes i'm fine with that", "there's somebody in it"),
        *("yes i can't get in", "aye", "just report it then", "that's fine thanks", "alright"),
    ),
    Meaning.NO: (
        *(
            "no",
            "no that's not it",
            "not really",
            "i don't think so",
            "nah you're alright",
            "no thanks",
            "um no",
        ),
        *(
            "don't report it",
            "i don't want you to report it",
            "no i don't",
            "it isn't",
            "no there's no one in it",
        ),
        *("well no not at the moment", "i said no", "no i'm fine thanks", "nobody", "there's nobody in it"),
        *(
            "no everyone's safe",
            "ok no",
            "not really no",
            "no no no",
            "no it's the kitchen",
            "nope",
            "i'm alright love",
        ),
    ),
    Meaning.UNSURE: (
        *(
            "i don't know",
            "not sure",
            "no idea",
            "no i don't know",
            "maybe",
            "i'd rather not say",
            "dunno mate",
        ),
        *("i'm not really sure", "don't know love", "well i couldn't tell you", "i don't know where it is"),
    ),
    Meaning.BOTH: (
        *(
            "no yes i mean no",
            "yes no",
            "yes stop",
            "yes but don't send it",
            "yeah no",
            "yes cancel it",
            "no it is",
        ),
    ),
    Meaning.STOP: (
        *(
            "stop",
            "no stop",
            "stop please",
            "can you stop",
            "cancel that",
            "never mind",
            "no leave it",
            "no no stop",
        ),
        *("oh forget it", "please just stop", "no that's all thanks", "goodbye"),
    ),
    Meaning.HELP: ("help", "what can i say", "i don't understand", "can you help me"),
    Meaning.REPEAT: ("say that again", "pardon", "sorry what was that", "can you repeat that please", "what"),
    Meaning.NEXT: ("skip", "skip this one please", "next", "pass"),
    Meaning.PREVIOUS: ("go back", "the one before"),
    None: (
        *(
            "",
            "...",
            "i know",
            "now",
            "no heating",
            "no hot water at all",
            "there's no heating",
            "no way out",
        ),
        *(
            "there's no way out",
            "i've got nothing else",
            "i'm not really safe",
            "i can't",
            "i can't talk",
            "no one came",
        ),
        *(
            "i'm fine but my sister is stuck",
            "it won't stop leaking",
            "the stop tap is stuck",
            "no power no lights",
        ),
        *("he said no and hit me", "don't", "leave me alone", "please don't", "don't hurt me", "get off me"),
        *(
            "it's not yet on fire",
            "yesterday",
            "knows",
            "okay there's water everywhere",
            "the kitchen",
            "1 2 3 4",
        ),
        "no longer works",
    ),
}
"""By what they mean, and by None where they are no answer."""


def test_words_are_read_as_what_they_mean() -> None:
    wrong = [
        f"{words!r}: {read_answer(words)}, not {meaning}"
        for meaning, ways in MEANT.items()
        for words in ways
        if read_answer(words) is not meaning
    ]
    assert wrong == []


AROUND = ("there's somebody in it", "my name is sue", "it's in the kitchen", "he fell over yesterday")


def test_a_yes_or_a_no_counts_with_any_statement_after_it() -> None:
    wrong = [
        f"{lead} {rest}: {read_answer(f'{lead} {rest}')}"
        for lead, meaning in {
            "yes": Meaning.YES,
            "yeah": Meaning.YES,
            "no": Meaning.NO,
            "nah": Meaning.NO,
        }.items()
        for rest in AROUND
        if read_answer(f"{lead} {rest}") not in {meaning, Meaning.BOTH}
    ]
    assert wrong == []


def test_a_thing_that_is_missing_is_no_refusal() -> None:
    things = (
        "heating",
        "hot water",
        "power",
        "lights",
        "electric",
        "gas",
        "key",
        "bucket",
        "signal",
        "tenant",
    )
    read = {
        words: read_answer(words)
        for thing in things
        for words in (f"no {thing}", f"there's no {thing} at all")
    }
    assert {words: meaning for words, meaning in read.items() if meaning} == {}


@each_row(
    ("words", "meaning"),
    [
        ("no", Meaning.NO),
        ("Stop.", Meaning.STOP),
        ("yes", Meaning.YES),
        ("no one came on tuesday", None),
        ("yes i'd like a ramp", None),
        ("stop sending me letters", None),
        ("please", Meaning.YES),
    ],
)
def test_of_a_message_only_an_answer_by_itself_counts(words: str, meaning: Meaning | None) -> None:
    assert read_answer(words, is_alone=True) is meaning


def test_reading_takes_no_longer_for_words_without_an_end() -> None:
    assert read_answer("yes " * 100_000) is Meaning.YES
    assert read_answer("um " * 100_000) is None


ROOM = Elicit(intent="ReportRepairIntent", slot="room")
PIN = Elicit(intent="PinIntent", slot="pin")
DATE = Elicit(intent="ChooseVisitIntent", slot="date")
TEXT = Elicit(intent="LeaveMessageIntent", slot="message", is_free_text=True)


def meant(intent: str, elicit: Elicit | None, **slots: SlotContent) -> tuple[str, dict[str, SlotContent]]:
    request = as_meant(asked(intent, **slots), elicit)
    return request.intent, dict(request.slots)


@pytest.mark.parametrize("elicit", [ANSWER, ROOM, PIN, DATE, TEXT], ids=lambda elicit: elicit.slot)
def test_an_answer_by_its_own_slot_its_id_or_the_answer_intent_is_the_same(elicit: Elicit) -> None:
    for meaning in (Meaning.YES, Meaning.NO, Meaning.UNSURE):
        words = {Meaning.YES: "yes", Meaning.NO: "no", Meaning.UNSURE: "i don't know"}[meaning]
        expected = (INTENTS[meaning], {})
        assert meant(ANSWER.intent, elicit, answer=said(words)) == expected
        assert meant(ANSWER.intent, elicit, answer=matched(meaning.value, "mumbled")) == expected
        assert meant(elicit.intent, elicit, **{elicit.slot: said(words)}) == expected
        assert meant(INTENTS[meaning], elicit) == expected


@each_row(
    ("elicit", "slots"),
    [
        (ROOM, {"room": matched("kitchen", "no the kitchen")}),
        (ROOM, {"room": said("no"), "fault": matched("tap_dripping", "tap")}),
        (ROOM, {"room": said("the parlour")}),
        (PIN, {"pin": said("2580")}),
        (DATE, {"date": said("2026-11-24")}),
        (DATE, {"date": said("no"), "part_of_day": matched("morning", "morning")}),
        (TEXT, {"message": said("no one came")}),
        (TEXT, {}),
    ],
)
def test_a_slot_with_a_value_is_left_as_it_is(elicit: Elicit, slots: dict[str, SlotContent]) -> None:
    assert meant(elicit.intent, elicit, **slots) == (elicit.intent, slots)


def test_words_of_no_meaning_go_on_to_the_slot_that_was_asked_for() -> None:
    words = said("two five eight oh")
    assert meant(ANSWER.intent, PIN, answer=words) == (PIN.intent, {"pin": words})
    assert meant(ANSWER.intent, ANSWER, answer=words) == (ANSWER.intent, {"answer": words})
    assert meant(ANSWER.intent, None, answer=words) == (ANSWER.intent, {"answer": words})


def test_free_words_are_the_message_behind_what_an_echo_left_out() -> None:
    assert meant("ThereIsIntent", TEXT, words=said("a parcel here")) == (
        TEXT.intent,
        {"message": said("there's a parcel here")},
    )
    assert meant("SomebodyIntent", TEXT, words=said("been out"))[1] == {"message": said("been out")}


def test_free_words_answer_a_question_by_all_of_what_was_said() -> None:
    assert meant("DontWantIntent", ANSWER, words=said("report it"))[0] != INTENTS[Meaning.YES]
    assert meant("CannotIntent", ANSWER, words=said("stop"))[0] == "CannotIntent"
    assert meant("ThereIsIntent", ANSWER, words=said("nobody in it"))[0] == INTENTS[Meaning.NO]


@each_row("intent", FREE_WORDS)
def test_free_words_cold_obey_commands_and_answer_nothing(intent: str) -> None:
    is_denied = any("n't" in lead for lead in FREE_WORDS[intent])
    assert meant(intent, None, words=said("stop"))[0] == (intent if is_denied else INTENTS[Meaning.STOP])
    assert meant(intent, None, words=said("yes"))[0] == intent
    assert meant(intent, None, words=said("a funny noise"))[0] == intent


def test_another_intent_is_left_alone() -> None:
    balance = asked("RentBalanceIntent", date=said("no"))
    assert as_meant(balance, ROOM) is balance
    assert as_meant(balance, None) is balance


def test_what_any_intent_means_is_read_from_all_its_words() -> None:
    assert meaning_of(asked("AMAZON.CancelIntent")) is Meaning.STOP
    assert meaning_of(asked(FALLBACK)) is None
    assert meaning_of(asked("ReportRepairIntent", fault=said("no it's the tap"))) is Meaning.NO
    assert meaning_of(asked("X", one=said("yes"), two=said("no"))) is Meaning.BOTH
    assert meaning_of(Request(intent="", request_id="r")) is None


@each_row(
    ("words", "slots"),
    [
        ("the first one please", {"position": said("1")}),
        ("second one", {"position": said("2")}),
        ("um the last one", {"which": matched("last", "um the last one")}),
        ("the first of may", None),
        ("no the second one", None),
    ],
)
def test_which_one_reaches_what_is_about_one_of_several(
    words: str, slots: dict[str, SlotContent] | None
) -> None:
    for elicit, intent, name in ((ANSWER, ANSWER.intent, "answer"), (DATE, DATE.intent, "date")):
        found = meant(intent, elicit, **{name: said(words)})
        assert found == (DETAILS, slots) if slots else found[0] != DETAILS
    assert meant(TEXT.intent, TEXT, message=said(words))[0] == TEXT.intent
