"""Puts the parts together: store, services, dialogue and door, as the settings say.

The made-up homes are not shipped to Lambda, so they are imported only when they are loaded.
"""

import logging
import secrets
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol, cast

from skill.alexa.door import Door
from skill.config.settings import Settings
from skill.dialogue.catalogue import Dialogue
from skill.errors import ConfigurationError, StoreUnavailable
from skill.housing.dynamodb.address import SCHEME, Address
from skill.housing.extract.rows import Check, Extract, LoadInfo, accept
from skill.housing.pins import Argon2Pins
from skill.housing.private_files import make_file
from skill.housing.sqlite.store import SqliteStore
from skill.housing.when_needed import PAUSE, START_PATIENCE, StoreWhenNeeded
from skill.services.clock import FixedClock as FixedClock
from skill.services.clock import SystemClock as SystemClock
from skill.services.danger import PATIENCE
from skill.services.deadlines import DeadlinePolicy, DeadlineService
from skill.services.ports import Clock, HousingData
from skill.services.wiring import Services

log = logging.getLogger(__name__)

SQLITE = "sqlite:///"
SHORTEST_KEY = 32

DEVELOPERS_PATIENCE = 30.0
"""Seconds for which a start in development waits for its store: the made-up homes are loaded in them."""

NO_OUTBOX = "HOME_COACH_OUTBOX says neither where messages go nor `keep`, that they may wait (docs/outbox.md)"


class Store(HousingData, Protocol):
    """Every port together, and what is loaded into it."""

    def prepare(self) -> None:
        """Create what is missing. Called once, before anything else."""
        ...

    def load(self, extract: Extract, *, check: Check = accept) -> None:
        """Replace the landlord's extract as a whole; what we keep ourselves stays."""
        ...

    def loaded(self) -> LoadInfo | None:
        """The load that answers come from; None before the first one."""
        ...

    def roll_back(self) -> LoadInfo:
        """Go back to the load before the last one, and delete the last one.

        Raises `NothingToRollBack` when none is kept.
        """
        ...

    def generations(self) -> list[LoadInfo]:
        """The loads that are kept; answers come from the first."""
        ...

    def close(self) -> None: ...


def sqlite_path(settings: Settings) -> Path:
    """Where the SQLite file of the settings lies. Raises `ConfigurationError` for any other store."""
    path = Path(settings.data.removeprefix(SQLITE))
    if not settings.data.startswith(SQLITE) or not path.name:
        kind = settings.data.split(":", 1)[0]
        raise ConfigurationError(
            f"HOME_COACH_DATA asks for {kind!r}; there are {SQLITE}path/to/file and {SCHEME}:///table?region="
        )
    return path


def has_data(settings: Settings) -> bool:
    """Whether there is something to answer from. A table that is somewhere else always counts."""
    return is_dynamodb(settings) or sqlite_path(settings).exists()


def is_dynamodb(settings: Settings) -> bool:
    return settings.data.startswith(f"{SCHEME}:")


def open_store(
    settings: Settings, clock: Clock, *, with_made_up_homes: bool = True, gives_codes: bool = True
) -> Store:
    """The housing data that the settings name, its tables made where they are missing.

    In development the made-up homes are loaded when there is nothing else, and made afresh each day.
    Without `gives_codes`, no key for one-time codes is needed. Raises `ConfigurationError` or
    `StoreUnavailable`, which say what helps.
    """
    store = (
        _dynamo_store(settings, clock, gives_codes=gives_codes)
        if is_dynamodb(settings)
        else _sqlite_store(settings, clock)
    )
    try:
        store.prepare()
        if with_made_up_homes and not settings.is_production:
            _load_made_up_homes(store, settings.landlord.today(clock.now()))
    except BaseException:
        store.close()
        raise
    return store


def open_when_needed(settings: Settings, clock: Clock, *, pause: float = PAUSE) -> Store:
    """The same for a process that answers tenants: danger needs no store, so nothing is raised.

    It is opened now. Where that fails, the log says why and each call raises `StoreNotOpen`. While it is
    needed it is tried again, at most every `pause` seconds, even where only a person can mend the fault.
    """
    store = StoreWhenNeeded(lambda: open_store(settings, clock), pause=pause)
    store.open(patience=START_PATIENCE if settings.is_production else DEVELOPERS_PATIENCE)
    return cast(Store, store)


