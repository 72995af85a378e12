"""Slots as domain values: the id that was resolved, and None for everything unusable."""

from datetime import date

import pytest

from skill.dialogue.request import SlotContent
from skill.dialogue.slots import Slots
from skill.domain.coaching import CallTopic
from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import WalkLimit, Wanted
from skill.domain.periods import PartOfDay
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import AnswerLevel
from tests.tables import each_row
from tests.unit.dialogue.slots_heard import matched, only, said

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("content", "room"),
    [
        (matched("kitchen"), Room.KITCHEN),
        (matched("ballroom"), None),
        (said("kitchen"), None),
        (SlotContent(), None),
    ],
    ids=["matched", "unknown id", "matched to nothing", "not heard"],
)
def test_a_room_is_the_id_that_was_matched(content: SlotContent, room: Room | None) -> None:
    assert only("room", content).room() is room


def test_each_kind_of_slot_has_its_own_ids() -> None:
    assert only("activity", matched("swimming")).activity() is Activity.SWIMMING
    assert only("audience", matched("children")).audience() is Audience.CHILDREN
    assert only("topic", matched("moving")).topic() is CallTopic.MOVING
    assert only("level", matched("amounts")).level() is AnswerLevel.AMOUNTS
    fault = only("fault", matched("tap_dripping")).fault()
    assert fault is not None
    assert fault.fault_id == "tap_dripping"
    assert only("fault", matched("kitchen")).fault() is None


@pytest.mark.parametrize(
    ("words", "text"),
    [("the loo", "the loo"), ("  padded ", "padded"), ("", None), ("   ", None)],
)
def test_what_was_heard_is_text_or_nothing(words: str, text: str | None) -> None:
    slots = only("fault", said(words))
    assert slots.text("fault") == text
    assert slots.was_heard("fault") is (text is not None)


@each_row(
    ("words", "number"),
    [
        ("3", 3),
        ("0", 0),
        ("007", 7),
        ("?", None),
        ("three", None),
        ("-1", None),
        ("2.5", None),
        ("٣", None),
        ("1" * 10, None),
        ("", None),
    ],
)
def test_a_number_is_what_alexa_writes_as_one(words: str, number: int | None) -> None:
    assert only("rating", said(words)).number("rating") == number


@each_row(
    ("words", "digits"),
    [
        ("123456", "123456"),
        ("12 34 56", "123456"),
        ("123,456", "123456"),
        ("0042", "0042"),
        ("12345?", None),
        ("one two", None),
        ("١٢٣٤", None),
        ("", None),
    ],
)
def test_a_code_is_read_however_its_digits_are_grouped(words: str, digits: str | None) -> None:
    assert only("code", said(words)).digits("code") == digits


@each_row(
    ("words", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-11-22", None),
        ("2026-W49", None),
        ("2026-12", None),
        ("PRESENT_REF", date(2026, 11, 23)),
        ("soon", None),
    ],
)
def test_a_day_for_a_visit_or_a_call_is_one_day_from_today_on(words: str, day: date | None) -> None:
    assert only("date", said(words)).day(TODAY) == day


def test_a_slot_that_the_handler_does_not_declare_cannot_be_read() -> None:
    slots = Slots({"code": said("123456")}, ("pin",))
    with pytest.raises(KeyError):
        slots.digits("code")


def test_without_any_slots_nothing_was_heard() -> None:
    slots = Slots({}, ("fault", "date"))
    assert (slots.fault(), slots.text("fault"), slots.period(TODAY)) == (None, None, None)


WANTED = ("activity", "audience", "part_of_day", "price", "access")


@each_row(
    ("heard", "wanted"),
    [
        ({}, Wanted()),
        ({"activity": matched("football")}, Wanted(activity=Activity.FOOTBALL)),
        ({"activity": said("crown green bowls")}, Wanted(words="crown green bowls")),
        ({"price": matched("free")}, Wanted(is_free=True)),
        ({"price": said("heard")}, Wanted()),
        ({"access": matched("step_free")}, Wanted(is_step_free=True)),
        ({"access": said("heard")}, Wanted()),
        (
            {"part_of_day": matched("evening"), "audience": matched("carers")},
            Wanted(part_of_day=PartOfDay.EVENING, audience=Audience.CARERS),
        ),
    ],
)
def test_what_is_wanted_is_made_of_all_that_was_heard(heard: dict[str, SlotContent], wanted: Wanted) -> None:
    assert Slots(heard, WANTED).wanted() == wanted


@pytest.mark.parametrize(
    ("content", "reach"),
    [
        (matched("10"), WalkLimit.TEN),
        (matched("any"), WalkLimit.ANY),
        (matched("11"), None),
        (said("heard"), None),
    ],
)
def test_a_reach_is_one_of_those_that_can_be_kept(content: SlotContent, reach: WalkLimit | None) -> None:
    assert only("reach", content).walk_limit() is reach


@each_row(
    ("heard", "place"),
    [
        ({"position": said("2")}, 2),
        ({"which": matched("last")}, 3),
        ({"which": matched("middle"), "position": said("1")}, 2),
        ({"position": said("?")}, None),
        ({}, None),
    ],
)
def test_a_place_is_told_by_its_number_or_as_the_last(
    heard: dict[str, SlotContent], place: int | None
) -> None:
    assert Slots(heard, ("position", "which")).place_among(3) == place
