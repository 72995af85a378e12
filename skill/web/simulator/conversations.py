"""The conversations that browsers hold with the made-up homes: a few at a time, in this process only."""

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
from skill.rehearsal.inspector import Inspection, Inspector
from skill.rehearsal.scripts import Script, ScriptTurn, play
from skill.rehearsal.starting import Scene, rehearsing, serves_made_up_homes
from skill.rehearsal.troubles import Troubles

MOST_OPEN = 24
"""The one unused for longest is dropped, so that a page left open does not hold a store for ever."""


class NoSuchConversation(LookupError):
    """It was dropped for newer ones, or the server was restarted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedTurn:
    """One turn; `inspection` is None where nothing was sent to the skill."""

    exchange: Exchange
    inspection: Inspection | None
    troubles: Troubles
    runner_up: tuple[str, float] | None


class OpenConversation:
    """One conversation and its store, until it is dropped or the process ends."""

    def __init__(self, settings: Settings, understanding: Understanding, scene: Scene) -> None:
        stack = ExitStack()
        self.scene = scene
        self._inspector = Inspector()
        self._rehearsal = stack.enter_context(
            rehearsing(settings, understanding, scene, inspector=self._inspector)
        )
        self._lock = Lock()
        weakref.finalize(self, stack.close)

    @property
    def code(self) -> str | None:
        return self._rehearsal.code

    def turn(self, turn: ScriptTurn) -> InspectedTurn:
        with self._lock:
            self._inspector.troubles, self._inspector.inspection = turn.troubles, None
            exchange = self._rehearsal.say(turn.said)
            return InspectedTurn(
                exchange=exchange,
                inspection=self._inspector.inspection,
                troubles=turn.troubles,
                runner_up=self._runner_up(exchange),
            )

    def _runner_up(self, exchange: Exchange) -> tuple[str, float] | None:
        rehearsal, recognised = self._rehearsal, exchange.recognised
        if recognised is None:
            return None
        return rehearsal.understanding.runner_up(exchange.said, recognised, today=rehearsal.today())


class Conversations:
    def __init__(self, settings: Settings, understanding: Understanding | None = None) -> None:
        self._settings = settings
        self._given = understanding
        self._lock = Lock()
        self._open: OrderedDict[str, OpenConversation] = OrderedDict()

    @cached_property
    def model(self) -> InteractionModel:
        return InteractionModel.from_file(SOURCE)

    @cached_property
    def understanding(self) -> Understanding:
        """Built for the first conversation; a thread builds its slow half while somebody reads the page."""
        if self._given is not None:
            return self._given
        made = understanding_of(SOURCE)
        today = self._settings.landlord.today(datetime.now(UTC))
        Thread(target=made.recognise, args=("getting ready",), kwargs={"today": today}, daemon=True).start()
        return made

    def begin(self, scene: Scene) -> tuple[str, OpenConversation]:
        """Without a chosen moment it is now, over the served store, so that `outbox` shows the reports.

        Where a landlord's own homes are loaded, a copy of the made-up homes is used instead.
        """
        if scene.at is None and not serves_made_up_homes(self._settings):
            scene = replace(scene, at=datetime.now(UTC))
        opened = OpenConversation(self._settings, self.understanding, scene)
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._open[key] = opened
            while len(self._open) > MOST_OPEN:
                self._open.popitem(last=False)
        return key, opened

    def find(self, key: str) -> OpenConversation:
        with self._lock:
            try:
                self._open.move_to_end(key)
            except KeyError:
                raise NoSuchConversation(key) from None
            return self._open[key]

    def script(self, story: str, scene: Scene, turns: list[ScriptTurn]) -> str:
        """The conversation as a golden script, played once more on a fresh copy of the homes."""
        return play(Script.of(story, scene, turns, self._settings), self._settings, self.understanding)
