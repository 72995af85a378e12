"""The landlord's extract as a store hands it over: rows, which `skill/housing/landlord.py` turns into
answers.

It has an implementation for each store, since a load of a whole association wants tables and files on SQLite,
and items on DynamoDB.
"""

from collections.abc import Sequence
from datetime import datetime
from math import inf
from typing import Any, NamedTuple, Protocol

from skill.domain.repairs.triage import Trade
from skill.housing.extract.cells import RowTable
from skill.housing.extract.rows import AnyRow, Check, EventRow, Extract, HomeRows, LoadInfo, SlotRow
from skill.housing.records.engine import Item, Key
from skill.housing.records.turn import TurnReads


class VoiceJob(NamedTuple):
    """A job of the landlord's that carries a reference given by voice."""

    property_ref: str
    reference: str
    is_open: bool


class Memory:
    """What a process remembers of one load, or of one list, by its number: another begins with nothing, and
    so does one that fills up with `most` entries. Shared by threads.
    """

    def __init__(self, most: float = inf) -> None:
        self._most = most
        self._kept: tuple[object, dict[Any, Any]] = (None, {})

    def of(self, number: object) -> dict[Any, Any]:
        """To read and to add to. A thread that still reads another number gets a mapping of its own."""
        kept = self._kept
        if kept[0] != number or len(kept[1]) >= self._most:
            kept = self._kept = (number, {})
        return kept[1]


class ReadModel(Protocol):
    """Everything that one turn reads comes from one load. An unknown reference gives None or an empty list.

    Raises `StoreUnavailable` and, where it says so, errors of loading.
    """

    @property
    def first_keys(self) -> tuple[Key, ...]:
        """Items that come with the first look-up of a turn, since a read of their own would cost more."""
        ...

    def read_home(self, turn: TurnReads, tenancy_ref: str) -> tuple[HomeRows | None, list[Item]]:
        """The landlord's rows of a home and our own records of it: two reads, or one where a store can."""
        ...

    def loaded(self, turn: TurnReads) -> LoadInfo | None: ...

    def tenancy_of(self, turn: TurnReads, account_ref: str) -> str | None:
        """The tenancy that a rent account belongs to."""
        ...

    def row(self, turn: TurnReads, table: RowTable[AnyRow], reference: str) -> AnyRow | None:
        """The row of a coach, a window or an event."""
        ...

    def remembered(self, turn: TurnReads) -> dict[Any, Any]:
        """What this process remembers of the load that the turn reads; it is shared by threads.

        A load never changes, so nothing in here becomes untrue.
        """
        ...

    def slots(self, turn: TurnReads, trade: Trade, coach_ref: str | None) -> Sequence[SlotRow]:
        """Windows of a trade for homes of this coach's patch alone; with None, those for every home."""
        ...

    def events(self, turn: TurnReads, *, since: datetime, until: datetime) -> Sequence[EventRow]:
        """The landlord's own events at any moment from `since` until before `until`."""
        ...

    def voice_jobs(self, turn: TurnReads) -> Sequence[VoiceJob]: ...

    def load(self, extract: Extract, *, check: Check) -> None:
        """Raises `LoadRefused`, or what `check` raises; the load before then still answers."""
        ...

    def roll_back(self) -> LoadInfo:
        """Raises `NothingToRollBack`."""
        ...

    def generations(self) -> list[LoadInfo]: ...
