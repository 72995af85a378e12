"""Every home's reports as one list, with their triage outcome and their state."""

from datetime import UTC, datetime

import pytest

from skill.domain.repairs.jobs import KeptReport
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Assessment, HazardClass, Priority, RepairRight, Trade
from skill.housing.extract.rows import PropertyRow, TenancyRow
from skill.housing.store import HousingStore
from tests.contract.extracts import NOW, OpenStore, a_job, a_report, an_extract, days

LONG_AGO = NOW - days(700)
DAMP = Assessment(
    trade=Trade.DAMP,
    priority=Priority.URGENT,
    hazard=HazardClass.DAMP_AND_MOULD,
    right=RepairRight.LEAKING_ROOF,
    someone_at_risk=True,
)


def kept(store: HousingStore) -> list[tuple[str, bool]]:
    return [(report.tenancy_ref, report.is_closed) for report in store.reports(since=LONG_AGO)]


def test_a_report_is_listed_with_all_that_deadlines_need(store: HousingStore) -> None:
    repair = store.report(a_report(assessment=DAMP, is_secure=True))

    assert store.reports(since=LONG_AGO) == [
        KeptReport(
            reference=str(repair.reference),
            tenancy_ref="T1",
            property_ref="P1",
            fault_id="toilet_not_flushing",
            reported_at=NOW,
            assessment=DAMP,
            is_secure=True,
            is_closed=False,
        )
    ]


@pytest.mark.parametrize("answer", [True, False, None], ids=["yes", "no", "not asked"])
def test_risk_to_people_is_stored_as_yes_no_or_not_asked(store: HousingStore, answer: bool | None) -> None:
    plain = Assessment(trade=Trade.GENERAL, priority=Priority.PLANNED, someone_at_risk=answer)
    store.report(a_report(assessment=plain))

    assert [report.assessment for report in store.reports(since=LONG_AGO)] == [plain]


@pytest.mark.parametrize("priority", Priority)
def test_every_priority_is_read_back(store: HousingStore, priority: Priority) -> None:
    store.report(a_report(assessment=Assessment(trade=Trade.ROOFING, priority=priority)))

    assert store.reports(since=LONG_AGO)[0].assessment.priority is priority


def test_reports_of_all_homes_come_oldest_first_since_an_instant(store: HousingStore) -> None:
    store.report(a_report("later", reported_at=NOW + days(1)))
    store.report(a_report("first", tenancy_ref="T2", property_ref="P2", reported_at=NOW))
    store.report(a_report("before", reported_at=NOW - days(1)))

    assert [report.tenancy_ref for report in store.reports(since=NOW)] == ["T2", "T1"]
    assert [report.reported_at for report in store.reports(since=LONG_AGO)] == [
        NOW - days(1),
        NOW,
        NOW + days(1),
    ]


def test_an_instant_in_another_zone_is_the_same_instant(store: HousingStore) -> None:
    store.report(a_report(reported_at=datetime.fromisoformat("2026-10-25T01:30:00+01:00")))

    assert store.reports(since=datetime(2026, 10, 25, 0, 30, tzinfo=UTC)) != []
    assert store.reports(since=datetime(2026, 10, 25, 0, 31, tzinfo=UTC)) == []


def test_repeated_request_is_listed_once_as_first_made(store: HousingStore) -> None:
    store.report(a_report(assessment=DAMP))
    store.report(a_report(reported_at=NOW + days(1)))

    assert [(report.reported_at, report.assessment) for report in store.reports(since=LONG_AGO)] == [
        (NOW, DAMP)
    ]


