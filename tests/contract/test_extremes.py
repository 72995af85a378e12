"""Cases a small extract lacks: a home of several pages, odd text, and expiry."""

from datetime import UTC, date, datetime, timedelta

import pytest

from skill.domain.coaching import MessageKind
from skill.domain.rent import LineKind, kept_from
from skill.housing.extract.rows import CoachRow, PropertyRow, RentLineRow, TenancyRow
from skill.housing.store import HousingStore
from tests.contract.extracts import (
    NOW,
    FixedClock,
    a_job,
    a_message,
    a_report,
    an_account,
    an_event,
    an_extract,
    days,
)
from tests.contract.listings import AROUND_HOME, a_listing, on

ODD = ["Zoë", "Ağca Şükrü", "李小龍", "🏠👩‍🦽", 'O\'Brien & "Sons" <b>', "a#b~c%23/é", "‏עברית", "e\u0301"]


@pytest.mark.slow
def test_a_home_of_many_pages_is_read_to_its_end(store: HousingStore) -> None:
    """More than DynamoDB gives in one answer, which is a megabyte."""
    lines = tuple(
        RentLineRow(
            account_ref="A1",
            on=kept_from(NOW.date()) + timedelta(days=number // 25),
            kind=LineKind.CARD,
            owed_pence=-number,
        )
        for number in range(9_000)
    )
    store.load(an_extract(rent_lines=lines, repairs=(a_job(),)))
    store.report(a_report())

    found = store.lines("A1", since=date(2000, 1, 1))

    assert [line.owed_pence for line in found] == [-number for number in reversed(range(9_000))]
    home = store.home("T1")
    assert home is not None
    assert len(store.for_home(home)) == 2


@pytest.mark.slow
def test_an_outbox_of_many_pages_is_read_to_its_end(store: HousingStore) -> None:
    for number in range(300):
        text = "a message of some length " * 160
        store.add(a_message(f"request-{number:03}", kind=MessageKind.MESSAGE, body={"text": text}))

    waiting = store.waiting()

    assert [each.message.request_id for each in waiting] == [f"request-{number:03}" for number in range(300)]


@pytest.mark.slow
def test_a_month_of_many_pages_is_read_to_its_end(store: HousingStore) -> None:
    events = tuple(
        an_event(f"E{number:05}", NOW + timedelta(minutes=number), address="Weaver Road " * 40)
        for number in range(2_500)
    )
    store.load(an_extract(events=events))

    assert on(store, until=NOW + days(30)) == [row.event_ref for row in events]


@pytest.mark.parametrize("odd", ODD)
def test_names_and_references_survive_a_round_trip(store: HousingStore, odd: str) -> None:
    store.load(
        an_extract(
            coaches=(CoachRow(coach_ref=odd, first_name=odd, works_on=frozenset({0})),),
            properties=(PropertyRow(property_ref=odd, coach_ref=odd),),
            tenancies=(TenancyRow(tenancy_ref=odd, property_ref=odd, started_on=date(2024, 5, 6)),),
            rent_accounts=(an_account(account_ref=odd, tenancy_ref=odd),),
            rent_lines=(RentLineRow(account_ref=odd, on=NOW.date(), kind=LineKind.CASH, owed_pence=-1),),
            repairs=(a_job(odd, property_ref=odd),),
            events=(an_event(odd, NOW, title=odd),),
        )
    )
    store.publish([a_listing(odd, title=odd)])
    home, coach, events = store.home(odd), store.coach(odd), store.events([odd, f"~{odd}"])
    assert home is not None
    assert coach is not None
    repair = store.report(a_report(odd, tenancy_ref=odd, property_ref=odd))

    assert (home.property_ref, coach.first_name) == (odd, odd)
    assert [(event.event_ref, event.title) for event in events] == [(odd, odd), (f"~{odd}", odd)]
    assert on(store) == sorted([odd, f"~{odd}"])
    assert [line.owed_pence for line in store.lines(odd, since=NOW.date())] == [-1]
    assert [each.job_ref for each in store.for_home(home)] == [repair.job_ref, odd]
    store.keep_code(odd, odd, expires_at=NOW + days(1))
    assert store.redeem(odd, odd, at=NOW) == store.link(odd)
    assert [each.message.tenancy_ref for each in store.waiting()] == [odd]


def test_references_that_share_a_prefix_stay_apart(store: HousingStore) -> None:
    store.add(a_message("c", tenancy_ref="a#b"))
    store.add(a_message("b#c", tenancy_ref="a"))

    assert len(store.waiting()) == 2


def test_visits_and_lines_of_one_day_keep_the_order_of_the_file(store: HousingStore) -> None:
    lines = tuple(
        RentLineRow(account_ref="A1", on=NOW.date(), kind=LineKind.CARD, owed_pence=-number)
        for number in range(12)
    )
    store.load(an_extract(rent_lines=lines))

    found = [line.owed_pence for line in store.lines("A1", since=NOW.date())]

    assert found == [-number for number in reversed(range(12))]


def test_an_expired_code_links_nothing_even_before_it_is_removed(
    store: HousingStore, clock: FixedClock
) -> None:
    store.keep_code("hash", "T1", expires_at=NOW + timedelta(minutes=30))
    clock.instant = NOW + timedelta(minutes=30)

    assert store.redeem("hash", "account", at=clock.instant) is None
    assert store.link("account") is None


def test_wrong_attempts_are_counted_as_far_as_any_limit_needs(store: HousingStore) -> None:
    for number in range(260):
        store.failed("code:everybody", at=NOW + timedelta(seconds=number))

    assert store.failures("code:everybody", since=NOW) == 260
    assert store.failures("code:everybody", since=NOW + timedelta(seconds=250)) == 10


def test_event_far_ahead_is_found(store: HousingStore) -> None:
    far = datetime(2027, 8, 1, 12, 0, tzinfo=UTC)
    store.load(an_extract(events=(an_event("far", far), an_event("near", NOW))))
    store.publish([a_listing("far", far), a_listing("near")])

    assert on(store, AROUND_HOME, since=far, until=far + days(1)) == ["far", "~far"]
    assert on(store, AROUND_HOME) == ["near", "~near"]
    assert [event.starts_at for event in store.events(["far", "~far"])] == [far, far]
