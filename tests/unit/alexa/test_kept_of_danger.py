"""What is kept of a danger, from the envelope to every record, line and trace that there is."""

import copy
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from skill import bootstrap
from skill.alexa.door import ONE_LINE_FOR_EVERY_DANGER, Door
from skill.config.settings import Settings
from skill.dialogue.request import SlotContent
from skill.dialogue.state import Asking, Conversation, Held
from skill.domain.coaching import MessageKind
from skill.domain.danger.hazards import OF_THE_BUILDING, Hazard
from skill.domain.tenancy import Link
from skill.errors import StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from skill.rehearsal.troubles import Intercepted
from skill.services.danger import DangerService
from skill.services.links import account_of
from skill.trace import TraceKind, tracing
from tests.made_up import made_up_store
from tests.tables import each_row
from tests.unit.alexa.envelopes import INTENT, Json
from tests.unit.services.stores import NOW

CLOCK = bootstrap.FixedClock(at=NOW)
LINKED = INTENT["context"]["System"]["user"]["userId"]
PATIENT = 60.0
NOTE = "left a note"
UNSPOKEN = {Hazard.GAS, Hazard.CARBON_MONOXIDE, Hazard.FIRE}

OF_A_PERSON = [
    "my partner attacked me on the stairs",
    "he's locked me in",
    "i want to kill myself",
    "my husband isn't breathing",
    "my daughter swallowed a battery",
]


@pytest.fixture
def store(settings: Settings) -> Iterator[SqliteStore]:
    store = made_up_store(settings, CLOCK)
    store.keep_link(Link(account=account_of(LINKED), tenancy_ref="T1001", linked_at=NOW))
    yield store
    store.close()


@pytest.fixture
def door(settings: Settings, store: SqliteStore) -> Door:
    services = bootstrap.build_services(settings, store, CLOCK, danger_patience=PATIENT)
    return bootstrap.build_door(settings, store=store, clock=CLOCK, services=services)


TOLD = {
    Hazard.GAS: "i can smell gas",
    Hazard.CARBON_MONOXIDE: "the carbon monoxide alarm is going off",
    Hazard.FIRE: "my kitchen's on fire",
    Hazard.ELECTRIC_SHOCK: "i got an electric shock off the cooker",
    Hazard.WATER_ON_ELECTRICS: "water is coming through the light",
    Hazard.FLOOD: "water is pouring through the ceiling",
    Hazard.COLLAPSE: "the ceiling has collapsed",
    Hazard.TRAPPED: "i'm stuck in the lift",
    Hazard.POISON: "he's swallowed bleach",
    Hazard.INJURY: "he's not breathing",
    Hazard.VIOLENCE: "he punched me",
    Hazard.BREAK_IN: "someone's kicked my door in",
    Hazard.SELF_HARM: "i want to kill myself",
}


def an_envelope(
    said: str = "", hazard: Hazard | None = None, *, user: object = LINKED, request_id: str = "request-1"
) -> Json:
    """Words in a slot, or those in which a danger is told, which Alexa has matched to it."""
    raw = copy.deepcopy(INTENT)
    raw["context"]["System"]["user"]["userId"] = user
    matched: dict[str, Any] = {"values": [{"value": {"name": "x", "id": hazard}}]} if hazard else {}
    slot = {
        "name": "hazard",
        "value": said or (TOLD[hazard] if hazard else "x"),
        "resolutions": {"resolutionsPerAuthority": [matched]},
    }
    raw["request"] |= {
        "requestId": request_id,
        "intent": {"name": "EmergencyIntent", "slots": {"hazard": slot}},
    }
    return raw


def spoken(answer: Json) -> str:
    return str(answer["response"]["outputSpeech"]["ssml"])


def everything(store: SqliteStore) -> list[tuple[object, ...]]:
    return store._connections.rows("SELECT pk, sk, body, due, expires_at FROM items ORDER BY pk, sk")


def test_a_linked_home_leaves_a_note_of_each_danger_of_the_building_and_of_no_other(
    door: Door, store: SqliteStore
) -> None:
    said = {
        hazard: spoken(door.answer(an_envelope(hazard=hazard, request_id=f"request-{hazard}")))
        for hazard in Hazard
    }

    noted = {each.message.body["danger"]: each.message for each in store.waiting()}
    assert noted.keys() == OF_THE_BUILDING
    assert {message.kind for message in noted.values()} == {MessageKind.DANGER}
    assert {message.tenancy_ref for message in noted.values()} == {"T1001"}
    assert {message.coach_ref for message in noted.values()} == {store.home("T1001").coach_ref}  # type: ignore[union-attr]
    assert {hazard for hazard, words in said.items() if NOTE in words} == OF_THE_BUILDING - UNSPOKEN


