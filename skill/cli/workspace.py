"""What nearly every command works with: the settings of this environment, the clock and the store."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from skill.bootstrap import Store, build_services, open_store
from skill.config.settings import Settings, read_settings
from skill.services.clock import SystemClock
from skill.services.ports import Clock
from skill.services.wiring import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    settings: Settings
    clock: Clock
    store: Store

    def services(self) -> Services:
        return build_services(self.settings, self.store, self.clock)


def environment_settings() -> Settings:
    """The settings alone, for a command that opens no store. Raises `ConfigurationError`."""
    return read_settings(os.environ)


@contextmanager
def open_workspace(*, with_made_up_homes: bool = True) -> Iterator[Workspace]:
    """The store is closed at the end of the block. Raises `ConfigurationError` and `StoreUnavailable`."""
    settings, clock = environment_settings(), SystemClock()
    with closing(open_store(settings, clock, with_made_up_homes=with_made_up_homes)) as store:
        yield Workspace(settings=settings, clock=clock, store=store)
