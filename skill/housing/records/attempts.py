"""Wrong codes and PINs, counted so that guessing stops.

An item for each subject holds a name for every attempt: its moment, and what tells it apart. One that is sent
twice counts once, even when it comes some seconds later, and none is lost when many come together.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_hex

from skill.housing.records.engine import Delete, Item, Key, Update
from skill.housing.records.part import Part
from skill.services.ports import CLOCKS_DIFFER

KEPT_FOR = timedelta(days=30)
MOST_COUNTED = 500
LEFT_OF_THEM = 300
"""More attempts than this are only ever "too many", and an item has no room for every guess."""

AFTER_ALL_OF_A_MOMENT = "~"
"""Sorts after "#" and after every digit."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def attempts_key(subject: str) -> Key:
    """Not with the home whose PIN it is: attempts of before an upgrade count without a read of their own."""
    return Key(f"TRIES#{subject}", "TRIES")


def attempt_name(at: datetime, unique: str) -> str:
    return f"{_moment(at)}#{unique}"


class AttemptRecords(Part):
    """The port Attempts."""

    def failed(self, subject: str, *, at: datetime, attempt: str = "") -> None:
        """The turn then knows every attempt until now, those of other requests among them."""
        key = attempts_key(subject)
        name = attempt_name(at, sha256(attempt.encode()).hexdigest()[:12] if attempt else token_hex(4))
        expires_at = int((at + KEPT_FOR).timestamp())
        item = self._engine.update(Update(key, put={name: True}, expires_at=expires_at))
        self._turns.current().items[key] = item
        names = sorted(name for name in item.body if "#" in name)
        ahead = [name for name in names if name > _end_of(at + CLOCKS_DIFFER)]
        kept = len(names) - len(ahead)
        if ahead or kept > MOST_COUNTED:
            too_many = names[: kept - LEFT_OF_THEM] if kept > MOST_COUNTED else []
            self._engine.transact(Update(key, drop=[*too_many, *ahead]))

    def failures(self, subject: str, *, since: datetime, until: datetime | None = None) -> int:
        item = self._item(self._turns.current(), attempts_key(subject))
        end = _end_of(until) if until else AFTER_ALL_OF_A_MOMENT
        attempts = _attempts(item) if item else ()
        return len({attempt for name, attempt in attempts if _moment(since) <= name <= end})

    def clear(self, subject: str) -> None:
        self._transact(self._turns.current(), Delete(attempts_key(subject)))


def _attempts(item: Item) -> Iterable[tuple[str, str]]:
    """The name of each attempt and what tells it apart. A Home Coach without this engine kept the names in a
    list of their own.
    """
    named = [(name, name.partition("#")[2]) for name in item.body if "#" in name]
    return [*named, *((name, name) for name in item.body.get("tries", ()))]


def _end_of(at: datetime) -> str:
    return _moment(at) + AFTER_ALL_OF_A_MOMENT


def _moment(at: datetime) -> str:
    """Microseconds in a form that sorts as time does and is half as long as `instant_text`."""
    return f"{(at - EPOCH) // timedelta(microseconds=1):014x}"
