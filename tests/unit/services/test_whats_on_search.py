"""What's on: exact matches first, then the closest; nearest first, each event once."""

from dataclasses import replace
from datetime import UTC, date, datetime

from skill.config.settings import Settings
from skill.domain.events.event import Activity, Audience, Event
from skill.domain.events.nearby import Wanted, Widened
from skill.domain.periods import PartOfDay, read_period
from skill.domain.tenancy import Home
from skill.services.whats_on import MOST_KEPT, WhatsOnService
from tests.tables import each_row
from tests.unit.services.calendars import (
    ACROSS_TOWN,
    ANOTHER_TOWN,
    AROUND_THE_CORNER,
    LUNCH,
    TEN_MINUTES,
    Calendar,
    a_service,
    an_event,
    elsewhere,
    search_for,
    titles_of,
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


SWIM = an_event("Swim", "2026-11-28T09:00", Activity.SWIMMING)
LATE_SWIM = an_event("Late swim", "2026-12-12T09:00", Activity.SWIMMING)
FAR_SWIM = an_event("Far swim", "2026-11-28T09:00", Activity.SWIMMING, ACROSS_TOWN)
FAR_OFF = an_event("Carols", "2027-03-01T18:00", Activity.MUSIC)
SOMEWHERE = an_event("Board games", "2026-11-24T18:00", Activity.GAMES, None)


@each_row(
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
)
def test_search_widens_step_by_step(
    settings: Settings,
    story: str,
    period: str | None,
    wanted: Wanted,
    events: list[Event],
    titles: list[str],
    widened: Widened,
) -> None:
    answer = search_for(settings, period, wanted, *events)

    assert (titles_of(answer), answer.widened) == (titles, widened), story


STEP_FREE_TEA = an_event("Tea", "2026-11-25T15:00", pence=150, is_step_free=True)
FREE_TALK = an_event("Talk", "2026-11-25T19:00", Activity.TALKS, pence=0, is_step_free=False)
UNSURE = an_event("Bingo", "2026-11-25T10:00", Activity.GAMES, pence=None)


@each_row(
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
def test_price_and_access_are_never_relaxed(
    settings: Settings, wanted: Wanted, titles: list[str], widened: Widened
) -> None:
    answer = search_for(settings, None, wanted, STEP_FREE_TEA, FREE_TALK, UNSURE)

    assert (titles_of(answer), answer.widened) == (titles, widened)


def test_nearest_come_first_then_soonest(settings: Settings) -> None:
    events = [
        an_event("No map", "2026-11-23T12:00", place=None),
        an_event("Across town", "2026-11-23T13:00", place=ACROSS_TOWN),
        an_event("Ten minutes, later", "2026-11-26T10:00", place=TEN_MINUTES),
        an_event("Ten minutes, sooner", "2026-11-24T10:00", place=TEN_MINUTES),
        an_event("Corner", "2026-11-27T10:00"),
        an_event("Another town", "2026-11-23T14:00", place=ANOTHER_TOWN),
    ]

    answer = search_for(settings, None, Wanted(), *events)

    assert titles_of(answer) == ["Corner", "Ten minutes, sooner", "Ten minutes, later", "No map"]
    assert [found.walk_minutes for found in answer.found] == [2, 10, 10, None]


def test_soonest_day_precedes_nearest_place_on_other_days(settings: Settings) -> None:
    events = [
        an_event("Later", "2026-12-12T10:00"),
        an_event("Sooner", "2026-12-05T10:00", place=TEN_MINUTES),
        an_event("Sooner and nearer", "2026-12-05T15:00"),
    ]

    answer = search_for(settings, "2026-11-24", Wanted(), *events)

    assert titles_of(answer) == ["Sooner and nearer", "Sooner", "Later"]


def test_events_within_the_walk_limit_come_first(settings: Settings) -> None:
    near, far = (
        an_event("Near", "2026-11-26T10:00"),
        an_event("Ten minutes", "2026-11-24T10:00", place=TEN_MINUTES),
    )
    service = a_service(settings, near, far)
    before = titles_of(service.search(HOME, None, Wanted()))
    service.keep_walk_limit(HOME, 5)
    five = service.search(HOME, None, Wanted())
    only_far = service.search(HOME, read_period("2026-11-24", TODAY), Wanted())
    service.keep_walk_limit(HOME, None)

    assert before == ["Near", "Ten minutes"]
    assert (titles_of(five), five.widened) == (["Near"], Widened.NOT)
    assert (titles_of(only_far), only_far.widened) == (["Ten minutes"], Widened.FURTHER_AWAY)
    assert titles_of(service.search(HOME, None, Wanted())) == before


def test_soonest_come_first_without_any_place(settings: Settings) -> None:
    watch = Watch(datetime(2026, 11, 23, 10, tzinfo=UTC))
    calendar = Calendar(
        an_event("Later", "2026-11-26T10:00"), an_event("Sooner", "2026-11-24T10:00", place=None)
    )
    nowhere = replace(settings.landlord, place=None)
    service = WhatsOnService(calendar, calendar, clock=watch, landlord=nowhere)

    answer = service.search(None, None, Wanted())

    assert titles_of(answer) == ["Sooner", "Later"]
    assert [found.walk_minutes for found in answer.found] == [None, None]


def test_weekly_class_is_offered_once_at_its_next_date(settings: Settings) -> None:
    weeks = [an_event("Yoga", f"2026-11-{day}T10:00") for day in (24, 25, 26)]
    shouting = an_event("YOGA", "2026-11-27T10:00")
    other_hall = elsewhere(an_event("Yoga", "2026-11-28T10:00"), "The Barn")

    answer = search_for(settings, None, Wanted(), *weeks, shouting, other_hall)

    assert [found.event.event_ref for found in answer.found] == [
        "Yoga 2026-11-24T10:00",
        "Yoga 2026-11-28T10:00 at The Barn",
    ]


def test_event_of_landlord_and_feed_is_offered_once(settings: Settings) -> None:
    of_feed = replace(an_event("Lunch club at the Hub", "2026-11-24T12:10"), event_ref="~abc", venue="Hub")

    assert titles_of(search_for(settings, None, Wanted(), LUNCH, of_feed)) == ["Lunch club"]


def test_search_keeps_at_most_twelve_events(settings: Settings) -> None:
    many = [an_event(f"Event {number:02}", f"2026-11-24T10:{number:02}") for number in range(20)]

    assert titles_of(search_for(settings, None, Wanted(), *many)) == [
        f"Event {number:02}" for number in range(MOST_KEPT)
    ]


def test_withdrawn_events_are_skipped(settings: Settings) -> None:
    found = a_service(settings, LUNCH, SWIM).again(None, (SWIM.event_ref, "gone", LUNCH.event_ref))

    assert [nearby.event.title for nearby in found] == ["Swim", "Lunch club"]
