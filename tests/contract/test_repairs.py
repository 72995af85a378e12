"""The landlord's jobs and the reports by voice, as one list."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from skill.domain.coaching import MessageKind
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import Repair, RepairState, Visit
from skill.domain.repairs.rooms import Room
from skill.housing.extract.rows import PropertyRow, RepairRow, TenancyRow, VisitState
from skill.housing.records.reports import references
from skill.housing.store import HousingStore
from tests.contract.extracts import AS_OF, NOW, FixedClock, a_job, a_report, a_visit, an_extract, days


def heard(store: HousingStore, tenancy_ref: str = "T1") -> list[Repair]:
    home = store.home(tenancy_ref)
    assert home is not None
    return store.for_home(home)


def refs(store: HousingStore, tenancy_ref: str = "T1") -> list[str]:
    return [repair.job_ref for repair in heard(store, tenancy_ref)]


def test_a_job_is_read_with_its_fault_its_room_and_its_next_visit(store: HousingStore) -> None:
    store.load(an_extract(repairs=(a_job(reference="4826"),), visits=(a_visit(NOW + days(2)),)))

    assert heard(store) == [
        Repair(
            job_ref="R1",
            reference="4826",
            fault=FAULTS["boiler_not_working"],
            room=Room.KITCHEN,
            is_communal=False,
            state=RepairState.BOOKED,
            reported_at=NOW - days(5),
            changed_at=NOW - days(3),
            visit=Visit(starts_at=NOW + days(2), ends_at=NOW + days(2) + timedelta(hours=4)),
            as_of=AS_OF,
        )
    ]


@pytest.mark.parametrize("state", list(RepairState))
def test_every_state_is_read_back(store: HousingStore, state: RepairState) -> None:
    store.load(an_extract(repairs=(a_job(state=state.value),)))
    assert heard(store)[0].state is state


def test_unknown_states_are_read_as_unknown(store: HousingStore) -> None:
    store.load(an_extract(repairs=(a_job(state="variation pending", fault_id="N1234", room="cupboard 4"),)))

    (repair,) = heard(store)
    assert (repair.state, repair.fault, repair.room) == (RepairState.UNKNOWN, None, None)


def test_jobs_come_newest_first(store: HousingStore) -> None:
    ages = {"R1": 9, "R2": 1, "R3": 30}
    store.load(
        an_extract(repairs=tuple(a_job(ref, reported_at=NOW - days(age)) for ref, age in ages.items()))
    )

    assert refs(store) == ["R2", "R1", "R3"]


def test_shared_faults_of_a_block_belong_to_its_homes_only(store: HousingStore) -> None:
    store.load(an_extract(repairs=(a_job("LIFT", block_ref="B1"), a_job("R3", property_ref="P3"))))

    assert [(repair.job_ref, repair.is_communal) for repair in heard(store, "T2")] == [("LIFT", True)]
    assert refs(store, "T3") == ["R3"]


@pytest.mark.parametrize(
    ("reported_at", "is_heard"),
    [
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), False),
        (datetime(2026, 10, 26, 0, 0, tzinfo=UTC), True),
    ],
    ids=["the evening before moving in", "the day of moving in"],
)
@pytest.mark.parametrize("where", [{"property_ref": "P2"}, {"block_ref": "B1"}], ids=["home", "block"])
def test_job_before_the_tenancy_is_not_listed(
    store: HousingStore, reported_at: datetime, is_heard: bool, where: dict[str, Any]
) -> None:
    store.load(an_extract(repairs=(a_job(reported_at=reported_at, **where),)))

    assert bool(heard(store, "T2")) is is_heard


def test_next_tenants_report_is_not_listed_for_the_former_one(store: HousingStore) -> None:
    job = a_job(property_ref="P3", reported_at=datetime(2026, 11, 2, 8, 0, tzinfo=UTC))
    store.load(an_extract(repairs=(job,)))

    assert heard(store, "T3") == []


def test_visit_is_the_soonest_confirmed_one_still_to_come(store: HousingStore, clock: FixedClock) -> None:
    visits = (
        a_visit(NOW + days(9)),
        a_visit(NOW + days(3)),
        a_visit(NOW + days(2), state=VisitState.REQUESTED),
        a_visit(NOW + days(1), state=VisitState.CANCELLED),
        a_visit(NOW - days(1)),
    )
    store.load(an_extract(repairs=(a_job(),), visits=visits))

    assert heard(store)[0].visit == Visit(starts_at=NOW + days(3), ends_at=NOW + days(3) + timedelta(hours=4))

    clock.instant = NOW + days(4)
    assert heard(store)[0].visit == Visit(starts_at=NOW + days(9), ends_at=NOW + days(9) + timedelta(hours=4))

    clock.instant = NOW + days(10)
    assert heard(store)[0].visit is None


def test_a_visit_counts_until_its_window_ends(store: HousingStore, clock: FixedClock) -> None:
    store.load(an_extract(repairs=(a_job(),), visits=(a_visit(NOW, hours=4),)))

    clock.instant = NOW + timedelta(hours=3, minutes=59)
    assert heard(store)[0].visit is not None

    clock.instant = NOW + timedelta(hours=4)
    assert heard(store)[0].visit is None


def test_earliest_of_overlapping_visits_counts(store: HousingStore) -> None:
    visits = (a_visit(NOW + timedelta(hours=3), hours=1), a_visit(NOW + timedelta(hours=2), hours=8))
    store.load(an_extract(repairs=(a_job(),), visits=visits))

    assert heard(store)[0].visit == Visit(
        starts_at=NOW + timedelta(hours=2), ends_at=NOW + timedelta(hours=10)
    )


def test_a_report_is_listed_at_once_with_a_reference_of_four_digits(store: HousingStore) -> None:
    repair = store.report(a_report())

    assert heard(store) == [repair]
    assert repair.reference is not None
    assert 1000 <= int(repair.reference) <= 9999
    assert (repair.fault, repair.room) == (FAULTS["toilet_not_flushing"], Room.TOILET)
    assert (repair.state, repair.reported_at, repair.visit) == (RepairState.RECEIVED, NOW, None)
    assert heard(store, "T2") == []


def test_report_queues_one_message_with_all_the_landlord_needs(store: HousingStore) -> None:
    repair = store.report(a_report())
    message = store.waiting()[0].message
    assert (message.request_id, message.kind) == ("request-1", MessageKind.REPAIR_REPORT)
    assert (message.tenancy_ref, message.created_at) == ("T1", NOW)
    assert message.body == {
        "trade": "plumbing",
        "priority": "urgent",
        "reference": repair.reference,
        "property_ref": "P1",
        "fault": "toilet_not_flushing",
        "described_as": FAULTS["toilet_not_flushing"].said,
        "room": "toilet",
        "reported_at": "2026-11-02T10:00:00+00:00",
    }


def test_repeated_request_gives_the_existing_repair(store: HousingStore) -> None:
    first = store.report(a_report())
    again = store.report(a_report(reported_at=NOW + timedelta(seconds=9), room=None))

    assert again == first
    assert len(heard(store)) == 1
    assert len(store.waiting()) == 1


def test_request_id_of_another_home_never_returns_its_report(
    store: HousingStore,
) -> None:
    first = store.report(a_report(tenancy_ref="T1", property_ref="P1"))
    other = store.report(
        a_report(tenancy_ref="T2", property_ref="P2", fault=FAULTS["boiler_not_working"], room=Room.KITCHEN)
    )

    assert (other.fault, other.room) == (FAULTS["boiler_not_working"], Room.KITCHEN)
    assert (heard(store, "T1"), heard(store, "T2")) == ([first], [other])
    assert {waiting.message.tenancy_ref for waiting in store.waiting()} == {"T1", "T2"}


def test_report_is_identified_by_its_reference_rather_than_amazons_id(store: HousingStore) -> None:
    repair = store.report(a_report("amzn1.echo-api.request.0001"))

    assert repair.job_ref == "voice-8393"
    assert refs(store) == ["voice-8393"]
    assert all("amzn1" not in value for value in store.waiting()[0].message.body.values())


def test_two_requests_with_the_same_words_are_two_repairs(store: HousingStore) -> None:
    first = store.report(a_report("request-1"))
    second = store.report(a_report("request-2", reported_at=NOW + timedelta(minutes=1)))

    assert heard(store) == [second, first]
    assert first.reference != second.reference


def test_a_request_gets_the_same_reference_wherever_it_is_kept(store: HousingStore) -> None:
    repair = store.report(a_report("amzn1.echo-api.request.0001"))

    assert repair.reference == "8393"


def test_a_reference_is_never_given_twice_in_one_home(store: HousingStore) -> None:
    """Requests 21 and 59 would get the same reference without the collision check."""
    given = {store.report(a_report(f"request-{number}")).reference for number in range(60)}
    assert len(given) == 60
    assert next(references("request-21")) == next(references("request-59"))


def test_reference_of_a_landlord_job_is_not_reused(store: HousingStore) -> None:
    drawn = store.report(a_report("request-1")).reference
    store.load(an_extract(repairs=(a_job(property_ref="P2", reference=drawn),)))

    repair = store.report(a_report("request-1", tenancy_ref="T1"))
    other = store.report(a_report("request-2", tenancy_ref="T2", property_ref="P2"))

    assert repair.reference == drawn
    assert other.reference != drawn
    assert len(heard(store, "T2")) == 2


def test_a_report_that_reached_the_landlords_system_is_listed_once(store: HousingStore) -> None:
    reported = store.report(a_report())
    store.load(
        an_extract(repairs=(a_job("R77", reference=reported.reference, state="booked", reported_at=NOW),))
    )

    (repair,) = heard(store)
    assert (repair.job_ref, repair.reference, repair.state) == ("R77", reported.reference, RepairState.BOOKED)


def test_a_shared_fault_keeps_its_reference_for_the_home_that_reported_it_only(store: HousingStore) -> None:
    reported = store.report(a_report(room=Room.SHARED_HALL))
    assert reported.is_communal

    job = a_job("R78", block_ref="B1", reference=reported.reference, reported_at=NOW)
    store.load(an_extract(repairs=(job,)))

    assert [(repair.job_ref, repair.reference) for repair in heard(store, "T1")] == [
        ("R78", reported.reference)
    ]
    assert [(repair.job_ref, repair.reference) for repair in heard(store, "T2")] == [("R78", None)]


def test_former_tenants_report_is_not_listed_for_the_next_one(store: HousingStore) -> None:
    store.report(a_report(tenancy_ref="T1", property_ref="P1"))
    store.load(
        an_extract(
            properties=(PropertyRow(property_ref="P1"),),
            tenancies=(TenancyRow(tenancy_ref="T8", property_ref="P1", started_on=date(2026, 11, 2)),),
            rent_accounts=(),
        )
    )

    assert heard(store, "T8") == []


def test_reports_of_one_request_at_the_same_time_make_one_repair(store: HousingStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        repairs = list(threads.map(store.report, [a_report()] * 16))

    assert len({repair.reference for repair in repairs}) == 1
    assert len(heard(store)) == 1
    assert len(store.waiting()) == 1


def test_reports_of_different_requests_at_the_same_time_are_all_kept(store: HousingStore) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(store.report, [a_report(f"request-{number}") for number in range(40)]))

    assert len(heard(store)) == 40
    assert len(store.waiting()) == 40
    assert len({repair.reference for repair in heard(store)}) == 40


def test_readers_during_a_load_see_the_old_extract_or_the_new_one(store: HousingStore) -> None:
    def whole(source: str, count: int) -> None:
        jobs: tuple[RepairRow, ...] = tuple(a_job(f"{source}{number}") for number in range(count))
        store.load(an_extract(source=source, repairs=jobs))

    whole("a", 50)
    with ThreadPoolExecutor(4) as threads:
        loads = threads.submit(lambda: [whole(source, 50) for source in "babababa"])
        seen = []
        while not loads.done():
            seen.append({ref[0] for ref in refs(store)})
            assert len(refs(store)) == 50
        loads.result()

    assert all(len(sources) == 1 for sources in seen)
