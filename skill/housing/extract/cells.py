"""Rows of the extract as plain cells, which every store keeps alike, and rows again from cells.

A column has the name of its field, in the order of the fields, but a place is two columns. Instants are UTC
text of one width and days are ISO text, so that both sort as time does; ids of a set are separated by spaces.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Generic, get_args

from skill.domain.events.event import Activity, Audience
from skill.domain.tenancy import Place
from skill.housing.extract.rows import (
    AnyRow,
    CoachRow,
    EventRow,
    LoadInfo,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RepairRow,
    SlotRow,
    TenancyRow,
    VisitRow,
)
from skill.housing.values import coordinates, ids, ids_text, instant, instant_text, weekdays, weekdays_text

Convert = Callable[[Any], Any]

_CODECS: Mapping[Any, tuple[Convert, Convert]] = {
    date: (date.isoformat, date.fromisoformat),
    datetime: (instant_text, instant),
    frozenset[int]: (weekdays_text, weekdays),
    frozenset[Activity]: (ids_text, partial(ids, Activity)),
    frozenset[Audience]: (ids_text, partial(ids, Audience)),
    bool: (bool, bool),
    Mapping[str, int]: (lambda counts: json.dumps(dict(counts)), json.loads),
}
_COORDINATES = ("latitude", "longitude")


class RowTable(Generic[AnyRow]):
    """How the rows of one kind become cells. What a row does not say is None, and has the field's default if
    there is one.
    """

    def __init__(self, kind: type[AnyRow]) -> None:
        self._kind = kind
        names = [field.name for field in fields(kind)]  # type: ignore[arg-type]  # a dataclass
        codecs = [_codec(field.type) for field in fields(kind)]  # type: ignore[arg-type]
        self._names = names
        self._values = attrgetter(*names)
        self._place = names.index("place") if "place" in names else None
        self._written = [(at, codec[0]) for at, codec in enumerate(codecs) if codec]
        self._read = [(at, codec[1]) for at, codec in enumerate(codecs) if codec]
        self._may_be_none = {
            field.name
            for field in fields(kind)  # type: ignore[arg-type]
            if field.default is MISSING and NoneType in get_args(field.type)
        }
        self.columns = tuple(
            column for name in names for column in (_COORDINATES if name == "place" else (name,))
        )

    def cells(self, row: AnyRow) -> Sequence[Any]:
        values = list(self._values(row))
        for at, write in self._written:
            if values[at] is not None:
                values[at] = write(values[at])
        if self._place is not None:
            values[self._place : self._place + 1] = coordinates(values[self._place])
        return values

    def row(self, cells: Iterable[Any]) -> AnyRow:
        """Cells in the order of the columns. Raises `ValueError` for a cell that is no such value."""
        values = list(cells)
        if (at := self._place) is not None:
            latitude, longitude = values[at : at + 2]
            is_known = latitude is not None and longitude is not None
            place = Place(latitude=float(latitude), longitude=float(longitude)) if is_known else None
            values[at : at + 2] = [place]
        for at, read in self._read:
            if values[at] is not None:
                values[at] = read(values[at])
        named = zip(self._names, values, strict=True)
        known = {name: value for name, value in named if value is not None or name in self._may_be_none}
        return self._kind(**known)

    def item(self, row: AnyRow) -> dict[str, Any]:
        """The cells by the names of their columns."""
        return dict(zip(self.columns, self.cells(row), strict=True))

    def row_of(self, item: Mapping[str, Any]) -> AnyRow:
        return self.row(item.get(column) for column in self.columns)


def _codec(kind: Any) -> tuple[Convert, Convert] | None:
    """How a field of this type is written and read; None where its value is its cell."""
    if isinstance(kind, UnionType):
        (kind,) = set(get_args(kind)) - {NoneType}
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return str, kind
    return _CODECS.get(kind)


COACHES = RowTable(CoachRow)
PROPERTIES = RowTable(PropertyRow)
TENANCIES = RowTable(TenancyRow)
RENT_ACCOUNTS = RowTable(RentAccountRow)
RENT_FREE_WEEKS = RowTable(RentFreeWeekRow)
REPAIRS = RowTable(RepairRow)
VISITS = RowTable(VisitRow)
EVENTS = RowTable(EventRow)
SLOTS = RowTable(SlotRow)
LOADS = RowTable(LoadInfo)

TABLES: Mapping[str, RowTable[Any]] = {
    "coaches": COACHES,
    "properties": PROPERTIES,
    "tenancies": TENANCIES,
    "rent_accounts": RENT_ACCOUNTS,
    "rent_free_weeks": RENT_FREE_WEEKS,
    "repairs": REPAIRS,
    "visits": VISITS,
    "events": EVENTS,
    "slots": SLOTS,
}
"""Every table of the extract but the rent lines, of which there are millions: each store packs them."""
