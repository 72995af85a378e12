"""Loads in DynamoDB: a new generation is written beside the current one, then one item names it current."""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import islice

from skill.errors import LoadRefused, NothingToRollBack
from skill.housing.dynamodb.engine import BATCH, DynamoEngine
from skill.housing.dynamodb.layout import NO_VERSION, Layout, body_of
from skill.housing.extract.rows import Check, Extract, LoadInfo
from skill.housing.records.engine import Body, Change, ConditionFailed, Delete, Equal, Item, Key, Put, Update
from skill.housing.values import instant, instant_text

CURRENT = Key("LOAD", "CURRENT")
COUNTER = Key("LOAD", "COUNTER")
GENERATIONS = "GENERATION#"

GENERATION_LASTS = timedelta(days=90)
"""A landlord loads daily or weekly; data older than a quarter is not answered from."""

REMOVED_AFTER = timedelta(days=7)
"""Past its end a load is not read; only then may DynamoDB remove it, item by item."""

KEPT = 3
WRITERS = 8


class Generation:
    """One load, as its item describes it.

    From `ends_at` on none of its items is read, because they expire after that, each at its own time.
    """

    def __init__(self, item: Item) -> None:
        body = item.body
        self.number: str = body["number"]
        self.info = LoadInfo(
            source=body["source"],
            as_of=instant(body["as_of"]),
            loaded_at=instant(body["loaded_at"]),
            rows=body["rows"],
            sign=body.get("sign"),
        )
        self.rent_free: Mapping[str, str] = body["rent_free"]
        self.slot_areas: Mapping[str, str] = body.get("slot_areas", {})
        self.ends_at = instant(body["ends_at"])

    def rent_free_on(self, calendar: str | None) -> list[date]:
        mondays = self.rent_free.get(calendar, "") if calendar else ""
        return [date.fromisoformat(monday) for monday in mondays.split()]


def add_generation(engine: DynamoEngine, extract: Extract, *, at: datetime, check: Check) -> None:
    """The new items are not read until the last step, so a load that stops before it changes nothing."""
    before = engine.get(CURRENT).get(CURRENT)
    # Never given twice, so that what an interrupted load left is never read.
    number = f"{engine.update(Update(COUNTER, add={'last': 1})).body['last']:010}"
    layout = Layout(number, expires_at=int((at + GENERATION_LASTS + REMOVED_AFTER).timestamp()))
    _write(engine, layout.puts(extract))
    rows = check(Generation(before).info if before else None, layout.rows)
    description = _description(extract, layout, rows, number, at)
    _make_current(
        engine,
        description,
        instead_of=before,
        changes=[
            Put(Key(CURRENT.partition, f"{GENERATIONS}{number}"), description, version=NO_VERSION),
            *(Delete(item.key) for item in kept_loads(engine, at)[KEPT - 1 :]),
        ],
    )


def roll_back(engine: DynamoEngine, at: datetime) -> LoadInfo:
    """Make the load before the current one current again. Raises `NothingToRollBack`."""
    kept = kept_loads(engine, at)
    if len(kept) < 2:
        raise NothingToRollBack
    current, previous = kept[:2]
    _make_current(engine, previous.body, instead_of=current, changes=[Delete(current.key)])
    return Generation(previous).info


def kept_loads(engine: DynamoEngine, at: datetime) -> list[Item]:
    """Newest first; the first is the current one."""
    items = engine.query(CURRENT.partition, prefix=GENERATIONS, backwards=True)
    return [item for item in items if instant(item.body["ends_at"]) > at]


def _make_current(
    engine: DynamoEngine, description: Body, *, instead_of: Item | None, changes: list[Change]
) -> None:
    """Raises `LoadRefused` where another load came in between; this one may be current already, when the
    answer to the change was lost.
    """
    unchanged = Equal("number", instead_of.body["number"] if instead_of else None)
    try:
        engine.transact(Put(CURRENT, description, unchanged, version=NO_VERSION), *changes)
    except ConditionFailed as failed:
        current = engine.get(CURRENT).get(CURRENT)
        if current is None or current.body["number"] != description["number"]:
            raise LoadRefused("another load came in between; nothing was changed by this one") from failed


def _description(
    extract: Extract, layout: Layout, rows: Mapping[str, int], number: str, at: datetime
) -> dict[str, object]:
    return body_of(
        {
            "number": number,
            "source": extract.source,
            "as_of": instant_text(extract.as_of),
            "loaded_at": instant_text(at),
            "ends_at": instant_text(at + GENERATION_LASTS),
            "rows": dict(rows),
            "rent_free": layout.rent_free,
            "slot_areas": {trade: " ".join(sorted(areas)) for trade, areas in layout.slot_areas.items()},
            "sign": extract.sign,
        }
    )


def _write(engine: DynamoEngine, puts: Iterator[Put]) -> None:
    """In batches, a few at once, so that memory stays flat however long the tables are."""
    with ThreadPoolExecutor(WRITERS) as threads:
        under_way: deque[Future[None]] = deque()
        while batch := list(islice(puts, BATCH)):
            if len(under_way) == 2 * WRITERS:
                under_way.popleft().result()
            under_way.append(threads.submit(engine.write_batch, batch))
        for each in under_way:
            each.result()
