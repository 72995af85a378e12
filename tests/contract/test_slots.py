"""Windows a landlord offers: which a home may book, in which order, and how many."""

from datetime import timedelta
from typing import Any

import pytest

from skill.domain.repairs.appointments import Slot
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Home
from skill.housing.extract.rows import CoachRow
from skill.housing.store import HousingStore
from skill.services.ports import MOST_SLOTS
from tests.contract.extracts import NOW, FixedClock, a_request, a_slot, an_extract, days


def home_of(store: HousingStore, tenancy_ref: str = "T1") -> Home:
    home = store.home(tenancy_ref)
    assert home is not None
    return home


def free(store: HousingStore, tenancy_ref: str = "T1", **asked: Any) -> list[str]:
    wanted = {"trade": Trade.PLUMBING, "after": NOW} | asked
    trade = wanted.pop("trade")
    return [slot.slot_ref for slot in store.free_slots(home_of(store, tenancy_ref), trade, **wanted)]


def test_a_window_is_read_with_its_trade_and_its_times(store: HousingStore) -> None:
    store.load(an_extract(slots=(a_slot("S1", NOW + days(1)),)))

    assert store.free_slots(home_of(store), Trade.PLUMBING, after=NOW) == [
        Slot(
            slot_ref="S1",
            trade=Trade.PLUMBING,
            starts_at=NOW + days(1),
            ends_at=NOW + days(1) + timedelta(hours=4),
        )
    ]


def test_nothing_is_free_without_availability(store: HousingStore) -> None:
    assert free(store) == []


def test_nothing_is_free_before_the_first_load(bare_store: HousingStore, store: HousingStore) -> None:
    assert free(bare_store) == []


def test_windows_come_soonest_first_and_only_those_of_the_trade(store: HousingStore) -> None:
    store.load(
        an_extract(
            slots=(
                a_slot("S3", NOW + days(3)),
                a_slot("S1", NOW + days(1)),
                a_slot("S9", NOW + days(1), trade=Trade.HEATING),
                a_slot("S2", NOW + days(2)),
            )
        )
    )

    assert free(store) == ["S1", "S2", "S3"]
    assert free(store, trade=Trade.HEATING) == ["S9"]
    assert free(store, trade=Trade.ROOFING) == []


def test_shorter_of_two_windows_with_one_start_comes_first(store: HousingStore) -> None:
    long = a_slot("S1", NOW + days(1), ends_at=NOW + days(1) + timedelta(hours=9))
    store.load(an_extract(slots=(long, a_slot("S2", NOW + days(1)))))

    assert free(store) == ["S2", "S1"]


def test_a_window_that_starts_at_the_instant_can_still_be_booked(store: HousingStore) -> None:
    store.load(an_extract(slots=(a_slot("S1", NOW + days(1)), a_slot("S2", NOW + days(2)))))

    assert free(store, after=NOW + days(1)) == ["S1", "S2"]
    assert free(store, after=NOW + days(1) + timedelta(microseconds=1)) == ["S2"]


def test_free_windows_are_at_distinct_times_and_limited(store: HousingStore) -> None:
    slots = [
        a_slot(f"S{hour:02}-{team}", NOW + timedelta(hours=hour)) for team in "ba" for hour in range(1, 31)
    ]
    store.load(an_extract(slots=slots))

    assert free(store) == [f"S{hour:02}-a" for hour in range(1, MOST_SLOTS + 1)]


def test_second_team_at_the_same_time_is_free_when_the_first_is_booked(store: HousingStore) -> None:
    store.load(an_extract(slots=(a_slot("S1", NOW + days(1)), a_slot("S2", NOW + days(1)))))
    assert store.book(home_of(store), a_request(slot_ref="S1"))

    assert free(store, "T2") == ["S2"]


def test_a_window_of_a_patch_is_only_for_homes_of_that_coach(store: HousingStore) -> None:
    coaches = [
        CoachRow(coach_ref=ref, first_name="Zoë", works_on=frozenset({0}), cover_name=None)
        for ref in ("C1", "C2")
    ]
    slots = (
        a_slot("S1", NOW + days(1), coach_ref="C1"),
        a_slot("S2", NOW + days(2), coach_ref="C2"),
        a_slot("S3", NOW + days(3)),
    )
    store.load(an_extract(coaches=coaches, slots=slots))

    assert free(store, "T1") == ["S1", "S3"]
    assert free(store, "T3") == ["S3"]
    assert store.book(home_of(store, "T1"), a_request(slot_ref="S2")) is None
    assert store.book(home_of(store, "T3"), a_request(slot_ref="S1")) is None


@pytest.mark.parametrize(
    "ref", ["Zoë 1", "李小龍", "🏠👩‍🦽", 'O\'B & "S" <b>', "a#b~c%23/é", "17#S1", "pk", ":n #x"]
)
def test_a_reference_may_be_any_text(store: HousingStore, ref: str) -> None:
    store.load(an_extract(slots=(a_slot(ref, NOW + days(1)),)))

    assert free(store) == [ref]
    booking = store.book(home_of(store), a_request(slot_ref=ref))
    assert booking is not None
    assert booking.slot_ref == ref
    assert free(store, "T2") == []
    assert store.book(home_of(store, "T2"), a_request(slot_ref=ref)) is None


def test_a_new_load_replaces_the_windows(store: HousingStore) -> None:
    store.load(an_extract(slots=(a_slot("S1", NOW + days(1)),)))
    assert free(store) == ["S1"]
    store.load(an_extract(slots=(a_slot("S2", NOW + days(2)),)))
    assert free(store) == ["S2"]

    store.roll_back()

    assert free(store) == ["S1"]


def test_windows_within_a_turn_come_from_one_load(store: HousingStore) -> None:
    store.load(an_extract(slots=(a_slot("S1", NOW + days(1)),)))
    with store.reading():
        assert free(store) == ["S1"]


def test_place_counts_as_booked_until_the_window_ends(store: HousingStore, clock: FixedClock) -> None:
    slots = (a_slot("S1", NOW + days(1)),)
    store.load(an_extract(slots=slots))
    assert store.book(home_of(store), a_request())
    assert free(store, "T2") == []

    clock.instant = NOW + days(1) + timedelta(hours=4)

    store.load(an_extract(slots=(a_slot("S1", NOW + days(9)),)))
    assert free(store, "T2") == ["S1"]


def test_over_a_megabyte_of_windows_is_complete_and_in_order(store: HousingStore) -> None:
    slots = [
        a_slot(f"{'s' * 55}{number:06}", NOW + timedelta(minutes=5000 - number), places=99)
        for number in range(5000)
    ]
    store.load(an_extract(slots=slots))

    assert free(store) == [slot.slot_ref for slot in reversed(slots)][:MOST_SLOTS]
    assert free(store, after=slots[0].starts_at) == [slots[0].slot_ref]
