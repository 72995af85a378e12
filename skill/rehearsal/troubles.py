"""Things that go wrong on purpose, to see what a tenant hears then."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from copy import deepcopy
from enum import StrEnum
from typing import Any

from skill.errors import StoreUnavailable
from skill.rehearsal.envelope import Envelope
from skill.services.ports import Reading

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


class TroubledStore:
    """Any store, slow or down while `troubles` says so."""

    def __init__(
        self, store: Reading, troubles: Callable[[], Troubles], sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._store = store
        self._troubles = troubles
        self._sleep = sleep

    def reading(self) -> AbstractContextManager[None]:
        return self._store.reading()

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method: Callable[..., Any] = getattr(self._store, name)

        def call(*args: object, **kwargs: object) -> Any:
            troubles = self._troubles()
            if Trouble.SLOW_STORE in troubles:
                self._sleep(SLOW_LOOK_UP)
            if Trouble.STORE_DOWN in troubles:
                raise StoreUnavailable("on purpose")
            return method(*args, **kwargs)

        return call


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
