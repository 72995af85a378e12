"""Rectangles and cells on the map: nothing nearby is missed, and little far away is read."""

from math import asin, atan2, cos, degrees, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.events.nearby import EARTH_RADIUS_M, NEARBY_WITHIN_M, Area, metres
from skill.domain.tenancy import Place
from skill.housing.geohash import BoundingBox, cell_of, cells_of
from tests.tables import each_row

WITH_FOUR = 60.4
"""As far north a cell is wider than a circle of `NEARBY_WITHIN_M`; Unst and Yell lie further."""

IN_BRITAIN = st.builds(
    Place,
    latitude=st.floats(min_value=49, max_value=61),
    longitude=st.floats(min_value=-9, max_value=2),
)
ANYWHERE = st.builds(
    Place,
    latitude=st.floats(min_value=-90, max_value=90),
    longitude=st.floats(min_value=-170, max_value=170),
)
A_WAY = st.tuples(st.floats(min_value=0, max_value=360), st.floats(min_value=0, max_value=1))


def towards(centre: Place, bearing: float, metres_away: float) -> Place:
    north, angle, course = radians(centre.latitude), metres_away / EARTH_RADIUS_M, radians(bearing)
    there = asin(sin(north) * cos(angle) + cos(north) * sin(angle) * cos(course))
    east = atan2(sin(course) * sin(angle) * cos(north), cos(angle) - sin(north) * sin(there))
    return Place(latitude=degrees(there), longitude=centre.longitude + degrees(east))


@given(centre=IN_BRITAIN, way=A_WAY, within_m=st.floats(min_value=1, max_value=50_000))
def test_every_place_within_an_area_lies_in_its_box_and_in_one_of_its_cells(
    centre: Place, way: tuple[float, float], within_m: float
) -> None:
    bearing, part = way
    place, box = (
        towards(centre, bearing, part * within_m),
        BoundingBox.around(Area(centre=centre, within_m=within_m)),
    )

    assert box.holds(place)
    assert cell_of(place) in cells_of(box)


@given(centre=IN_BRITAIN, other=IN_BRITAIN)
def test_box_covers_its_area(centre: Place, other: Place) -> None:
    area = Area(centre=centre, within_m=max(metres(centre, other), 1))

    assert area.holds(other)
    assert BoundingBox.around(area).holds(other)


@given(centre=IN_BRITAIN)
def test_nearby_area_touches_at_most_four_cells_and_six_in_north_shetland(centre: Place) -> None:
    cells = cells_of(BoundingBox.around(Area(centre=centre, within_m=NEARBY_WITHIN_M)))

    assert len(set(cells)) == len(cells)
    assert len(cells) <= (4 if centre.latitude <= WITH_FOUR else 6)


def test_a_few_places_in_north_shetland_have_six_cells() -> None:
    unst = [
        Place(latitude=60.70 + row / 200, longitude=-1 + column / 1_000)
        for row in range(30)
        for column in range(200)
    ]
    counts = [
        len(cells_of(BoundingBox.around(Area(centre=centre, within_m=NEARBY_WITHIN_M)))) for centre in unst
    ]

    assert max(counts) == 6
    assert counts.count(6) < len(unst) / 50


@given(place=ANYWHERE)
def test_a_box_around_a_point_touches_the_cell_it_lies_in(place: Place) -> None:
    box = BoundingBox(south=place.latitude, north=place.latitude, west=place.longitude, east=place.longitude)

    assert cells_of(box) == [cell_of(place)]


def test_box_without_an_area_is_the_globe() -> None:
    assert BoundingBox.around(None) == BoundingBox(south=-90, north=90, west=-180, east=180)


@pytest.mark.parametrize("latitude", [90, 89.99, -90, -89.99])
def test_box_near_a_pole_spans_all_longitudes(latitude: float) -> None:
    centre = Place(latitude=latitude, longitude=10)
    box = BoundingBox.around(Area(centre=centre, within_m=NEARBY_WITHIN_M))
    across_the_pole = Place(latitude=latitude, longitude=-170)

    assert metres(centre, across_the_pole) < NEARBY_WITHIN_M
    assert box.holds(across_the_pole)
    assert box.west <= -180
    assert box.east >= 180


@each_row("centre", [Place(latitude=52.683, longitude=-1.827), Place(latitude=0, longitude=0)])
@each_row("bearing", [0, 90, 180, 270])
def test_a_box_ends_a_little_outside_of_its_circle(centre: Place, bearing: float) -> None:
    box = BoundingBox.around(Area(centre=centre, within_m=NEARBY_WITHIN_M))

    assert box.holds(towards(centre, bearing, NEARBY_WITHIN_M))
    assert not box.holds(towards(centre, bearing, NEARBY_WITHIN_M * 1.01))


def test_a_cell_is_about_ten_kilometres_each_way() -> None:
    home = Place(latitude=52.683, longitude=-1.827)
    cells = {cell_of(towards(home, 0, number * 100)) for number in range(1_000)}
    across = {cell_of(towards(home, 90, number * 100)) for number in range(1_000)}

    assert len(cells) in {10, 11, 12}
    assert len(across) in {8, 9, 10}


def test_a_cell_is_named_by_a_digit_for_each_halving() -> None:
    assert cell_of(Place(latitude=-90, longitude=-180)) == "0" * 11
    assert cell_of(Place(latitude=90, longitude=180)) == "3" * 11
    assert cell_of(Place(latitude=-90, longitude=180)) == "2" * 11
    assert cell_of(Place(latitude=0, longitude=0)) == "3" + "0" * 10
    assert cell_of(Place(latitude=-0.01, longitude=0.01)) == "2" + "1" * 10


def test_neighbours_are_cells_of_their_own() -> None:
    """The prime meridian and a parallel that halve the map: names differ in every digit."""
    box = BoundingBox(south=-0.01, north=0.01, west=-0.01, east=0.01)

    found = cells_of(box)

    assert sorted(found) == sorted(
        cell_of(Place(latitude=latitude, longitude=longitude))
        for latitude in (-0.01, 0.01)
        for longitude in (-0.01, 0.01)
    )
    assert len(set(found)) == 4


def test_a_row_of_cells_lies_between_the_sides_of_a_wide_box() -> None:
    step = 360 / 2**11
    box = BoundingBox(south=52.70, north=52.71, west=-1.8, east=-1.8 + 3 * step)

    assert cells_of(box) == [
        cell_of(Place(latitude=52.7, longitude=-1.8 + number * step)) for number in range(4)
    ]


def test_a_box_that_runs_off_the_map_ends_at_its_edge() -> None:
    corner = cells_of(BoundingBox(south=89.99, north=95, west=179.99, east=190))

    assert corner == ["3" * 11]