def _sqlite_store(settings: Settings, clock: Clock) -> Store:
    return SqliteStore(sqlite_path(settings), clock=clock)


def _dynamo_store(settings: Settings, clock: Clock, *, gives_codes: bool) -> Store:
    """boto3 is imported only here, since it doubles a cold start."""
    address = Address.read(settings.data)
    if gives_codes:
        link_key(settings)
    from skill.housing.dynamodb.store import DynamoStore

    return DynamoStore(address, clock=clock, may_create=not settings.is_production)


def _load_made_up_homes(store: Store, today: date) -> None:
    from skill.housing.sample.extract import SOURCE, load_sample

    loaded = store.loaded()
    is_stale = loaded and loaded.source == SOURCE and loaded.as_of.date() != today - timedelta(days=1)
    if loaded is None or is_stale:
        load_sample(store, today)


def rehearsal_store(settings: Settings, clock: Clock) -> SqliteStore:
    """The made-up homes at the clock's moment, in memory only."""
    from skill.housing.sample.extract import load_sample

    store = SqliteStore(None, clock=clock)
    store.prepare()
    load_sample(store, settings.landlord.today(clock.now()))
    return store


def holds_made_up_homes(store: Store) -> bool:
    from skill.housing.sample.extract import SOURCE

    loaded = store.loaded()
    return loaded is not None and loaded.source == SOURCE


def build_services(
    settings: Settings,
    store: Store,
    clock: Clock,
    *,
    draw: Callable[[int], int] = secrets.randbelow,
    danger_patience: float = PATIENCE,
) -> Services:
    """Every service over one store; `draw(n)` is a number below n, for codes. For so many seconds of
    `danger_patience` the answer to a danger waits for its note.
    """
    return Services(
        store,
        landlord=settings.landlord,
        clock=clock,
        pins=Argon2Pins(),
        link_key=lambda: link_key(settings),
        draw=draw,
        deadline_policy=_deadline_policy(settings),
        fault_codes=settings.fault_codes,
        takes_messages=settings.takes_messages,
        danger_patience=danger_patience,
    )


def deadline_service(settings: Settings, store: Store, clock: Clock) -> DeadlineService:
    """For the landlord's staff. It is not part of `Services`, since no deadline is ever spoken."""
    return DeadlineService(store, clock=clock, deadline_policy=_deadline_policy(settings))


def _deadline_policy(settings: Settings) -> DeadlinePolicy:
    return DeadlinePolicy(landlord=settings.landlord, rules=settings.deadline_rules)


def build_door(
    settings: Settings,
    *,
    store: Store | None = None,
    clock: Clock | None = None,
    services: Services | None = None,
) -> Door:
    """The door over the settings' store, there or not, or over another store, clock or services."""
    clock = clock or SystemClock()
    store = store or open_when_needed(settings, clock)
    if not settings.takes_messages:
        log.error("no report, message or call is taken: %s", NO_OUTBOX)
    services = services or build_services(settings, store, clock)
    return Door(
        Dialogue(services),
        landlord=settings.landlord,
        skill_id=settings.skill_id,
        reading=store.reading,
        danger=services.danger,
        clock=clock,
    )


def link_key(settings: Settings) -> bytes:
    """The key of code hashes: from the environment, else one made once beside the SQLite file.

    Raises `ConfigurationError` for a key that is short enough to be guessed, and for none with DynamoDB.
    """
    if settings.link_key is None:
        if is_dynamodb(settings):
            raise ConfigurationError(
                "DynamoDB needs HOME_COACH_LINK_KEY, the same wherever homes are enrolled"
            )
        database = sqlite_path(settings)
        return _kept_key(database.with_name(f"{database.name}.key"))
    if len(settings.link_key.decode()) < SHORTEST_KEY:
        raise ConfigurationError(f"HOME_COACH_LINK_KEY needs {SHORTEST_KEY} characters or more")
    return settings.link_key


def _kept_key(path: Path) -> bytes:
    """Made by whichever process comes first, readable by its owner alone."""
    make_file(path, secrets.token_bytes(SHORTEST_KEY))
    try:
        key = path.read_bytes()
    except OSError as problem:
        raise StoreUnavailable(f"cannot read {path}: {problem.strerror}") from problem
    if len(key) < SHORTEST_KEY:
        raise ConfigurationError(f"{path} is no key; without it, a new one is made")
    return key
