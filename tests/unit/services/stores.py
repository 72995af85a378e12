"""A clock that a test sets, and the made-up homes in memory."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from skill.config.settings import Settings
from skill.domain.tenancy import Home
from skill.housing.sqlite.store import SqliteStore
from tests.made_up import made_up_store

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@dataclass(slots=True)
class Watch:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def later(self, **by: float) -> None:
        self.at += timedelta(**by)


def homes_in_memory(settings: Settings, watch: Watch) -> SqliteStore:
    return made_up_store(settings, watch)


def home_of(store: SqliteStore, tenancy_ref: str) -> Home:
    home = store.home(tenancy_ref)
    assert home is not None
    return home


class PlainPins:
    """Argon2 is slow on purpose; the rules do not depend on it."""

    def hash(self, pin: str) -> str:
        return f"hashed {pin}"

    def matches(self, pin_hash: str, pin: str) -> bool:
        return pin_hash == self.hash(pin)
