"""The danger screen on raw requests: every text of every slot, in every shape, whatever the type."""

from typing import Any

import pytest

from skill.alexa.danger import screen
from skill.domain.danger.hazards import GRAVEST_FIRST, Hazard, gravest
from skill.domain.danger.recognition import Finding
from tests.tables import each_row

GAS = "i can smell gas"
SURE_GAS = Finding(Hazard.GAS, is_sure=True)
Json = dict[str, Any]


def request(*slots: Any, name: str = "RentBalanceIntent", kind: str = "IntentRequest") -> Json:
    named = {slot.get("name", "x") if isinstance(slot, dict) else "x": slot for slot in slots}
    return {"type": kind, "intent": {"name": name, "slots": named}}


def resolved(name: str, value_id: str) -> Json:
    values = [{"value": {"name": "heard", "id": value_id}}]
    authority = {"status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
    return {"name": name, "value": "heard", "resolutions": {"resolutionsPerAuthority": [authority]}}


@each_row(
    "slot",
    [
        {"name": "message", "value": GAS},
        {"name": "message", "slotValue": {"type": "Simple", "value": GAS}},
        {"name": "message", "slotValue": {"type": "List", "values": [{"type": "Simple", "value": GAS}]}},
        {"name": "message", "values": [GAS]},
        {"name": "message", "values": [{"slotValue": {"values": [[{"value": GAS}]]}}]},
    ],
)
def test_danger_is_found_in_every_shape_of_a_slot(slot: Json) -> None:
    assert screen(request(slot)) == SURE_GAS


@each_row(
    "slot",
    [
        resolved("hazard", "gas"),
        {"name": "hazard", "slotValue": {"type": "List", "values": [resolved("hazard", "gas")]}},
    ],
)
def test_what_was_only_resolved_to_a_danger_is_asked_about(slot: Json) -> None:
    assert screen(request(slot)) == Finding(Hazard.GAS, is_sure=False)


@each_row("kind", ["IntentRequest", "CanFulfillIntentRequest", "SessionEndedRequest", "Dialog.Something", ""])
def test_danger_is_found_in_every_type_of_request_that_has_slots(kind: str) -> None:
    slot = {"name": "words", "value": GAS}
    assert screen(request(slot, kind=kind)) == SURE_GAS
    assert screen({"type": kind, "apiRequest": {"name": "x", "slots": {"words": slot}}}) == SURE_GAS
    assert screen({"type": kind, "intent": {"slots": [slot]}}) == SURE_GAS


@each_row("name", ["fault", "other_fault"])
def test_a_fault_that_is_a_danger_is_asked_about_by_its_id_and_sure_by_its_words(name: str) -> None:
    by_id = resolved(name, "burst_pipe")
    assert screen(request(by_id)) == Finding(Hazard.FLOOD, is_sure=False)
    assert screen(request(by_id | {"value": "burst pipe"})) == Finding(Hazard.FLOOD, is_sure=True)
    assert screen(request(resolved(name, "tap_dripping"))) is None
    assert screen(request(resolved("room", "gas"))) is None


@each_row(
    "shape",
    [
        None,
        7,
        {},
        {"intent": None},
        {"intent": {"slots": None}},
        {"intent": {"slots": [None, 7, "x", []]}},
        {"intent": {"name": ["SmellIntent"], "slots": {"words": {"value": 7, "values": {"a": None}}}}},
        {"intent": {"slots": {"words": "\ud800\x00"}}},
        {"intent": {"slots": {"words": {"value": "\ud800\x00" * 3000}}}},
    ],
)
def test_no_shape_breaks_the_screen(shape: Any) -> None:
    assert screen(shape) is None


def test_no_depth_breaks_the_screen() -> None:
    deep: Any = {"value": GAS}
    for _ in range(50_000):
        deep = {"values": [deep]}
    assert screen(request(deep)) == SURE_GAS


def test_of_several_dangers_the_gravest_is_found_wherever_it_stands() -> None:
    gas, hit = {"name": "a", "value": GAS}, {"name": "b", "value": "he punched me"}
    for slots in ((gas, hit), (hit, gas)):
        assert screen(request(*slots)) == Finding(Hazard.VIOLENCE, is_sure=True)
    assert screen(request(gas, resolved("hazard", "violence"))) == SURE_GAS


def test_every_danger_has_its_place_among_the_others() -> None:
    assert sorted(GRAVEST_FIRST) == sorted(Hazard)
    assert gravest([]) is None
    assert gravest(reversed(GRAVEST_FIRST)) is GRAVEST_FIRST[0]


@pytest.mark.parametrize(
    ("name", "words"),
    [("SmellIntent", "gas"), ("SomebodyIntent", "punched me"), ("MyselfIntent", "been stabbed")],
)
def test_free_words_are_read_behind_what_an_echo_leaves_out(name: str, words: str) -> None:
    found = screen(request({"name": "words", "value": words}, name=name))
    assert found is not None
    assert found.is_sure
