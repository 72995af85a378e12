"""What six of the made-up homes did before an upgrade, in every kind of record, through the ports alone.

It made the data in `version_7/` and what the services answered from it then. For a later version, run
`python -m tests.upgrades.history FOLDER` with the code of that version, and add the folder to the tests.
"""

import json
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from skill.domain.coaching import Message, MessageKind
from skill.domain.events.event import Activity, Audience, Event
from skill.domain.events.nearby import Area
from skill.domain.repairs.appointments import BookingRequest
from skill.domain.repairs.faults import FAULTS, Fault
from skill.domain.repairs.jobs import Chaser, RepairReport
from skill.domain.repairs.rooms import Room
from skill.domain.repairs.triage import (
    Answer,
    Assessment,
    HazardClass,
    Priority,
    Question,
    RepairRight,
    Trade,
)
from skill.domain.tenancy import AnswerLevel, Home, Link, Place, Privacy
from skill.housing.extract.rows import Extract, SlotRow
from skill.housing.sample import sample_extract
from skill.housing.sample.homes import PIN_HASH
from skill.services.ports import BackgroundJob, Heartbeat
from skill.services.wiring import HousingData
from tests.contract.engines import moto_engine, new_address
from tests.contract.extracts import FixedClock

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
"""When the history ends, and the answers are given."""

HOMES = ("T1001", "T1002", "T1003", "T1004", "T1005", "T1006")
ACCOUNTS = ("account-1", "account-2", "account-3", "account-4")
SUBJECTS = ("code:account-3", "code:everyone", "pin:T1001", "pin:T1002")
AREA = Area(centre=Place(latitude=52.683, longitude=-1.827), within_m=3000)
AWKWARD = "amzn1.echo-api.request/ä#1 %23"
"""A request id that has in it what separates the parts of a key."""


def before(**how_long: float) -> datetime:
    return NOW - timedelta(**how_long)


LAST_MONTH = SlotRow(
    slot_ref="LAST-MONTH",
    trade=Trade.PLUMBING,
    starts_at=before(days=19),
    ends_at=before(days=18),
)


def small_extract() -> Extract:
    """The six homes, with less of their rent and fewer windows than the whole has."""
    whole = sample_extract(NOW.date())
    properties = {f"P{ref[1:]}" for ref in HOMES}
    accounts = [row for row in whole.rent_accounts if row.tenancy_ref in HOMES]
    jobs = [row for row in whole.repairs if row.property_ref in properties or row.block_ref]
    since = NOW.date() - timedelta(days=60)
    return replace(
        whole,
        properties=[row for row in whole.properties if row.property_ref in properties],
        tenancies=[row for row in whole.tenancies if row.tenancy_ref in HOMES],
        rent_accounts=accounts,
        rent_lines=[
            row
            for row in whole.rent_lines
            if row.on >= since and row.account_ref in [account.account_ref for account in accounts[:2]]
        ],
        repairs=jobs,
        visits=[row for row in whole.visits if row.job_ref in [job.job_ref for job in jobs]],
        events=list(whole.events)[:4],
        slots=[LAST_MONTH, *(row for row in whole.slots if row.trade is Trade.PLUMBING)][:8],
    )


