"""A conversation over the right store, for the command line, the simulator and the tests."""

import itertools
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime

from skill import bootstrap
from skill.alexa.envelope import AnswersEnvelopes
from skill.bootstrap import Store
from skill.config.settings import Settings
from skill.domain.tenancy import Link
from skill.errors import ConfigurationError, UnknownTenancy
from skill.interaction_model.locales import SOURCE_LOCALE
from skill.nlu.understanding import Understanding
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.envelope import REHEARSAL_SKILL, Speaker
from skill.rehearsal.inspector import Inspector
from skill.services.danger import PATIENCE
from skill.services.links import account_of
from skill.services.ports import Clock

FIXED_DRAW = 38_291_637
"""Gives the code 48291637 at a chosen moment, so that scripts can say it."""

OpenStore = Callable[[Settings, Clock], Store]
"""Opens the made-up homes as they are at the clock's moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Who speaks, at which Echo, and when.

    Without a `home` the account is not linked; `enrolled` is a home that a coach has just given a code for.
    Without `at` it is now, over the store that the settings name; at a chosen moment the made-up homes are
    made afresh in memory, and nothing is kept.
    """

    home: str | None = None
    enrolled: str | None = None
    at: datetime | None = None
    locale: str = SOURCE_LOCALE
    has_screen: bool = False


@contextmanager
def rehearsing(
    settings: Settings,
    understanding: Understanding,
    scene: Scene,
    *,
    inspector: Inspector | None = None,
    made_up: OpenStore = bootstrap.rehearsal_store,
    danger_patience: float = PATIENCE,
) -> Iterator[Rehearsal]:
    """A conversation from a home, linked while it lasts; at a chosen moment over what `made_up` opens.

    Then request ids are counted, codes are not drawn and the clock stands still, so that the same words
    always get the same answer. Raises `UnknownTenancy`, and `ConfigurationError` in production, where it
    would put made-up reports among real ones.
    """
    refuse_production(settings)
    is_made_up = scene.at is not None
    clock: Clock = bootstrap.FixedClock(at=scene.at) if scene.at else bootstrap.SystemClock()
    store = (made_up if is_made_up else bootstrap.open_store)(settings, clock)
    speaker = _speaker(settings, scene)
    counter = itertools.count(1)
    draw = (lambda below: FIXED_DRAW % below) if is_made_up else secrets.randbelow
    try:
        if scene.home is not None:
            _link(store, speaker, scene.home, clock)
        yield Rehearsal(
            door=_door(settings, store, clock, inspector, danger_patience),
            outbox=store,
            understanding=understanding,
            speaker=speaker,
            now=clock.now,
            today=lambda: settings.landlord.today(clock.now()),
            new_id=lambda: f"rehearsal-{next(counter) if is_made_up else uuid.uuid4()}",
            code=_enrol(settings, store, clock, scene.enrolled, draw) if scene.enrolled else None,
        )
    finally:
        store.unlink(account_of(speaker.user_id))
        store.close()


def _speaker(settings: Settings, scene: Scene) -> Speaker:
    """Each rehearsal has an account of its own, so that two never meet."""
    return Speaker(
        user_id=f"rehearsal-{uuid.uuid4()}",
        skill_id=settings.skill_id or REHEARSAL_SKILL,
        locale=scene.locale,
        has_screen=scene.has_screen,
    )


def refuse_production(settings: Settings) -> None:
    """Raises `ConfigurationError` in production, where the records are of real tenants."""
    if settings.is_production:
        raise ConfigurationError("say is for development: it would leave made-up reports among real ones")


def refuse_chosen_moment(settings: Settings) -> None:
    """Raises `ConfigurationError` where a landlord's own homes are loaded."""
    if bootstrap.has_data(settings) and not serves_made_up_homes(settings):
        raise ConfigurationError("--at is for the made-up homes, and other ones are loaded")


def serves_made_up_homes(settings: Settings) -> bool:
    """Whether the store that the settings name holds the made-up homes."""
    with closing(bootstrap.open_store(settings, bootstrap.SystemClock())) as store:
        return bootstrap.holds_made_up_homes(store)


def _door(
    settings: Settings, store: Store, clock: Clock, inspector: Inspector | None, danger_patience: float
) -> AnswersEnvelopes:
    store = inspector.store(store) if inspector else store
    services = bootstrap.build_services(settings, store, clock, danger_patience=danger_patience)
    services = inspector.services(services) if inspector else services
    door = bootstrap.build_door(settings, store=store, clock=clock, services=services)
    return inspector.door(door) if inspector else door


def _link(store: Store, speaker: Speaker, tenancy_ref: str, clock: Clock) -> None:
    """Without a code, so that a code which a coach has just given out stays valid."""
    if store.home(tenancy_ref) is None:
        raise UnknownTenancy(tenancy_ref)
    account = account_of(speaker.user_id)
    store.keep_link(Link(account=account, tenancy_ref=tenancy_ref, linked_at=clock.now()))


def _enrol(
    settings: Settings, store: Store, clock: Clock, tenancy_ref: str, draw: Callable[[int], int]
) -> str:
    return bootstrap.build_services(settings, store, clock, draw=draw).links.enrol(tenancy_ref)
