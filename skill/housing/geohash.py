"""Rectangles and cells on the map, for finding what is near without looking at all there is."""

from dataclasses import dataclass
from math import cos, degrees, radians

from skill.domain.events.nearby import EARTH_RADIUS_M, Area
from skill.domain.tenancy import Place

CELL_BITS = 11
"""Each way. In latitude a cell is 9.8 km; in longitude 9.5 km at the top of Shetland, 12.6 km in Cornwall."""

_ROWS = 1 << CELL_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """In degrees, a little wider than what it is around."""

    south: float = -90.0
    north: float = 90.0
    west: float = -180.0
    east: float = 180.0

    @classmethod
    def around(cls, area: Area | None) -> "Box":
        """The whole globe without an area, and all the way round close to a pole."""
        if area is None:
            return cls()
        up = degrees(area.within_m / EARTH_RADIUS_M) * 1.001
        narrow = cos(radians(min(abs(area.centre.latitude) + up, 90.0)))
        across = up / narrow if narrow > 0.01 else 360.0
        latitude, longitude = area.centre.latitude, area.centre.longitude
        return cls(south=latitude - up, north=latitude + up, west=longitude - across, east=longitude + across)


def cell_of(place: Place) -> str:
    """The geohash of 22 bits in which a place lies, in base four: a digit for each halving of both sides."""
    return _named(*_row_and_column(place))


def cells_of(box: Box) -> list[str]:
    """The cells that a box touches; four at most where it is smaller than a cell."""
    south_west = _row_and_column(Place(latitude=max(box.south, -90.0), longitude=max(box.west, -180.0)))
    north_east = _row_and_column(Place(latitude=min(box.north, 90.0), longitude=min(box.east, 180.0)))
    return [
        _named(row, column)
        for row in range(south_west[0], north_east[0] + 1)
        for column in range(south_west[1], north_east[1] + 1)
    ]


def _row_and_column(place: Place) -> tuple[int, int]:
    row = int((place.latitude + 90) / 180 * _ROWS)
    column = int((place.longitude + 180) / 360 * _ROWS)
    return min(max(row, 0), _ROWS - 1), min(max(column, 0), _ROWS - 1)


def _named(row: int, column: int) -> str:
    bits = range(CELL_BITS - 1, -1, -1)
    return "".join(str((column >> bit & 1) * 2 + (row >> bit & 1)) for bit in bits)
