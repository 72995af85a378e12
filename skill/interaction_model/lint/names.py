"""Rules for names: how the skill is called aloud, intents and slots, and the intents every skill has."""

import re
from collections.abc import Iterator

from skill.interaction_model.lint.built_ins import ANSWERING_INTENTS, INTENTS, REQUIRED_INTENTS
from skill.interaction_model.lint.draft import Draft
from skill.interaction_model.lint.finding import Problem

NAME = re.compile(r"[A-Za-z][A-Za-z_]*")
INVOCATION_NAME = re.compile(r"(?:[a-zà-öø-ÿ' ]|(?<![a-zà-öø-ÿ])[a-zà-öø-ÿ]\.)+")

LAUNCH_WORDS = frozenset(
    {"ask", "begin", "enable", "launch", "load", "open", "play", "resume", "run", "start", "tell", "use"}
)
WAKE_WORDS = frozenset({"alexa", "amazon", "computer", "echo"})
PRODUCT_WORDS = frozenset({"app", "skill"})
SMALL_WORDS = frozenset(
    {"a", "about", "an", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "using", "with"}
)


def invocation_name(draft: Draft) -> Iterator[Problem]:
    name = draft.invocation_name
    if not name:
        return
    words = name.replace("'", " ").split()
    for is_wrong, reason in (
        (
            not INVOCATION_NAME.fullmatch(name),
            "is lower-case letters, spaces, apostrophes and initials only",
        ),
        (name != " ".join(name.split()), "has a space too many"),
        (len(name.split()) < 2, "needs two words or more, unless it is a proven brand"),
        (len(words) == 2 and SMALL_WORDS & {*words}, "of two words may not have an article or preposition"),
        (LAUNCH_WORDS & {*words}, "may not hold a launch word such as ask, open or tell"),
        (WAKE_WORDS & {*words}, "may not hold a wake word such as Alexa, Amazon, computer or Echo"),
        (PRODUCT_WORDS & {*words}, "may not hold the word app or skill"),
    ):
        if is_wrong:
            yield Problem(message=f"the invocation name {reason}", sample=name)


def required_intent(draft: Draft) -> Iterator[Problem]:
    for name in REQUIRED_INTENTS:
        if draft.intent(name) is None:
            yield Problem(message=f"{name} is missing; every skill needs it")


def answer_intent(draft: Draft) -> Iterator[Problem]:
    """A skill with a dialogue asks; the answers come back as Amazon's own yes and no."""
    present = [name for name in ANSWERING_INTENTS if draft.intent(name) is not None]
    if draft.dialog_intents or present:
        for name in ANSWERING_INTENTS:
            if name not in present:
                yield Problem(message=f"{name} is missing; the dialogue asks yes-or-no questions")


def home_made_intent(draft: Draft) -> Iterator[Problem]:
    bare_names = {name.removeprefix("AMAZON.").removesuffix("Intent").casefold(): name for name in INTENTS}
    for intent in draft.intents:
        bare = intent.name.replace("_", "").casefold().removesuffix("intent")
        if not intent.is_built_in and bare in bare_names:
            yield Problem(message=f"use {bare_names[bare]} instead of a home-made one", intent=intent.name)


def unknown_built_in(draft: Draft) -> Iterator[Problem]:
    for intent in draft.intents:
        if intent.is_built_in and intent.name not in INTENTS:
            yield Problem(message="Amazon has no built-in intent of this name", intent=intent.name)


def intent_name(draft: Draft) -> Iterator[Problem]:
    for intent in draft.intents:
        if not intent.is_built_in and not NAME.fullmatch(intent.name):
            yield Problem(message="an intent name is letters and underscores", intent=intent.name)


def repeated_intent(draft: Draft) -> Iterator[Problem]:
    seen: set[str] = set()
    for intent in draft.intents:
        if intent.name.casefold() in seen:
            yield Problem(message="another intent has this name", intent=intent.name)
        seen.add(intent.name.casefold())


def slot_name(draft: Draft) -> Iterator[Problem]:
    for intent in draft.intents:
        for slot in intent.slots:
            if not NAME.fullmatch(slot.name):
                message = f"slot name '{slot.name}' is not letters and underscores"
                yield Problem(message=message, intent=intent.name)


def repeated_slot(draft: Draft) -> Iterator[Problem]:
    for intent in draft.intents:
        seen: set[str] = set()
        for slot in intent.slots:
            if slot.name.casefold() in seen:
                yield Problem(message=f"slot '{slot.name}' is declared twice", intent=intent.name)
            seen.add(slot.name.casefold())
