"""What's on by day: weekends, clock changes, running events and events of several days."""

from datetime import date

import pytest

from skill.config.settings import Settings
from skill.domain.events.nearby import Wanted, Widened
from skill.domain.periods import Period
from tests.tables import each_row
from tests.unit.services.calendars import LUNCH, a_service, an_event, search_for, titles_of


def test_a_weekend_is_saturday_and_sunday(settings: Settings) -> None:
    days = [an_event(f"Day {day}", f"2026-11-{day}T23:30", hours=0.4) for day in (27, 28, 29, 30)]

    answer = search_for(settings, "2026-W48-WE", Wanted(), *days)

    assert titles_of(answer) == ["Day 28", "Day 29"]
    assert answer.period.is_weekend


@pytest.mark.parametrize(
    ("now", "weekend", "titles"),
    [
        ("2026-10-23T10:00", "2026-W43-WE", ["Saturday night", "Sunday night"]),
        ("2027-03-26T10:00", "2027-W12-WE", ["Saturday night", "Sunday night"]),
    ],
)
def test_weekend_of_a_clock_change_has_exactly_its_hours(
    settings: Settings, now: str, weekend: str, titles: list[str]
) -> None:
    saturday = {"2026-10-23T10:00": date(2026, 10, 24), "2027-03-26T10:00": date(2027, 3, 27)}[now]
    days = [saturday.replace(day=saturday.day + number) for number in (-1, 0, 1, 2)]
    names = ["Friday night", "Saturday night", "Sunday night", "Monday night"]
    nights = [
        an_event(name, f"{day.isoformat()}T{'23:30' if name != 'Monday night' else '00:15'}", hours=0.4)
        for name, day in zip(names, days, strict=True)
    ]

    assert titles_of(search_for(settings, weekend, Wanted(), *nights, at=now)) == titles


def test_weekend_asked_on_a_sunday_is_the_rest_of_it(settings: Settings) -> None:
    days = [an_event(f"Day {day}", f"2026-11-{day}T15:00") for day in (28, 29)]
    service = a_service(settings, *days, at="2026-11-29T09:00")
    weekend = Period(first=date(2026, 11, 28), last=date(2026, 11, 29), is_weekend=True)

    assert titles_of(service.search(None, weekend, Wanted())) == ["Day 29"]


@each_row(
    ("at", "period", "titles"),
    [
        ("2026-11-24T11:59", None, ["Lunch club"]),
        ("2026-11-24T12:01", None, ["Lunch club"]),
        ("2026-11-24T13:30", None, ["Lunch club"]),
        ("2026-11-24T13:31", None, []),
        ("2026-11-24T15:00", None, []),
        ("2026-11-24T10:00", "PRESENT_REF", ["Lunch club"]),
        ("2026-11-24T12:30", "PRESENT_REF", ["Lunch club"]),
    ],
)
def test_running_event_is_offered_while_it_is_worth_going(
    settings: Settings, at: str, period: str | None, titles: list[str]
) -> None:
    """Lunch is from noon until two."""
    assert titles_of(search_for(settings, period, Wanted(), LUNCH, at=at)) == titles


def test_right_now_is_not_this_evening(settings: Settings) -> None:
    answer = search_for(settings, "PRESENT_REF", Wanted(), an_event("Quiz", "2026-11-23T19:00"))

    assert (titles_of(answer), answer.widened) == (["Quiz"], Widened.OTHER_DAYS)


def test_event_of_several_days_is_on_each_day(settings: Settings) -> None:
    exhibition = an_event("Exhibition", "2026-11-20T10:00", hours=24 * 20)

    for day in ("2026-11-23", "2026-12-05", "2026-W49-WE"):
        assert titles_of(search_for(settings, day, Wanted(), exhibition)) == ["Exhibition"]
    assert search_for(settings, "2026-12-12", Wanted(), exhibition).widened is not Widened.NOT


def test_event_that_ends_at_midnight_is_not_on_the_next_day(settings: Settings) -> None:
    """As every whole day of a calendar does."""
    told = (an_event("Disco", "2026-11-27T20:00", hours=4), an_event("Fair", "2026-11-27T00:00", hours=24))

    assert titles_of(search_for(settings, "2026-11-27", Wanted(), *told)) == ["Fair", "Disco"]
    assert search_for(settings, "2026-11-28", Wanted(), *told).widened is Widened.OTHER_DAYS


def test_days_begin_at_local_midnight(settings: Settings) -> None:
    """Half past midnight on a summer Sunday is still Saturday in UTC."""
    event = an_event("Night walk", "2026-07-05T00:30")
    saturday = search_for(settings, "2026-07-04", Wanted(), event, at="2026-07-03T10:00")
    sunday = search_for(settings, "2026-07-05", Wanted(), event, at="2026-07-03T10:00")

    assert (saturday.widened, sunday.widened) == (Widened.OTHER_DAYS, Widened.NOT)
