"""What was said in answer to a question, by any intent and slot: yes, no, don't know, a command.

The words are in `answers.toml`. They are read here because an assistant hands over the words of an answer as
they are, and most people say more than yes or no.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from itertools import product
from pathlib import Path

from skill.dialogue.free_words import FREE_WORDS, SLOT, restored
from skill.dialogue.reply import Elicit
from skill.dialogue.request import Request, SlotContent

ANSWER = Elicit(intent="AnswerIntent", slot="answer")
"""For every question that has no slot of its own."""


class Meaning(StrEnum):
    """`BOTH` is a yes beside a no or a stop, which has to be asked again."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    BOTH = "both"
    STOP = "stop"
    HELP = "help"
    REPEAT = "repeat"
    NEXT = "next"
    PREVIOUS = "previous"


FALLBACK = "AMAZON.FallbackIntent"
"""What was not understood, and what no handler claims."""

INTENTS: Mapping[Meaning, str] = {
    Meaning.YES: "AMAZON.YesIntent",
    Meaning.NO: "AMAZON.NoIntent",
    Meaning.UNSURE: "NotSureIntent",
    Meaning.BOTH: FALLBACK,
    Meaning.STOP: "AMAZON.StopIntent",
    Meaning.HELP: "AMAZON.HelpIntent",
    Meaning.REPEAT: "AMAZON.RepeatIntent",
    Meaning.NEXT: "AMAZON.NextIntent",
    Meaning.PREVIOUS: "AMAZON.PreviousIntent",
}
"""The intent that says the same by itself, so that each way of saying it reaches the same reply."""

_BY_INTENT = {intent: meaning for meaning, intent in INTENTS.items() if intent != FALLBACK} | {
    "AMAZON.CancelIntent": Meaning.STOP,
    "AMAZON.NavigateHomeIntent": Meaning.STOP,
}
DETAILS = "EventDetailsIntent"
"""Which one of those that were read out: an event, or a window for a visit."""

_ANSWERS = frozenset({Meaning.YES, Meaning.NO, Meaning.UNSURE})
_NUMBERS = frozenset({"code", "date", "pin", "position", "rating"})
"""Slots whose value is in the words, as figures; every other one but free text has an id."""


def as_meant(request: Request, elicit: Elicit | None) -> Request:
    """The request as the intent that says by itself what its words mean: an answer, a command, or which one
    of several; unchanged where they mean nothing.

    `elicit` is the slot of the question that is open, None where nothing was asked: then only commands count.
    """
    meaning = _meaning_for(request, elicit)
    if meaning:
        return replace(request, intent=INTENTS[meaning], slots={})
    if elicit and (slots := _place(request, elicit)):
        return replace(request, intent=DETAILS, slots=slots)
    words = _words_for(request, elicit) if elicit else ""
    if elicit and words:
        return replace(request, intent=elicit.intent, slots={elicit.slot: SlotContent(words=words)})
    return request


def meaning_of(request: Request) -> Meaning | None:
    """What a request means as a yes-or-no answer, whatever its intent."""
    if request.intent in _BY_INTENT:
        return _BY_INTENT[request.intent]
    readings = [_of_slot(request.intent, name, content) for name, content in request.slots.items()]
    return _together(reading for reading in readings if reading)


def _meaning_for(request: Request, elicit: Elicit | None) -> Meaning | None:
    is_free = request.intent in FREE_WORDS
    if not is_free and request.intent not in {ANSWER.intent, elicit.intent if elicit else ANSWER.intent}:
        return None
    if elicit and elicit.is_free_text and not is_free:
        return _alone(request, elicit)
    if any(_has_value(name, content) for name, content in request.slots.items()):
        return None
    meaning = meaning_of(request)
    return meaning if elicit or not is_free or meaning not in {*_ANSWERS, Meaning.BOTH} else None


def _alone(request: Request, elicit: Elicit) -> Meaning | None:
    """Of a message: "no" is an answer, "no one came" is the message."""
    content = request.slots.get(
        elicit.slot if request.intent == elicit.intent else ANSWER.slot, SlotContent()
    )
    if request.intent == ANSWER.intent and content.value_id in _ANSWERS:
        return read_answer(content.words, is_alone=True) or Meaning(content.value_id)
    return read_answer(content.words, is_alone=True)


def _place(request: Request, elicit: Elicit) -> dict[str, SlotContent]:
    """Which one was said, as the slots of the intent that is about one of those read out."""
    names = {ANSWER.intent: ANSWER.slot, elicit.intent: elicit.slot}
    content = request.slots.get(names.get(request.intent, ""))
    if content is None or elicit.is_free_text or _has_value(names[request.intent], content):
        return {}
    place = _PLACES.get(_bare(_plain(content.words), _PLACES), "")
    if place.isdigit():
        return {"position": SlotContent(words=place)}
    return {"which": SlotContent(words=content.words, value_id=place)} if place else {}


