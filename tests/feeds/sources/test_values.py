"""Values of other people's documents, of any type and size: read within reason, or as if never written."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from skill.domain.tenancy import Place
from skill.errors import FeedFailed
from skill.feeds.sources import values

NAN, INFINITE = float("nan"), float("inf")

READ: list[tuple[Any, tuple[Any, ...], Any]] = [
    (values.text, (" Coffee ",), "Coffee"),
    (values.text, (12,), "12"),
    (values.text, (True,), ""),
    (values.text, (["Coffee"],), ""),
    (values.text, ("\ud800x",), "?x"),
    (values.text, ("x" * 9_000,), "x" * values.LONGEST_TEXT),
    (values.last_part, ("https://openactive.io/FemaleOnly",), "FemaleOnly"),
    (values.last_part, ("oa:FemaleOnly",), "FemaleOnly"),
    (values.parse_bool, ("https://schema.org/True",), True),
    (values.parse_bool, (0,), False),
    (values.parse_bool, ("perhaps",), None),
    (values.parse_number, ("2.5",), 2.5),
    (values.parse_number, (NAN,), None),
    (values.parse_number, (10**400,), None),
    (values.parse_int, ("7",), 7),
    (values.parse_int, (7.0,), 7),
    (values.parse_int, (7.5,), None),
    (values.parse_int, (-1,), None),
    (values.parse_int, (True,), None),
    (values.parse_pence, ("£2.50",), 250),
    (values.parse_pence, ("5.000",), 500),
    (values.parse_pence, (7.25,), 725),
    (values.parse_pence, (-1,), None),
    (values.parse_pence, (1e300,), None),
    (values.parse_pence, (INFINITE,), None),
    (values.parse_pence, ("ask us",), None),
    (values.parse_age, (60.0,), 60),
    (values.parse_age, (-1,), None),
    (values.parse_age, (900,), None),
    (values.parse_ages, ("5-11",), (5, 11)),
    (values.parse_ages, ("60 and over",), (60, None)),
    (values.parse_ages, ("-17",), (None, 17)),
    (values.parse_ages, ("5-999",), (5, None)),
    (values.parse_ages, ("all ages",), (None, None)),
    (values.parse_place, ("52.683", "-1.827"), Place(latitude=52.683, longitude=-1.827)),
    (values.parse_place, (120, 5), None),
    (values.parse_place, ("NaN", "1"), None),
    (values.parse_place, ([], {}), None),
    (values.parse_date, ("2026-11-24T10:00",), date(2026, 11, 24)),
    (values.parse_date, ("9999-12-31",), None),
    (values.parse_date, ("2026-02-30",), None),
    (values.parse_end_date, ("9999-12-31",), None),
    (values.parse_end_date, ("",), None),
    (values.parse_time, ("T10:30:00Z",), time(10, 30)),
    (values.parse_time, ("24:00",), time(0)),
    (values.parse_time, ("10",), None),
    (values.parse_duration, ("PT1H30M",), timedelta(minutes=90)),
    (values.parse_duration, ("P1W2DT0.5S",), timedelta(days=9)),
    (values.parse_duration, ("P9999D",), None),
    (values.parse_duration, ("P",), None),
    (values.as_object, ([7, {"a": 1}],), {"a": 1}),
    (values.as_object, ("x",), {}),
    (values.objects, ({"a": 1},), [{"a": 1}]),
    (values.as_list, (None,), []),
    (values.parse_json, (b'\xef\xbb\xbf{"price": NaN, "most": Infinity}',), {"price": None, "most": None}),
]


def test_values_are_read_within_reason() -> None:
    wrong = {
        f"{read.__name__}{str(given)[:40]}": read(*given)
        for read, given, expected in READ
        if repr(read(*given)) != repr(expected)
    }

    assert not wrong


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b"\xff\xfe", b""])
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(FeedFailed, match="not JSON"):
        values.parse_json(body)


def test_an_end_that_is_not_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="not a date"):
        values.parse_end_date("soon")
