"""What an Echo would send for one utterance, and the danger that the door's screen finds in it.

The screen reads the same request as at the door, so danger counts only where a slot carries it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from skill.alexa.danger import screen
from skill.dialogue.free_words import FREE_WORDS
from skill.domain.danger.recognition import Finding, Hazard, assess
from skill.nlu.understanding import FALLBACK, LAUNCH, Understanding
from skill.nlu.utterance import Expecting, Recognised, RecognisedSlot
from skill.rehearsal import envelope
from skill.rehearsal.envelope import AlexaSession, Speaker

_NOBODY = Speaker(user_id="nobody")
_SESSION = AlexaSession(session_id="none", is_new=True, attributes={})
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""Who speaks and when is no part of what was heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`echo_intent` is what an Echo sends; `intent` is the same once free words are understood.

    Free words that carry no command are as good as not understood. `danger` is sure, of `perhaps` the screen
    is not.
    """

    utterance: str
    intent: str
    echo_intent: str
    slots: Mapping[str, RecognisedSlot]
    score: float
    danger: Hazard | None
    perhaps: Hazard | None


def hear(
    understanding: Understanding, utterance: str, *, today: date, expecting: Expecting | None = None
) -> Heard:
    """One utterance, cold or as the answer to a question; dates count from `today`."""
    recognised = understanding.recognise(utterance, today=today, expecting=expecting)
    danger, perhaps = dangers_in(recognised)
    return Heard(
        utterance=utterance,
        intent=FALLBACK if recognised.intent in FREE_WORDS else recognised.intent,
        echo_intent=recognised.intent,
        slots=recognised.slots,
        score=recognised.score,
        danger=danger,
        perhaps=perhaps,
    )


def dangers_in_whole(utterance: str) -> tuple[Hazard | None, Hazard | None]:
    """What would be found if the whole utterance were sent, which no Echo does."""
    return _told_apart(assess(utterance))


def dangers_in(recognised: Recognised) -> tuple[Hazard | None, Hazard | None]:
    """What the screen finds in the request made of it: the danger that is sure, or the one to ask about."""
    if recognised.intent == LAUNCH:
        return None, None
    sent = envelope.intent(_NOBODY, _SESSION, recognised, request_id="none", at=_NEVER)
    return _told_apart(screen(sent["request"]))


def _told_apart(found: Finding | None) -> tuple[Hazard | None, Hazard | None]:
    if found is None:
        return None, None
    return (found.hazard, None) if found.is_sure else (None, found.hazard)