def test_a_note_has_none_of_the_words(door: Door, store: SqliteStore) -> None:
    door.answer(an_envelope("there's water coming through the light in aunt winifred's room"))

    assert [each.message.body["danger"] for each in store.waiting()] == ["water_on_electrics"]
    assert "winifred" not in str(everything(store))


def test_a_repeated_request_leaves_one_note_and_another_one_another(door: Door, store: SqliteStore) -> None:
    twice = [door.answer(an_envelope(hazard=Hazard.FLOOD)) for _ in range(2)]
    door.answer(an_envelope(hazard=Hazard.FLOOD, request_id="request-2"))

    assert twice[0] == twice[1]
    assert [each.message.request_id for each in store.waiting()] == ["request-1", "request-2"]


@each_row("user", ["amzn1.ask.account.stranger", "", None, 7, ["x"], "\ud800"])
def test_an_account_without_a_home_gets_the_answer_without_the_note(
    user: object, door: Door, store: SqliteStore
) -> None:
    before = everything(store)

    assert NOTE not in spoken(door.answer(an_envelope(hazard=Hazard.FLOOD, user=user)))
    assert everything(store) == before


def answered(asked_about: Hazard, intent: str) -> Json:
    """The answer to the question whether it is danger."""
    slots = {"hazard": SlotContent(words="x", value_id="")}
    held = Held(hazard=asked_about, intent="EmergencyIntent", slots=slots)
    state = Conversation(asking=Asking.DANGER, question="Is anyone in danger right now?", held=held)
    raw = an_envelope()
    raw["session"]["attributes"] = state.attributes()
    raw["request"]["intent"] = {"name": intent, "slots": {}}
    return raw


def test_a_danger_that_an_answer_has_shown_is_noted_as_one_that_was_recognised(
    door: Door, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)

    said = spoken(door.answer(answered(Hazard.FLOOD, "AMAZON.YesIntent")))

    assert NOTE in said
    assert [each.message.body["danger"] for each in store.waiting()] == ["flood"]
    assert [record.getMessage() for record in caplog.records] == [ONE_LINE_FOR_EVERY_DANGER]


@pytest.mark.parametrize(
    ("hazard", "intent"), [(Hazard.FLOOD, "AMAZON.NoIntent"), (Hazard.VIOLENCE, "AMAZON.YesIntent")]
)
def test_a_denied_danger_and_one_of_a_person_leave_nothing(
    hazard: Hazard, intent: str, door: Door, store: SqliteStore
) -> None:
    before = everything(store)

    assert NOTE not in spoken(door.answer(answered(hazard, intent)))
    assert everything(store) == before


def broken(store: SqliteStore, failure: Exception) -> Any:
    def before(_: str) -> None:
        raise failure

    return Intercepted(store, before)


@pytest.mark.parametrize("failure", [StoreUnavailable("on purpose"), RuntimeError("of ours")])
def test_a_store_that_fails_changes_nothing_but_the_note(
    failure: Exception, settings: Settings, store: SqliteStore, door: Door
) -> None:
    services = bootstrap.build_services(settings, broken(store, failure), CLOCK)
    services.danger = DangerService(
        broken(store, failure),
        home_of=services.links.home_of,
        landlord=settings.landlord,
        patience=PATIENT,
        sleep=lambda _: None,
    )
    without_store = bootstrap.build_door(settings, store=store, clock=CLOCK, services=services)

    told = spoken(without_store.answer(an_envelope(hazard=Hazard.FLOOD)))

    unlinked = spoken(door.answer(an_envelope(hazard=Hazard.FLOOD, user="amzn1.ask.account.stranger")))
    assert told == unlinked
    assert store.waiting() == []


@each_row("said", OF_A_PERSON)
def test_nothing_at_all_is_kept_of_what_happens_to_a_person(
    said: str, door: Door, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    before = everything(store)

    with tracing() as events:
        answer = door.answer(an_envelope(said))

    assert "999" in spoken(answer).replace(" ", "")
    assert NOTE not in spoken(answer)
    assert everything(store) == before
    assert [record.getMessage() for record in caplog.records] == [ONE_LINE_FOR_EVERY_DANGER]
    assert [event.kind for event in events] == [TraceKind.DANGER]


def test_every_danger_leaves_the_same_line_whoever_told_it_and_whatever_became_of_it(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for number, hazard in enumerate(Hazard):
        for user in (LINKED, "amzn1.ask.account.stranger"):
            door.answer(an_envelope(hazard=hazard, user=user, request_id=f"request-{number}"))

    assert {record.getMessage() for record in caplog.records} == {ONE_LINE_FOR_EVERY_DANGER}
    assert not any(hazard in ONE_LINE_FOR_EVERY_DANGER for hazard in Hazard)
