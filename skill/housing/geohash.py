"""Bounding boxes and geohash cells, for finding what is near without reading everything there is."""

from dataclasses import dataclass
from math import cos, degrees, radians

from skill.domain.events.nearby import EARTH_RADIUS_M, Area
from skill.domain.tenancy import Place

CELL_BITS = 11
"""Bits in each direction: cells are 9.8 km high, and 9.5 km (Shetland) to 12.6 km (Cornwall) wide."""

_ROWS = 1 << CELL_BITS


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundingBox:
    """In degrees. It is a little larger than what it encloses."""

    south: float = -90.0
    north: float = 90.0
    west: float = -180.0
    east: float = 180.0

    @classmethod
    def around(cls, area: Area | None) -> "BoundingBox":
        """Around no area, the whole globe; close to a pole, every longitude."""
        if area is None:
            return cls()
        up = degrees(area.within_m / EARTH_RADIUS_M) * 1.001
        narrow = cos(radians(min(abs(area.centre.latitude) + up, 90.0)))
        across = up / narrow if narrow > 0.01 else 360.0
        latitude, longitude = area.centre.latitude, area.centre.longitude
        return cls(south=latitude - up, north=latitude + up, west=longitude - across, east=longitude + across)

    def holds(self, place: Place) -> bool:
        return self.south <= place.latitude <= self.north and self.west <= place.longitude <= self.east


def cell_of(place: Place) -> str:
    """The 22-bit geohash of a place, written in base four: each digit halves the cell in both directions."""
    return _named(*_row_and_column(place))


def cells_of(box: BoundingBox) -> list[str]:
    """The geohashes of the cells that a box touches: four at most where it is smaller than a cell."""
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
    """Bits that are read as decimal digits add up digit by digit, without a carry."""
    return f"{2 * int(f'{column:b}') + int(f'{row:b}'):0{CELL_BITS}}"
