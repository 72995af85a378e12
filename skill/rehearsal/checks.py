"""The rules that every response keeps: what Amazon requires, and what is fair to a listener."""

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from skill.alexa.response import LONGEST_SPEECH
from skill.dialogue.reply import asks
from skill.rehearsal.envelope import Envelope
from skill.rehearsal.ssml import is_well_formed, plain_text, seconds

LONGEST_RESPONSE = 120 * 1024
"""Bytes of JSON that Amazon accepts."""

TIMEOUT_MS = 8000
"""Alexa waits about this long for an answer."""

MOST_SENTENCES = 3
LONGEST_TO_HEAR = 30
"""Seconds, after which a listener has forgotten the beginning."""

_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_ON_TOP = re.compile(r"That's \d[\d ]*\.|I've left a note for .* Please ring\.")
"""In danger: a number that is said again, and that a note was left."""

_PRIVATE = re.compile(r"£\s*\d|\bbehind\b|\bahead\b|\bowe\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedResponse:
    """A response as the rules look at it. `dialog` names the intents of the model's dialog section."""

    response: Envelope
    dialog: Collection[str]

    @property
    def body(self) -> Envelope:
        return dict(self.response.get("response") or {})

    @property
    def ssml(self) -> str:
        return str((self.body.get("outputSpeech") or {}).get("ssml", ""))

    @property
    def reprompt(self) -> str:
        outer = self.body.get("reprompt") or {}
        return plain_text(str((outer.get("outputSpeech") or {}).get("ssml", "")))

    @property
    def words(self) -> str:
        return plain_text(self.ssml)

    @property
    def is_open(self) -> bool:
        return self.body.get("shouldEndSession") is False


def check(response: Envelope, *, dialog: Collection[str]) -> dict[str, str]:
    """Every rule, and how it is broken, or nothing; no rule for a response that is meant to be empty."""
    answer = ParsedResponse(response=response, dialog=dialog)
    return {rule: look(answer) for rule, look in RULES.items()} if answer.body else {}


def _size(answer: ParsedResponse) -> str:
    size = len(json.dumps(answer.response, separators=(",", ":"), ensure_ascii=False).encode())
    return f"{size} bytes" if size > LONGEST_RESPONSE else ""


def _speech(answer: ParsedResponse) -> str:
    is_sound = answer.words and is_well_formed(answer.ssml)
    return "" if is_sound else "nothing to hear, or SSML that is not well-formed"


def _length(answer: ParsedResponse) -> str:
    return f"{len(answer.ssml)} characters" if len(answer.ssml) > LONGEST_SPEECH else ""


def _sentences(answer: ParsedResponse) -> str:
    """The question at the end is not counted, nor is what comes after an answer is complete."""
    said = _ON_TOP.sub("", answer.words.removesuffix(answer.reprompt))
    count = len(_SENTENCE.findall(said.strip()))
    return f"{count} sentences" if count > MOST_SENTENCES else ""


def _listening(answer: ParsedResponse) -> str:
    taken = seconds(answer.ssml)
    return f"about {taken:.0f} seconds" if taken > LONGEST_TO_HEAR else ""


def _says_whether_it_ends(answer: ParsedResponse) -> str:
    is_said = isinstance(answer.body.get("shouldEndSession"), bool)
    return "" if is_said else "shouldEndSession is missing"


def _open_for_a_question(answer: ParsedResponse) -> str:
    if answer.is_open and not asks(answer.words):
        return "it listens without having asked"
    return "it asks and does not listen" if asks(answer.words) and not answer.is_open else ""


def _asks_again(answer: ParsedResponse) -> str:
    if answer.is_open and not answer.reprompt:
        return "no reprompt"
    if answer.reprompt and not answer.words.endswith(answer.reprompt):
        return "the reprompt is another question"
    return ""


def _session_is_empty(answer: ParsedResponse) -> str:
    kept = sorted(answer.response.get("sessionAttributes") or {})
    return f"a closed session keeps {', '.join(kept)}" if kept and not answer.is_open else ""


def _declared(answer: ParsedResponse) -> str:
    named = {
        directive["updatedIntent"]["name"]
        for directive in answer.body.get("directives") or []
        if directive.get("type", "").startswith("Dialog.") and directive.get("updatedIntent")
    }
    missing = sorted(named - set(answer.dialog))
    return f"the model's dialog section lacks {', '.join(missing)}" if missing else ""


def _no_dialog_at_the_end(answer: ParsedResponse) -> str:
    is_led = any(str(each.get("type")).startswith("Dialog.") for each in answer.body.get("directives") or [])
    return "a dialog directive in a closed session" if is_led and not answer.is_open else ""


def _private_money(answer: ParsedResponse) -> str:
    card = answer.body.get("card") or {}
    shown = " ".join(str(card.get(part, "")) for part in ("title", "content", "text"))
    found = _PRIVATE.search(f"{shown} {answer.reprompt}")
    return f"shows {found[0]!r}" if found else ""


RULES: dict[str, Callable[[ParsedResponse], str]] = {
    "Well-formed speech": _speech,
    f"At most {LONGEST_SPEECH:,} characters of speech": _length,
    f"At most {LONGEST_RESPONSE // 1024} KB in all": _size,
    f"At most {MOST_SENTENCES} sentences and a question": _sentences,
    f"At most {LONGEST_TO_HEAR} seconds to listen to": _listening,
    "Says whether the session ends": _says_whether_it_ends,
    "Listens if, and only if, it asked": _open_for_a_question,
    "The reprompt repeats the question": _asks_again,
    "A closed session remembers nothing": _session_is_empty,
    "Elicits only what the model's dialog has": _declared,
    "No dialog directive in a closed session": _no_dialog_at_the_end,
    "No figures of a home on the card or in the reprompt": _private_money,
}