@pytest.mark.parametrize(
    ("states", "is_closed"),
    [
        (("booked",), False),
        (("no_access",), False),
        (("variation pending",), False),
        (("done",), True),
        (("cancelled",), True),
        (("done", "cancelled"), True),
        (("done", "more_work_needed"), False),
    ],
)
def test_report_is_closed_when_all_its_landlord_jobs_are(
    store: HousingStore, states: tuple[str, ...], is_closed: bool
) -> None:
    reference = store.report(a_report()).reference
    jobs = (
        a_job(f"R{number}", reference=reference, state=state) for number, state in enumerate(states, start=1)
    )
    store.load(an_extract(repairs=tuple(jobs)))

    assert kept(store) == [("T1", is_closed)]


def test_a_closed_job_of_another_home_or_another_reference_closes_nothing(store: HousingStore) -> None:
    reference = str(store.report(a_report()).reference)
    other = "1000" if reference != "1000" else "1001"
    store.load(
        an_extract(
            repairs=(
                a_job("R1", property_ref="P3", reference=reference, state="done"),
                a_job("R2", reference=other, state="done"),
                a_job("R3", state="done"),
            )
        )
    )

    assert kept(store) == [("T1", False)]


def test_a_job_of_the_block_closes_a_report_of_its_shared_parts(store: HousingStore) -> None:
    reference = store.report(a_report(room=Room.SHARED_HALL)).reference
    store.load(an_extract(repairs=(a_job(block_ref="B1", reference=reference, state="done"),)))

    assert kept(store) == [("T1", True)]


def test_report_stays_listed_after_its_home_left_the_extract(store: HousingStore) -> None:
    store.report(a_report())
    store.load(an_extract(properties=(), tenancies=(), rent_accounts=(), coaches=()))

    assert kept(store) == [("T1", False)]


def test_job_of_a_property_closes_a_former_tenants_report(store: HousingStore) -> None:
    reference = store.report(a_report()).reference
    store.load(
        an_extract(
            properties=(PropertyRow(property_ref="P1"),),
            tenancies=(TenancyRow(tenancy_ref="T8", property_ref="P1", started_on=NOW.date()),),
            rent_accounts=(),
            repairs=(a_job(reference=reference, state="done"),),
        )
    )

    assert kept(store) == [("T1", True)]


def test_reports_are_listed_before_anything_was_loaded(bare_store: HousingStore) -> None:
    bare_store.report(a_report())

    assert kept(bare_store) == [("T1", False)]


def test_another_process_lists_the_reports(open_store: OpenStore) -> None:
    open_store().report(a_report(assessment=DAMP))

    assert [report.assessment for report in open_store().reports(since=LONG_AGO)] == [DAMP]


def test_the_message_carries_the_assessment_and_every_deadline(store: HousingStore) -> None:
    store.report(a_report(assessment=DAMP, deadlines={"investigate_by": NOW + days(14), "attend_by": NOW}))

    body = store.waiting()[0].message.body
    assert {name: body[name] for name in ("trade", "priority", "hazard", "someone_at_risk")} == {
        "trade": "damp",
        "priority": "urgent",
        "hazard": "damp_and_mould",
        "someone_at_risk": "yes",
    }
    assert body["investigate_by"] == "2026-11-16T10:00:00+00:00"
    assert body["attend_by"] == "2026-11-02T10:00:00+00:00"
    assert "clocks" not in body


def test_report_without_deadlines_is_stored_and_sent_as_such(store: HousingStore) -> None:
    store.report(a_report(assessment=DAMP, deadlines=None))

    body = store.waiting()[0].message.body
    assert body["clocks"] == "not computed"
    assert not any(name.endswith("_by") for name in body)
    assert kept(store) == [("T1", False)]


@pytest.mark.parametrize("is_secure", [True, False])
def test_a_home_knows_whether_its_tenancy_is_secure(store: HousingStore, is_secure: bool) -> None:
    tenancy = TenancyRow(
        tenancy_ref="T1", property_ref="P1", started_on=NOW.date() - days(9), is_secure=is_secure
    )
    store.load(an_extract(tenancies=(tenancy,)))

    home = store.home("T1")
    assert home is not None
    assert home.is_secure is is_secure
