"""What the people of a home chose: what may be said aloud about money, and how far they will walk."""

from dataclasses import dataclass

from skill.domain.tenancy import Privacy
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import Delete, Key, Put
from skill.housing.records.part import Part
from skill.housing.records.turn import home_partition

PRIVACY = "~PRIVACY"
WALK_LIMIT = "~REACH"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptWalkLimit:
    minutes: int


class PrivacyRecords(Part):
    """The ports Privacies and WalkLimits. The last choice replaces the one before."""

    def privacy(self, tenancy_ref: str) -> Privacy:
        item = self._home(self._turns.current(), tenancy_ref).records.get(PRIVACY)
        return record_of(Privacy, item.body) if item else Privacy()

    def keep_privacy(self, tenancy_ref: str, privacy: Privacy) -> None:
        key = Key(home_partition(tenancy_ref), PRIVACY)
        self._transact(self._turns.current(), Put(key, body_of(privacy)))

    def walk_limit(self, tenancy_ref: str) -> int | None:
        item = self._home(self._turns.current(), tenancy_ref).records.get(WALK_LIMIT)
        return record_of(KeptWalkLimit, item.body).minutes if item else None

    def keep_walk_limit(self, tenancy_ref: str, minutes: int | None) -> None:
        key = Key(home_partition(tenancy_ref), WALK_LIMIT)
        change = Delete(key) if minutes is None else Put(key, body_of(KeptWalkLimit(minutes=minutes)))
        self._transact(self._turns.current(), change)
