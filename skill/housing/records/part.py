"""What every part of the store shares: the engine of our own records, the landlord's rows, and the turn."""

from skill.housing.read_model import ReadModel
from skill.housing.records.engine import Change, ConditionFailed, Engine, Item, Key
from skill.housing.records.turn import HomeState, Turn, Turns
from skill.services.ports import Clock

TAKEN = Key("SLOTS", "TAKEN")
"""How many places of each window are taken. It is read with the first read of every turn."""


class Part:
    """A part implements ports of the services over these. It says nothing about which store it is on."""

    _engine: Engine
    _landlord: ReadModel
    _turns: Turns
    _clock: Clock

    def _item(self, turn: Turn, key: Key) -> Item | None:
        """An item outside any home, read once a turn. The first such read brings what every turn wants."""
        if key not in turn.items:
            keys = {key} if turn.has_begun else {key, TAKEN, *self._landlord.first_keys}
            found = self._engine.get(*sorted(keys))
            turn.items |= {each: found.get(each) for each in keys}
            if not turn.has_begun:
                turn.has_begun = True
                self._landlord.begin(turn, found)
        return turn.items[key]

    def _home(self, turn: Turn, tenancy_ref: str) -> HomeState:
        """All that is known about a home, read once a turn."""
        if tenancy_ref not in turn.homes:
            rows, records = self._landlord.read_home(turn, tenancy_ref)
            turn.homes[tenancy_ref] = HomeState(rows, {item.key.sort: item for item in records})
        return turn.homes[tenancy_ref]

    def _transact(self, turn: Turn, *changes: Change) -> None:
        """All of the changes or none; the turn knows of them. Raises `ConditionFailed`.

        When a condition fails, the turn forgets what it has read, since the decision rested on it.
        """
        try:
            self._engine.transact(*changes)
        except ConditionFailed:
            turn.forget(*(change.key for change in changes))
            raise
        turn.note(*changes)
