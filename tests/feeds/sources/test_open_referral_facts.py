"""Where a directory's services are, whom they are for and what they cost."""

from typing import Any

from skill.feeds.sources.open_referral import reader
from tests.feeds.sources.windows import a_window
from tests.tables import each_row


@each_row(
    ("options", "pence"),
    [
        ([], None),
        ([{"amount": 0}], 0),
        ([{"amount": "free"}], 0),
        ([{"option": "Free"}], 0),
        ([{"amount_description": "Free of charge."}], 0),
        ([{"amount": 2.5}], 250),
        ([{"amount": "£3"}], 300),
        ([{"amount": 5, "option": "adults"}, {"amount": 2, "option": "under 16"}], 500),
        ([{"amount": 5, "currency": "EUR"}], None),
        ([{"amount": 0, "amount_description": "£3 a session"}], None),
        ([{"amount": 0, "option": "50p for tea"}], None),
        ([{"amount": 0, "amount_description": "£0.00"}], 0),
        ([{"amount": -1}], None),
        ([{"amount": True}], None),
        ([{"amount_description": "Free for members, £4 for others"}], None),
    ],
)
def test_prices(options: list[dict[str, Any]], pence: int | None) -> None:
    assert reader.price_pence({"cost_options": options}) == pence


@each_row(
    ("fees", "pence"), [("Free", 0), ("It's free!", 0), ("Free parking", None), ("£2", None), (None, None)]
)
def test_fees_in_words(fees: str | None, pence: int | None) -> None:
    assert reader.price_pence({"fees_description": fees}) == pence


@each_row(
    ("said", "is_step_free"),
    [
        ("Wheelchair accessible", True),
        ("Step-free from the car park", True),
        ("Ramp at the side door", True),
        ("Level access, no steps", True),
        ("Hearing loop", None),
        ("Not wheelchair accessible", None),
        ("No step free access", None),
        ("Wheelchair access is not available", None),
        ("The lift isn't suitable for wheelchairs", None),
        ("Wheelchair accessible toilet only", None),
        ("Three steps, ramp on request", None),
        ("Unsuitable for wheelchairs", None),
        ("Unfortunately we have a ramp that is limited", None),
        ("Trampoline", None),
    ],
)
def test_access(said: str, is_step_free: bool | None) -> None:
    for name in ("accessibility", "accessibility_for_disabilities"):
        assert reader.is_step_free({name: [{"description": said}]}) is is_step_free


def test_one_row_that_denies_it_is_enough() -> None:
    rows = [{"description": "Ramp to the hall"}, {"description": "The upper room is not accessible"}]

    assert reader.is_step_free({"accessibility": rows}) is None


@each_row(
    ("service", "expected"),
    [
        ({"minimum_age": 0, "maximum_age": 4}, (0, 4)),
        ({"eligibility": {"minimum_age": "18", "maximum_age": "25"}}, (18, 25)),
        ({"eligibilitys": [{"minimum_age": 55, "maximum_age": 120}]}, (55, 120)),
        ({"minimum_age": 18, "maximum_age": 0}, (18, None)),
        ({"minimum_age": 18, "maximum_age": 12}, (18, None)),
        ({"minimum_age": -3, "maximum_age": 999}, (None, None)),
    ],
)
def test_ages(service: dict[str, Any], expected: tuple[int | None, int | None]) -> None:
    assert reader.ages(service) == expected


@each_row(
    "service",
    [
        {"attributes": [{"taxonomy_term": {"name": "Lunch clubs"}}]},
        {"service_taxonomys": [{"taxonomy": {"name": "Lunch clubs"}}]},
        {"link_taxonomy": [{"taxonomy": {"name": "Lunch clubs"}}]},
        {"taxonomies": [{"name": "Lunch clubs"}]},
        {"attributes": [{"taxonomy_term": "Lunch clubs"}]},
    ],
)
def test_words(service: dict[str, Any]) -> None:
    assert reader.labels(service) == ("Lunch clubs",)


@each_row(
    ("service", "is_sure"),
    [
        ({}, True),
        ({"assured_date": "2025-11-24"}, True),
        ({"assured_date": "2025-11-22"}, False),
        ({"assured_date": "2026-11-01", "alert": "Closed for repairs this month"}, False),
        ({"alert": ""}, True),
    ],
)
def test_a_service_not_checked_for_a_year_is_not_sure(service: dict[str, Any], is_sure: bool) -> None:
    assert reader.is_sure(service, a_window("2026-11-23", "2026-11-29")) is is_sure
