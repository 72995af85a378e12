"""Repairs that a tenant told of once more, in DynamoDB: an item for each time, numbered by its key."""

from skill.domain.repairs import ToldAgain
from skill.errors import StoreUnavailable
from skill.housing import dynamodb_keys as keys
from skill.housing.dynamodb_items import NEW, If, Put, item_at
from skill.housing.dynamodb_outbox import free_for_message, message_item
from skill.housing.dynamodb_reads import Reads
from skill.housing.dynamodb_table import ConditionFailed
from skill.housing.reports import told_again_message
from skill.housing.sqlite_values import instant_text

TRIES = 5
"""Two devices at once lose a number once; more than that is no accident."""


class TellingRecords(Reads):
    """The port Tellings."""

    def tell_again(self, again: ToldAgain) -> int:
        partition, prefix = keys.tellings(again.tenancy_ref, again.about)
        for _ in range(TRIES):
            told = self._table.query(partition, If("begins_with(#sk, :prefix)", {"prefix": prefix}))
            kept = next((item for item in told if item["request_id"] == again.request_id), None)
            if kept is not None:
                return int(kept["times"])
            times = len(told) + 1
            item = item_at(
                (partition, f"{prefix}{times:06}"),
                request_id=again.request_id,
                times=times,
                told_at=instant_text(again.told_at),
            )
            message = message_item(told_again_message(again, times))
            try:
                self._table.transact(Put(item, NEW), Put(message, free_for_message(self._clock.now())))
            except ConditionFailed:
                continue
            return times
        raise StoreUnavailable("a repair was told of again too often at once")
