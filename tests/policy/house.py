"""A made-up landlord's skill behind its real endpoint, and the requests that Alexa would send to it."""

import itertools
import json
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from skill import bootstrap
from skill.alexa.door import Door
from skill.config.settings import Settings
from skill.dialogue.catalogue import intent_handlers
from skill.dialogue.handler import IntentHandler
from skill.domain.tenancy import Link
from skill.errors import StoreUnavailable
from skill.housing.sample.homes import sample_privacies
from skill.housing.sqlite.store import SqliteStore
from skill.housing.values import instant_text
from skill.services.links import EVERYONE, account_of
from tests.made_up import made_up_store, writes_to

Json = dict[str, Any]

SKILL = "amzn1.ask.skill.policy"
LINKED = "amzn1.ask.account.LINKEDPERSON"
STRANGER = "amzn1.ask.account.STRANGER"
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PRIVACIES = sample_privacies()
CLOCK = bootstrap.FixedClock(at=NOW)
MODEL = json.loads(
    (Path(__file__).parents[2] / "interaction_models" / "en-GB.json").read_text(encoding="utf-8")
)["interactionModel"]
INTENTS: dict[str, dict[str, str]] = {
    intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
    for intent in MODEL["languageModel"]["intents"]
}
"""Every intent of the model with its slots and their types."""

_numbers = itertools.count(1)


def slot(name: str, value: object = None, *, ids: Iterable[str] = (), matched: bool = True) -> Json:
    """One slot as Alexa sends it; with ids it was resolved to them, with `matched` off to nothing."""
    made: Json = {"name": name, "confirmationStatus": "NONE", "source": "USER"}
    if value is not None:
        made["value"] = value
    authority = f"amzn1.er-authority.echo-sdk.{SKILL}.{name}"
    if ids:
        values = [{"value": {"name": str(value), "id": found}} for found in ids]
        resolution = {"authority": authority, "status": {"code": "ER_SUCCESS_MATCH"}, "values": values}
        made["resolutions"] = {"resolutionsPerAuthority": [resolution]}
    elif not matched:
        resolution = {"authority": authority, "status": {"code": "ER_SUCCESS_NO_MATCH"}}
        made["resolutions"] = {"resolutionsPerAuthority": [resolution]}
    return made


def intent(
    name: str,
    *slots: Json,
    user: str = LINKED,
    attributes: Json | None = None,
    request_id: str | None = None,
) -> Json:
    request = {
        "type": "IntentRequest",
        "intent": {
            "name": name,
            "confirmationStatus": "NONE",
            "slots": {one["name"]: one for one in slots},
        },
        "dialogState": "STARTED",
    }
    return envelope(request, user=user, attributes=attributes, request_id=request_id)


def envelope(
    request: Json, *, user: str = LINKED, attributes: Json | None = None, request_id: str | None = None
) -> Json:
    common = {
        "requestId": request_id or f"amzn1.echo-api.request.{next(_numbers)}",
        "timestamp": "2026-11-23T10:00:00Z",
        "locale": "en-GB",
    }
    application, person = {"applicationId": SKILL}, {"userId": user}
    session: Json = {"new": False, "sessionId": "s", "application": application, "user": person}
    if attributes is not None:
        session["attributes"] = attributes
    return {
        "version": "1.0",
        "session": session,
        "context": {"System": {"application": application, "user": person, "device": {"deviceId": "d"}}},
        "request": {**request, **common},
    }


