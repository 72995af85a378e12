"""What is handed in where a `Clock` is asked for: the machine's own, or one that stands still."""

from dataclasses import dataclass
from datetime import UTC, datetime


class SystemClock:
    """The machine's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedClock:
    """One that stands at an instant (UTC), for a rehearsal at a chosen moment."""

    at: datetime

    def now(self) -> datetime:
        return self.at
