"""Rent balance and repair status through the real door, over a few homes and over very many of them."""

import logging
import random
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.envelopes import SKILL_ID, rent_balance
from bench.homes import link_homes, user_of
from skill import bootstrap
from skill.alexa.door import Door
from skill.config.settings import read_settings
from skill.housing.sqlite.store import SqliteStore

FEW = 30
INTENTS = ("RentBalanceIntent", "RepairStatusIntent")
MOST_LINKED = 1000


class Tenants:
    """Linked homes of one database behind its door."""

    def __init__(self, database: Path, numbers: Sequence[int], now: datetime) -> None:
        clock = bootstrap.FixedClock(at=now)
        self.store, self.numbers = SqliteStore(database, clock=clock), numbers
        self.store.prepare()
        link_homes(self.store, numbers, at=now)
        settings = read_settings(
            {"HOME_COACH_DATA": f"sqlite:///{database}", "HOME_COACH_SKILL_ID": SKILL_ID}
        )
        self._door: Door = bootstrap.build_door(settings, store=self.store, clock=clock)

    def turn(self, number: int, intent: str) -> float:
        """Milliseconds for one turn. Raises `RuntimeError` for one that ended in an apology."""
        envelope = rent_balance()
        envelope["request"]["intent"]["name"] = intent
        for holder in (envelope["session"], envelope["context"]["System"]):
            holder["user"] = {"userId": user_of(number)}
        started = time.perf_counter()
        answer = self._door.answer(envelope)
        took = 1000 * (time.perf_counter() - started)
        if "sorry" in answer["response"]["outputSpeech"]["ssml"].lower():
            raise RuntimeError(f"{intent} of home {number}: {answer['response']['outputSpeech']['ssml']}")
        return took


def compare(few: Path, many: Path, *, homes: int, turns: int, now: datetime) -> dict[str, Any]:
    """Turn about, so that whatever else the machine does falls on both alike."""
    logging.disable(logging.CRITICAL)
    draw = random.Random(1)
    linked = sorted(draw.sample(range(1, homes + 1), min(homes, MOST_LINKED)))
    sides = {"few": Tenants(few, range(1, FEW + 1), now), "many": Tenants(many, linked, now)}
    took: dict[str, dict[str, list[float]]] = {intent: {"few": [], "many": []} for intent in INTENTS}
    for count in range(turns + turns // 10):
        for intent in INTENTS:
            for side in draw.sample(sorted(sides), 2):
                tenants = sides[side]
                milliseconds = tenants.turn(draw.choice(tenants.numbers), intent)
                if count >= turns // 10:
                    took[intent][side].append(milliseconds)
    for tenants in sides.values():
        tenants.store.close()
    return {intent: _figures(times["few"], times["many"]) for intent, times in took.items()}


def _figures(few: list[float], many: list[float]) -> dict[str, float]:
    found = {}
    for name, percent in (("p50", 50), ("p99", 99)):
        few_ms, many_ms = (quantiles(times, n=100)[percent - 1] for times in (few, many))
        found |= {f"{name}_few_ms": few_ms, f"{name}_many_ms": many_ms, f"{name}_ratio": many_ms / few_ms}
    return found
