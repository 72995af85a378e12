"""Danger in the middle of every journey, linked or not, with the store up or down: sure, and asked about."""

from skill import bootstrap
from skill.dialogue.state import Asking
from skill.domain.danger.hazards import Hazard
from skill.domain.danger.recognition import Finding, assess
from skill.speech import safety
from tests.policy.house import (
    CLOCK,
    LINKED,
    STRANGER,
    DownStore,
    House,
    Json,
    intent,
    reprompt,
    slot,
    ssml,
)
from tests.policy.open_questions import elicited, state_at
from tests.tables import each_row

SURE = "i can smell gas"
PERHAPS = "i don't feel safe"
"""Nothing that is recognised for sure, and not to be passed over."""

QUESTION = safety.perhaps_question(Hazard.VIOLENCE)
FORMS = ("AnswerIntent", "answer"), ("SomebodyIntent", "words"), ("ReportRepairIntent", "fault")


def test_one_phrase_is_sure_and_the_other_is_asked_about() -> None:
    assert assess(SURE) == Finding(Hazard.GAS, is_sure=True)
    assert assess(PERHAPS) == Finding(Hazard.VIOLENCE, is_sure=False)


@each_row("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@each_row("asking", [None, *Asking])
def test_danger_is_answered_in_the_middle_of_every_journey(
    asking: Asking | None, user: str, shared_house: House
) -> None:
    for name, content in _forms(shared_house, asking):
        answer = _say(shared_house, name, content, SURE, user, _state(asking))
        assert ssml(answer).startswith(f"<speak>{_danger(shared_house, Hazard.GAS)}")
        assert answer["response"]["shouldEndSession"] is True


@each_row("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
@each_row("asking", [None, *Asking])
def test_what_may_be_danger_is_asked_about_in_the_middle_of_every_journey(
    asking: Asking | None, user: str, shared_house: House
) -> None:
    _ask_and_answer(shared_house, asking, user)


@each_row("asking", [None, *Asking])
def test_what_may_be_danger_is_asked_about_while_the_store_is_down(
    asking: Asking | None, house: House
) -> None:
    store = DownStore()
    house.door = bootstrap.build_door(house.settings, store=store, clock=CLOCK)  # type: ignore[arg-type]
    _ask_and_answer(house, asking, LINKED)
    assert store.called == []


def _ask_and_answer(house: House, asking: Asking | None, user: str) -> None:
    for name, content in _forms(house, asking):
        asked = _say(house, name, content, PERHAPS, user, _state(asking))
        if asking is Asking.DANGER:
            assert asked["response"]["shouldEndSession"] is True
            continue
        assert reprompt(asked) == QUESTION
        assert PERHAPS not in ssml(asked)
        assert asked["sessionAttributes"]["asking"] == "danger"
        for words in ("yes", "yes he's here"):
            danger = _say(house, "AnswerIntent", "answer", words, user, asked["sessionAttributes"])
            assert ssml(danger) == f"<speak>{_danger(house, Hazard.VIOLENCE)}</speak>"
            assert danger["response"]["shouldEndSession"] is True


@each_row("asking", [each for each in Asking if each is not Asking.DANGER])
def test_after_a_no_it_is_as_if_nothing_had_been_asked(asking: Asking, house: House) -> None:
    for name, content in _forms(house, asking):
        if name == "SomebodyIntent" and asking is not Asking.MESSAGE_TEXT:
            continue  # free words that nothing understands are as good as unheard
        straight = _say(house, name, content, "wibble", LINKED, _state(asking))
        asked = _say(house, name, content, PERHAPS, LINKED, _state(asking))
        gone_on = _say(house, "AnswerIntent", "answer", "no i'm fine", LINKED, asked["sessionAttributes"])
        state = gone_on.get("sessionAttributes") or {}
        assert state.pop("cleared", ["violence"]) == ["violence"]
        if asking is not Asking.MESSAGE_TEXT:
            assert gone_on == straight, (name, content)
        assert house.store.waiting() == []


def _forms(house: House, asking: Asking | None) -> list[tuple[str, str]]:
    own = elicited(house)[asking] if asking else None
    return [*FORMS, *([(own.intent, own.slot)] if own else [])]


def _state(asking: Asking | None) -> Json:
    return state_at(asking) if asking else {}


def _say(house: House, name: str, content: str, words: str, user: str, state: Json) -> Json:
    return house.answer(
        intent(name, slot(content, words, matched=False), user=user, attributes=state, request_id="r1")
    )


def _danger(house: House, hazard: Hazard) -> str:
    return safety.danger(hazard, house.settings.landlord)
