"""The made-up homes in memory, as each test wants them for itself: loaded once a moment, then copied."""

import sqlite3
from datetime import datetime

from skill import bootstrap
from skill.bootstrap import FixedClock
from skill.config.settings import Settings
from skill.housing.sqlite.files import InMemory
from skill.housing.sqlite.store import SqliteStore
from skill.services.ports import Clock

_ONCE_LOADED: dict[datetime, SqliteStore] = {}


def made_up_store(settings: Settings, clock: Clock) -> SqliteStore:
    """What `bootstrap.rehearsal_store` opens, in a twentieth of the time."""
    loaded_at = clock.now()
    if loaded_at not in _ONCE_LOADED:
        _ONCE_LOADED[loaded_at] = bootstrap.rehearsal_store(settings, FixedClock(at=loaded_at))
    return copy_of(_ONCE_LOADED[loaded_at], clock)


def copy_of(original: SqliteStore, clock: Clock) -> SqliteStore:
    """A store in memory with all that another one has now."""
    store = SqliteStore(None, clock=clock)
    _copy(_files(original), _files(store))
    return store


def writes_to(store: SqliteStore) -> int:
    """A number that is another one after every change of what we keep ourselves."""
    own = _files(store)._open[None]
    return int(own.execute("PRAGMA data_version").fetchone()[0])


def _files(store: SqliteStore) -> InMemory:
    files = store._connections.files
    assert isinstance(files, InMemory)
    return files


def _copy(original: InMemory, copy: InMemory) -> None:
    for number, database in original._open.items():
        name = copy.own if number is None else copy.reading(number)
        copy._open[number] = sqlite3.connect(name, uri=True, check_same_thread=False)
        database.backup(copy._open[number])
