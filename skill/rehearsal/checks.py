"""The rules that every answer keeps, looked at from outside: what Amazon refuses and what a room deserves."""

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from xml.etree import ElementTree

from skill.alexa.response import LONGEST_SPEECH
from skill.dialogue.reply import asks
from skill.rehearsal.aloud import seconds
from skill.rehearsal.envelope import Envelope

LONGEST_RESPONSE = 120 * 1024
"""Bytes of JSON that Amazon takes."""

PATIENCE_MS = 8000
"""Alexa waits about this long, whatever the host."""

MOST_SENTENCES = 3
LONGEST_HEARD = 30
"""Seconds after which nobody remembers the beginning."""

_SENTENCE = re.compile(r"[.!?](?=\s|$)")
_OWN_FIGURES = re.compile(r"£\s*\d|\bbehind\b|\bahead\b|\bowe\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """`reason` is empty when the rule is kept."""

    rule: str
    reason: str = ""

    @property
    def is_kept(self) -> bool:
        return not self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, read once for all rules. `dialog` names the intents of the model's dialog section."""

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
        return text_of(str((outer.get("outputSpeech") or {}).get("ssml", "")))

    @property
    def words(self) -> str:
        return text_of(self.ssml)

    @property
    def is_open(self) -> bool:
        return self.body.get("shouldEndSession") is False


def check(response: Envelope, *, dialog: Collection[str]) -> list[Check]:
    """Every rule with its reason where it is broken; none for an answer that is meant to be empty."""
    answer = Answer(response=response, dialog=dialog)
    if not answer.body:
        return []
    return [Check(rule=rule, reason=look(answer)) for rule, look in RULES.items()]


def text_of(ssml: str) -> str:
    """What an ear gets; empty where it is no SSML."""
    try:
        return " ".join("".join(ElementTree.fromstring(ssml).itertext()).split()) if ssml else ""
    except ElementTree.ParseError:
        return ""


def _size(answer: Answer) -> str:
    size = len(json.dumps(answer.response, separators=(",", ":"), ensure_ascii=False).encode())
    return f"{size} bytes" if size > LONGEST_RESPONSE else ""


def _sound(answer: Answer) -> str:
    return "" if answer.words else "nothing to hear, or SSML that is not well-formed"


def _length(answer: Answer) -> str:
    return f"{len(answer.ssml)} characters" if len(answer.ssml) > LONGEST_SPEECH else ""


def _sentences(answer: Answer) -> str:
    """The question at the end is not counted."""
    count = len(_SENTENCE.findall(answer.words.removesuffix(answer.reprompt).strip()))
    return f"{count} sentences" if count > MOST_SENTENCES else ""


def _patience(answer: Answer) -> str:
    heard = seconds(answer.ssml)
    return f"about {heard:.0f} seconds" if heard > LONGEST_HEARD else ""


def _says_whether_it_ends(answer: Answer) -> str:
    is_said = isinstance(answer.body.get("shouldEndSession"), bool)
    return "" if is_said else "shouldEndSession is missing"


def _open_for_a_question(answer: Answer) -> str:
    if answer.is_open and not asks(answer.words):
        return "it listens without having asked"
    return "it asks and does not listen" if asks(answer.words) and not answer.is_open else ""


def _asks_again(answer: Answer) -> str:
    if answer.is_open and not answer.reprompt:
        return "no reprompt"
    if answer.reprompt and not answer.words.endswith(answer.reprompt):
        return "the reprompt is another question"
    return ""


def _forgets(answer: Answer) -> str:
    kept = sorted(answer.response.get("sessionAttributes") or {})
    return f"a closed session keeps {', '.join(kept)}" if kept and not answer.is_open else ""


def _declared(answer: Answer) -> str:
    named = {
        directive["updatedIntent"]["name"]
        for directive in answer.body.get("directives") or []
        if directive.get("type", "").startswith("Dialog.") and directive.get("updatedIntent")
    }
    missing = sorted(named - set(answer.dialog))
    return f"the model's dialog section lacks {', '.join(missing)}" if missing else ""


def _no_dialog_at_the_end(answer: Answer) -> str:
    is_led = any(str(each.get("type")).startswith("Dialog.") for each in answer.body.get("directives") or [])
    return "a dialog directive in a closed session" if is_led and not answer.is_open else ""


def _nobodys_money(answer: Answer) -> str:
    card = answer.body.get("card") or {}
    shown = " ".join(str(card.get(part, "")) for part in ("title", "content", "text"))
    found = _OWN_FIGURES.search(f"{shown} {answer.reprompt}")
    return f"shows {found[0]!r}" if found else ""


RULES: dict[str, Callable[[Answer], str]] = {
    "Well-formed speech": _sound,
    f"At most {LONGEST_SPEECH:,} characters of speech": _length,
    f"At most {LONGEST_RESPONSE // 1024} KB in all": _size,
    f"At most {MOST_SENTENCES} sentences and a question": _sentences,
    f"At most {LONGEST_HEARD} seconds to listen to": _patience,
    "Says whether the session ends": _says_whether_it_ends,
    "Listens if, and only if, it asked": _open_for_a_question,
    "The reprompt repeats the question": _asks_again,
    "A closed session remembers nothing": _forgets,
    "Elicits only what the model's dialog has": _declared,
    "No dialog directive in a closed session": _no_dialog_at_the_end,
    "Nobody's money on the card or in the reprompt": _nobodys_money,
}
