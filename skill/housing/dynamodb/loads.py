"""Loads in DynamoDB: a new generation is written beside the current one, then one item names it current."""

from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta

from skill.errors import LoadRefused, NothingToRollBack
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import NEW, Action, Delete, If, Item, Put, item_at
from skill.housing.dynamodb.layout import Layout
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.table import BATCH, ConditionFailed, DynamoTable
from skill.housing.dynamodb.turn import Generation
from skill.housing.extract.rows import Check, Extract, LoadInfo, accept
from skill.housing.values import instant_text

GENERATION_LASTS = timedelta(days=90)
"""A landlord loads daily or weekly; data older than a quarter is not answered from."""

REMOVED_AFTER = timedelta(days=7)
"""Past its end a load is not read; only then may DynamoDB remove it, item by item."""

LOADS_KEPT = 3
WRITERS = 8


class DynamoLoads(DynamoReads):
    """What is loaded, and how it is replaced."""

    def load(self, extract: Extract, *, check: Check = accept) -> None:
        """The new items are not read until the last step, so a load that stops before it changes nothing."""
        now = self._clock.now()
        before = self._table.get(keys.CURRENT)
        number = self._next_number()
        layout = Layout(number)
        expires = int((now + GENERATION_LASTS + REMOVED_AFTER).timestamp())
        with _writing(self._table) as write:
            for item in layout.items(extract):
                write({**item, "expires_at": expires})
        rows = check(Generation.of(before).info if before else None, layout.rows)
        self._swap(before, _description(extract, layout, rows, number, now))

    def loaded(self) -> LoadInfo | None:
        turn = self._turns.current()
        if not turn.knows_generation:
            turn.begin(self._table.get(keys.CURRENT))
        return turn.generation.info if turn.generation else None

    def generations(self) -> list[LoadInfo]:
        return [Generation.of(item).info for item in self._kept_loads()[:LOADS_KEPT]]

    def roll_back(self) -> LoadInfo:
        kept = self._kept_loads()[:LOADS_KEPT]
        if len(kept) < 2:
            raise NothingToRollBack
        current, previous = kept[:2]
        unchanged = If(
            "#number = :current OR #number = :previous",
            {"current": current["number"], "previous": previous["number"]},
        )
        self._exchange(
            Put({**previous, "pk": keys.CURRENT[0], "sk": keys.CURRENT[1]}, unchanged),
            Delete((current["pk"], current["sk"])),
        )
        return Generation.of(previous).info

    def _kept_loads(self) -> list[Item]:
        """Newest first; the first is the current one."""
        prefix = If("begins_with(#sk, :prefix)", {"prefix": keys.GENERATIONS})
        items = self._table.query(keys.CURRENT[0], prefix)
        now = instant_text(self._clock.now())
        return [item for item in reversed(items) if item["ends_at"] > now]

    def _next_number(self) -> str:
        """Never given twice, so that what an interrupted load left is never read."""
        last: int = self._table.update(keys.COUNTER, "ADD #last :one", one=1)["last"]
        return f"{last:010}"

    def _swap(self, before: Item | None, description: Item) -> None:
        number = description["number"]
        unchanged = If(
            "#number = :before OR #number = :this",
            {"before": before["number"] if before else "", "this": number},
        )
        current = {**description, "pk": keys.CURRENT[0], "sk": keys.CURRENT[1]}
        forgotten = [Delete((item["pk"], item["sk"])) for item in self._kept_loads()[LOADS_KEPT - 1 :]]
        condition = unchanged if before else If(f"{NEW.expression} OR #number = :this", {"this": number})
        self._exchange(Put(current, condition), Put(description), *forgotten)

    def _exchange(self, *actions: Action) -> None:
        try:
            self._table.transact(*actions)
        except ConditionFailed as failed:
            raise LoadRefused("another load came in between; nothing was changed by this one") from failed


def _description(
    extract: Extract, layout: Layout, rows: Mapping[str, int], number: str, now: datetime
) -> Item:
    return item_at(
        keys.generation(number),
        number=number,
        source=extract.source,
        as_of=instant_text(extract.as_of),
        loaded_at=instant_text(now),
        ends_at=instant_text(now + GENERATION_LASTS),
        rows=rows,
        rent_free=layout.rent_free,
        slot_areas={trade: " ".join(sorted(areas)) for trade, areas in layout.slot_areas.items()},
        sign=extract.sign,
    )


class _Writer:
    """Writes batches, a few at once, so that memory stays flat however long the tables are."""

    def __init__(self, table: DynamoTable, threads: ThreadPoolExecutor) -> None:
        self._table = table
        self._threads = threads
        self._batch: list[Item] = []
        self._under_way: deque[Future[None]] = deque()

    def __call__(self, item: Item) -> None:
        self._batch.append(item)
        if len(self._batch) == BATCH:
            self._send()

    def finish(self) -> None:
        if self._batch:
            self._send()
        while self._under_way:
            self._under_way.popleft().result()

    def _send(self) -> None:
        while len(self._under_way) >= 2 * WRITERS:
            self._under_way.popleft().result()
        self._under_way.append(self._threads.submit(self._table.put_batch, self._batch))
        self._batch = []


@contextmanager
def _writing(table: DynamoTable) -> Iterator[_Writer]:
    with ThreadPoolExecutor(WRITERS) as threads:
        writer = _Writer(table, threads)
        yield writer
        writer.finish()
