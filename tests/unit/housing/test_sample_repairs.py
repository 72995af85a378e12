"""Repairs of the made-up homes, as each home would hear them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Repair, RepairState
from skill.domain.repairs.rooms import Room
from skill.housing.extract.rows import VisitState
from skill.housing.sample import load_sample, sample_extract
from skill.housing.sqlite.store import SqliteStore
from tests.contract.extracts import FixedClock
from tests.tables import each_row
from tests.unit.housing.samples import MONDAY, TODAYS

LONDON = ZoneInfo("Europe/London")
TEN_O_CLOCK = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def store() -> Iterator[SqliteStore]:
    store = SqliteStore(clock=FixedClock(TEN_O_CLOCK))
    store.prepare()
    load_sample(store, MONDAY)
    yield store
    store.close()


def heard(store: SqliteStore, number: int) -> list[Repair]:
    home = store.home(f"T{number}")
    assert home is not None
    return store.for_home(home)


def own(store: SqliteStore, number: int) -> list[Repair]:
    return [repair for repair in heard(store, number) if not repair.is_communal]


def only(store: SqliteStore, number: int) -> Repair:
    (repair,) = own(store, number)
    return repair


def test_every_fault_and_room_is_in_the_catalogue() -> None:
    for row in sample_extract(MONDAY).repairs:
        assert row.fault_id in FAULTS
        assert row.room is None or row.room in set(Room)


def test_every_state_occurs_in_some_home(store: SqliteStore) -> None:
    states = {repair.state for number in range(1001, 1031) for repair in own(store, number)}

    assert states == set(RepairState)


@each_row("today", TODAYS)
def test_jobs_are_reported_then_changed_then_exported(today: date) -> None:
    extract = sample_extract(today)
    reported = {row.job_ref: row.reported_at for row in extract.repairs}

    assert all(row.reported_at < row.changed_at < extract.as_of for row in extract.repairs)
    assert all(reported[row.job_ref] < row.starts_at < row.ends_at for row in extract.visits)


@each_row("today", TODAYS)
def test_the_first_home_has_one_open_repair_booked_for_the_morning_after_tomorrow(today: date) -> None:
    now = datetime.combine(today, time(10), tzinfo=LONDON)
    store = SqliteStore(clock=FixedClock(now))
    store.prepare()
    load_sample(store, today)
    (repair,) = [repair for repair in heard(store, 1001) if repair.state.is_open]
    store.close()

    assert repair.state is RepairState.BOOKED
    assert repair.visit is not None
    starts_at, ends_at = repair.visit.starts_at.astimezone(LONDON), repair.visit.ends_at.astimezone(LONDON)
    assert (starts_at.date(), starts_at.time()) == (today + timedelta(days=2), time(8))
    assert (ends_at.date(), ends_at.time()) == (today + timedelta(days=2), time(12))


def test_damp_was_reported_three_times(store: SqliteStore) -> None:
    repairs = own(store, 1004)

    assert {repair.fault for repair in repairs} == {FAULTS["damp_or_mould"]}
    assert [repair.state.is_open for repair in repairs] == [True, False, False]


def test_one_home_waits_for_a_part_and_one_for_the_next_trade(store: SqliteStore) -> None:
    assert only(store, 1005).state is RepairState.WAITING_FOR_PART
    assert only(store, 1012).state is RepairState.MORE_WORK_NEEDED


def test_cancelled_or_requested_visit_does_not_count(store: SqliteStore) -> None:
    states = {row.job_ref: row.state for row in sample_extract(MONDAY).visits}
    called_off, asked_for = only(store, 1010), only(store, 1013)

    assert (states[called_off.job_ref], called_off.visit) == (VisitState.CANCELLED, None)
    assert (states[asked_for.job_ref], asked_for.visit) == (VisitState.REQUESTED, None)
    assert called_off.state is RepairState.CANCELLED


def test_job_before_the_tenancy_is_stored_but_not_listed(store: SqliteStore) -> None:
    assert [row for row in sample_extract(MONDAY).repairs if row.property_ref == "P1017"]
    assert heard(store, 1017) == []


def test_one_home_has_three_no_access_visits(store: SqliteStore) -> None:
    repair = only(store, 1022)
    visits = [row for row in sample_extract(MONDAY).visits if row.job_ref == repair.job_ref]

    assert (repair.state, repair.visit, len(visits)) == (RepairState.NO_ACCESS, None, 3)
    assert all(row.ends_at < TEN_O_CLOCK for row in visits)


def test_one_home_has_two_repairs_open(store: SqliteStore) -> None:
    assert [repair.state.is_open for repair in heard(store, 1025)] == [True, True]


def test_one_visit_is_today_and_one_was_yesterday(store: SqliteStore) -> None:
    today, yesterday = only(store, 1026), only(store, 1027)

    assert today.visit is not None
    assert today.visit.starts_at == datetime(2026, 11, 23, 13, tzinfo=UTC)
    assert (yesterday.state, yesterday.visit) == (RepairState.BOOKED, None)


def test_sooner_of_two_overlapping_visits_is_given(store: SqliteStore) -> None:
    repair = only(store, 1028)
    first, second = sorted(
        (row.starts_at, row.ends_at) for row in sample_extract(MONDAY).visits if row.job_ref == repair.job_ref
    )

    assert first[1] > second[0]
    assert repair.visit is not None
    assert (repair.visit.starts_at, repair.visit.ends_at) == first


def test_unknown_code_is_given_as_unknown(store: SqliteStore) -> None:
    assert only(store, 1029).state is RepairState.UNKNOWN


def test_shared_faults_are_listed_in_every_home_of_the_block(store: SqliteStore) -> None:
    shared = {
        number: [repair.state for repair in heard(store, number) if repair.is_communal]
        for number in range(1001, 1031)
    }

    assert list(shared.values()).count([RepairState.DONE]) == 12
    assert list(shared.values()).count([RepairState.BOOKED]) == 6
    assert list(shared.values()).count([]) == 12


def test_one_home_never_had_a_repair(store: SqliteStore) -> None:
    assert heard(store, 1002) == []
