"""Wrong codes and PINs, counted so that guessing stops.

An item for each subject holds a name for every attempt: one that is sent twice counts once, and none is lost
when many come together.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from secrets import token_hex

from skill.housing.records.engine import Delete, Item, Key, Update
from skill.housing.records.part import Part

KEPT_FOR = timedelta(days=30)
MOST_COUNTED = 500
LEFT_OF_THEM = 300
"""More attempts than this are only ever "too many", and an item has no room for every guess."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def attempts_key(subject: str) -> Key:
    """Not with the home whose PIN it is: attempts of before an upgrade count without a read of their own."""
    return Key(f"TRIES#{subject}", "TRIES")


def attempt_name(at: datetime, unique: str) -> str:
    return f"{_moment(at)}#{unique}"


class AttemptRecords(Part):
    """The port Attempts."""

    def failed(self, subject: str, *, at: datetime) -> None:
        """The turn then knows every attempt until now, those of other requests among them."""
        key = attempts_key(subject)
        name = attempt_name(at, token_hex(4))
        expires_at = int((at + KEPT_FOR).timestamp())
        item = self._engine.update(Update(key, put={name: True}, expires_at=expires_at))
        self._turns.current().items[key] = item
        names = sorted(name for name in item.body if "#" in name)
        if len(names) > MOST_COUNTED:
            self._engine.transact(Update(key, drop=names[:-LEFT_OF_THEM]))

    def failures(self, subject: str, *, since: datetime) -> int:
        item = self._item(self._turns.current(), attempts_key(subject))
        return sum(name >= _moment(since) for name in _names(item)) if item else 0

    def clear(self, subject: str) -> None:
        self._transact(self._turns.current(), Delete(attempts_key(subject)))


def _names(item: Item) -> Iterable[str]:
    """A Home Coach without this engine kept the names in a list of their own."""
    return [*(name for name in item.body if "#" in name), *item.body.get("tries", ())]


def _moment(at: datetime) -> str:
    """Microseconds in a form that sorts as time does and is half as long as `instant_text`."""
    return f"{(at - EPOCH) // timedelta(microseconds=1):014x}"
