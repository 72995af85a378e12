"""The landlord's rows come back from either store as they were loaded."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from skill.domain.events.event import Activity, Audience
from skill.domain.rent import Frequency, LineKind
from skill.domain.repairs.triage import Trade
from skill.domain.tenancy import Link, Place
from skill.housing.dynamodb.landlord import DynamoLandlordRows
from skill.housing.extract.cells import COACHES, EVENTS, SLOTS
from skill.housing.extract.rows import HomeRows, RentLineRow, SlotRow, VisitState, accept
from skill.housing.read_model import ReadModel, VoiceJob
from skill.housing.records.engine import Key, Put
from skill.housing.records.turn import TurnReads
from skill.housing.sqlite.landlord import SqliteLandlordRows
from skill.housing.sqlite.store import SqliteStore
from tests.contract.engines import new_address
from tests.contract.extracts import (
    AS_OF,
    NOW,
    FixedClock,
    a_job,
    a_slot,
    a_visit,
    an_account,
    an_event,
    an_extract,
    days,
    free_weeks,
)
from tests.contract.test_engines import dynamo_engine, sqlite_engine

FILE = "sqlite-file"
SLOW = [pytest.param(name, marks=pytest.mark.slow) for name in ("dynamodb_moto", "dynamodb_engine")]

ACCOUNT = an_account(
    rent_free_calendar="48-week",
    expected_pence=42033,
    expected_on=date(2026, 11, 5),
    arrangement_pence=500,
    arrangement_frequency=Frequency.WEEKLY,
    arrangement_is_kept=False,
    no_arrears_talk=True,
)
LINES = (
    RentLineRow("A1", date(2026, 10, 19), LineKind.DIRECT_DEBIT, -11240),
    RentLineRow("A1", date(2026, 10, 26), LineKind.CARD, -5000),
    RentLineRow("A1", date(2026, 10, 26), LineKind.CASH, -9000),
    RentLineRow("A1", date(2026, 10, 26), LineKind.CARD, -4000),
    RentLineRow("A2", date(2026, 10, 30), LineKind.REFUND, 100),
)
OWN_JOB = a_job("R1", reference="4826")
SHARED_JOB = a_job("R2", block_ref="B1", reference="1111", state="done", fault_id=None, room="a new word")
VISITS = (a_visit(NOW, job_ref="R1"), a_visit(NOW + days(1), job_ref="R2", state=VisitState.REQUESTED))
EVENT = an_event(
    "E1",
    NOW + days(1),
    place=Place(latitude=52.68000000000001, longitude=-1.827),
    price_pence=0,
    activities=frozenset({Activity.CRAFTS, Activity.FOOD}),
    audiences=frozenset({Audience.ADULTS}),
    is_step_free=False,
)
BARE_EVENT = an_event("E2", NOW + days(2))
FOR_ALL, FOR_A_PATCH = a_slot("S1", NOW, places=2), a_slot("S2", NOW, coach_ref="C1")
EXTRACT = an_extract(
    rent_accounts=(ACCOUNT, an_account(account_ref="A2", tenancy_ref="T2")),
    rent_free_weeks=free_weeks(),
    rent_lines=LINES,
    repairs=(OWN_JOB, SHARED_JOB, a_job("R3", property_ref="P3")),
    visits=VISITS,
    events=(BARE_EVENT, EVENT),
    slots=(FOR_ALL, FOR_A_PATCH, a_slot("S3", NOW, trade=Trade.HEATING)),
)


@pytest.fixture(params=[FILE, *SLOW])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReadModel]:
    """With a record of our own in T1's partition."""
    clock = FixedClock(NOW)
    if request.param == FILE:
        on_sqlite, connections = sqlite_engine(tmp_path / "homes.sqlite3", clock)
        on_sqlite.transact(RECORD)
        yield SqliteLandlordRows(connections, on_sqlite, clock)
        connections.close()
    else:
        server = request.getfixturevalue(request.param)
        table = new_address(server).table
        on_dynamodb = dynamo_engine(server.client, table, clock)
        on_dynamodb.transact(RECORD)
        yield DynamoLandlordRows(on_dynamodb, clock)
        server.client.delete_table(TableName=table)


RECORD = Put(Key("HOME#T1", "~PRIVACY"), {"level": "amounts"})


@pytest.fixture
def loaded(model: ReadModel) -> ReadModel:
    model.load(an_extract(source="the week before"), check=accept)
    model.load(EXTRACT, check=accept)
    return model


def a_turn() -> TurnReads:
    return TurnReads(started=0)


def home(model: ReadModel, tenancy_ref: str) -> HomeRows:
    rows, _ = model.read_home(a_turn(), tenancy_ref)
    assert rows is not None
    return rows


def test_a_home_comes_with_all_its_rows_and_our_own_records(loaded: ReadModel) -> None:
    rows, records = loaded.read_home(a_turn(), "T1")

    assert rows is not None
    (coach,), (where, *_), (tenancy, *_) = EXTRACT.coaches, EXTRACT.properties, EXTRACT.tenancies
    assert (rows.as_of, rows.tenancy, rows.property, rows.coach) == (AS_OF, tenancy, where, coach)
    assert rows.account == ACCOUNT
    assert sorted(rows.rent_free_on) == [date(2026, 12, 21), date(2026, 12, 28)]
    assert list(rows.lines) == [LINES[3], LINES[2], LINES[1], LINES[0]]
    assert sorted(rows.jobs, key=lambda job: job.job_ref) == [OWN_JOB, SHARED_JOB]
    assert sorted(rows.visits, key=lambda visit: visit.job_ref) == list(VISITS)
    assert [(item.key, item.body) for item in records] == [(RECORD.key, RECORD.body)]