PLAIN_REPORT = RepairReport(
    request_id="report-plain",
    tenancy_ref="T1002",
    property_ref="P1002",
    fault=FAULTS["toilet_keeps_running"],
    room=None,
    reported_at=before(days=3),
    assessment=Assessment(trade=Trade.PLUMBING, priority=Priority.ROUTINE),
    deadlines=None,
)
FULL_REPORT = RepairReport(
    request_id="report-full",
    tenancy_ref="T1001",
    property_ref="P1001",
    fault=FAULTS["damp_or_mould"],
    room=Room.BATHROOM,
    reported_at=before(days=2),
    assessment=Assessment(
        trade=Trade.DAMP,
        priority=Priority.URGENT,
        hazard=HazardClass.DAMP_AND_MOULD,
        right=RepairRight.HEATING,
        someone_at_risk=True,
    ),
    is_secure=True,
    deadlines={"attend_by": before(days=-1)},
    landlord_code="DAMP01",
    answers={Question.AT_RISK: Answer.YES, Question.ONLY_TOILET: Answer.NO},
)
REPORTS = (
    PLAIN_REPORT,
    FULL_REPORT,
    replace(
        FULL_REPORT,
        request_id=AWKWARD,
        fault=FAULTS["tap_dripping"],
        reported_at=before(hours=2),
        assessment=Assessment(trade=Trade.PLUMBING, priority=Priority.ROUTINE, someone_at_risk=False),
        is_secure=False,
        landlord_code=None,
        answers={},
    ),
    replace(PLAIN_REPORT, request_id="report-last-year", reported_at=before(days=390)),
)

CHASERS = (
    Chaser(
        request_id="chaser-1", tenancy_ref="T1003", job_ref="R0002", reference=None, told_at=before(days=4)
    ),
    Chaser(
        request_id="chaser-2", tenancy_ref="T1003", job_ref="R0002", reference=None, told_at=before(days=1)
    ),
    Chaser(
        request_id=AWKWARD, tenancy_ref="T1003", job_ref="R#2/ä", reference=None, told_at=before(minutes=90)
    ),
)


def plumbing(request_id: str, job_ref: str, day: str, *, reference: str | None = None) -> BookingRequest:
    return BookingRequest(
        request_id=request_id,
        job_ref=job_ref,
        reference=reference,
        slot_ref=f"PLUMBING-202612{day}",
        trade=Trade.PLUMBING,
        earliest=NOW,
        at=before(minutes=80),
    )


BOOKINGS: tuple[tuple[str, BookingRequest], ...] = (
    ("T1001", plumbing("book-replaced", "R0001", "01-AM", reference="4826")),
    ("T1001", plumbing("book-kept", "R0001", "02-AM", reference="4826")),
    ("T1001", plumbing("book-same", "R0001", "02-AM", reference="4826")),
    ("T1001", plumbing("book-no-such-window", "R0001", "31-PM", reference="4826")),
    ("T1002", plumbing("book-freed", "voice-1000", "02-PM")),
    ("T1002", plumbing("book-another-job", "R#9", "03-AM")),
    ("T1004", plumbing("book-second-place", "R0005", "02-AM")),
    ("T1005", plumbing("book-full", "R0006", "02-AM")),
    ("T1005", plumbing("book-and-free", "R0006", "02-PM")),
)
UNBOOKINGS = (
    ("T1002", "voice-1000", None, "unbook-1"),
    ("T1003", "R0002", None, "unbook-nothing"),
    ("T1005", "R0006", None, "book-and-free"),
)
"""Home, job, reference and request. The last request carries the id of a booking."""

OVER_BOOKING = replace(
    plumbing("book-over", "R0003", "01-AM"),
    at=before(days=20),
    slot_ref="LAST-MONTH",
    earliest=before(days=20),
)


def message(request_id: str, kind: MessageKind, home: str, created_at: datetime, **body: str) -> Message:
    return Message(request_id=request_id, kind=kind, tenancy_ref=home, body=body, created_at=created_at)


DELIVERED = message("call-1", MessageKind.CALL_BACK, "T1001", before(days=9), topic="rent")
FAILED = message("words-1", MessageKind.MESSAGE, "T1004", before(days=8), text='Grüße, "the gate" sticks\\')
DEAD = message("complain-1", MessageKind.COMPLAINT, "T1002", before(days=7), about="R0002")
LEASED = message("rating-1", MessageKind.FEEDBACK, "T1006", before(days=6), rating="5")
MESSAGES = (
    DELIVERED,
    FAILED,
    DEAD,
    LEASED,
    message(AWKWARD, MessageKind.CALL_BACK, "T1005", NOW, topic="repair"),
)
"""The last one has not been tried yet, and neither have those of reports, chasers and bookings."""