@dataclass(slots=True)
class House:
    """A door over a store of its own, in which one account is linked to one home."""

    settings: Settings
    store: SqliteStore
    tenancy_ref: str = "T1001"
    door: Door = field(init=False)
    _linked: tuple[str, int] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.door = bootstrap.build_door(self.settings, store=self.store, clock=CLOCK)
        self.link()

    def link(self, tenancy_ref: str | None = None) -> None:
        """As after enrolment: linked, the choice about money as the story has it, and nothing tried yet."""
        self.tenancy_ref = tenancy_ref or self.tenancy_ref
        self.store.keep_privacy(self.tenancy_ref, PRIVACIES[self.tenancy_ref])
        self.store.clear(f"code:{account_of(LINKED)}")
        self.store.clear(EVERYONE)
        self.store.clear(f"pin:{self.tenancy_ref}")
        self.store.keep_link(Link(account=account_of(LINKED), tenancy_ref=self.tenancy_ref, linked_at=NOW))

    def link_again(self, tenancy_ref: str | None = None) -> None:
        """As `link`, but only where something was written since: most requests of a walk leave all as it was.

        For a store in memory.
        """
        if self._linked != (tenancy_ref or self.tenancy_ref, writes_to(self.store)):
            self.link(tenancy_ref)
            self._linked = self.tenancy_ref, writes_to(self.store)

    def answer(self, request: Json) -> Json:
        """Through JSON both ways, so that nothing passes that Amazon could not carry."""
        found: Json = json.loads(json.dumps(self.door.answer(json.loads(json.dumps(request)))))
        return found


def a_house(settings: Settings, tenancy_ref: str = "T1001") -> House:
    return House(settings, made_up_store(settings, CLOCK), tenancy_ref)


def put_back(house: House) -> None:
    """As it was at first. No port forgets what was kept, and loading anew takes too long."""
    with house.store._connections.writing() as connection:
        connection.execute("DELETE FROM items")
    for tenancy_ref, privacy in PRIVACIES.items():
        house.store.keep_privacy(tenancy_ref, privacy)
        house.store.keep_walk_limit(tenancy_ref, None)
    house.door = bootstrap.build_door(house.settings, store=house.store, clock=CLOCK)
    house.link("T1001")


def book_the_fence(house: House) -> None:
    """A second visit for T1025, so that a wish to move one could be about either."""
    visit = "INSERT OR REPLACE INTO visits VALUES (9999, 'R0014', ?, ?, 'confirmed')"
    with house.store._connections.writing() as connection:
        connection.execute(
            visit, (instant_text(NOW + timedelta(days=3)), instant_text(NOW + timedelta(days=3.1)))
        )


class ObservedStore:
    """The real store, with a note of every method called; those named in `failing` are out of reach."""

    def __init__(self, store: SqliteStore, failing: Iterable[str] = ()) -> None:
        self.store = store
        self.failing = frozenset(failing)
        self.called: list[str] = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self.called.append(name)
        if name in self.failing:
            return self._fail
        method: Callable[..., Any] = getattr(self.store, name)
        return method

    def reading(self) -> AbstractContextManager[None]:
        return self.store.reading()

    @staticmethod
    def _fail(*args: object, **kwargs: object) -> None:
        raise StoreUnavailable("the disk at T1001 84.30 is gone")


class DownStore:
    """A store that cannot be reached at all."""

    def __init__(self) -> None:
        self.called: list[str] = []

    def reading(self) -> AbstractContextManager[None]:
        return nullcontext()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        self.called.append(name)
        return ObservedStore._fail


def handlers(settings: Settings) -> tuple[IntentHandler, ...]:
    """Every handler as the skill has it, over a store that is never asked."""
    return intent_handlers(bootstrap.build_services(settings, DownStore(), CLOCK))  # type: ignore[arg-type]


def ssml(answer: Json) -> str:
    return str((answer["response"].get("outputSpeech") or {}).get("ssml", ""))


def reprompt(answer: Json) -> str:
    outer = answer["response"].get("reprompt") or {}
    return spoken(str((outer.get("outputSpeech") or {}).get("ssml", "")))


def spoken(speech: str) -> str:
    """What an ear gets of SSML; raises where it is not XML."""
    return " ".join("".join(ElementTree.fromstring(speech).itertext()).split()) if speech else ""


def heard(house: House, turns: Iterable[Json]) -> list[str]:
    """What is heard, turn by turn, in one session."""
    said: list[str] = []
    attributes: Json = {}
    for turn in turns:
        answer = house.answer({**turn, "session": {**turn["session"], "attributes": attributes}})
        attributes = answer.get("sessionAttributes") or {}
        said.append(spoken(ssml(answer)))
    return said


def wishes(house: House) -> list[dict[str, str]]:
    return [dict(waiting.message.body) for waiting in house.store.waiting()]
