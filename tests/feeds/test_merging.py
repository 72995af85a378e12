"""What two feeds tell of counts once; what one calls cancelled is on in none of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from skill.domain.events.event import Activity, Audience, Event
from skill.domain.tenancy import Place
from skill.feeds.listing import ListedEvent
from skill.feeds.merging import merge_events
from tests.tables import each_row

TEN = datetime(2026, 11, 24, 10, tzinfo=UTC)
HALL = Place(latitude=52.6857, longitude=-1.8211)
ACROSS_THE_ROAD = Place(latitude=52.6861, longitude=-1.8205)
CHURCH = Place(latitude=52.6900, longitude=-1.8300)


def _of(
    feed_id: str, title: str, minutes: int = 0, *, is_cancelled: bool = False, **facts: Any
) -> ListedEvent:
    starts_at = TEN + timedelta(minutes=minutes)
    known: dict[str, Any] = {
        "venue": "Meadowbank Community Hall",
        "address": "",
        "place": HALL,
        "price_pence": None,
        "activities": frozenset(),
        "audiences": frozenset({Audience.EVERYONE}),
        "is_step_free": None,
        "as_of": TEN - timedelta(days=1),
    }
    event = Event(
        event_ref=f"~{feed_id}{title}{minutes}",
        title=title,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1),
        **(known | facts),
    )
    return ListedEvent(feed_id=feed_id, event=event, is_cancelled=is_cancelled)


def _titles(*everything: ListedEvent) -> list[str]:
    return [event.title for event in merge_events(everything)]


@each_row(
    ("one", "other", "count"),
    [
        (_of("1", "Coffee morning"), _of("2", "Coffee Morning"), 1),
        (_of("1", "Coffee morning"), _of("2", "Weekly coffee morning for all", 15), 1),
        (_of("1", "Coffee morning"), _of("2", "Coffee morning", 16), 2),
        (_of("1", "Coffee morning"), _of("2", "Coffee morning", place=ACROSS_THE_ROAD, venue="The Hall"), 1),
        (_of("1", "Coffee morning"), _of("2", "Coffee morning", place=CHURCH, venue="St Mary's"), 2),
        (_of("1", "Coffee morning"), _of("2", "Chair yoga"), 2),
        (_of("1", "Coffee morning", place=None), _of("2", "Coffee morning"), 1),
        (_of("1", "Coffee morning", place=None, venue="St Mary's"), _of("2", "Coffee morning"), 2),
        (_of("1", "Yoga"), _of("1", "Yoga for beginners"), 2),
        (_of("1", "Yoga"), _of("2", "Yoga for beginners"), 2),
        (_of("1", "Coffee morning"), _of("2", "Coffee morning at the community hall"), 1),
        (_of("1", "Football"), _of("2", "Walking football"), 2),
        (_of("1", "Under 8s football"), _of("2", "Under 10s football", place=CHURCH), 2),
    ],
)
def test_same_place_same_time_and_much_the_same_title_is_one(
    one: ListedEvent, other: ListedEvent, count: int
) -> None:
    assert len(merge_events([one, other])) == count
    assert len(merge_events([other, one])) == count


def test_each_fills_in_what_the_other_does_not_know() -> None:
    (event,) = merge_events(
        [
            _of("1", "Coffee morning", place=None, activities=frozenset({Activity.COFFEE_MORNING})),
            _of(
                "2",
                "COFFEE MORNING",
                address="Weaver Road",
                price_pence=0,
                is_step_free=True,
                youngest=50,
                audiences=frozenset({Audience.OLDER_PEOPLE}),
                activities=frozenset({Activity.FOOD}),
            ),
        ]
    )

    assert event.title == "Coffee morning"
    assert (event.address, event.price_pence, event.is_step_free, event.youngest) == (
        "Weaver Road",
        0,
        True,
        50,
    )
    assert event.place == HALL
    assert event.activities == {Activity.COFFEE_MORNING, Activity.FOOD}
    assert event.audiences == {Audience.OLDER_PEOPLE}


def test_what_one_feed_calls_cancelled_is_on_in_none() -> None:
    assert _titles(_of("1", "Coffee morning"), _of("2", "Coffee morning", is_cancelled=True)) == []
    assert _titles(_of("2", "Coffee morning", is_cancelled=True), _of("1", "Jobs club")) == ["Jobs club"]


def test_what_is_cancelled_takes_nothing_else_along() -> None:
    off = _of("1", "Yoga and breathing", is_cancelled=True)

    assert _titles(off, _of("2", "Yoga and breathing")) == []
    assert _titles(off, _of("2", "Gentle yoga and breathing")) == ["Gentle yoga and breathing"]


def test_a_name_that_two_halls_share_gives_no_place() -> None:
    found = merge_events(
        [
            _of("1", "Knitting", 60, place=None, venue="Village Hall"),
            _of("2", "Bingo", venue="Village Hall"),
            _of("2", "Whist", venue="Village Hall", place=CHURCH),
        ]
    )

    assert [event.place for event in found] == [None, HALL, CHURCH]


def test_a_hall_that_one_feed_has_on_the_map_is_there_for_the_others() -> None:
    found = merge_events([_of("1", "Jobs club", 60, place=None), _of("2", "Coffee morning")])

    assert [event.place for event in found] == [HALL, HALL]


def test_the_next_date_of_a_class_is_another_event() -> None:
    week = 7 * 24 * 60

    assert (
        len(
            merge_events([_of("1", "Chair yoga"), _of("1", "Chair yoga", week), _of("2", "Chair yoga", week)])
        )
        == 2
    )
