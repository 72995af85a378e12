"""Chasers in DynamoDB: repairs that a tenant has reported again, an item for each, numbered by its key."""

from skill.domain.repairs.jobs import Chaser
from skill.errors import StoreUnavailable
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import NEW, Item, Put, item_at
from skill.housing.dynamodb.outbox import free_for_message, message_item
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.dynamodb.table import ConditionFailed
from skill.housing.records.chasers import chaser_message
from skill.housing.values import instant_text

ROUNDS = 10
"""In each round one request gets a number, so this many at once all get one."""


class DynamoChasers(DynamoReads):
    """The port Chasers."""

    def chase(self, again: Chaser) -> int:
        """When another request took the number, read again and take the next."""
        for _ in range(ROUNDS):
            turn = self._turns.current()
            told = self._home_items(turn, again.tenancy_ref).chasers
            kept = next((each for each in told if each["request_id"] == again.request_id), None)
            if kept is not None:
                return int(kept["times"])
            item = _item(again, 1 + sum(each["about"] == again.about for each in told))
            try:
                self._keep_chaser(again, item)
            except ConditionFailed:
                turn.homes.pop(again.tenancy_ref, None)
            else:
                told.append(item)
                return int(item["times"])
        raise StoreUnavailable("too many chasers of one repair at once")

    def _keep_chaser(self, again: Chaser, item: Item) -> None:
        message = message_item(chaser_message(again, item["times"]))
        self._table.transact(Put(item, NEW), Put(message, free_for_message(self._clock.now())))


def _item(again: Chaser, times: int) -> Item:
    return item_at(
        keys.telling(again.tenancy_ref, again.about, times),
        request_id=again.request_id,
        about=again.about,
        times=times,
        told_at=instant_text(again.told_at),
    )
