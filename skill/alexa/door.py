"""The one way in, the same under Lambda, Flask and the rehearsal: a raw envelope in, an answer out.

Order matters: whose request it is, danger, and only then its type, identity and journeys. The raw dict
comes first because danger must be found in what could not be typed, too.
"""

import logging
import re
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

from skill.alexa import events
from skill.alexa.danger import screen
from skill.alexa.envelope import Json, get
from skill.alexa.request import account_in, read_request, request_id_in
from skill.alexa.response import closed, no_answer, render
from skill.dialogue.catalogue import Dialogue
from skill.dialogue.danger import DangerQuestion
from skill.dialogue.failures import apology, place_of
from skill.dialogue.reply import Reply
from skill.dialogue.request import LAUNCH, Request
from skill.domain.danger.hazards import OF_THE_BUILDING, Hazard
from skill.domain.landlord import Landlord
from skill.errors import BadEnvelope, HomeCoachError, NotForUs, NotTaken, StoreNotOpen
from skill.services.danger import DangerService
from skill.services.ports import Clock
from skill.speech import safety
from skill.trace import TraceKind, trace

log = logging.getLogger(__name__)

ANSWERED = (LAUNCH, "IntentRequest")
"""Every other type of request is Amazon's to send and needs no answer, unless there is danger in it."""

DANGER = "danger"
ONE_LINE_FOR_EVERY_DANGER = "request=- intent=- outcome=danger ms=- id=-"
"""An intent, a time that a note took or an id that a message carries would tell one danger from another, and
so give away violence and self-harm.
"""

_WORD = re.compile(r"[\w.-]{1,200}", re.ASCII)


class Door:
    def __init__(
        self,
        dialogue: Dialogue,
        *,
        landlord: Landlord,
        skill_id: str | None,
        reading: Callable[[], AbstractContextManager[None]],
        danger: DangerService,
        clock: Clock,
    ) -> None:
        """`reading` holds a turn's reads together, so that no answer mixes two loads."""
        self._dialogue = dialogue
        self._danger_question = DangerQuestion(landlord)
        self._landlord = landlord
        self._skill_id = skill_id
        self._reading = reading
        self._danger = danger
        self._clock = clock

    def answer(self, raw: Json) -> Json:
        """The answer to one request.

        Raises `NotForUs` for a foreign or absent application id, `BadEnvelope` for what is no object.
        """
        started = time.perf_counter()
        if not isinstance(raw, dict):
            raise BadEnvelope("not a JSON object")
        self._refuse_foreign(raw)
        request = raw.get("request")
        if not isinstance(request, dict):
            return no_answer()
        answer, outcome = self._answer(raw, request)
        if outcome == DANGER:
            log.info(ONE_LINE_FOR_EVERY_DANGER)
            return answer
        log.info(
            "request=%s intent=%s outcome=%s ms=%.1f id=%s",
            _word(request.get("type")),
            _word(get(request, "intent", "name")),
            outcome,
            (time.perf_counter() - started) * 1000,
            _word(request.get("requestId")),
        )
        return answer

    def _answer(self, raw: Json, request: Json) -> tuple[Json, str]:
        """Whatever goes wrong past this point is an apology: silence helps no one at home."""
        try:
            finding = screen(request)
            if finding and finding.is_sure:
                trace(TraceKind.DANGER, found=finding.hazard)
                return self._in_danger(finding.hazard, raw)
            trace(TraceKind.DANGER, found=None, perhaps=finding.hazard if finding else None)
            if request.get("type") == events.SESSION_ENDED:
                events.session_ended(request)
                return no_answer(), "closed"
            if request.get("type") not in ANSWERED:
                return no_answer(), "none"
            reply = self._reply(read_request(raw, perhaps=finding.hazard if finding else None))
            if reply.danger:
                return self._in_danger(reply.danger, raw)
            return render(reply), "open" if reply.question else "closed"
        except Exception as failure:
            # Why there is no store, or no one to tell, is in the log once, from the start.
            if not isinstance(failure, (StoreNotOpen, NotTaken)):
                log.error("failed=%s at=%s", type(failure).__name__, place_of(failure))
            trace(TraceKind.FAILURE, name=type(failure).__name__, at=place_of(failure))
            return closed(apology(failure, self._landlord)), "failed"

    def _in_danger(self, hazard: Hazard, raw: Json) -> tuple[Json, str]:
        """Found by the screen, or by an answer of the tenant's."""
        is_noted = self._note(hazard, raw)
        return closed(safety.danger(hazard, self._landlord, is_noted=is_noted)), DANGER

    def _reply(self, request: Request) -> Reply:
        """What may be danger is asked about before the store is looked at, since it may be down."""
        asked = self._danger_question.before(request)
        if isinstance(asked, Reply):
            return asked
        with self._reading():
            return self._dialogue.reply(asked)

    def _note(self, hazard: Hazard, raw: Json) -> bool:
        """Whether the landlord has a durable message about it. What happens to a person goes no further."""
        if hazard not in OF_THE_BUILDING:
            return False
        try:
            account, request_id = account_in(raw), request_id_in(raw["request"])
            return self._danger.note(account, hazard, request_id=request_id, told_at=self._clock.now())
        except Exception:
            # Whatever the envelope holds instead of an account: the danger is answered.
            return False

    def _refuse_foreign(self, raw: Json) -> None:
        """Amazon's rule for every host: the context must name this skill, and the session the same if any."""
        named = get(raw, "context", "System", "application", "applicationId")
        in_session = get(raw, "session", "application", "applicationId")
        is_named = isinstance(named, str) and named and in_session in (None, named)
        if not is_named or (self._skill_id is not None and named != self._skill_id):
            raise NotForUs("application id")

    def warm(self) -> None:
        """Throw-away requests through everything, so that the first tenant does not wait for imports,
        nor for what is the same for everyone.
        """
        for intent in ("RentBalanceIntent", "WhatsOnIntent"):
            try:
                self.answer(warm_up_envelope(self._skill_id or "warm-up", intent))
            except HomeCoachError as problem:
                log.warning("warm-up=%s", type(problem).__name__)


def warm_up_envelope(skill_id: str, intent: str) -> Json:
    system = {"application": {"applicationId": skill_id}, "user": {"userId": "warm-up"}}
    return {
        "version": "1.0",
        "context": {"System": system},
        "request": {
            "type": "IntentRequest",
            "requestId": "warm-up",
            "locale": "en-GB",
            "timestamp": "2026-01-01T00:00:00Z",
            "intent": {"name": intent, "slots": {}},
        },
    }


def _word(value: object) -> str:
    """A name of Amazon's, fit for a log line; anything else is a dash."""
    return value if isinstance(value, str) and _WORD.fullmatch(value) else "-"
