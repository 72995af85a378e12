"""Phrases to try: at the beginning, and in answer to each question that can be open."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from skill.dialogue.state import Asking, Conversation
from skill.rehearsal.conversation import Exchange
from skill.rehearsal.envelope import Envelope


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`note` says what is special about it."""

    say: str
    note: str = ""


def _suggestions(written: Iterable[str | Mapping[str, str]]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(say=each) if isinstance(each, str) else Suggestion(**each) for each in written)


_WRITTEN = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
OPENERS = _suggestions(_WRITTEN["openers"])
YES_OR_NO = _suggestions(["yes", "no"])
ANSWERS = {Asking(asking): _suggestions(phrases) for asking, phrases in _WRITTEN["answers"].items()}
"""To the questions that want more than a yes or a no."""


def answers(exchange: Exchange) -> tuple[Suggestion, ...]:
    """Answers to the question that an exchange has left open; after a closed one, the openers."""
    if not exchange.is_open:
        return OPENERS
    asking = _asking(exchange.response)
    if asking is Asking.ANYTHING_ELSE and _just_launched(exchange):
        return OPENERS
    return answers_to(asking) if asking else OPENERS


def answers_to(asking: Asking) -> tuple[Suggestion, ...]:
    return ANSWERS.get(asking, YES_OR_NO)


def _asking(response: Envelope) -> Asking | None:
    return Conversation.read(response.get("sessionAttributes")).asking


def _just_launched(exchange: Exchange) -> bool:
    return exchange.recognised is not None and exchange.recognised.intent == "LaunchRequest"
