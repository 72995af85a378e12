"""Events near the made-up homes: forty of them, every weekend, of every sort."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from skill.domain.events.event import Activity, Audience
from skill.domain.events.nearby import NEARBY_WITHIN_M, metres
from skill.housing.extract.rows import EventRow
from skill.housing.sample.events import events
from skill.housing.sample.homes import CENTRE
from tests.tables import each_row
from tests.unit.housing.samples import MONDAY, TODAYS

LONDON = ZoneInfo("Europe/London")


def day_of(row: EventRow) -> date:
    return row.starts_at.astimezone(LONDON).date()


@each_row("today", TODAYS)
def test_forty_events_fall_in_six_weeks(today: date) -> None:
    rows = events(today)

    assert len(rows) == len({row.event_ref for row in rows}) == 40
    assert all(today <= day_of(row) < today + timedelta(weeks=6) for row in rows)
    assert all(row.starts_at < row.ends_at for row in rows)
    assert [row.starts_at for row in rows] == sorted(row.starts_at for row in rows)


@each_row("today", TODAYS)
def test_a_nearby_event_is_on_nearly_every_day_of_each_week(today: date) -> None:
    near = {day_of(row) for row in events(today) if row.place is None or metres(CENTRE, row.place) < 3000}
    weeks = [{day.weekday() for day in near if 0 <= (day - today).days - 7 * week < 7} for week in range(6)]

    assert all(weekdays & {5, 6} for weekdays in weeks[:5])
    assert all(len(weekdays & set(range(5))) >= 3 for weekdays in weeks)


def test_every_activity_and_audience_occurs() -> None:
    rows = events(MONDAY)

    assert {activity for row in rows for activity in row.activities} == set(Activity)
    assert {audience for row in rows for audience in row.audiences} == set(Audience)


def test_events_are_free_priced_or_of_unknown_price() -> None:
    prices = [row.price_pence for row in events(MONDAY)]

    assert prices.count(0) >= 15
    assert prices.count(250) >= 5
    assert prices.count(None) >= 3


def test_access_is_step_free_or_not_or_unknown() -> None:
    assert {row.is_step_free for row in events(MONDAY)} == {True, False, None}


def test_titles_and_places_include_hard_cases_for_speech() -> None:
    rows = events(MONDAY)
    titles, venues = {row.title for row in rows}, {row.venue for row in rows}

    for awkward in ("&", "'", "£"):
        assert any(awkward in title for title in titles)
    assert max(map(len, titles)) > 150
    assert "St Mary's & All Saints" in venues
    assert any(not venue.isascii() for venue in venues)
    assert any("-" in venue for venue in venues)


def test_some_events_are_too_far_and_one_has_no_place() -> None:
    places = [row.place for row in events(MONDAY)]

    assert places.count(None) == 1
    assert sum(place is not None and metres(CENTRE, place) > NEARBY_WITHIN_M for place in places) == 2


def test_some_events_of_today_are_over_by_ten() -> None:
    ten = datetime(2026, 11, 23, 10, tzinfo=UTC)

    over = [row.title for row in events(MONDAY) if row.ends_at < ten]
    assert over == ["Early litter pick", "Breakfast club"]


def test_weekly_event_keeps_its_hour_when_the_clocks_change() -> None:
    coffee = [row for row in events(date(2027, 3, 20)) if row.title == "Coffee and chat"]

    assert len(coffee) == 6
    assert {row.starts_at.astimezone(LONDON).hour for row in coffee} == {10}
    assert {row.starts_at.hour for row in coffee} == {9, 10}
