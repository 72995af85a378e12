"""Things that go wrong on purpose, to see what a tenant hears then."""

import time
from collections.abc import Callable
from copy import deepcopy
from enum import StrEnum
from typing import Any

from skill.errors import StoreUnavailable
from skill.rehearsal.envelope import Envelope

SLOW_LOOK_UP = 0.8
"""Seconds for each call of the store: a turn with several look-ups comes near Alexa's eight seconds."""


class Trouble(StrEnum):
    SLOW_STORE = "slow-store"
    STORE_DOWN = "store-down"
    UNKNOWN_REQUEST = "unknown-request"
    EXTRA_FIELDS = "extra-fields"
    SENT_TWICE = "sent-twice"


Troubles = frozenset[Trouble]
NO_TROUBLES: Troubles = frozenset()


class Intercepted:
    """Any object, with something done before each call of a method but `reading`, which never fails."""

    def __init__(self, target: object, before: Callable[[str], None]) -> None:
        """`before` gets the name of the method."""
        self._target = target
        self._before = before

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._target, name)
        if name == "reading" or not callable(value):
            return value

        def call(*args: object, **kwargs: object) -> Any:
            self._before(name)
            return value(*args, **kwargs)

        return call


def look_up(troubles: Troubles, sleep: Callable[[float], None] = time.sleep) -> None:
    """What happens to a look-up in these troubles: it takes long, or raises `StoreUnavailable`."""
    if Trouble.SLOW_STORE in troubles:
        sleep(SLOW_LOOK_UP)
    if Trouble.STORE_DOWN in troubles:
        raise StoreUnavailable("on purpose")


def troubled(request: Envelope, troubles: Troubles) -> Envelope:
    """The request as it is sent in these troubles. Amazon demands that none of them breaks a skill."""
    sent = deepcopy(request)
    if Trouble.UNKNOWN_REQUEST in troubles:
        known = ("requestId", "timestamp", "locale")
        kept = {name: sent["request"][name] for name in known}
        sent["request"] = {"type": "Rehearsal.UnknownRequest", **kept}
    if Trouble.EXTRA_FIELDS in troubles:
        _add_fields(sent)
    return sent


def _add_fields(node: Any) -> None:
    """In every object except session attributes and slots, whose names are the skill's own."""
    if isinstance(node, list):
        for item in node:
            _add_fields(item)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name == "slots":
                for slot in value.values():
                    _add_fields(slot)
            elif name != "attributes":
                _add_fields(value)
        node["newThisYear"] = {"and": ["nested", 1, None, True]}
