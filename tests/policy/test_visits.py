"""Moving a visit, cancelling a job, and the windows offered instead."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from skill import bootstrap
from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.records.engine import Update
from skill.housing.records.part import TAKEN
from skill.housing.sqlite.store import SqliteStore
from tests.policy.house import (
    CLOCK,
    NOW,
    House,
    Json,
    book_the_fence,
    heard,
    intent,
    slot,
    spoken,
    ssml,
    wishes,
)

YES, NO, STOP = intent("AMAZON.YesIntent"), intent("AMAZON.NoIntent"), intent("AMAZON.StopIntent")
WHICH_ONE = "Which one do you mean?"
MOVE = "ChangeAppointmentIntent"
CANCEL = "CancelRepairIntent"
FIRST_OF_DECEMBER = slot("date", "2026-12-01")


def fault(name: str, fault_id: str, *others: Json) -> Json:
    return intent(name, slot("fault", "that one", ids=[fault_id]), *others)


class NoWindows:
    """The real store of a landlord that gives no windows away."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def free_slots(self, home: Home, trade: Trade, *, after: datetime) -> list[Slot]:
        return []


def no_windows(house: House) -> None:
    """A wish is all that can be passed on."""
    store: Any = NoWindows(house.store)
    house.door = bootstrap.build_door(house.settings, store=store, clock=CLOCK)


@pytest.mark.parametrize(
    ("story", "turns", "body"),
    [
        (
            "move the one named after",
            (intent(MOVE, FIRST_OF_DECEMBER), fault(MOVE, "fence_broken"), YES),
            {"job": "R0014", "reference": "", "change": "move", "wanted_on": "2026-12-01"},
        ),
        (
            "the day named after",
            (intent(MOVE), fault(MOVE, "toilet_not_flushing", FIRST_OF_DECEMBER), YES),
            {"job": "R0013", "reference": "", "change": "move", "wanted_on": "2026-12-01"},
        ),
        (
            "cancel the one named after",
            (intent(CANCEL), fault(CANCEL, "fence_broken"), YES),
            {"job": "R0014", "reference": "", "change": "cancel", "wanted_on": ""},
        ),
        (
            "asked again when it was not understood",
            (intent(MOVE, FIRST_OF_DECEMBER), YES, fault(MOVE, "fence_broken"), YES),
            {"job": "R0014", "reference": "", "change": "move", "wanted_on": "2026-12-01"},
        ),
        (
            "named at once",
            (fault(CANCEL, "toilet_not_flushing"), YES),
            {"job": "R0013", "reference": "", "change": "cancel", "wanted_on": ""},
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_request_about_several_repairs_is_sent_for_the_named_one(
    story: str, turns: tuple[Json, ...], body: dict[str, str], house: House
) -> None:
    house.link("T1025")
    book_the_fence(house)
    no_windows(house)
    *said, last = heard(house, turns)
    assert "I've passed that on." in last, story
    assert said[-1].endswith("Shall I pass that on?")
    assert all(each.endswith(WHICH_ONE) for each in said[:-1])
    assert wishes(house) == [body]


@pytest.mark.parametrize("name", [MOVE, CANCEL])
@pytest.mark.parametrize("ending", [NO, STOP], ids=["no", "stop"])
def test_unclear_request_is_not_sent(name: str, ending: Json, house: House) -> None:
    house.link("T1025")
    book_the_fence(house)
    asked, _ = heard(house, (intent(name), ending))
    assert asked.endswith(WHICH_ONE)
    assert wishes(house) == []


@pytest.mark.parametrize(
    ("day", "read_back", "wanted_on"),
    [
        ("2026-11-25", "You'd like another day.", ""),
        ("2026-11-26", "You'd like to move it to Thursday.", "2026-11-26"),
        ("2026-11-22", "You'd like another day.", ""),
        ("2026-W49", "You'd like another day.", ""),
        (None, "You'd like another day.", ""),
    ],
    ids=["the visit's own day", "another day", "a day that is over", "a week", "no day"],
)
def test_day_the_tenant_cannot_make_is_not_the_preferred_day(
    day: str | None, read_back: str, wanted_on: str, house: House
) -> None:
    """ "I can't make Wednesday": the tap's visit is on Wednesday the 25th."""
    no_windows(house)
    asked, _ = heard(house, (intent(MOVE, slot("date", day)), YES))
    assert "is booked for Wednesday" in asked
    assert read_back in asked
    assert [body["wanted_on"] for body in wishes(house)] == [wanted_on]


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (None, "I can ask for tomorrow, between noon and five in the afternoon; Wednesday, between noon"),
        ("2026-11-25", "I can ask for tomorrow, between noon and five in the afternoon; Thursday,"),
        (
            "2026-11-24",
            "I can ask for tomorrow, between noon and five in the afternoon. Would you like that?",
        ),
        ("2026-12-04", "I can ask for Friday the fourth of December, between eight and noon; or Friday"),
        ("2026-12-05", "You'd like to move it to Saturday the fifth of December. Shall I pass that on?"),
    ],
    ids=["any day", "not the visit's own day", "one of its two", "far on", "a day without any"],
)
def test_replacement_windows_are_on_the_named_day(day: str | None, offered: str, house: House) -> None:
    (asked,) = heard(house, (intent(MOVE, slot("date", day)),))
    assert offered in asked


@pytest.mark.parametrize(
    ("change", "said"), [("move", "can't see a visit to change"), ("cancel", "can't see an open repair")]
)
@pytest.mark.parametrize("job", ["R0002", "R0019", "gone"], ids=["another home's", "done", "gone"])
def test_yes_applies_only_to_an_open_repair_of_the_home(
    job: str, change: str, said: str, house: House
) -> None:
    attributes = {"asking": "change_confirm", "question": "Shall I pass that on?", "job": job}
    answer = house.answer(intent("AMAZON.YesIntent", attributes={**attributes, "change": change}))
    assert said in spoken(ssml(answer))
    assert wishes(house) == []


DAMAGED_DOOR = intent(
    "ReportRepairIntent",
    slot("fault", "broken door", ids=["door_damaged"]),
    slot("room", "kitchen", ids=["kitchen"]),
)
SECOND = intent("EventDetailsIntent", slot("position", "2"))
TOMORROW = intent("ChooseVisitIntent", slot("date", "2026-11-24"))


def taken(house: House, attributes: Json, places: int = 1) -> None:
    """Someone else takes the first window that was read out, while the tenant still thinks."""
    first = attributes["slots"][0].split(" ", 3)[3]
    ends_at = NOW + timedelta(days=3)
    house.store._engine.transact(Update(TAKEN, add={f"{int(ends_at.timestamp()):011}#{first}": places}))


def given_back(house: House, attributes: Json) -> None:
    taken(house, attributes, places=-1)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (SECOND, "I've asked for Wednesday, between eight and noon."),
        (TOMORROW, "I'm sorry, that time has just gone."),
    ],
    ids=["the second one", "the one that has gone"],
)
def test_window_read_out_is_booked_even_after_the_first_is_gone(
    answer: Json, said: str, house: House
) -> None:
    asked = house.answer(DAMAGED_DOOR)
    offered = house.answer(with_what_was_kept(YES, asked))
    attributes = offered["sessionAttributes"]
    taken(house, attributes)

    picked = house.answer(with_what_was_kept(answer, offered))
    given_back(house, attributes)

    assert spoken(ssml(picked)).startswith(said)


