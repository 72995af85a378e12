"""One conversation without an Echo: words in, spoken words out, the session kept as Alexa keeps it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from skill.alexa.envelope import AnswersEnvelopes
from skill.domain.coaching import Message
from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Expecting, Recognised
from skill.rehearsal import envelope
from skill.rehearsal.envelope import AlexaSession, Envelope, Speaker
from skill.rehearsal.ssml import plain_text
from skill.services.ports import Outbox

WALKS_AWAY = "(walks away)"
"""Stands for somebody who leaves, or asks Alexa for something else: the session ends from outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One turn: what was recognised, the request and its response, and what is heard in the room.

    `recognised` and `request` are None where Alexa does not ask the skill; `kept` is what this turn put
    in the outbox.
    """

    said: str
    recognised: Recognised | None = None
    request: Envelope | None = None
    response: Envelope = field(default_factory=dict)
    ssml: str = ""
    reprompt: str = ""
    is_open: bool = False
    kept: tuple[Message, ...] = ()

    @property
    def spoken(self) -> str:
        return plain_text(self.ssml)


@dataclass(slots=True, kw_only=True)
class Rehearsal:
    """A speaker at an Echo. A turn after the session has closed opens a new one, as a new wake word does.

    `code` is the coach's code for a speaker who is not linked yet.
    """

    door: AnswersEnvelopes
    outbox: Outbox
    understanding: Understanding
    speaker: Speaker
    now: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    code: str | None = None
    _session: AlexaSession | None = None
    _last: Envelope = field(default_factory=dict)
    _is_silent: bool = False

    def say(self, utterance: str) -> Exchange:
        """One utterance; an empty one is silence, and after `WALKS_AWAY` the session ends from outside."""
        if not utterance.strip():
            return self.stay_silent()
        if utterance.strip() == WALKS_AWAY:
            return self.walk_away()
        self._is_silent = False
        recognised = self.understanding.recognise(utterance, today=self.today(), expecting=self._expecting())
        session = self._session or AlexaSession(session_id=self.new_id(), is_new=True, attributes={})
        ids: dict[str, Any] = {"request_id": self.new_id(), "at": self.now()}
        if recognised.intent == "LaunchRequest":
            session = AlexaSession(session_id=self.new_id(), is_new=True, attributes={})
            request = envelope.launch(self.speaker, session, **ids)
        else:
            request = envelope.intent(self.speaker, session, recognised, **ids)
        return self._exchange(utterance, recognised, session, request)

    def stay_silent(self) -> Exchange:
        """Nothing is said: the reprompt is heard once, then Alexa ends the session."""
        if self._session is None:
            return Exchange(said="")
        if self._is_silent:
            return self._end("", self._session, "EXCEEDED_MAX_REPROMPTS")
        self._is_silent = True
        again = _reprompt(self._last)
        return Exchange(said="", response=self._last, ssml=again, reprompt=plain_text(again), is_open=True)

    def walk_away(self) -> Exchange:
        """The session ends from outside; where none is open, nothing is sent."""
        if self._session is None:
            return Exchange(said=WALKS_AWAY)
        return self._end(WALKS_AWAY, self._session, "USER_INITIATED")

    def _end(self, said: str, session: AlexaSession, reason: str) -> Exchange:
        request = envelope.session_ended(
            self.speaker, session, reason, request_id=self.new_id(), at=self.now()
        )
        return self._exchange(said, None, session, request)

    def _exchange(
        self, said: str, recognised: Recognised | None, session: AlexaSession, request: Envelope
    ) -> Exchange:
        """Through JSON both ways, so that nothing passes that Amazon could not carry."""
        response = json.loads(json.dumps(self.door.answer(json.loads(json.dumps(request)))))
        is_open = response["response"].get("shouldEndSession") is False
        attributes = response.get("sessionAttributes") or {}
        self._session = (
            AlexaSession(session_id=session.session_id, is_new=False, attributes=attributes)
            if is_open
            else None
        )
        self._last = response
        return Exchange(
            said=said,
            recognised=recognised,
            request=request,
            response=response,
            ssml=_speech(response),
            reprompt=plain_text(_reprompt(response)) if is_open else "",
            is_open=is_open,
            kept=self._kept(request["request"]["requestId"]),
        )

    def _kept(self, request_id: str) -> tuple[Message, ...]:
        waiting = (each.message for each in self.outbox.waiting())
        return tuple(message for message in waiting if message.request_id == request_id)

    def _expecting(self) -> Expecting | None:
        """The slot that the last answer asked for, while the session is open."""
        if self._session is None:
            return None
        for directive in self._last["response"].get("directives") or []:
            if directive["type"] == "Dialog.ElicitSlot":
                return Expecting(intent=directive["updatedIntent"]["name"], slot=directive["slotToElicit"])
        return None


def _speech(response: Envelope) -> str:
    return str((response["response"].get("outputSpeech") or {}).get("ssml", ""))


def _reprompt(response: Envelope) -> str:
    reprompt = response["response"].get("reprompt") or {}
    return str((reprompt.get("outputSpeech") or {}).get("ssml", ""))
