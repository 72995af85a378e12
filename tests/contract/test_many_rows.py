"""More than one page of results: complete, in order, and from one home only."""

from datetime import date, timedelta

from skill.domain.rent import LineKind
from skill.domain.repairs.jobs import RepairState
from skill.housing.extract.rows import RentLineRow
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, a_job, an_account, an_event, an_extract
from tests.contract.listings import on

LONG = "Ŵeaver Road, Flat “3”, behind the café " * 60
"""Above two thousand characters, so that a few hundred rows are more than a megabyte."""


def test_over_a_megabyte_of_events_is_complete(store: HousingStore) -> None:
    events = [
        an_event(f"E{number:04}", NOW + timedelta(minutes=number % 50), address=f"{number} {LONG}")
        for number in range(600)
    ]
    store.load(an_extract(events=events))

    found = store.events([event.event_ref for event in events])

    assert on(store) == [event.event_ref for event in events]
    assert [event.address for event in found] == [event.address for event in events]


def test_over_a_megabyte_of_jobs_is_complete_newest_first(store: HousingStore) -> None:
    jobs = [
        a_job(f"R{number:04}", reported_at=NOW - timedelta(minutes=number), state=f"{number} {LONG}")
        for number in range(600)
    ]
    store.load(an_extract(repairs=jobs))
    home = store.home("T1")
    assert home is not None

    found = store.for_home(home)

    assert [repair.job_ref for repair in found] == [job.job_ref for job in jobs]
    assert {repair.state for repair in found} == {RepairState.UNKNOWN}


def test_lines_come_newest_first_and_in_reverse_file_order_within_a_day(
    store: HousingStore,
) -> None:
    first = date(2026, 1, 5)
    mine = [
        RentLineRow("A1", first + timedelta(days=number % 300), LineKind.CARD, -number)
        for number in range(1200)
    ]
    theirs = [RentLineRow("A10", first, LineKind.CASH, -1), RentLineRow("A2", first, LineKind.CASH, -2)]
    accounts = (an_account(), an_account(account_ref="A10", tenancy_ref="T2"))
    more = (*accounts, an_account(account_ref="A2", tenancy_ref="T3"))
    store.load(an_extract(rent_accounts=more, rent_lines=[*theirs, *mine, *theirs]))

    found = store.lines("A1", since=first)

    expected = sorted(enumerate(mine), key=lambda placed: (placed[1].on, placed[0]), reverse=True)
    assert [line.owed_pence for line in found] == [line.owed_pence for _, line in expected]


def test_references_are_case_sensitive(store: HousingStore) -> None:
    accounts = [an_account(account_ref=ref, tenancy_ref=home) for ref, home in (("a1", "T1"), ("A1", "T2"))]
    lines = [RentLineRow(ref, NOW.date(), LineKind.CASH, pence) for ref, pence in (("a1", -1), ("A1", -2))]
    store.load(an_extract(rent_accounts=accounts, rent_lines=lines))

    assert [line.owed_pence for line in store.lines("a1", since=NOW.date())] == [-1]
    assert [line.owed_pence for line in store.lines("A1", since=NOW.date())] == [-2]
    assert store.home("t1") is None
