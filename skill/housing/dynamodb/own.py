"""Our own records in DynamoDB: privacy choices, walk limits, wrong attempts, heartbeats."""

from datetime import UTC, datetime, timedelta
from secrets import token_hex

from skill.domain.tenancy import AnswerLevel, Privacy
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import item_at
from skill.housing.dynamodb.reads import DynamoReads
from skill.housing.values import instant, instant_text
from skill.services.ports import BackgroundJob, Heartbeat

ATTEMPTS_KEPT_FOR = timedelta(days=30)
MOST_COUNTED = 500
LEFT_OF_THEM = 300
"""More attempts than this are only ever "too many", and an item has no room for every guess."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class DynamoOwnRecords(DynamoReads):
    """The ports Privacies, WalkLimits, Attempts and Heartbeats."""

    def privacy(self, tenancy_ref: str) -> Privacy:
        item = self._home_items(self._turns.current(), tenancy_ref).privacy
        if item is None:
            return Privacy()
        level = item.get("level")
        return Privacy(level=AnswerLevel(level) if level else None, pin_hash=item.get("pin_hash"))

    def keep_privacy(self, tenancy_ref: str, privacy: Privacy) -> None:
        item = item_at(keys.privacy(tenancy_ref), level=privacy.level, pin_hash=privacy.pin_hash)
        self._table.put(item)
        if kept := self._turns.current().homes.get(tenancy_ref):
            kept.privacy = {name: value for name, value in item.items() if value is not None}

    def walk_limit(self, tenancy_ref: str) -> int | None:
        item = self._home_items(self._turns.current(), tenancy_ref).walk_limit
        return None if item is None else int(item["minutes"])

    def keep_walk_limit(self, tenancy_ref: str, minutes: int | None) -> None:
        item = item_at(keys.walk_limit(tenancy_ref), minutes=minutes)
        if minutes is None:
            self._table.delete(keys.walk_limit(tenancy_ref))
        else:
            self._table.put(item)
        if kept := self._turns.current().homes.get(tenancy_ref):
            kept.walk_limit = item if minutes is not None else None

    def failed(self, subject: str, *, at: datetime) -> None:
        """Each attempt is a member of a set, so one that is repeated counts once and none is lost."""
        expires = int((at + ATTEMPTS_KEPT_FOR).timestamp())
        change = "ADD #tries :try SET #expires_at = :expires"
        this = frozenset({f"{_moment(at)}#{token_hex(4)}"})
        tries: frozenset[str] = self._table.update(
            keys.tries(subject), change, **{"try": this, "expires": expires}
        )["tries"]
        if len(tries) > MOST_COUNTED:
            oldest = frozenset(sorted(tries)[:-LEFT_OF_THEM])
            self._table.update(keys.tries(subject), "DELETE #tries :oldest", oldest=oldest)
        self._turns.current().tries[subject] = tries

    def failures(self, subject: str, *, since: datetime) -> int:
        turn = self._turns.current()
        if subject not in turn.tries:
            item = self._table.get(keys.tries(subject))
            turn.tries[subject] = item.get("tries", frozenset()) if item else frozenset()
        return sum(each >= _moment(since) for each in turn.tries[subject])

    def clear(self, subject: str) -> None:
        self._table.delete(keys.tries(subject))
        self._turns.current().tries[subject] = frozenset()

    def beat(self, heartbeat: Heartbeat) -> None:
        key = keys.heartbeat(heartbeat.job)
        self._table.put(item_at(key, beat_at=instant_text(heartbeat.at), outcome=heartbeat.outcome))

    def heartbeats(self) -> list[Heartbeat]:
        return [
            Heartbeat(job=BackgroundJob(item["sk"]), at=instant(item["beat_at"]), outcome=item["outcome"])
            for item in self._table.query(keys.HEARTBEATS)
        ]


def _moment(at: datetime) -> str:
    """Microseconds in a form that sorts as time does and is half as long as `instant_text`."""
    return f"{(at - EPOCH) // timedelta(microseconds=1):014x}"