def _words_for(request: Request, elicit: Elicit) -> str:
    """The words of an answer that came by another intent, for the slot that was asked for."""
    if request.intent == ANSWER.intent != elicit.intent:
        return request.slots.get(ANSWER.slot, SlotContent()).words
    if request.intent in FREE_WORDS and elicit.is_free_text:
        words = request.slots.get(SLOT, SlotContent()).words
        leads = list(restored(request.intent, words))
        return leads[0] if words and len(leads) == 1 else words
    return ""


def _has_value(name: str, content: SlotContent) -> bool:
    """Whether the slot says something by itself that is more than an answer."""
    if name in _NUMBERS:
        return any(character.isdigit() for character in content.words)
    return bool(content.value_id) and name != ANSWER.slot


def _of_slot(intent: str, name: str, content: SlotContent) -> Meaning | None:
    """By the words, since they may hold a yes beside the no that was matched; else by the id."""
    if name == ANSWER.slot:
        matched = Meaning(content.value_id) if content.value_id in _ANSWERS else None
        return read_answer(content.words) or matched
    behind = {read_answer(words) for words in restored(intent, content.words)}
    if not behind:
        return read_answer(content.words)
    if behind == {None}:
        return _command(intent, content.words)
    return _together(found for found in (*behind, read_answer(content.words)) if found)


def _command(intent: str, words: str) -> Meaning | None:
    """A command that came behind a carrier. "I can't stop" is none."""
    is_denied = any("n't" in lead for lead in FREE_WORDS[intent])
    found = None if is_denied else read_answer(words, is_alone=True)
    return found if found not in _ANSWERS else None


def read_answer(words: str, *, is_alone: bool = False) -> Meaning | None:
    """What the words mean as an answer, whatever else is said around it; None where they are no answer.

    With `is_alone` nothing else may be said.
    """
    text = _plain(words)
    if is_alone:
        return _WHOLE.get(text)
    return _WHOLE.get(_bare(text, _WHOLE)) or _together(_answers_in(text))


def _plain(words: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", words[:LONGEST].lower().replace("’", "'")).split())


def _bare(text: str, known: Container[str]) -> str:
    """The text without the fillers around it, taken off one by one until it is known."""
    while text not in known and (match := _TRAILING.search(text)):
        text = text[: match.start()]
    while text not in known and (match := _FILLER.match(text)):
        text = text[match.end() :]
    return text


def _answers_in(text: str) -> Iterator[Meaning]:
    """Each answer that leads; then what the rest means, by itself or by an answer in it."""
    while match := _LEADING.match(text) or _FILLER.match(text):
        said, text = match[0].strip(), text[match.end() :]
        if said in _NOT_WANTED:
            yield Meaning.NO
            return
        if match.re is _LEADING:
            yield _LEADS[said]
    if meaning := _WHOLE.get(_bare(text, _WHOLE)):
        yield meaning
    else:
        yield from (_ANYWHERE[match[1]] for match in _INSIDE.finditer(text))


def _together(meanings: Iterable[Meaning]) -> Meaning | None:
    found = set(meanings)
    if Meaning.BOTH in found or (Meaning.YES in found and found & {Meaning.NO, Meaning.STOP}):
        return Meaning.BOTH
    order = (Meaning.STOP, Meaning.YES, Meaning.UNSURE, Meaning.NO)
    return next((meaning for meaning in (*order, *Meaning) if meaning in found), None)


LONGEST = 500
"""Characters that are read: an answer stands at the start of what is said, or not far from it."""

_NOT_WORDS = re.compile(r"[^a-z0-9' ]+")
_TABLE = tomllib.loads(Path(__file__).with_name("answers.toml").read_text(encoding="utf-8"))


def _said(*how: str) -> dict[str, Meaning]:
    """Phrases of the table with what they mean."""
    return {
        phrase: meaning
        for meaning in Meaning
        for each in how
        for phrase in _TABLE.get(meaning, {}).get(each, ())
    }


def _short() -> Iterator[tuple[str, Meaning]]:
    short = _TABLE["short"]
    for meaning in (Meaning.YES, Meaning.NO):
        yield from (
            (f"{subject} {verb}", meaning) for subject, verb in product(short["subjects"], short[meaning])
        )
    yield from ((phrase, Meaning.NO) for phrase in short["contracted"])


def _one_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


_ANYWHERE = _said("anywhere")
_LEADS = _ANYWHERE | _said("leading") | {"no": Meaning.NO}
_WHOLE = _LEADS | _said("alone") | dict(_short())
_PLACES = {phrase: place for place, phrases in _TABLE["places"].items() for phrase in phrases}
_NOT_WANTED = frozenset(_TABLE["no"]["before"])
_NO = rf"no(?= (?:{_one_of(_TABLE['no']['followed_by'])})(?: |$)|$)"
_LEADING = re.compile(rf"(?:{_one_of({*_LEADS, *_NOT_WANTED} - {'no'})}|{_NO})(?: |$)")
_FILLER = re.compile(rf"(?:{_one_of([*_TABLE['fillers'], *_TABLE['weak']])})(?: |$)")
_TRAILING = re.compile(rf"(?:^| )(?:{_one_of(_TABLE['fillers'])})$")
_INSIDE = re.compile(rf"(?:^|(?<= ))({_one_of(_ANYWHERE)})(?= |$)")
