"""What is on, between two instants."""

from datetime import UTC, datetime, timedelta, timezone

from skill.domain.events import Event
from skill.domain.tenancy import Place
from skill.housing.sqlite import SqliteStore
from tests.contract.extracts import AS_OF, COFFEE, NOW, OLDER, an_event, an_extract, days


def test_events_come_soonest_first_from_the_first_instant_until_just_before_the_second(
    store: SqliteStore,
) -> None:
    instants = {
        "just before": NOW - timedelta(microseconds=1),
        "at the end": NOW + days(1),
        "later": NOW + timedelta(hours=3),
        "on the dot": NOW,
        "almost the end": NOW + days(1) - timedelta(microseconds=1),
    }
    store.load(an_extract(events=tuple(an_event(ref, starts_at) for ref, starts_at in instants.items())))

    found = [event.event_ref for event in store.between(NOW, NOW + days(1))]

    assert found == ["on the dot", "later", "almost the end"]


def test_an_event_keeps_its_words_price_and_labels(store: SqliteStore) -> None:
    row = an_event(
        "E1",
        NOW,
        title="Knit & natter: bring £1, it's Zoë's",
        place=Place(latitude=52.7, longitude=-1.8),
        price_pence=100,
        activities=COFFEE,
        audiences=OLDER,
        is_step_free=False,
    )
    store.load(an_extract(events=(row,)))

    assert store.event("E1") == Event(
        event_ref="E1",
        title="Knit & natter: bring £1, it's Zoë's",
        starts_at=NOW,
        ends_at=NOW + timedelta(hours=1),
        venue="the hall",
        address="Weaver Road",
        place=Place(latitude=52.7, longitude=-1.8),
        price_pence=100,
        activities=COFFEE,
        audiences=OLDER,
        is_step_free=False,
        as_of=AS_OF,
    )


def test_free_and_unknown_stay_apart(store: SqliteStore) -> None:
    free = an_event("free", NOW, price_pence=0, is_step_free=True)
    unknown = an_event("unknown", NOW)
    store.load(an_extract(events=(free, unknown)))

    found = {
        event.event_ref: (event.price_pence, event.is_step_free)
        for event in store.between(NOW, NOW + days(1))
    }

    assert found == {"free": (0, True), "unknown": (None, None)}


def test_an_instant_told_in_summer_time_is_the_same_instant(store: SqliteStore) -> None:
    summer = timezone(timedelta(hours=1))
    store.load(an_extract(events=(an_event("E1", datetime(2026, 7, 1, 0, 30, tzinfo=summer)),)))
    half_past_eleven = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)

    (event,) = store.between(half_past_eleven.astimezone(summer), half_past_eleven + timedelta(minutes=1))

    assert event.starts_at == half_past_eleven
    assert event.starts_at.utcoffset() == timedelta(0)


def test_an_event_that_nobody_knows_is_none(store: SqliteStore) -> None:
    assert store.event("E9") is None
