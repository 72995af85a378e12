"""An unavailable store leaves nothing half-made, and a request that Amazon repeats is applied once."""

import logging
import re

import pytest

from skill import bootstrap
from skill.config.settings import Settings
from skill.services.links import account_of
from skill.services.ports import Waiting
from tests.policy.house import (
    CLOCK,
    LINKED,
    STRANGER,
    DownStore,
    House,
    Json,
    ObservedStore,
    intent,
    put_back,
    slot,
    spoken,
    ssml,
)
from tests.policy.stories import (
    BESIDE,
    CHASED,
    FEEDBACK,
    KEPT,
    NO,
    PICKED,
    REPORT,
    STORIES,
    SecondaryStep,
    Story,
)


def _kept(house: House) -> tuple[object, ...]:
    """Every own record that a turn could change for the home."""
    store = house.store
    home = store.home(house.tenancy_ref)
    assert home is not None
    return store.waiting(), store.for_home(home), store.privacy(home.tenancy_ref), store.link(_account())


def _account() -> str:
    return account_of(LINKED)


def _converse(house: House, turns: tuple[Json, ...]) -> Json:
    """The turns in one session; the answer to the last."""
    attributes: Json = {}
    answer: Json = {}
    for turn in turns:
        answer = house.answer({**turn, "session": {**turn["session"], "attributes": attributes}})
        attributes = answer.get("sessionAttributes") or {}
    return answer


def _with_failing(house: House, settings: Settings, *methods: str) -> None:
    observed = ObservedStore(house.store, methods)
    house.door = bootstrap.build_door(settings, store=observed, clock=CLOCK)  # type: ignore[arg-type]


