"""Points on the map: the one rule by which every reader accepts or refuses them."""

import pytest

from skill.domain.tenancy import NOT_DEGREES, NOT_ON_THE_GLOBE, Place, parse_place

ON_THE_GLOBE = [
    ((52.683, -1.827), (52.683, -1.827)),
    (("52.683", " -1.827 "), (52.683, -1.827)),
    ((90, 180), (90.0, 180.0)),
    ((-90, -180), (-90.0, -180.0)),
    ((0, 0), (0.0, 0.0)),
]
REFUSED = [
    ((120, 1), NOT_ON_THE_GLOBE),
    ((52, 180.1), NOT_ON_THE_GLOBE),
    ((-90.5, 1), NOT_ON_THE_GLOBE),
    ((float("nan"), 1), NOT_ON_THE_GLOBE),
    (("nan", "1"), NOT_ON_THE_GLOBE),
    ((52, float("inf")), NOT_ON_THE_GLOBE),
    ((52, "-inf"), NOT_ON_THE_GLOBE),
    ((10**400, 1), NOT_DEGREES),
    ((True, 1), NOT_DEGREES),
    ((52, False), NOT_DEGREES),
    ((None, 1), NOT_DEGREES),
    (("", ""), NOT_DEGREES),
    (("52N", "1W"), NOT_DEGREES),
    (([52], 1), NOT_DEGREES),
    (({}, 1), NOT_DEGREES),
]


def test_valid_degrees_are_accepted_as_numbers_and_as_text() -> None:
    found = [(said, parse_place(*said)) for said, _ in ON_THE_GLOBE]

    assert found == [(said, Place(latitude=north, longitude=east)) for said, (north, east) in ON_THE_GLOBE]


def test_coordinates_off_the_globe_are_refused_with_the_reason() -> None:
    def reason(said: tuple[object, object]) -> str:
        try:
            return f"taken as {parse_place(*said)}"
        except ValueError as problem:
            return str(problem)

    wrong = {str(said): reason(said) for said, expected in REFUSED if reason(said) != expected}

    assert not wrong


@pytest.mark.parametrize(
    ("latitude", "longitude", "is_unset"),
    [(0, 0, True), (0.9, -0.9, True), (52.6, 0.1, False), (0, 52, False)],
)
def test_a_place_at_the_origin_of_the_map_counts_as_unset(
    latitude: float, longitude: float, is_unset: bool
) -> None:
    assert Place(latitude=latitude, longitude=longitude).is_unset is is_unset
