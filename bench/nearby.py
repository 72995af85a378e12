"""The nearest three of twenty thousand events, through the real door, beside a rent balance."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.envelopes import SKILL_ID, rent_balance
from bench.homes import TENANCY_REF, prepare_homes
from skill import bootstrap
from skill.config.settings import read_settings
from skill.domain.events.event import OF_FEEDS, Activity, Audience, Event
from skill.domain.tenancy import AnswerLevel, Place, Privacy
from skill.housing.sqlite.store import SqliteStore

EVENTS = 20_000
ASKED = {"RentBalanceIntent": {}, "WhatsOnIntent": {}, "WhatsOnIntent, swimming": {"activity": "swimming"}}
Say = Callable[[str], None]


def compare(folder: Path, *, turns: int, say: Say) -> dict[str, Any]:
    """Turn about, so that whatever else the machine does falls on all alike."""
    folder = folder / "nearby"
    folder.mkdir()
    data = prepare_homes(folder / "homes.sqlite3")
    with closing(SqliteStore(folder / "homes.sqlite3")) as store:
        store.keep_privacy(TENANCY_REF, Privacy(level=AnswerLevel.AMOUNTS))
        say(f"publishing {EVENTS:,} events")
        started = time.perf_counter()
        store.publish(made_up_events(datetime.now(UTC), EVENTS))
        publish_s = time.perf_counter() - started
        took = _asked(data, store, turns)
    figures = {name: _figures(times) for name, times in took.items()}
    return {"events": EVENTS, "publish_s": publish_s, "turns": figures}


def made_up_events(now: datetime, count: int) -> Iterator[Event]:
    """Over half a year and some thirty kilometres around the made-up homes."""
    draw = random.Random(1)
    for number in range(count):
        starts_at = now + timedelta(minutes=draw.randrange(26 * 7 * 24 * 60))
        yield Event(
            event_ref=f"{OF_FEEDS}{number:06}",
            title=f"Thing {draw.randrange(count // 8)}",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=2),
            venue=f"Hall {draw.randrange(400)}",
            address="Mill Lane",
            place=_somewhere(draw),
            price_pence=draw.choice([None, 0, 250]),
            activities=frozenset({draw.choice(list(Activity))}),
            audiences=frozenset({Audience.EVERYONE}),
            is_step_free=draw.choice([None, True, False]),
            as_of=now,
        )


def _somewhere(draw: random.Random) -> Place:
    return Place(latitude=52.683 + draw.uniform(-0.14, 0.14), longitude=-1.827 + draw.uniform(-0.22, 0.22))


def _asked(data: str, store: SqliteStore, turns: int) -> dict[str, list[float]]:
    logging.disable(logging.CRITICAL)
    settings = read_settings({"HOME_COACH_DATA": data, "HOME_COACH_SKILL_ID": SKILL_ID})
    door = bootstrap.build_door(settings, store=store)
    took: dict[str, list[float]] = {name: [] for name in ASKED}
    for count in range(turns + turns // 10):
        for name, slots in ASKED.items():
            envelope = _envelope(name.partition(",")[0], slots)
            started = time.perf_counter()
            answer = door.answer(envelope)
            milliseconds = 1000 * (time.perf_counter() - started)
            if "sorry" in answer["response"]["outputSpeech"]["ssml"].lower():
                raise RuntimeError(f"{name}: {answer['response']['outputSpeech']['ssml']}")
            if count >= turns // 10:
                took[name].append(milliseconds)
    return took


def _envelope(intent: str, slots: dict[str, str]) -> dict[str, Any]:
    envelope = rent_balance()
    asked = envelope["request"]["intent"]
    asked["name"] = intent
    asked["slots"] = {name: _slot(name, value) for name, value in slots.items()}
    return envelope


def _slot(name: str, value: str) -> dict[str, Any]:
    match = {
        "authority": "amzn1.er-authority.bench",
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [{"value": {"name": value, "id": value}}],
    }
    resolutions = {"resolutionsPerAuthority": [match]}
    return {"name": name, "value": value, "confirmationStatus": "NONE", "resolutions": resolutions}


def _figures(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100)
    return {"p50_ms": cuts[49], "p99_ms": cuts[98]}
