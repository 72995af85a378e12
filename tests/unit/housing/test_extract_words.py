"""Landlords' own headers and words: how they are read, and what is ignored."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.domain.rent import LineKind, PaymentMethod
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.rooms import Room
from skill.housing.extract import words
from skill.housing.extract.columns import FILES, normal
from skill.housing.extract.findings import report
from skill.housing.extract.rows import AccountKind, VisitState
from tests.tables import each_row
from tests.unit.housing.folders import PLAIN, a_folder, changed, read


@pytest.mark.parametrize(
    "header",
    [
        "tenancy_ref,property_ref,started_on,ended_on",
        "Tenancy Ref.,PropertyRef,Start Date,End Date",
        "tag_ref,prop_ref,cot,eot",
        "TENANCY REFERENCE,PROPERTY REFERENCE,TENANCY START,TENANCY END",
    ],
)
def test_headers_of_other_systems_are_known(tmp_path: Path, header: str) -> None:
    files = changed("tenancies", "tenancy_ref,property_ref,started_on,ended_on", header)

    assert len(read(a_folder(tmp_path, files)).rows["tenancies"]) == 3


def test_header_matches_at_most_one_column() -> None:
    for kind in FILES:
        names = [normal(name) for column in kind.columns for name in {column.name, *column.aliases}]
        assert len(names) == len(set(names)), kind.name


@each_row(
    "listed",
    [
        *(words.ACCOUNT_KINDS, words.FREQUENCIES, words.METHODS, words.LINE_KINDS, words.SIDES),
        *(words.REPAIR_STATES, words.VISIT_STATES, words.FAULTS, words.ROOMS, words.TRADES),
    ],
    ids=[
        "accounts",
        "frequencies",
        "methods",
        "lines",
        "sides",
        "repairs",
        "visits",
        "faults",
        "rooms",
        "trades",
    ],
)
def test_word_has_one_meaning(listed: words.WordList[str]) -> None:
    table = listed.table.items()
    said = [word for meaning, all_words in table for word in words.words_of(f"{meaning},{all_words}")]

    assert len(said) == len(set(said))


def test_faults_and_rooms_match_the_catalogue() -> None:
    assert set(words.FAULTS.table) <= set(FAULTS)
    assert set(words.ROOMS.table) <= {room.value for room in Room}


def repairs(*rows: str) -> dict[str, str]:
    header = "Job No,Property Reference,Block,Job Status,Date Reported,Status Date,Category,Location\n"
    return {
        "repairs": header + "".join(f"{row}\n" for row in rows),
        "appointments": "job_ref,start,end,status\n",
    }


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Booked", "booked"),
        ("WORK COMPLETED", "done"),
        ("Awaiting materials", "waiting_for_part"),
        ("no-access", "no_access"),
        ("Follow On Required", "more_work_needed"),
        ("more_work_needed", "more_work_needed"),
        ("VAR/PEND", "VAR/PEND"),
    ],
)
def test_status_is_recognised_or_kept_verbatim(tmp_path: Path, status: str, state: str) -> None:
    result = read(a_folder(tmp_path, repairs(f"R1,P0001,,{status},28/10/2026,30/10/2026,,")))

    assert [row.state for row in result.rows["repairs"]] == [state]


@pytest.mark.parametrize(
    ("category", "location", "fault_id", "room"),
    [
        ("Boiler", "Kitchen", "boiler_not_working", "kitchen"),
        ("tap_dripping", "living_room", "tap_dripping", "living_room"),
        ("Damp and Mould", "Lounge", "damp_or_mould", "living_room"),
        ("PLUMB07", "Flat 3", None, None),
        ("", "", None, None),
    ],
)
def test_categories_and_locations_are_recognised_or_skipped(
    tmp_path: Path, category: str, location: str, fault_id: str | None, room: str | None
) -> None:
    result = read(a_folder(tmp_path, repairs(f"R1,P0001,,Booked,28/10/2026,,{category},{location}")))

    assert [(row.fault_id, row.room) for row in result.rows["repairs"]] == [(fault_id, room)]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("P0001,", ("P0001", None)),
        ("P0001,B1", ("P0001", None)),
        (",B1", (None, "B1")),
        ("B1,", (None, "B1")),
    ],
    ids=["a home", "a home in a block", "a block", "a block among the properties"],
)
def test_job_belongs_to_a_home_or_a_block(
    tmp_path: Path, where: str, expected: tuple[str | None, str | None]
) -> None:
    result = read(a_folder(tmp_path, repairs(f"R1,{where},Booked,28/10/2026,,,")))

    assert [(row.property_ref, row.block_ref) for row in result.rows["repairs"]] == [expected]


def test_a_job_without_a_status_date_changed_when_it_was_reported(tmp_path: Path) -> None:
    (row,) = read(a_folder(tmp_path, repairs("R1,P0001,,Booked,28/10/2026 10:20,,,"))).rows["repairs"]

    assert row.changed_at == row.reported_at == datetime(2026, 10, 28, 10, 20, tzinfo=UTC)


def test_visits_with_a_date_column_and_two_time_columns_are_read(tmp_path: Path) -> None:
    files = {"appointments": "Job No,Appointment Date,From,To,Status\nR1,04/11/2026,08:00,12:00,Booked\n"}

    (visit,) = read(a_folder(tmp_path, files)).rows["visits"]

    assert visit.starts_at == datetime(2026, 11, 4, 8, 0, tzinfo=UTC)
    assert visit.ends_at == datetime(2026, 11, 4, 12, 0, tzinfo=UTC)
    assert visit.state is VisitState.CONFIRMED


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Scheduled", VisitState.CONFIRMED),
        ("Provisional", VisitState.REQUESTED),
        ("Completed", VisitState.CANCELLED),
        ("ASSIGNED TO VAN 4", VisitState.REQUESTED),
    ],
)
def test_only_a_visit_known_to_be_confirmed_may_be_promised(
    tmp_path: Path, word: str, state: VisitState
) -> None:
    result = read(a_folder(tmp_path, changed("appointments", "confirmed", word)))

    assert [visit.state for visit in result.rows["visits"]] == [state] * (state is VisitState.CONFIRMED)
    assert result.findings.accepted["appointments.csv"] == 1


def test_unusable_jobs_and_visits_are_counted_and_not_stored(tmp_path: Path) -> None:
    jobs = {  # status, changed, reference: kept
        ("done", "18/10/2026 10:00", ""): False,
        ("cancelled", "18/10/2026 10:00", ""): False,
        ("done", "20/10/2026 10:00", ""): True,
        ("booked", "01/10/2026 10:00", ""): True,
        ("a status of their own", "01/10/2026 10:00", ""): True,
        ("done", "01/10/2026 10:00", "4826"): True,
    }
    header = "job_ref,property_ref,status,reported_at,changed_at,reference\n"
    rows = [
        f"R{number},P0001,{status},30/09/2026 10:00,{changed_at},{ref}\n"
        for number, (status, changed_at, ref) in enumerate(jobs)
    ]
    visits = {  # job, starts, ends, state: kept
        ("R3", "04/11/2026 08:00", "04/11/2026 12:00", "confirmed"): True,
        ("R3", "02/11/2026 08:00", "02/11/2026 12:00", "confirmed"): True,
        ("R3", "02/11/2026 08:00", "02/11/2026 10:00", "confirmed"): False,
        ("R3", "05/11/2026 08:00", "05/11/2026 12:00", "requested"): False,
        ("R0", "06/11/2026 08:00", "06/11/2026 12:00", "confirmed"): False,
    }
    windows = "".join(",".join(visit) + "\n" for visit in visits)
    files = {
        "repairs": header + "".join(rows),
        "appointments": "job_ref,starts_at,ends_at,state\n" + windows,
    }

    result = read(a_folder(tmp_path, files))

    assert result.reasons == []
    assert [row.job_ref for row in result.rows["repairs"]] == [
        f"R{number}" for number, is_kept in enumerate(jobs.values()) if is_kept
    ]
    assert len(result.rows["visits"]) == sum(visits.values())
    assert result.findings.accepted["repairs.csv"] == len(jobs)
    assert result.findings.accepted["appointments.csv"] == len(visits)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Basic Rent", None),
        ("DD Unpaid", LineKind.DIRECT_DEBIT_RETURNED),
        ("UC Received", LineKind.UNIVERSAL_CREDIT),
        ("housing_benefit", LineKind.HOUSING_BENEFIT),
        ("RTRANS99", LineKind.ADJUSTMENT),
    ],
)
def test_transaction_types_are_recognised_or_adjustments(
    tmp_path: Path, word: str, kind: LineKind | None
) -> None:
    """A charge is not among the lines that are kept."""
    result = read(a_folder(tmp_path, changed("rent_transactions", "rent,112.40", f"{word},112.40")))

    kinds = [kind] if kind else []
    assert [line.kind for line in result.rows["rent_lines"]] == [*kinds, LineKind.DIRECT_DEBIT]


def test_rows_with_an_unknown_word_are_counted(tmp_path: Path) -> None:
    line = "30001,26/10/2026,Sundry DR,1.00,debit\n"

    result = read(a_folder(tmp_path, {"rent_transactions": PLAIN["rent_transactions"] + line * 3}))

    assert ("Note: rent_transactions.csv: 3 rows have a kind without a known meaning: 'Sundry DR'") in report(
        result.findings
    )


def test_account_of_an_unknown_kind_is_skipped_and_reported(tmp_path: Path) -> None:
    files = {"rent_accounts": PLAIN["rent_accounts"] + "30003,T1001,Leasehold MW,5.00,,0.00,,,\n"}

    result = read(a_folder(tmp_path, files))

    assert [row.account_ref for row in result.rows["rent_accounts"]] == ["30001", "30002"]
    assert list(report(result.findings))[-1] == (
        "Note: rent_accounts.csv: an account of a kind that is not known, skipped: it is never spoken (row 4)"
    )


def test_accounts_without_a_kind_or_a_reference_are_their_tenancys_own(tmp_path: Path) -> None:
    files = {
        "rent_accounts": "tag_ref,cur_bal,rent,prd_code\nT1001,84.30,112.40,W\n",
        "rent_transactions": "tag_ref,post_date,trans_type,real_value\nT1001,26/10/2026,DD,-50.00\n",
    }

    result = read(a_folder(tmp_path, files))

    (account,) = result.rows["rent_accounts"]
    assert (account.account_ref, account.kind, account.method) == (
        *("T1001", AccountKind.MAIN),
        PaymentMethod.OTHER,
    )
    assert [line.account_ref for line in result.rows["rent_lines"]] == ["T1001"]


@pytest.mark.parametrize(
    ("hold", "expected"),
    [("", False), ("N", False), ("0", False), ("Y", True), ("yes", True), ("BREATHING", True)],
)
def test_any_value_except_no_is_a_hold_on_arrears(tmp_path: Path, hold: str, expected: bool) -> None:
    files = {
        "rent_accounts": f"tenancy_ref,balance,charge,frequency,hold flag\nT1001,5.00,0,,{hold}\n",
        "rent_transactions": "account_ref,date,kind,amount,direction\n",
    }

    assert read(a_folder(tmp_path, files)).rows["rent_accounts"][0].no_arrears_talk is expected


def test_unused_columns_are_named_but_their_values_never(tmp_path: Path) -> None:
    header = "property_ref,Key Safe Code,Address 1,Alert Notes,block_ref,NI Number"
    files = {"properties": f"{header}\nP0001,4711,1 Weaver Road,dog,B1,QQ123456C\nP0002,,,,B1,\nP0003,,,,,\n"}

    result = read(a_folder(tmp_path, files))
    told = "\n".join(report(result.findings))

    assert not result.is_refused
    assert (
        "Take these columns out of the export, they must never be in it: "
        "properties.csv: Key Safe Code, Alert Notes and NI Number. They were not read." in told
    )
    assert "Not needed, and not read: properties.csv: Address 1" in told
    for value in ("4711", "Weaver", "dog", "QQ123456C"):
        assert value not in told
        assert value not in repr(result.rows)


def test_report_quotes_nothing_that_might_be_a_name(tmp_path: Path) -> None:
    files = changed("tenancies", "T1002,P0002", "Ada Example,P0002") | changed(
        "repairs", "booked", "Ada said: come"
    )
    files["tenancies"] = files["tenancies"].replace("P0003,06", "P0009,06")

    result = read(a_folder(tmp_path, files))
    told = "\n".join(report(result.findings))

    assert result.is_refused
    assert "tenancies.csv row 4 (T1003): property_ref is not in properties.csv" in told
    assert "Ada" not in told
