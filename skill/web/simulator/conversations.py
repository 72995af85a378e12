"""The conversations that browsers hold with the made-up homes: a few at a time, in this process alone."""

import secrets
import weakref
from collections import OrderedDict
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from threading import Lock, Thread

from skill.config.settings import Settings
from skill.interaction_model.model import SOURCE, InteractionModel
from skill.nlu.understanding import Understanding, understanding_of
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.scripts import Line, Script, play
from skill.rehearsal.starting import Scene, rehearsing, serves_made_up_homes
from skill.rehearsal.troubles import Troubles
from skill.rehearsal.watch import Noted, Watch

MOST = 24
"""The one not used for longest gives way: a page that is left open must not hold a store for ever."""


class NoSuchConversation(LookupError):
    """It has given way to newer ones, or the server was started again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """One turn; `noted` is None where nothing was sent to the skill."""

    exchange: Exchange
    noted: Noted | None
    troubles: Troubles
    runner_up: tuple[str, float] | None


class Running:
    """One conversation, with its store, until it is dropped or the process ends."""

    def __init__(self, settings: Settings, understanding: Understanding, scene: Scene) -> None:
        stack = ExitStack()
        self.scene = scene
        self._watch = Watch()
        self._rehearsal = stack.enter_context(rehearsing(settings, understanding, scene, watch=self._watch))
        self._lock = Lock()
        weakref.finalize(self, stack.close)

    @property
    def code(self) -> str | None:
        return self._rehearsal.code

    def turn(self, line: Line) -> Turned:
        with self._lock:
            self._watch.troubles, self._watch.noted = line.troubles, None
            exchange = self._rehearsal.say(line.said)
            return Turned(
                exchange=exchange,
                noted=self._watch.noted,
                troubles=line.troubles,
                runner_up=self._runner_up(exchange),
            )

    def _runner_up(self, exchange: Exchange) -> tuple[str, float] | None:
        rehearsal, heard = self._rehearsal, exchange.heard_as
        if heard is None:
            return None
        return rehearsal.understanding.runner_up(exchange.said, heard, today=rehearsal.today())


class Conversations:
    def __init__(self, settings: Settings, understanding: Understanding | None = None) -> None:
        self._settings = settings
        self._given = understanding
        self._lock = Lock()
        self._running: OrderedDict[str, Running] = OrderedDict()

    @cached_property
    def model(self) -> InteractionModel:
        return InteractionModel.from_file(SOURCE)

    @cached_property
    def understanding(self) -> Understanding:
        """Made when the first conversation begins, and taught near misses while somebody reads the page."""
        if self._given is not None:
            return self._given
        made = understanding_of(SOURCE)
        today = self._settings.landlord.today(datetime.now(UTC))
        Thread(target=made.hear, args=("getting ready",), kwargs={"today": today}, daemon=True).start()
        return made

    def begin(self, scene: Scene) -> tuple[str, Running]:
        """At no chosen moment: now, over the served store, so that `outbox` shows what was said.

        Where a landlord's own homes are loaded, a copy of the made-up ones takes their place.
        """
        if scene.at is None and not serves_made_up_homes(self._settings):
            scene = replace(scene, at=datetime.now(UTC))
        running = Running(self._settings, self.understanding, scene)
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._running[key] = running
            while len(self._running) > MOST:
                self._running.popitem(last=False)
        return key, running

    def find(self, key: str) -> Running:
        with self._lock:
            try:
                self._running.move_to_end(key)
            except KeyError:
                raise NoSuchConversation(key) from None
            return self._running[key]

    def script(self, story: str, scene: Scene, lines: list[Line]) -> str:
        """What was said, as a golden conversation: played once more on a fresh copy of the homes."""
        return play(Script.of(story, scene, lines, self._settings), self._settings, self.understanding)