def test_a_home_without_coach_place_account_or_jobs(loaded: ReadModel) -> None:
    _, _, where = EXTRACT.properties
    rows = home(loaded, "T3")

    assert (rows.property, rows.coach, rows.account) == (where, None, None)
    assert (list(rows.lines), list(rows.rent_free_on), list(rows.visits)) == ([], [], [])
    assert [job.job_ref for job in rows.jobs] == ["R3"]
    assert [job.job_ref for job in home(loaded, "T2").jobs] == ["R2"]


def test_an_unknown_home_has_no_rows(loaded: ReadModel) -> None:
    assert loaded.read_home(a_turn(), "T9") == (None, [])


def test_look_ups_by_reference(loaded: ReadModel) -> None:
    turn, (coach,) = a_turn(), EXTRACT.coaches

    assert (loaded.tenancy_of(turn, "A2"), loaded.tenancy_of(turn, "A9")) == ("T2", None)
    assert (loaded.row(turn, COACHES, "C1"), loaded.row(turn, COACHES, "C9")) == (coach, None)
    assert (loaded.row(turn, SLOTS, "S2"), loaded.row(turn, SLOTS, "S9")) == (FOR_A_PATCH, None)
    assert (loaded.row(turn, EVENTS, "E1"), loaded.row(turn, EVENTS, "E9")) == (EVENT, None)


def test_windows_are_those_of_a_trade_and_of_a_patch_or_of_everyone(loaded: ReadModel) -> None:
    def windows(trade: Trade, coach_ref: str | None) -> list[SlotRow]:
        return list(loaded.slots(a_turn(), trade, coach_ref))

    assert windows(Trade.PLUMBING, None) == [FOR_ALL]
    assert windows(Trade.PLUMBING, "C1") == [FOR_A_PATCH]
    assert windows(Trade.PLUMBING, "C9") == windows(Trade.LIFTS, None) == windows(Trade.HEATING, "C1") == []


def test_events_are_those_of_a_span_of_time(loaded: ReadModel) -> None:
    def refs(since: float, until: float) -> set[str]:
        rows = loaded.events(a_turn(), since=NOW + days(since), until=NOW + days(until))
        return {row.event_ref for row in rows}

    assert list(loaded.events(a_turn(), since=NOW, until=NOW + days(2))) == [EVENT]
    assert refs(0, 3) == {"E1", "E2"}
    assert "E2" not in refs(0, 1.5)


def test_jobs_with_a_reference_by_voice_are_listed_for_each_property(loaded: ReadModel) -> None:
    assert sorted(loaded.voice_jobs(a_turn())) == [
        VoiceJob("P1", "1111", is_open=False),
        VoiceJob("P1", "4826", is_open=True),
        VoiceJob("P2", "1111", is_open=False),
    ]


def test_what_a_process_remembers_is_of_one_load(loaded: ReadModel) -> None:
    loaded.remembered(a_turn())["windows"] = "of this load"
    assert loaded.remembered(a_turn()) == {"windows": "of this load"}
    loaded.load(EXTRACT, check=accept)

    assert loaded.remembered(a_turn()) == {}


def test_empty_store_has_no_rows(model: ReadModel) -> None:
    turn = a_turn()

    assert model.loaded(turn) is None
    assert model.read_home(turn, "T1")[0] is None
    assert model.row(turn, COACHES, "C1") is model.row(turn, SLOTS, "S1") is None
    assert model.tenancy_of(turn, "A1") is None
    assert list(model.slots(turn, Trade.PLUMBING, None)) == list(model.voice_jobs(turn)) == []
    assert list(model.events(turn, since=NOW, until=NOW + days(7))) == []


def test_loads_can_be_listed_and_rolled_back(loaded: ReadModel) -> None:
    assert [info.source for info in loaded.generations()] == ["housing system", "the week before"]

    assert loaded.roll_back().source == "the week before"
    assert [info.source for info in loaded.generations()] == ["the week before"]
    assert home(loaded, "T1").account == an_account()


def test_a_turn_on_sqlite_reads_its_link_our_records_and_the_landlords_rows_once(tmp_path: Path) -> None:
    """And a turn that follows it nothing of the landlord's: a load never changes."""
    with closing(SqliteStore(tmp_path / "homes.sqlite3", clock=FixedClock(NOW))) as store:
        store.prepare()
        store.load(EXTRACT)
        store.keep_link(Link(account="an account", tenancy_ref="T1", linked_at=NOW))

        assert [table_read(sql) for sql in selects_of_a_turn(store)] == ["items", "tenancies", "items"]
        assert [table_read(sql) for sql in selects_of_a_turn(store)] == ["items", "items"]

        store.load(an_extract(rent_accounts=()))
        assert [table_read(sql) for sql in selects_of_a_turn(store, has_account=False)][1] == "tenancies"


def selects_of_a_turn(store: SqliteStore, *, has_account: bool = True) -> list[str]:
    """All that any intent asks about a home."""
    said: list[str] = []
    with store.reading():
        store._connections.row("SELECT 1")
        connection = store._turns.current().load
        connection.set_trace_callback(said.append)
        link = store.link("an account")
        assert link is not None
        home, account = store.home(link.tenancy_ref), store.main_account(link.tenancy_ref)
        assert home is not None
        assert (account is not None) is has_account
        assert bool(account and store.lines(account.account_ref, since=NOW.date() - days(99))) is has_account
        assert store.coach("C1") is not None
        assert bool(store.for_home(home)) is has_account
        store.privacy(link.tenancy_ref)
        store.walk_limit(link.tenancy_ref)
        connection.set_trace_callback(None)
    return [sql for sql in said if sql.lstrip().startswith("SELECT")]


def table_read(sql: str) -> str:
    return next(table for table in ("tenancies", "items") if f"FROM {table}" in sql)
