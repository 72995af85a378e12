"""What every part of the store shares: the engine of our own records, the landlord's rows, and the turn."""

from collections.abc import Callable
from typing import TypeVar

from skill.errors import StoreUnavailable
from skill.housing.read_model import ReadModel
from skill.housing.records.engine import Change, ConditionFailed, Engine, Item, Key
from skill.housing.records.turn import HomeState, TurnReads, Turns
from skill.services.ports import Clock

Result = TypeVar("Result")

TAKEN = Key("SLOTS", "TAKEN")
"""How many places of each window are taken. It may name thousands of windows."""

ROUNDS = 10
"""How often a change is decided again because another request was faster. In each round one of them
succeeds, so this many at once all do."""


class Part:
    """A part implements ports of the services over these. It says nothing about which store it is on."""

    _engine: Engine
    _landlord: ReadModel
    _turns: Turns
    _clock: Clock

    def _items(self, turn: TurnReads, *keys: Key) -> dict[Key, Item | None]:
        """Items outside any home, each read once a turn. The first such read brings the `first_keys`."""
        if not turn.items.keys() >= set(keys):
            wanted = {*keys, *self._landlord.first_keys} - turn.items.keys()
            found = self._engine.get(*sorted(wanted))
            turn.items |= {key: found.get(key) for key in wanted}
        return {key: turn.items[key] for key in keys}

    def _item(self, turn: TurnReads, key: Key) -> Item | None:
        return self._items(turn, key)[key]

    def _home(self, turn: TurnReads, tenancy_ref: str) -> HomeState:
        """All that is known about a home, read once a turn."""
        if tenancy_ref not in turn.homes:
            rows, records = self._landlord.read_home(turn, tenancy_ref)
            turn.homes[tenancy_ref] = HomeState(rows, {item.key.sort: item for item in records})
        return turn.homes[tenancy_ref]

    def _transact(self, turn: TurnReads, *changes: Change) -> None:
        """All of the changes or none; the turn knows of them. Raises `ConditionFailed`.

        When a condition fails, the turn forgets what it has read, since the decision rested on it.
        """
        try:
            self._engine.transact(*changes)
        except ConditionFailed:
            turn.forget(*(change.key for change in changes))
            raise
        turn.note(*changes)

    def _until_it_holds(self, decide: Callable[[], Result]) -> Result:
        """The outcome of a decision and of the changes that it makes: when another request has changed what
        it rested on, it is made again. A change whose answer was lost is found like one of another request.
        """
        for _ in range(ROUNDS):
            try:
                return decide()
            except ConditionFailed:
                continue
        raise StoreUnavailable("other requests kept changing the same item")
