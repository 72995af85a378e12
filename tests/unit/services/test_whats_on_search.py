"""What's on: the wish first, then what comes nearest to it; the nearest first, once each."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.config import Settings
from skill.domain.events import Activity, Audience, Event
from skill.domain.nearby import Wanted, WhatsOn, Widened
from skill.domain.periods import PartOfDay, Period, read_period
from skill.domain.tenancy import Home
from skill.services.whats_on import MOST_KEPT, WhatsOnService
from tests.unit.services.calendars import (
    ACROSS_TOWN,
    ANOTHER_TOWN,
    AROUND_THE_CORNER,
    LONDON,
    TEN_MINUTES,
    Calendar,
    an_event,
    elsewhere,
)
from tests.unit.services.stores import Watch

TODAY = date(2026, 11, 23)
SWIMMING = Wanted(activity=Activity.SWIMMING)
HOME = Home(
    tenancy_ref="T1",
    property_ref="P1",
    block_ref=None,
    coach_ref=None,
    place=AROUND_THE_CORNER,
    started_on=date(2020, 1, 1),
    ended_on=None,
    as_of=datetime(2026, 11, 22, tzinfo=UTC),
)


def _service(settings: Settings, *events: Event, at: str = "2026-11-23T10:00") -> WhatsOnService:
    watch = Watch(datetime.fromisoformat(at).replace(tzinfo=LONDON).astimezone(UTC))
    calendar = Calendar(*events)
    return WhatsOnService(calendar, calendar, clock=watch, landlord=settings.landlord)


def _search(
    settings: Settings, period: str | None, wanted: Wanted, *events: Event, at: str = "2026-11-23T10:00"
) -> WhatsOn:
    today = datetime.fromisoformat(at).date()
    asked = read_period(period, today) if period else None
    return _service(settings, *events, at=at).search(None, asked, wanted)


def _titles(answer: WhatsOn) -> list[str]:
    return [found.event.title for found in answer.found]


LUNCH = an_event("Lunch club", "2026-11-24T12:00")
SWIM = an_event("Swim", "2026-11-28T09:00", Activity.SWIMMING)
LATE_SWIM = an_event("Late swim", "2026-12-12T09:00", Activity.SWIMMING)
FAR_SWIM = an_event("Far swim", "2026-11-28T09:00", Activity.SWIMMING, ACROSS_TOWN)
FAR_OFF = an_event("Carols", "2027-03-01T18:00", Activity.MUSIC)
SOMEWHERE = an_event("Board games", "2026-11-24T18:00", Activity.GAMES, None)


@pytest.mark.parametrize(
    ("story", "period", "wanted", "events", "titles", "widened"),
    [
        ("anything this week", None, Wanted(), [LUNCH, SWIM, LATE_SWIM], ["Lunch club", "Swim"], Widened.NOT),
        ("the wish itself", "2026-11-28", SWIMMING, [LUNCH, SWIM, LATE_SWIM], ["Swim"], Widened.NOT),
        (
            "the wish further off",
            "2026-11-28",
            SWIMMING,
            [LUNCH, FAR_SWIM],
            ["Far swim"],
            Widened.FURTHER_AWAY,
        ),
        ("near before far", None, SWIMMING, [FAR_SWIM, SWIM], ["Swim"], Widened.NOT),
        (
            "the wish on other days",
            "2026-11-24",
            SWIMMING,
            [LUNCH, LATE_SWIM, SWIM],
            ["Swim", "Late swim"],
            Widened.OTHER_DAYS,
        ),
        ("those days, anything", "2026-11-24", SWIMMING, [LUNCH], ["Lunch club"], Widened.OTHER_THINGS),
        ("other days, anything", "2026-11-25", SWIMMING, [LUNCH], ["Lunch club"], Widened.ANYTHING),
        ("an empty day", "2026-11-25", Wanted(), [LUNCH], ["Lunch club"], Widened.OTHER_DAYS),
        ("nothing at all", None, Wanted(), [], [], Widened.ANYTHING),
        ("further than six weeks only if asked for", None, Wanted(), [FAR_OFF], [], Widened.ANYTHING),
        ("a day far ahead that was asked for", "2027-03-01", Wanted(), [FAR_OFF], ["Carols"], Widened.NOT),
        ("a month that was asked for", "2027-03", Wanted(), [LUNCH, FAR_OFF], ["Carols"], Widened.NOT),
        ("a season that was asked for", "2027-SP", Wanted(), [LUNCH, FAR_OFF], ["Carols"], Widened.NOT),
        ("a week that was asked for", "2027-W09", Wanted(), [LUNCH, FAR_OFF], ["Carols"], Widened.NOT),
        ("days that are over", "2026-10", Wanted(), [LUNCH], ["Lunch club"], Widened.OTHER_DAYS),
        (
            "words that no id stands for",
            None,
            Wanted(words="lunch"),
            [LUNCH, SWIM],
            ["Lunch club"],
            Widened.NOT,
        ),
        (
            "words that nothing has",
            None,
            Wanted(words="bingo"),
            [LUNCH],
            ["Lunch club"],
            Widened.OTHER_THINGS,
        ),
        (
            "what is on no map",
            None,
            Wanted(activity=Activity.GAMES),
            [SOMEWHERE],
            ["Board games"],
            Widened.NOT,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_the_search_widens_step_by_step(
    settings: Settings,
    story: str,
    period: str | None,
    wanted: Wanted,
    events: list[Event],
    titles: list[str],
    widened: Widened,
) -> None:
    answer = _search(settings, period, wanted, *events)

    assert (_titles(answer), answer.widened) == (titles, widened), story


STEP_FREE_TEA = an_event("Tea", "2026-11-25T15:00", pence=150, is_step_free=True)
FREE_TALK = an_event("Talk", "2026-11-25T19:00", Activity.TALKS, pence=0, is_step_free=False)
UNSURE = an_event("Bingo", "2026-11-25T10:00", Activity.GAMES, pence=None)


@pytest.mark.parametrize(
    ("wanted", "titles", "widened"),
    [
        (Wanted(is_free=True), ["Talk"], Widened.NOT),
        (Wanted(is_step_free=True), ["Tea"], Widened.NOT),
        (Wanted(is_free=True, is_step_free=True), [], Widened.ANYTHING),
        (Wanted(activity=Activity.DANCE, is_step_free=True), ["Tea"], Widened.OTHER_THINGS),
        (Wanted(part_of_day=PartOfDay.EVENING), ["Talk"], Widened.OTHER_DAYS),
        (Wanted(part_of_day=PartOfDay.MORNING), ["Bingo"], Widened.OTHER_DAYS),
        (Wanted(part_of_day=PartOfDay.AFTERNOON), ["Tea"], Widened.OTHER_DAYS),
        (Wanted(audience=Audience.CARERS), ["Bingo", "Tea", "Talk"], Widened.OTHER_THINGS),
    ],
)
def test_money_and_steps_never_give_way(
    settings: Settings, wanted: Wanted, titles: list[str], widened: Widened
) -> None:
    answer = _search(settings, None, wanted, STEP_FREE_TEA, FREE_TALK, UNSURE)

    assert (_titles(answer), answer.widened) == (titles, widened)


def test_the_nearest_come_first_and_of_those_the_soonest(settings: Settings) -> None:
    events = [
        an_event("No map", "2026-11-23T12:00", place=None),
        an_event("Across town", "2026-11-23T13:00", place=ACROSS_TOWN),
        an_event("Ten minutes, later", "2026-11-26T10:00", place=TEN_MINUTES),
        an_event("Ten minutes, sooner", "2026-11-24T10:00", place=TEN_MINUTES),
        an_event("Corner", "2026-11-27T10:00"),
        an_event("Another town", "2026-11-23T14:00", place=ANOTHER_TOWN),
    ]

    answer = _search(settings, None, Wanted(), *events)

    assert _titles(answer) == ["Corner", "Ten minutes, sooner", "Ten minutes, later", "No map"]
    assert [found.walk_minutes for found in answer.found] == [2, 10, 10, None]


def test_on_other_days_the_soonest_day_comes_before_the_nearest_place(settings: Settings) -> None:
    events = [
        an_event("Later", "2026-12-12T10:00"),
        an_event("Sooner", "2026-12-05T10:00", place=TEN_MINUTES),
        an_event("Sooner and nearer", "2026-12-05T15:00"),
    ]

    answer = _search(settings, "2026-11-24", Wanted(), *events)

    assert _titles(answer) == ["Sooner and nearer", "Sooner", "Later"]


def test_a_home_that_walks_so_far_hears_of_what_lies_within_first(settings: Settings) -> None:
    near, far = (
        an_event("Near", "2026-11-26T10:00"),
        an_event("Ten minutes", "2026-11-24T10:00", place=TEN_MINUTES),
    )
    service = _service(settings, near, far)
    before = _titles(service.search(HOME, None, Wanted()))
    service.keep_reach(HOME, 5)
    five = service.search(HOME, None, Wanted())
    only_far = service.search(HOME, read_period("2026-11-24", TODAY), Wanted())
    service.keep_reach(HOME, None)

    assert before == ["Near", "Ten minutes"]
    assert (_titles(five), five.widened) == (["Near"], Widened.NOT)
    assert (_titles(only_far), only_far.widened) == (["Ten minutes"], Widened.FURTHER_AWAY)
    assert _titles(service.search(HOME, None, Wanted())) == before


def test_without_a_place_anywhere_the_soonest_come_first(settings: Settings) -> None:
    watch = Watch(datetime(2026, 11, 23, 10, tzinfo=UTC))
    calendar = Calendar(
        an_event("Later", "2026-11-26T10:00"), an_event("Sooner", "2026-11-24T10:00", place=None)
    )
    nowhere = replace(settings.landlord, place=None)
    service = WhatsOnService(calendar, calendar, clock=watch, landlord=nowhere)

    answer = service.search(None, None, Wanted())

    assert _titles(answer) == ["Sooner", "Later"]
    assert [found.walk_minutes for found in answer.found] == [None, None]


def test_a_weekend_is_saturday_and_sunday(settings: Settings) -> None:
    days = [an_event(f"Day {day}", f"2026-11-{day}T23:30", hours=0.4) for day in (27, 28, 29, 30)]

    answer = _search(settings, "2026-W48-WE", Wanted(), *days)

    assert _titles(answer) == ["Day 28", "Day 29"]
    assert answer.period.is_weekend


@pytest.mark.parametrize(
    ("now", "weekend", "titles"),
    [
        ("2026-10-23T10:00", "2026-W43-WE", ["Saturday night", "Sunday night"]),
        ("2027-03-26T10:00", "2027-W12-WE", ["Saturday night", "Sunday night"]),
    ],
)
def test_a_clock_change_weekend_has_all_of_its_hours_and_no_more(
    settings: Settings, now: str, weekend: str, titles: list[str]
) -> None:
    saturday = {"2026-10-23T10:00": date(2026, 10, 24), "2027-03-26T10:00": date(2027, 3, 27)}[now]
    days = [saturday.replace(day=saturday.day + number) for number in (-1, 0, 1, 2)]
    names = ["Friday night", "Saturday night", "Sunday night", "Monday night"]
    nights = [
        an_event(name, f"{day.isoformat()}T{'23:30' if name != 'Monday night' else '00:15'}", hours=0.4)
        for name, day in zip(names, days, strict=True)
    ]

    assert _titles(_search(settings, weekend, Wanted(), *nights, at=now)) == titles


def test_on_a_sunday_the_weekend_is_what_is_left_of_it(settings: Settings) -> None:
    days = [an_event(f"Day {day}", f"2026-11-{day}T15:00") for day in (28, 29)]
    service = _service(settings, *days, at="2026-11-29T09:00")
    weekend = Period(first=date(2026, 11, 28), last=date(2026, 11, 29), is_weekend=True)

    assert _titles(service.search(None, weekend, Wanted())) == ["Day 29"]


@pytest.mark.parametrize(
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
def test_what_goes_on_is_told_while_it_is_worth_going(
    settings: Settings, at: str, period: str | None, titles: list[str]
) -> None:
    """Lunch is from noon until two."""
    assert _titles(_search(settings, period, Wanted(), LUNCH, at=at)) == titles


def test_right_now_is_not_this_evening(settings: Settings) -> None:
    answer = _search(settings, "PRESENT_REF", Wanted(), an_event("Quiz", "2026-11-23T19:00"))

    assert (_titles(answer), answer.widened) == (["Quiz"], Widened.OTHER_DAYS)


def test_what_lasts_for_days_is_on_on_each_of_them(settings: Settings) -> None:
    exhibition = an_event("Exhibition", "2026-11-20T10:00", hours=24 * 20)

    for day in ("2026-11-23", "2026-12-05", "2026-W49-WE"):
        assert _titles(_search(settings, day, Wanted(), exhibition)) == ["Exhibition"]
    assert _search(settings, "2026-12-12", Wanted(), exhibition).widened is not Widened.NOT


def test_what_ends_at_midnight_is_not_of_the_day_after(settings: Settings) -> None:
    """As every whole day of a calendar does."""
    told = (an_event("Disco", "2026-11-27T20:00", hours=4), an_event("Fair", "2026-11-27T00:00", hours=24))

    assert _titles(_search(settings, "2026-11-27", Wanted(), *told)) == ["Fair", "Disco"]
    assert _search(settings, "2026-11-28", Wanted(), *told).widened is Widened.OTHER_DAYS


def test_days_begin_at_midnight_where_the_homes_are(settings: Settings) -> None:
    """Half past midnight on a summer Sunday is still Saturday in UTC."""
    event = an_event("Night walk", "2026-07-05T00:30")
    saturday = _search(settings, "2026-07-04", Wanted(), event, at="2026-07-03T10:00")
    sunday = _search(settings, "2026-07-05", Wanted(), event, at="2026-07-03T10:00")

    assert (saturday.widened, sunday.widened) == (Widened.OTHER_DAYS, Widened.NOT)


def test_a_weekly_class_is_offered_once_by_its_next_date(settings: Settings) -> None:
    weeks = [an_event("Yoga", f"2026-11-{day}T10:00") for day in (24, 25, 26)]
    shouting = an_event("YOGA", "2026-11-27T10:00")
    other_hall = elsewhere(an_event("Yoga", "2026-11-28T10:00"), "The Barn")

    answer = _search(settings, None, Wanted(), *weeks, shouting, other_hall)

    assert [found.event.event_ref for found in answer.found] == [
        "Yoga 2026-11-24T10:00",
        "Yoga 2026-11-28T10:00 at The Barn",
    ]


def test_what_the_landlord_and_a_feed_both_tell_of_is_offered_once(settings: Settings) -> None:
    of_feed = replace(an_event("Lunch club at the Hub", "2026-11-24T12:10"), event_ref="~abc", venue="Hub")

    assert _titles(_search(settings, None, Wanted(), LUNCH, of_feed)) == ["Lunch club"]


def test_no_more_are_kept_than_anybody_would_hear(settings: Settings) -> None:
    many = [an_event(f"Event {number:02}", f"2026-11-24T10:{number:02}") for number in range(20)]

    assert _titles(_search(settings, None, Wanted(), *many)) == [
        f"Event {number:02}" for number in range(MOST_KEPT)
    ]


def test_what_was_withdrawn_meanwhile_is_left_out(settings: Settings) -> None:
    found = _service(settings, LUNCH, SWIM).again(None, (SWIM.event_ref, "gone", LUNCH.event_ref))

    assert [nearby.event.title for nearby in found] == ["Swim", "Lunch club"]
