"""An extract written to a folder is read back unchanged: any rows, and the made-up homes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bench.sample.files import write_folder
from skill.domain.events.event import Activity, Audience
from skill.domain.ids import parse_enum
from skill.domain.rent import Frequency, LineKind, PaymentMethod, kept_from
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState, may_be_told
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Place
from skill.housing.extract.columns import FILES
from skill.housing.extract.rows import (
    AccountKind,
    CoachRow,
    EventRow,
    Extract,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RentLineRow,
    RepairRow,
    SlotRow,
    TenancyRow,
    VisitRow,
    VisitState,
)
from skill.housing.sample.extract import sample_extract
from skill.housing.sqlite.store import SqliteStore
from tests import thorough
from tests.contract.extracts import FixedClock
from tests.unit.housing.folders import AS_OF, NOW, TABLES, read

TODAY = NOW.date()
_words = st.text(st.characters(exclude_categories=["C", "Z"]) | st.just(" "), min_size=1, max_size=30)
texts = _words.map(lambda text: " ".join(text.split())).filter(bool)
places = st.none() | st.builds(
    Place, latitude=st.floats(-90, 90, width=32), longitude=st.floats(-180, 180, width=32)
)
past_days = st.dates(date(1950, 1, 1), TODAY)
days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
past_instants = st.integers(0, int(NOW.timestamp())).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))
pence = st.integers(0, 10**9)
states = st.sampled_from([state.value for state in RepairState]) | st.just("variation_pending")


@st.composite
def accounts(draw: Callable[[Any], Any]) -> RentAccountRow:
    has_expected, has_arrangement = draw(st.booleans()), draw(st.booleans())
    return RentAccountRow(
        account_ref="A1",
        tenancy_ref="T1",
        kind=draw(st.sampled_from(AccountKind)),
        owed_pence=draw(st.integers(-(10**9), 10**9)),
        as_of=draw(past_days),
        charge_pence=draw(pence),
        frequency=draw(st.sampled_from(Frequency)),
        next_charge_on=draw(st.none() | days),
        method=draw(st.sampled_from(PaymentMethod)),
        expected_pence=draw(pence) if has_expected else None,
        expected_on=draw(days) if has_expected else None,
        arrangement_pence=draw(pence.filter(bool)) if has_arrangement else None,
        arrangement_frequency=draw(st.sampled_from(Frequency)) if has_arrangement else None,
        arrangement_is_kept=draw(st.booleans()) if has_arrangement else None,
        rent_free_calendar=draw(st.sampled_from([None, "48-week"])),
        no_arrears_talk=draw(st.booleans()),
    )


lines = st.builds(
    lambda on, kind, pence: RentLineRow("A1", on, kind, -pence if kind in PAYMENTS else pence),
    past_days | st.dates(kept_from(AS_OF.date()), AS_OF.date()),
    st.sampled_from(LineKind),
    st.integers(1, 10**9),
)
PAYMENTS = set(LineKind) - {LineKind.RENT, LineKind.ADJUSTMENT, LineKind.REFUND}


@st.composite
def jobs(draw: Callable[[Any], Any]) -> RepairRow:
    is_of_home = draw(st.booleans())
    reported, changed = sorted(draw(st.tuples(past_instants, past_instants)))
    return RepairRow(
        job_ref="R1",
        property_ref="P1" if is_of_home else None,
        block_ref=None if is_of_home else "B1",
        reference=draw(st.none() | st.integers(1000, 9999).map(str)),
        fault_id=draw(st.none() | st.sampled_from(sorted(FAULTS))),
        room=draw(st.none() | st.sampled_from([room.value for room in Room])),
        state=draw(states),
        reported_at=reported,
        changed_at=changed,
    )


@st.composite
def events(draw: Callable[[Any], Any]) -> EventRow:
    starts, ends = sorted(draw(st.tuples(past_instants, past_instants)))
    return EventRow(
        event_ref="E1",
        title=draw(texts),
        starts_at=starts,
        ends_at=ends,
        venue=draw(texts),
        address=draw(texts),
        place=draw(places),
        price_pence=draw(st.none() | pence),
        activities=draw(st.frozensets(st.sampled_from(Activity))),
        audiences=draw(st.frozensets(st.sampled_from(Audience))),
        is_step_free=draw(st.none() | st.booleans()),
    )


@st.composite
def slots(draw: Callable[[Any], Any]) -> SlotRow:
    starts_at = NOW + timedelta(minutes=draw(st.integers(1, 10**5)))
    return SlotRow(
        slot_ref="S1",
        trade=draw(st.sampled_from(Trade)),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=draw(st.integers(1, 600))),
        places=draw(st.integers(1, 99)),
        coach_ref=draw(st.sampled_from([None, "C1"])),
    )


@st.composite
def extracts(draw: Callable[[Any], Any]) -> Extract:
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    return Extract(
        source="housing system",
        as_of=AS_OF,
        coaches=[
            CoachRow(
                coach_ref="C1",
                first_name=draw(texts),
                works_on=draw(weekdays),
                cover_name=draw(st.none() | texts),
            )
        ],
        properties=[PropertyRow(property_ref="P1", block_ref="B1", coach_ref="C1", place=draw(places))],
        tenancies=[TenancyRow(tenancy_ref="T1", property_ref="P1", started_on=draw(days))],
        rent_accounts=[draw(accounts())],
        rent_free_weeks=[RentFreeWeekRow(calendar="48-week", monday=date(2026, 12, 21))],
        rent_lines=draw(st.lists(lines, max_size=5)),
        repairs=[draw(jobs())],
        visits=[
            VisitRow(
                job_ref="R1",
                starts_at=AS_OF,
                ends_at=NOW + timedelta(hours=draw(st.integers(0, 1))),
                state=draw(st.sampled_from(VisitState)),
            )
        ],
        events=[draw(events())],
        slots=[draw(slots())],
    )


def kept(extract: Extract) -> dict[str, list[Any]]:
    """What is read back: every row, but of rent lines, jobs and visits those that an answer may need."""
    tables = {table: list(getattr(extract, table)) for table in TABLES}
    jobs = [
        job
        for job in tables["repairs"]
        if job.reference
        or may_be_told(parse_enum(RepairState, job.state) or RepairState.UNKNOWN, job.changed_at, NOW)
    ]
    visits = [
        visit
        for visit in tables["visits"]
        if visit.job_ref in {job.job_ref for job in jobs}
        and visit.state is VisitState.CONFIRMED
        and visit.ends_at > NOW
    ]
    return tables | {"rent_lines": list(extract.stored("rent_lines")), "repairs": jobs, "visits": visits}


@hypothesis_settings(
    max_examples=thorough.examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(extracts())
def test_any_extract_survives_a_round_trip(extract: Extract) -> None:
    with TemporaryDirectory() as folder:
        counts = write_folder(extract, Path(folder))
        result = read(Path(folder), sign=None)

    assert result.reasons == []
    assert result.rows == kept(extract)
    assert counts == {kind.name: result.findings.accepted[kind.file_name] for kind in FILES}


def test_made_up_homes_survive_a_round_trip(tmp_path: Path) -> None:
    extract = sample_extract(TODAY)
    write_folder(extract, tmp_path)

    result = read(tmp_path, sign=None, as_of=None)

    assert result.reasons == []
    assert result.rows == kept(extract)


def test_rewritten_folder_is_identical_to_the_byte(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_folder(sample_extract(TODAY), tmp_path / name)

    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()


@pytest.mark.parametrize("sign", [None, "positive-credit"])
def test_the_sign_is_kept_with_the_load(sign: str | None) -> None:
    store = SqliteStore(None, clock=FixedClock(NOW))
    store.prepare()
    store.load(replace(sample_extract(TODAY), sign=sign))

    loaded = store.loaded()

    assert loaded is not None
    assert loaded.sign == sign
    assert "sign" not in loaded.rows
    store.close()
