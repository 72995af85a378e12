"""One request in hand: who speaks, what was heard, what the conversation remembers."""

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import RequestEnvelope

from skill.alexa.reply import Card, Reply, ask, asks, tell
from skill.alexa.session import REPORTING, Asking, Conversation
from skill.alexa.slots import Slots
from skill.domain.ids import parse_enum
from skill.domain.landlord import Landlord
from skill.domain.tenancy import Home
from skill.services.coaching import CoachingService
from skill.services.links import LinkService, account_of
from skill.services.ports import Clock
from skill.services.privacy import PrivacyService
from skill.services.rent import RentService
from skill.services.repairs import RepairService
from skill.services.whats_on import WhatsOnService
from skill.speech import common


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Everything a handler may use."""

    landlord: Landlord
    clock: Clock
    links: LinkService
    privacy: PrivacyService
    rent: RentService
    repairs: RepairService
    whats_on: WhatsOnService
    coaching: CoachingService


class Turn:
    def __init__(self, handler_input: HandlerInput, services: Services, reads: tuple[str, ...]) -> None:
        envelope = handler_input.request_envelope
        intent = getattr(envelope.request, "intent", None)
        self._services = services
        self._user_id = _user_id(envelope)
        self.intent: str = intent.name if intent and intent.name else ""
        self.slots = Slots(intent.slots if intent else None, reads)
        self.request_id: str = getattr(envelope.request, "request_id", None) or uuid4().hex
        self.state = Conversation.read(envelope.session.attributes if envelope.session else None)

    def for_intent(self, intent: str, reads: tuple[str, ...]) -> "Turn":
        """The same speaker's turn as if they had asked for `intent` without any slot."""
        turn = copy(self)
        turn.intent, turn.slots = intent, Slots(None, reads)
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

    @property
    def account(self) -> str:
        """The speaker's account, hashed; empty where Amazon names nobody, which is never linked."""
        return account_of(self._user_id) if self._user_id else ""

    @cached_property
    def home(self) -> Home | None:
        """The linked home, or None: then nothing about a home is spoken."""
        return self._services.links.home_of(self.account) if self.account else None

    def answer(self, said: str, *, card: Card | None = None) -> Reply:
        """A complete answer: in a conversation that was opened, "anything else?" follows; else it closes."""
        if not self.state.launched:
            return tell(said, card=card)
        return ask(said, common.ANYTHING_ELSE, Asking.ANYTHING_ELSE, self.state.fresh(), card=card)

    def fresh(self, **changes: Any) -> Conversation:
        """The conversation without what was half-made, and with these changes."""
        return self.state.fresh(**changes)

    @property
    def asking(self) -> Asking | None:
        """The question that is open, if one is."""
        return parse_enum(Asking, self.state.asking) if asks(self.state.question) else None

    @property
    def reporting(self) -> int:
        """How often something was asked in the report that is being made."""
        return self.state.reporting if self.asking in REPORTING else 0

    def kept_day(self) -> date | None:
        """The day that was named earlier in the conversation."""
        try:
            return date.fromisoformat(self.state.on)
        except ValueError:
            return None


def _user_id(envelope: RequestEnvelope) -> str | None:
    """Amazon's id of the account, from the context as it advises, else from the session."""
    system = envelope.context.system if envelope.context else None
    user = (system.user if system else None) or (envelope.session.user if envelope.session else None)
    return user.user_id if user else None
