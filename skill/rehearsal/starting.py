"""A conversation over the right store, for the command line and the tests."""

import itertools
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from skill import bootstrap
from skill.config import Settings
from skill.domain.tenancy import Link
from skill.errors import ConfigurationError, UnknownTenancy
from skill.housing.sqlite import SqliteStore
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.envelope import REHEARSAL_SKILL, Speaker
from skill.rehearsal.model import InteractionModel
from skill.rehearsal.understanding import Understanding
from skill.services.links import account_of
from skill.services.ports import Clock


@contextmanager
def rehearsing(
    settings: Settings, model: Path, tenancy_ref: str | None, moment: datetime | None
) -> Iterator[Rehearsal]:
    """A conversation from a home, linked for as long as it lasts.

    At a chosen moment the made-up homes are made afresh for it in memory and request ids are counted, so
    that the same words always hear the same answer. Raises `UnknownTenancy`, and `ConfigurationError`
    where it would put made-up words among real ones: in production, or at another time on real homes.
    """
    if settings.is_production:
        raise ConfigurationError("say is for development: it would leave made-up reports among real ones")
    clock: Clock = bootstrap.FixedClock(at=moment) if moment else bootstrap.SystemClock()
    store = _store(settings, clock, is_pretended=moment is not None)
    speaker = Speaker(user_id=f"rehearsal-{uuid.uuid4()}", skill_id=settings.skill_id or REHEARSAL_SKILL)
    try:
        if tenancy_ref is not None:
            link_for_rehearsal(store, speaker, tenancy_ref, clock)
        understanding = Understanding(InteractionModel.from_file(model))
        yield start(settings, store, clock, speaker, understanding, is_counted=moment is not None)
    finally:
        store.unlink(account_of(speaker.user_id))
        store.close()


def _store(settings: Settings, clock: Clock, *, is_pretended: bool) -> SqliteStore:
    if not is_pretended:
        return bootstrap.open_store(settings, clock)
    if bootstrap.sqlite_path(settings).exists():
        store = bootstrap.open_store(settings, bootstrap.SystemClock())
        is_made_up = bootstrap.holds_made_up_homes(store)
        store.close()
        if not is_made_up:
            raise ConfigurationError("--at is for the made-up homes, and other ones are loaded")
    return bootstrap.rehearsal_store(settings, clock)


def start(
    settings: Settings,
    store: SqliteStore,
    clock: Clock,
    speaker: Speaker,
    understanding: Understanding,
    *,
    is_counted: bool,
) -> Rehearsal:
    """A rehearsal at the real door; counted request ids make it the same each time."""
    counter = itertools.count(1)
    return Rehearsal(
        door=bootstrap.build_door(settings, store=store, clock=clock),
        understanding=understanding,
        speaker=speaker,
        now=clock.now,
        today=lambda: settings.landlord.today(clock.now()),
        new_id=lambda: f"rehearsal-{next(counter)}" if is_counted else f"rehearsal-{uuid.uuid4()}",
    )


def link_for_rehearsal(store: SqliteStore, speaker: Speaker, tenancy_ref: str, clock: Clock) -> None:
    """Without a code, so that one a coach has just given out stays good. Raises `UnknownTenancy`."""
    if store.home(tenancy_ref) is None:
        raise UnknownTenancy(tenancy_ref)
    account = account_of(speaker.user_id)
    store.keep_link(Link(account=account, tenancy_ref=tenancy_ref, linked_at=clock.now()))