EVENTS = tuple(
    Event(
        event_ref=f"~{name}",
        title=f"{name.title()} at the hall",
        starts_at=starts_at,
        ends_at=starts_at + length,
        venue="Hawthorn Hall",
        address="12 Weaver Road",
        place=place,
        price_pence=price,
        activities=activities,
        audiences=frozenset({Audience.OLDER_PEOPLE, Audience.CARERS}) if price else frozenset(),
        is_step_free=is_step_free,
        as_of=before(hours=6),
        youngest=5 if price else None,
        oldest=90 if price else None,
        is_all_day=length > timedelta(days=1),
        is_sure=price is None,
    )
    for name, starts_at, length, place, price, activities, is_step_free in (
        (
            "coffee",
            before(days=-1),
            timedelta(hours=2),
            Place(latitude=52.6851, longitude=-1.83),
            0,
            frozenset({Activity.COFFEE_MORNING, Activity.FOOD}),
            True,
        ),
        (
            "football",
            before(days=-2),
            timedelta(hours=1),
            Place(latitude=53.5, longitude=-2.25),
            250,
            frozenset(),
            False,
        ),
        (
            "fair",
            before(days=1),
            timedelta(days=3),
            Place(latitude=52.683, longitude=-1.8270001),
            None,
            frozenset(),
            None,
        ),
        ("chess", before(days=-3), timedelta(0), None, None, frozenset({Activity.GAMES}), None),
    )
)


def live_through(store: HousingData, clock: FixedClock) -> None:
    """Everything that happened before the upgrade. `store` is empty and prepared."""
    clock.instant = before(days=20)
    store.load(small_extract())
    assert store.book(known_home(store, "T1003"), OVER_BOOKING) is not None
    for days in (40, 20):
        store.failed("pin:T1002", at=before(days=days))
    clock.instant = before(days=1)
    _settle(store)
    _link(store, clock)
    _report(store)
    _deliver(store)
    clock.instant = NOW


def _settle(store: HousingData) -> None:
    store.keep_privacy("T1001", Privacy(level=AnswerLevel.AMOUNTS, pin_hash=PIN_HASH))
    store.keep_privacy("T1002", Privacy(level=AnswerLevel.STANDING))
    store.keep_privacy("T1003", Privacy(pin_hash=PIN_HASH))
    store.keep_privacy("T1004", Privacy(level=AnswerLevel.NOTHING))
    store.keep_walk_limit("T1003", 10)
    store.keep_walk_limit("T1004", 25)
    store.keep_walk_limit("T1004", None)
    for subject in ("code:account-3", "code:everyone", "code:everyone", "pin:T1001"):
        store.failed(subject, at=before(minutes=15))
    store.failed("code:everyone", at=before(minutes=14, microseconds=1))
    for job, outcome in ((BackgroundJob.OUTBOX, "ok"), (BackgroundJob.FEEDS, "FetchFailed")):
        store.beat(Heartbeat(job=job, at=before(minutes=5), outcome=outcome))
    store.publish(EVENTS)


def _link(store: HousingData, clock: FixedClock) -> None:
    store.keep_code("hash-spent", "T1001", expires_at=before(hours=-1))
    assert store.redeem("hash-spent", "account-1", at=before(hours=1)) is not None
    store.keep_link(Link(account="account-2", tenancy_ref="T1001", linked_at=before(days=5)))
    store.keep_link(Link(account="account-4", tenancy_ref="T1006", linked_at=before(days=5)))
    store.unlink("account-4")
    store.keep_code("hash-open", "T1003", expires_at=before(minutes=-30))
    store.keep_code("hash-over", "T1005", expires_at=before(minutes=30))


