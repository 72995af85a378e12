"""Rules for names: how the skill is called aloud, intents and slots, and the intents that every skill has."""

import re
from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import ANSWERING_INTENTS, INTENTS, REQUIRED_INTENTS
from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.text import repeats, tidy
from skill.interaction_model.model import BUILT_IN, WAKE_WORDS, Intent, InteractionModel

NAME = re.compile(r"[A-Za-z][A-Za-z_]*")
INVOCATION_NAME = re.compile(r"(?:[a-zà-öø-ÿ' ]|(?<![a-zà-öø-ÿ])[a-zà-öø-ÿ]\.)+")

LAUNCH_WORDS = frozenset(
    {"ask", "begin", "enable", "launch", "load", "open", "play", "resume", "run", "start", "tell", "use"}
)
PRODUCT_WORDS = frozenset({"app", "skill"})
SMALL_WORDS = frozenset(
    {"a", "about", "an", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "using", "with"}
)
BARE_NAMES = {name.removeprefix(BUILT_IN).removesuffix("Intent").casefold(): name for name in INTENTS}
"""Amazon's intents by the word that says what they are for."""


def check(model: InteractionModel) -> Iterator[LintFinding]:
    yield from _invocation_name(model.invocation_name)
    yield from _expected_intents(model)
    for intent in model.declared_intents:
        yield from _built_in_name(intent) if intent.is_built_in else _own_name(intent)
        yield from _slot_names(intent)
    for name in repeats(intent.name for intent in model.declared_intents):
        yield LintFinding("repeated-intent", "another intent has this name", intent=name)


def _invocation_name(name: str) -> Iterator[LintFinding]:
    if not name:
        return  # its shape is wrong already
    words = name.replace("'", " ").split()
    for is_wrong, reason in (
        (not INVOCATION_NAME.fullmatch(name), "is lower-case letters, spaces, apostrophes and initials only"),
        (name != tidy(name), "has a space too many"),
        (len(name.split()) < 2, "needs two words or more, unless it is a proven brand"),
        (len(words) == 2 and SMALL_WORDS & {*words}, "of two words may not have an article or preposition"),
        (LAUNCH_WORDS & {*words}, "may not hold a launch word such as ask, open or tell"),
        (WAKE_WORDS & {*words}, "may not hold a wake word such as Alexa, Amazon, computer or Echo"),
        (PRODUCT_WORDS & {*words}, "may not hold the word app or skill"),
    ):
        if is_wrong:
            yield LintFinding("invocation-name", f"the invocation name {reason}", sample=name)


def _expected_intents(model: InteractionModel) -> Iterator[LintFinding]:
    """A skill with a dialog asks; the answers come back as Amazon's own yes and no."""
    for name in REQUIRED_INTENTS:
        if name not in model.intents:
            yield LintFinding("required-intent", f"{name} is missing; every skill needs it")
    if model.dialog.intents or not model.intents.keys().isdisjoint(ANSWERING_INTENTS):
        for name in ANSWERING_INTENTS:
            if name not in model.intents:
                yield LintFinding(
                    "answer-intent", f"{name} is missing; the dialogue asks yes-or-no questions"
                )


def _built_in_name(intent: Intent) -> Iterator[LintFinding]:
    if intent.name not in INTENTS:
        yield LintFinding(
            "unknown-built-in", "Amazon has no built-in intent of this name", intent=intent.name
        )


def _own_name(intent: Intent) -> Iterator[LintFinding]:
    bare = intent.name.replace("_", "").casefold().removesuffix("intent")
    if bare in BARE_NAMES:
        message = f"use {BARE_NAMES[bare]} instead of a home-made one"
        yield LintFinding("home-made-intent", message, intent=intent.name)
    if not NAME.fullmatch(intent.name):
        yield LintFinding("intent-name", "an intent name is letters and underscores", intent=intent.name)


def _slot_names(intent: Intent) -> Iterator[LintFinding]:
    for slot in intent.slots:
        if not NAME.fullmatch(slot.name):
            message = f"slot name '{slot.name}' is not letters and underscores"
            yield LintFinding("slot-name", message, intent=intent.name)
    for name in repeats(slot.name for slot in intent.slots):
        yield LintFinding("repeated-slot", f"slot '{name}' is declared twice", intent=intent.name)