@pytest.mark.parametrize("answer", [TOMORROW, SECOND], ids=["by day", "by place"])
def test_repeated_booking_of_the_last_place_has_the_same_answer(answer: Json, house: House) -> None:
    """A joiner has one place in each window."""
    asked = house.answer(DAMAGED_DOOR)
    offered = house.answer(with_what_was_kept(YES, asked))
    again = with_what_was_kept(answer, offered)

    first, second = house.answer(again), house.answer(again)

    assert spoken(ssml(first)).startswith("I've asked for ")
    assert spoken(ssml(second)) == spoken(ssml(first))
    assert [waiting.message.kind for waiting in house.store.waiting()] == ["repair_report", "repair_booking"]


@pytest.mark.parametrize(
    "windows",
    [
        ["what"],
        ["plumbing then now x"],
        [["x", "plumbing", "then", "now"]],
        [],
    ],
    ids=["one word", "no times", "no text", "none"],
)
def test_unreadable_windows_go_to_a_person(windows: list[object], house: House) -> None:
    attributes = {
        "asking": "repair_slot",
        "question": "Which would you like?",
        "slots": windows,
        "job": "x",
    }
    answer = house.answer(intent("ChooseVisitIntent", slot("date", "2026-11-24"), attributes=attributes))
    assert "haven't asked for a time" in spoken(ssml(answer))


def with_what_was_kept(turn: Json, answer: Json) -> Json:
    return {**turn, "session": {**turn["session"], "attributes": answer["sessionAttributes"]}}