def _report(store: HousingData) -> None:
    for report in REPORTS:
        store.report(report)
    for chaser in CHASERS:
        store.chase(chaser)
    for tenancy_ref, booking in BOOKINGS:
        store.book(known_home(store, tenancy_ref), booking)
    for tenancy_ref, job_ref, reference, request_id in UNBOOKINGS:
        store.unbook(
            known_home(store, tenancy_ref),
            job_ref,
            reference=reference,
            request_id=request_id,
            at=before(minutes=70),
        )


def _deliver(store: HousingData) -> None:
    """Every other message that is there by then waits, because the ones here were due before them."""
    for each in MESSAGES:
        store.add(each)
    held = None
    while held is None or held.message != LEASED:
        held = store.take(at=before(days=5), until=before(minutes=-1))
        assert held is not None
        if held.message == FAILED:
            store.not_delivered(FAILED, because="refused", next_try_at=before(days=5, minutes=5))
            store.not_delivered(FAILED, because="timeout", next_try_at=before(minutes=-5))
        elif held.message == DEAD:
            store.not_delivered(DEAD, because="SMTPException", next_try_at=None)
        elif held.message != LEASED:
            store.delivered(held.message, at=before(days=2))


def known_home(store: HousingData, tenancy_ref: str) -> Home:
    home = store.home(tenancy_ref)
    assert home is not None
    return home


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whom the services are asked about, and when."""

    at: datetime = NOW
    homes: Sequence[str] = HOMES
    accounts: Sequence[str] = ACCOUNTS
    subjects: Sequence[str] = SUBJECTS


def answers(store: HousingData, asked: Asked) -> dict[str, Any]:
    """What every port says. Nothing is changed."""
    homes = {ref: known_home(store, ref) for ref in asked.homes}
    near = store.entries(AREA, since=asked.at, until=asked.at + timedelta(days=14))
    anywhere = store.entries(None, since=asked.at, until=asked.at + timedelta(days=14))
    refs = sorted(entry.event_ref for entry in anywhere)
    found: dict[str, Any] = {
        "links": {account: store.link(account) for account in asked.accounts},
        "privacies": {ref: store.privacy(ref) for ref in homes},
        "walk limits": {ref: store.walk_limit(ref) for ref in homes},
        "repairs": {ref: store.for_home(home) for ref, home in homes.items()},
        "accounts": {ref: store.main_account(ref) for ref in homes},
        "free windows": {
            ref: store.free_slots(home, Trade.PLUMBING, after=asked.at) for ref, home in homes.items()
        },
        "failures": {
            f"{subject} in {days} days": store.failures(subject, since=asked.at - timedelta(days=days))
            for subject in asked.subjects
            for days in (1, 25)
        },
        "reports": store.reports(since=asked.at - timedelta(days=400)),
        "waiting": store.waiting(),
        "heartbeats": sorted(store.heartbeats(), key=lambda beat: beat.job),
        "what's on near": sorted(near, key=lambda entry: entry.event_ref),
        "what's on anywhere": sorted(anywhere, key=lambda entry: entry.event_ref),
        "events": store.events([*refs, "~gone"]),
    }
    return dict(plain(found))


def repeated(store: HousingData) -> dict[str, Any]:
    """What every request is answered that Amazon repeats after the upgrade. Nothing is changed."""
    for each in MESSAGES:
        store.add(each)
    return dict(
        plain(
            {
                "code": store.redeem("hash-spent", "account-1", at=NOW),
                "code of someone else": store.redeem("hash-spent", "account-3", at=NOW),
                "code that is over": store.redeem("hash-over", "account-3", at=NOW),
                "reports": [store.report(report) for report in REPORTS],
                "chasers": [store.chase(chaser) for chaser in CHASERS],
                "bookings": [store.book(known_home(store, ref), booking) for ref, booking in BOOKINGS],
                "unbookings": [
                    store.unbook(
                        known_home(store, ref), job, reference=reference, request_id=request_id, at=NOW
                    )
                    for ref, job, reference, request_id in UNBOOKINGS
                ],
                "booking that is over": store.book(known_home(store, "T1003"), OVER_BOOKING),
            }
        )
    )


SINCE_THEN: dict[type, set[str]] = {Message: {"coach_ref"}, Link: {"by_code"}}
"""What no answer of an older version has a name for."""


def plain(value: Any) -> Any:
    """As JSON has it, so that answers can be compared without the classes of their version."""
    if isinstance(value, Fault):
        return value.fault_id
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name for each in fields(value)} - SINCE_THEN.get(type(value), set())
        return {name: plain(getattr(value, name)) for name in named}
    match value:
        case datetime() | date():
            return value.isoformat()
        case frozenset():
            return sorted(map(plain, value))
        case dict():
            return {str(name): plain(each) for name, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
    return value


def sql_of(path: Path) -> str:
    """What a file holds, header included. The shadows of an R*Tree are written through it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint")
        header = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        made = connection.execute(
            "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        virtual = [name for name, _, sql in made if sql.startswith("CREATE VIRTUAL")]
        own = [each for each in made if not any(each[0].startswith(f"{name}_") for name in virtual)]
        tables = [name for name, kind, _ in own if kind == "table"]
        filled = [line for name in tables for line in _inserts(connection, name)]
        numbers = "DELETE FROM sqlite_sequence;" if "generations" in tables else ""
        sequence = list(_inserts(connection, "sqlite_sequence")) if numbers else []
    statements = [f"{sql};" for _, _, sql in own]
    return "\n".join([*header, *statements, *filled, *([numbers] if numbers else []), *sequence]) + "\n"


def _inserts(connection: sqlite3.Connection, table: str) -> Iterable[str]:
    columns = [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]
    values = " || ', ' || ".join(f'quote("{name}")' for name in columns)
    for (row,) in connection.execute(f'SELECT {values} FROM "{table}"'):  # our own tables
        yield f'INSERT INTO "{table}" VALUES ({row});'


def write(folder: Path) -> None:
    """The two stores of this version after the same history, and what both answer."""
    from skill.housing.dynamodb.store import DynamoStore
    from skill.housing.sqlite.store import SqliteStore

    folder.mkdir(exist_ok=True)
    clock = FixedClock(NOW)
    with TemporaryDirectory() as name:
        with closing(SqliteStore(Path(name) / "homes.sqlite3", clock=clock)) as store:
            store.prepare()
            live_through(store, clock)
            said = {"answers": answers(store, Asked()), "repeated": repeated(store)}
            assert answers(store, Asked()) == said["answers"]
        for path in sorted(Path(name).glob("homes*.sqlite3")):
            (folder / f"{path.stem}.sql").write_text(sql_of(path), encoding="utf-8")
    with moto_engine() as engine:
        address = new_address(engine)
        on_dynamodb = DynamoStore(address, clock=clock, client=engine.client, seconds=engine.seconds)
        engine.client.create_table(TableName=address.table, **_definition())
        on_dynamodb.prepare()
        live_through(on_dynamodb, clock)
        items = engine.client.scan(TableName=address.table, ConsistentRead=True)["Items"]
        also = {"answers": answers(on_dynamodb, Asked()), "repeated": repeated(on_dynamodb)}
    assert also == said
    items.sort(key=lambda item: (item["pk"]["S"], item["sk"]["S"]))
    (folder / "table.json").write_text(f"[\n{_lines(items)}\n]\n", encoding="utf-8")
    keep_said(folder / "answers.json", said)


def keep_said(path: Path, said: Mapping[str, Mapping[str, object]]) -> None:
    named = [[what, name, value] for what, found in said.items() for name, value in found.items()]
    path.write_text(f"[\n{_lines(named)}\n]\n", encoding="utf-8")


def _definition() -> dict[str, Any]:
    from skill.housing.dynamodb.store import DEFINITION

    return dict(DEFINITION)


def _lines(values: Iterable[object]) -> str:
    return ",\n".join(json.dumps(value, ensure_ascii=False, sort_keys=True) for value in values)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
