"""What's on: the wish first, then the same on other days, then anything at all; soonest first, once each."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.config import Settings
from skill.domain.events import Activity, Audience, Event
from skill.domain.nearby import Wanted, WhatsOn
from skill.domain.periods import Period, read_period
from skill.domain.tenancy import Place
from skill.services.whats_on import MOST_KEPT, WhatsOnService
from tests.unit.services.stores import Watch

TODAY = date(2026, 11, 23)
LONDON = ZoneInfo("Europe/London")
SWIMMING = Wanted(activity=Activity.SWIMMING)
FOOD = Wanted(activity=Activity.FOOD)


def _event(title: str, starts: str, activity: Activity = Activity.FOOD, place: Place | None = None) -> Event:
    starts_at = datetime.fromisoformat(starts).replace(tzinfo=LONDON).astimezone(UTC)
    return Event(
        event_ref=f"{title} {starts}",
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        venue="The Hub",
        address="1 High Street",
        place=place,
        price_pence=0,
        activities=frozenset({activity}),
        audiences=frozenset({Audience.EVERYONE}),
        is_step_free=None,
        as_of=datetime(2026, 11, 22, tzinfo=UTC),
    )


class Calendar:
    """Events in memory, kept as the port says."""

    def __init__(self, *events: Event) -> None:
        self._events = sorted(events, key=lambda event: event.starts_at)

    def between(self, starts_at: datetime, ends_at: datetime) -> list[Event]:
        return [event for event in self._events if starts_at <= event.starts_at < ends_at]

    def event(self, event_ref: str) -> Event | None:
        return next((event for event in self._events if event.event_ref == event_ref), None)


def _search(
    settings: Settings, period: str | None, wanted: Wanted, *events: Event, at: str = "2026-11-23T10:00"
) -> WhatsOn:
    watch = Watch(datetime.fromisoformat(at).replace(tzinfo=LONDON).astimezone(UTC))
    service = WhatsOnService(Calendar(*events), clock=watch, landlord=settings.landlord)
    return service.search(None, read_period(period, TODAY) if period else None, wanted)


def _titles(answer: WhatsOn) -> list[str]:
    return [found.event.title for found in answer.found]


LUNCH = _event("Lunch club", "2026-11-24T12:00")
SWIM = _event("Swim", "2026-11-28T09:00", Activity.SWIMMING)
LATE_SWIM = _event("Late swim", "2026-12-12T09:00", Activity.SWIMMING)
FAR_OFF = _event("Carols", "2027-03-01T18:00", Activity.MUSIC)


@pytest.mark.parametrize(
    ("story", "period", "wanted", "events", "titles", "is_wider"),
    [
        ("anything this week", None, Wanted(), [LUNCH, SWIM, LATE_SWIM], ["Lunch club", "Swim"], False),
        ("the wish itself", "2026-11-28", SWIMMING, [LUNCH, SWIM, LATE_SWIM], ["Swim"], False),
        (
            "the wish on other days",
            "2026-11-24",
            SWIMMING,
            [LUNCH, SWIM, LATE_SWIM],
            ["Swim", "Late swim"],
            True,
        ),
        ("those days, anything", "2026-11-24", SWIMMING, [LUNCH], ["Lunch club"], True),
        ("other days, anything", "2026-11-25", SWIMMING, [LUNCH], ["Lunch club"], True),
        ("an empty day", "2026-11-25", Wanted(), [LUNCH], ["Lunch club"], True),
        ("nothing at all", None, Wanted(), [], [], True),
        ("further than six weeks only if asked for", None, Wanted(), [FAR_OFF], [], True),
        ("a day far ahead that was asked for", "2027-03-01", Wanted(), [FAR_OFF], ["Carols"], False),
        ("days that are over", "2026-10", Wanted(), [LUNCH], ["Lunch club"], True),
        ("words that no id stands for", None, Wanted(words="lunch"), [LUNCH, SWIM], ["Lunch club"], False),
        ("words that nothing has", None, Wanted(words="bingo"), [LUNCH], ["Lunch club"], True),
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
    is_wider: bool,
) -> None:
    answer = _search(settings, period, wanted, *events)
    assert (_titles(answer), answer.is_wider) == (titles, is_wider), story


def test_a_weekend_is_saturday_and_sunday(settings: Settings) -> None:
    days = [_event(f"Day {day}", f"2026-11-{day}T23:30") for day in (27, 28, 29, 30)]
    answer = _search(settings, "2026-W48-WE", Wanted(), *days)
    assert _titles(answer) == ["Day 28", "Day 29"]
    assert answer.period.is_weekend


def test_on_a_sunday_the_weekend_is_what_is_left_of_it(settings: Settings) -> None:
    days = [_event(f"Day {day}", f"2026-11-{day}T15:00") for day in (28, 29)]
    watch = Watch(datetime(2026, 11, 29, 9, tzinfo=UTC))
    service = WhatsOnService(Calendar(*days), clock=watch, landlord=settings.landlord)
    weekend = Period(first=date(2026, 11, 28), last=date(2026, 11, 29), is_weekend=True)
    assert _titles(service.search(None, weekend, Wanted())) == ["Day 29"]


@pytest.mark.parametrize(
    ("at", "titles"),
    [
        ("2026-11-24T11:59", ["Lunch club"]),
        ("2026-11-24T12:00", ["Lunch club"]),
        ("2026-11-24T12:01", []),
        ("2026-11-24T23:59", []),
    ],
)
def test_what_has_started_is_not_offered(settings: Settings, at: str, titles: list[str]) -> None:
    assert _titles(_search(settings, None, Wanted(), LUNCH, at=at)) == titles


def test_days_begin_at_midnight_where_the_homes_are(settings: Settings) -> None:
    """Half past midnight on a summer Sunday is still Saturday in UTC."""
    event = _event("Night walk", "2026-07-05T00:30")
    saturday = _search(settings, "2026-07-04", Wanted(), event, at="2026-07-03T10:00")
    sunday = _search(settings, "2026-07-05", Wanted(), event, at="2026-07-03T10:00")
    assert (saturday.is_wider, sunday.is_wider) == (True, False)


def test_a_weekly_class_is_offered_once_by_its_next_date(settings: Settings) -> None:
    weeks = [_event("Yoga", f"2026-11-{day}T10:00") for day in (24, 25, 26)]
    shouting = _event("YOGA", "2026-11-27T10:00")
    elsewhere = replace(_event("Yoga", "2026-11-28T10:00"), venue="The Barn")
    answer = _search(settings, None, Wanted(), *weeks, shouting, elsewhere)
    assert [found.event.event_ref for found in answer.found] == [
        "Yoga 2026-11-24T10:00",
        "Yoga 2026-11-28T10:00",
    ]


def test_what_is_too_far_away_is_left_out(settings: Settings) -> None:
    edinburgh = Place(latitude=55.95, longitude=-3.19)
    answer = _search(settings, None, Wanted(), _event("Fringe", "2026-11-24T10:00", place=edinburgh), LUNCH)
    assert _titles(answer) == ["Lunch club"]


def test_no_more_are_kept_than_anybody_would_hear(settings: Settings) -> None:
    many = [_event(f"Event {number:02}", f"2026-11-24T10:{number:02}") for number in range(20)]
    assert _titles(_search(settings, None, Wanted(), *many)) == [
        f"Event {number:02}" for number in range(MOST_KEPT)
    ]


def test_what_was_withdrawn_meanwhile_is_left_out(settings: Settings) -> None:
    service = WhatsOnService(Calendar(LUNCH, SWIM), clock=Watch(), landlord=settings.landlord)
    found = service.again(None, (SWIM.event_ref, "gone", LUNCH.event_ref))
    assert [nearby.event.title for nearby in found] == ["Swim", "Lunch club"]
