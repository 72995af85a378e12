"""Days and hours in literal words. It is ten on Monday 23 November 2026."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from skill.domain.periods import PartOfDay, read_period
from skill.speech import moments
from tests.tables import each_row
from tests.unit.speech.landlords import LANDLORD
from tests.unit.speech.things_on import NOW, TEN, TODAY, an_event

MORNING, EVENING = PartOfDay.MORNING, PartOfDay.EVENING


@each_row(
    ("heard", "part", "said"),
    [
        ("2026-11-23", None, "today"),
        ("2026-11-23", EVENING, "this evening"),
        ("2026-11-24", EVENING, "tomorrow evening"),
        ("2026-11-28", MORNING, "on Saturday morning"),
        ("2026-12-05", None, "on Saturday the fifth of December"),
        ("2026-12-05", MORNING, "on Saturday the fifth of December, in the morning,"),
        ("PRESENT_REF", None, "right now"),
        ("2026-W48", None, "this week"),
        ("2026-W48-WE", None, "this weekend"),
        ("2026-W48-WE", EVENING, "this weekend in the evening"),
        ("2026-W49", None, "next week"),
        ("2026-W49-WE", None, "next weekend"),
        ("2026-W50", None, "that week"),
        ("2026-W50-WE", None, "that weekend"),
        ("2026-11", None, "this month"),
        ("2026-12", None, "in December"),
        ("2027-01", None, "in January"),
        ("2027-11", None, "in November 2027"),
        ("2026-FA", None, "this month"),
        ("2026-WI", None, "in the winter"),
        ("2027-SP", None, "in the spring"),
        ("2027-SU", None, "in the summer"),
        ("2027-FA", None, "in the autumn"),
        ("2026", None, "this year"),
        ("2027", None, "in 2027"),
    ],
)
def test_days_are_named_as_they_were_asked_for(heard: str, part: PartOfDay | None, said: str) -> None:
    period = read_period(heard, TODAY)
    assert period is not None
    assert moments.asked(period.from_today(TODAY), part, TODAY) == said


@each_row(
    ("heard", "today", "said"),
    [
        ("2026-W48-WE", date(2026, 11, 29), "this weekend"),
        ("2026-W49-WE", date(2026, 11, 29), "next weekend"),
        ("2026-W49", date(2026, 11, 29), "next week"),
        ("2026-W48", date(2026, 11, 26), "this week"),
        ("2026-SU", date(2026, 7, 10), "in the summer"),
        ("2026", date(2026, 10, 20), "this year"),
    ],
)
def test_a_period_that_has_begun_keeps_its_name(heard: str, today: date, said: str) -> None:
    period = read_period(heard, today)
    assert period is not None
    assert moments.asked(period.from_today(today), None, today) == said


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIDNIGHT = datetime(2026, 11, 28, tzinfo=UTC)


@each_row(
    ("hours", "said"),
    [
        ({}, "tomorrow at ten in the morning"),
        ({"ends_at": TEN}, "tomorrow at ten in the morning"),
        ({"starts_at": NOW, "ends_at": NOW + 6 * HOUR}, "on now until four in the afternoon"),
        ({"starts_at": NOW + HOUR, "ends_at": NOW + 6 * HOUR}, "today at eleven in the morning"),
        ({"starts_at": NOW - 2 * HOUR, "ends_at": NOW}, "today at eight in the morning"),
        ({"starts_at": NOW - 3 * DAY, "ends_at": MIDNIGHT + 2 * DAY}, "on now until Sunday"),
        ({"ends_at": MIDNIGHT + DAY + 9 * HOUR}, "from tomorrow until Sunday"),
        ({"starts_at": MIDNIGHT, "ends_at": MIDNIGHT + DAY, "is_all_day": True}, "all day on Saturday"),
        ({"starts_at": MIDNIGHT, "ends_at": MIDNIGHT, "is_all_day": True}, "all day on Saturday"),
        (
            {"starts_at": MIDNIGHT - 5 * DAY, "ends_at": MIDNIGHT - 4 * DAY, "is_all_day": True},
            "all day today",
        ),
    ],
)
def test_in_a_list_the_hours_are_short(hours: dict[str, Any], said: str) -> None:
    assert moments.in_a_list(an_event(**hours).event, LANDLORD, NOW) == said