@pytest.mark.parametrize("story", STORIES, ids=str)
def test_failing_store_gets_an_apology_and_leaves_nothing_half_made(
    story: Story, house: House, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    house.link(story.home)
    attributes: Json = {}
    for turn in story.turns[:-1]:
        answer = house.answer({**turn, "session": {**turn["session"], "attributes": attributes}})
        attributes = answer["sessionAttributes"]
    before = _kept(house)
    caplog.clear()
    _with_failing(house, settings, story.method)

    last = story.turns[-1]
    answer = house.answer({**last, "session": {**last["session"], "attributes": attributes}})

    words = spoken(ssml(answer))
    assert "can't get to that" in words
    assert settings.landlord.phone is not None
    assert settings.landlord.phone in words
    assert answer["response"]["shouldEndSession"] is True
    assert not answer.get("sessionAttributes")
    assert _kept(house) == before
    problems = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert [re.sub(r"at=\w+\.py:[1-9]\d*$", "at=PLACE", each) for each in problems] == [
        "failed=StoreUnavailable at=PLACE"
    ]
    assert all(record.exc_info is None for record in caplog.records)
    assert "84.30" not in caplog.text
    assert "T1001" not in caplog.text


@pytest.mark.parametrize("story", BESIDE, ids=str)
def test_stored_change_is_confirmed_although_a_secondary_step_fails(
    story: SecondaryStep, house: House, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    house.link(story.home)
    _with_failing(house, settings, story.method)

    assert re.search(story.heard, spoken(ssml(_converse(house, story.turns))))
    assert {waiting.message.kind for waiting in house.store.waiting()} == story.kept
    (problem,) = {record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING}
    assert problem.startswith("failed=StoreUnavailable but ")
    assert all(record.exc_info is None for record in caplog.records)


def test_every_store_method_that_a_conversation_uses_has_a_story(house: House, settings: Settings) -> None:
    needed: set[str] = set()
    for story in (*STORIES, *BESIDE):
        put_back(house)
        house.link(story.home)
        observed = ObservedStore(house.store)
        house.door = bootstrap.build_door(settings, store=observed, clock=CLOCK)  # type: ignore[arg-type]
        _converse(house, story.turns)
        needed |= set(observed.called)
    told = {story.method for story in (*STORIES, *BESIDE)}
    assert not needed - told, f"tests/policy/stories.py wants a story that needs {sorted(needed - told)}"
    assert not told - needed, f"a story of tests/policy/stories.py never needs {sorted(told - needed)}"


@pytest.mark.parametrize("user", [LINKED, STRANGER], ids=["linked", "not-linked"])
def test_stop_and_pay_rent_work_without_a_store(user: str, house: House, settings: Settings) -> None:
    house.door = bootstrap.build_door(settings, store=DownStore(), clock=CLOCK)  # type: ignore[arg-type]
    for name in ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent", "PayRentIntent"):
        answer = house.answer(intent(name, user=user))
        assert "can't get to that" not in spoken(ssml(answer))


def test_same_utterance_works_after_a_failure(house: House, settings: Settings) -> None:
    first, yes = REPORT
    asked = house.answer(first)
    again = {**yes, "session": {**yes["session"], "attributes": asked["sessionAttributes"]}}
    _with_failing(house, settings, "report")
    house.answer(again)
    _with_failing(house, settings)
    assert "I've reported" in spoken(ssml(house.answer(again)))
    assert len(house.store.waiting()) == 1


@pytest.mark.parametrize("what", KEPT)
def test_repeated_request_is_applied_once_with_the_same_answer(what: str, house: House) -> None:
    first, yes = KEPT[what]
    asked = house.answer(first)
    assert house.store.waiting() == []
    confirmed = {**yes, "session": {**yes["session"], "attributes": asked["sessionAttributes"]}}
    once = house.answer(confirmed)
    kept = house.store.waiting()
    assert house.answer(confirmed) == once
    assert house.store.waiting() == kept
    assert len(kept) == 1


@pytest.mark.parametrize("turns", [CHASED, PICKED], ids=["told again", "a window"])
def test_repeated_request_after_a_report_is_applied_once(turns: tuple[Json, ...], house: House) -> None:
    *before, last = turns
    attributes = _converse(house, tuple(before))["sessionAttributes"]
    repeated = {**last, "session": {**last["session"], "attributes": attributes}}
    once = house.answer(repeated)
    kept = house.store.waiting()
    assert house.answer(repeated) == once
    assert house.store.waiting() == kept
    assert len(kept) == 2


def test_a_repeated_report_is_one_repair_with_one_reference(house: House) -> None:
    first, yes = REPORT
    asked = house.answer(first)
    confirmed = {**yes, "session": {**yes["session"], "attributes": asked["sessionAttributes"]}}
    heard = [spoken(ssml(house.answer(confirmed))) for _ in range(3)]
    home = house.store.home("T1001")
    assert home is not None
    reported = [repair for repair in house.store.for_home(home) if repair.job_ref.startswith("voice-")]
    assert len(reported) == 1
    assert yes["request"]["requestId"] not in repr(reported)
    assert len(set(heard)) == 1
    assert str(reported[0].reference) in heard[0]
    assert _only(house.store.waiting()).message.body["reference"] == reported[0].reference


def test_repeated_feedback_counts_once(house: House) -> None:
    for _ in range(2):
        house.answer(FEEDBACK[0])
    assert _only(house.store.waiting()).message.body == {"rating": "4"}


def test_second_report_said_to_be_new_is_another_report(house: House) -> None:
    _converse(house, REPORT)
    asked = house.answer(REPORT[0])
    assert "Is this something new" in spoken(ssml(asked))
    read_back = house.answer(_yes("it is new", asked))
    house.answer(_yes("report it", read_back))
    references = {waiting.message.body["reference"] for waiting in house.store.waiting()}
    assert len(references) == 2


def test_second_report_said_not_to_be_new_is_the_same_report(house: House) -> None:
    _converse(house, REPORT)
    _converse(house, (REPORT[0], NO))
    kinds = [waiting.message.kind for waiting in house.store.waiting()]
    assert sorted(kinds) == ["repair_report", "repair_told_again"]


def _yes(request_id: str, asked: Json) -> Json:
    return intent("AMAZON.YesIntent", attributes=asked["sessionAttributes"], request_id=request_id)


@pytest.mark.parametrize("what", KEPT)
@pytest.mark.parametrize(
    "ending", ["AMAZON.NoIntent", "AMAZON.StopIntent", "AMAZON.CancelIntent", "RentBalanceIntent"]
)
def test_nothing_is_stored_without_a_yes(what: str, ending: str, house: House) -> None:
    first, _ = KEPT[what]
    asked = house.answer(first)
    ended = house.answer(intent(ending, attributes=asked["sessionAttributes"]))
    house.answer(intent("AMAZON.YesIntent", attributes=ended.get("sessionAttributes") or {}))
    assert [each for each in house.store.waiting() if each.message.kind.value != "call_back"] == []


@pytest.mark.parametrize("what", KEPT)
def test_yes_after_unlinking_stores_nothing(what: str, house: House) -> None:
    first, _ = KEPT[what]
    asked = house.answer(first)
    house.store.unlink(_account())
    answer = house.answer(intent("AMAZON.YesIntent", attributes=asked["sessionAttributes"]))
    assert house.store.waiting() == []
    assert "which home" in spoken(ssml(answer))


def _only(kept: list[Waiting]) -> Waiting:
    (one,) = kept
    return one


HALF_DONE = {
    "a code that was spent": ("clear", "LinkHomeIntent"),
    "a home that was linked": ("privacy", "LinkHomeIntent"),
    "a choice that was kept": ("main_account", "AnswerLevelIntent"),
}


@pytest.mark.parametrize("what", HALF_DONE)
def test_apology_does_not_disclose_the_stored_part(what: str, house: House, settings: Settings) -> None:
    method, name = HALF_DONE[what]
    code = bootstrap.build_services(settings, house.store, CLOCK).links.enrol("T1014")
    spoken_slot = (
        slot("code", code) if name == "LinkHomeIntent" else slot("level", "up to date", ids=["standing"])
    )
    attributes = {"asking": "level", "question": "Which?", "resume": "RentBalanceIntent"}
    _with_failing(house, settings, method)
    answer = house.answer(intent(name, spoken_slot, attributes=attributes))
    assert spoken(ssml(answer)).startswith("I'm sorry, I can't get to that just now. Please try again later")


def test_repeated_link_request_still_succeeds(house: House, settings: Settings) -> None:
    code = bootstrap.build_services(settings, house.store, CLOCK).links.enrol("T1001")
    request = intent("LinkHomeIntent", slot("code", code), user=STRANGER)
    assert house.answer(request) == house.answer(request)
