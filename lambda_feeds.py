"""AWS Lambda's way in for what's on: one refresh of what is due, as often as the schedule says."""

import os
from typing import Any, Protocol

from skill.bootstrap import open_store
from skill.config.settings import read_settings
from skill.feeds.opening import refresh_due
from skill.feeds.refreshing import RefreshUnderWay
from skill.services.clock import SystemClock
from skill.services.heartbeats import SOME_FAILED, SUCCEEDED, leaving_heartbeat
from skill.services.ports import BackgroundJob

clock = SystemClock()
settings = read_settings(os.environ)
store = open_store(settings, clock, gives_codes=False)


class Context(Protocol):
    """What is used of Lambda's own."""

    def get_remaining_time_in_millis(self) -> int: ...


def refresh(event: dict[str, Any], context: Context) -> dict[str, int]:
    """How many feeds are as they should be, how many failed, and how many events the list then has."""
    with leaving_heartbeat(BackgroundJob.FEEDS, store, clock, unless=(RefreshUnderWay,)) as run:
        outcome = refresh_due(
            settings, store, clock, seconds_left=lambda: context.get_remaining_time_in_millis() / 1000
        )
        run.outcome = SOME_FAILED if outcome and outcome.failed else SUCCEEDED
    if outcome is None:
        return {"good": 0, "failed": 0, "events": 0}
    return {"good": outcome.good, "failed": outcome.failed, "events": outcome.published.events}
