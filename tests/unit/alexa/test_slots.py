"""Slots as domain values: the id that was resolved, and None for everything unusable."""

from datetime import date

import pytest

from skill.alexa.slots import Slots
from skill.domain.coaching import CallTopic
from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import WalkLimit, Wanted
from skill.domain.periods import PartOfDay
from skill.domain.repairs.rooms import Room
from skill.domain.tenancy import AnswerLevel
from tests.unit.alexa.envelopes import Json, an_intent, typed_slots

TODAY = date(2026, 11, 23)


def _resolved(*resolutions: Json, value: str = "heard") -> Json:
    return {"name": "x", "value": value, "resolutions": {"resolutionsPerAuthority": list(resolutions)}}


def _match(*ids: object) -> Json:
    return {
        "authority": "a",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": "n", "id": found}} for found in ids],
    }


NO_MATCH: Json = {"authority": "a", "status": {"code": "ER_SUCCESS_NO_MATCH"}}


def _slots(name: str, slot: Json) -> Slots:
    return Slots(typed_slots(an_intent(**{name: slot})), (name,))


@pytest.mark.parametrize(
    ("slot", "room"),
    [
        (_resolved(_match("kitchen")), Room.KITCHEN),
        (_resolved(_match("kitchen", "bathroom")), Room.KITCHEN),
        (_resolved(NO_MATCH, _match("kitchen")), Room.KITCHEN),
        (_resolved(NO_MATCH), None),
        (_resolved(), None),
        (_resolved(_match()), None),
        (_resolved(_match("ballroom")), None),
        (_resolved(_match(None)), None),
        (_resolved({**_match("kitchen"), "status": {"code": "ER_ERROR_TIMEOUT"}}), None),
        (_resolved({**_match("kitchen"), "status": {"code": "ER_BRAND_NEW"}}), None),
        (_resolved({**_match("kitchen"), "status": None}), None),
        ({"name": "room", "value": "kitchen"}, None),
        ({"name": "room"}, None),
        ({}, None),
    ],
    ids=[
        "matched",
        "first of two",
        "second authority",
        "no match",
        "no authority",
        "no value",
        "unknown id",
        "no id",
        "timed out",
        "new status",
        "no status",
        "no resolution",
        "not heard",
        "nothing",
    ],
)
def test_a_room_is_the_id_that_alexa_resolved(slot: Json, room: Room | None) -> None:
    assert _slots("room", slot).room() is room


def test_each_kind_of_slot_has_its_own_ids() -> None:
    assert _slots("activity", _resolved(_match("swimming"))).activity() is Activity.SWIMMING
    assert _slots("audience", _resolved(_match("children"))).audience() is Audience.CHILDREN
    assert _slots("topic", _resolved(_match("moving"))).topic() is CallTopic.MOVING
    assert _slots("level", _resolved(_match("amounts"))).level() is AnswerLevel.AMOUNTS
    fault = _slots("fault", _resolved(_match("tap_dripping"))).fault()
    assert fault is not None
    assert fault.fault_id == "tap_dripping"
    assert _slots("fault", _resolved(_match("kitchen"))).fault() is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("the loo", "the loo"), ("  padded ", "padded"), ("", None), ("   ", None), (None, None)],
)
def test_what_was_heard_is_text_or_nothing(value: str | None, text: str | None) -> None:
    slots = _slots("fault", {"name": "fault", "value": value})
    assert slots.text("fault") == text
    assert slots.was_heard("fault") is (text is not None)


@pytest.mark.parametrize(
    ("value", "number"),
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
        (None, None),
    ],
)
def test_a_number_is_what_alexa_writes_as_one(value: str | None, number: int | None) -> None:
    assert _slots("rating", {"value": value}).number("rating") == number


@pytest.mark.parametrize(
    ("value", "digits"),
    [
        ("123456", "123456"),
        ("12 34 56", "123456"),
        ("123,456", "123456"),
        ("0042", "0042"),
        ("12345?", None),
        ("one two", None),
        ("١٢٣٤", None),
        ("", None),
        (None, None),
    ],
)
def test_a_code_is_read_however_its_digits_are_grouped(value: str | None, digits: str | None) -> None:
    assert _slots("code", {"value": value}).digits("code") == digits


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2026-11-23", date(2026, 11, 23)),
        ("2026-12-01", date(2026, 12, 1)),
        ("2026-11-22", None),
        ("2026-W49", None),
        ("2026-12", None),
        ("PRESENT_REF", date(2026, 11, 23)),
        ("soon", None),
        (None, None),
    ],
)
def test_a_day_for_a_visit_or_a_call_is_one_day_from_today_on(value: str | None, day: date | None) -> None:
    assert _slots("date", {"value": value}).day(TODAY) == day


def test_a_slot_that_the_handler_does_not_declare_cannot_be_read() -> None:
    slots = Slots(typed_slots(an_intent(code={"value": "123456"})), ("pin",))
    with pytest.raises(KeyError):
        slots.digits("code")


def test_without_any_slots_nothing_was_heard() -> None:
    slots = Slots(None, ("fault", "date"))
    assert (slots.fault(), slots.text("fault"), slots.period(TODAY)) == (None, None, None)


WANTED = ("activity", "audience", "part_of_day", "price", "access")


@pytest.mark.parametrize(
    ("heard", "wanted"),
    [
        ({}, Wanted()),
        ({"activity": _resolved(_match("football"))}, Wanted(activity=Activity.FOOTBALL)),
        ({"activity": _resolved(NO_MATCH, value="crown green bowls")}, Wanted(words="crown green bowls")),
        ({"price": _resolved(_match("free"))}, Wanted(is_free=True)),
        ({"price": _resolved(NO_MATCH)}, Wanted()),
        ({"access": _resolved(_match("step_free"))}, Wanted(is_step_free=True)),
        ({"access": _resolved(NO_MATCH)}, Wanted()),
        (
            {"part_of_day": _resolved(_match("evening")), "audience": _resolved(_match("carers"))},
            Wanted(part_of_day=PartOfDay.EVENING, audience=Audience.CARERS),
        ),
    ],
)
def test_what_is_wanted_is_made_of_all_that_was_heard(heard: dict[str, Json], wanted: Wanted) -> None:
    assert Slots(typed_slots(an_intent(**heard)), WANTED).wanted() == wanted


@pytest.mark.parametrize(
    ("slot", "reach"),
    [
        (_resolved(_match("10")), WalkLimit.TEN),
        (_resolved(_match("any")), WalkLimit.ANY),
        (_resolved(_match("11")), None),
        (_resolved(NO_MATCH), None),
    ],
)
def test_a_reach_is_one_of_those_that_can_be_kept(slot: Json, reach: WalkLimit | None) -> None:
    assert _slots("reach", slot).walk_limit() is reach


@pytest.mark.parametrize(
    ("heard", "place"),
    [
        ({"position": {"name": "position", "value": "2"}}, 2),
        ({"which": _resolved(_match("last"))}, 3),
        ({"which": _resolved(_match("middle")), "position": {"name": "position", "value": "1"}}, 2),
        ({"position": {"name": "position", "value": "?"}}, None),
        ({}, None),
    ],
)
def test_a_place_is_told_by_its_number_or_as_the_last(heard: dict[str, Json], place: int | None) -> None:
    assert Slots(typed_slots(an_intent(**heard)), ("position", "which")).place_among(3) == place
