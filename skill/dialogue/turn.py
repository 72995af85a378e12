"""One request in hand: who speaks, what was heard, what the conversation remembers."""

from copy import copy
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

from skill.dialogue.reply import Card, Reply, ask, open_question, tell
from skill.dialogue.request import Request
from skill.dialogue.slots import Slots
from skill.dialogue.state import REPORTING, Asking, Conversation
from skill.domain.landlord import Landlord
from skill.domain.tenancy import Home
from skill.services.privacy import Marks
from skill.services.wiring import Services
from skill.speech import common
from skill.trace import TraceKind, trace


class Turn:
    def __init__(
        self, request: Request, state: Conversation, services: Services, reads: tuple[str, ...]
    ) -> None:
        self._services = services
        self.intent = request.intent
        self.slots = Slots(request.slots, reads)
        self.account = request.account
        self.request_id = request.request_id
        self.state = state

    def for_intent(self, intent: str, reads: tuple[str, ...]) -> "Turn":
        """The same speaker's turn as if they had asked for `intent` without any slot."""
        turn = copy(self)
        turn.intent, turn.slots = intent, Slots({}, reads)
        return turn

    @property
    def landlord(self) -> Landlord:
        return self._services.landlord

    @cached_property
    def now(self) -> datetime:
        return self._services.clock.now()

    @cached_property
    def today(self) -> date:
        return self._services.landlord.today(self.now)

    @cached_property
    def home(self) -> Home | None:
        """The linked home, or None: then nothing about a home is spoken."""
        home = self._services.links.home_of(self.account) if self.account else None
        trace(TraceKind.SPEAKER, home=home.tenancy_ref if home else None)
        return home

    def forget_home(self) -> None:
        """Look again which home is linked, because this turn changed it."""
        self.__dict__.pop("home", None)

    @property
    def marks(self) -> Marks:
        """Of the link and the choice as they are at this moment of the turn."""
        return self._services.privacy.marks(self.account, self.home)

    @property
    def pin_given(self) -> bool:
        """Whether this home's PIN was given in this session, and neither it nor the link changed since."""
        return bool(self.state.pin) and self.state.pin == self.marks.pin

    def drop_what_ended(self) -> None:
        """Forget what was said about a home that this account was unlinked from or linked to anew, and do not
        repeat what was said under another choice or PIN.
        """
        if not self.state.link:
            return
        marks = self.marks
        if marks.link != self.state.link:
            self.state = self._left_after_another_link()
        elif marks.choice != self.state.choice:
            self.state = replace(self.state, said="")

    def _left_after_another_link(self) -> Conversation:
        """A code, or a yes to unlinking, may be what changed the link: sent again, it gets the same answer.

        Without a home, the journey that asked says so to a yes. The words of its question are not repeated.
        """
        state = self.state
        left = Conversation(launched=state.launched, cleared=state.cleared)
        if state.asking is Asking.LINK_CODE:
            kept = {name: getattr(state, name) for name in ("asking", "question", "resume", "level")}
            return replace(left, **kept)
        if self.home is None and self.asking:
            return replace(left, asking=state.asking, question=common.WHAT_WOULD_YOU_LIKE)
        return left

    def marked(self, reply: Reply) -> Reply:
        """The reply with the link and the choice that it was given under. A turn that never looked which home
        it is about said nothing about it.
        """
        if not reply.question or "home" not in self.__dict__:
            return reply
        marks = self.marks
        return replace(reply, state=replace(reply.state, link=marks.link, choice=marks.choice))

    def answer(self, said: str, *, card: Card | None = None) -> Reply:
        """A complete answer: in a conversation that was opened, "anything else?" follows; else it closes."""
        if not self.state.launched:
            return tell(said, card=card)
        return ask(said, common.ANYTHING_ELSE, Asking.ANYTHING_ELSE, self.state.fresh(), card=card)

    def ask_what_next(self, said: str, *, card: Card | None = None, missed: int = 0, **changes: Any) -> Reply:
        """Say it and ask what they would like to do, with nothing half-made but these changes."""
        state = self.state.fresh(**changes)
        return ask(said, common.WHAT_WOULD_YOU_LIKE, Asking.ANYTHING_ELSE, state, missed=missed, card=card)

    def fresh(self, **changes: Any) -> Conversation:
        """The conversation without what was half-made, and with these changes."""
        return self.state.fresh(**changes)

    @property
    def asking(self) -> Asking | None:
        """The question that is open, if one is."""
        return open_question(self.state)

    @property
    def reporting(self) -> int:
        """How often something was asked in the report that is being made."""
        return self.state.reporting if self.asking in REPORTING else 0
