"""Rules for prompts: each one asked for exists, each one that exists is asked for and says something."""

from collections import Counter
from collections.abc import Iterator

from skill.interaction_model.lint.draft import Draft, PromptUse, slots_in, spoken_words
from skill.interaction_model.lint.finding import Problem


def missing_prompt(draft: Draft) -> Iterator[Problem]:
    for use in draft.prompt_uses:
        if use.is_required and use.prompt is None:
            yield Problem(message=f"{_place(use)} has no {use.kind} prompt", intent=use.intent)


def unknown_prompt(draft: Draft) -> Iterator[Problem]:
    known = {prompt.id for prompt in draft.prompts}
    for use in draft.prompt_uses:
        if use.prompt is not None and use.prompt not in known:
            message = f"the {use.kind} prompt of {_place(use)} does not exist: {use.prompt}"
            yield Problem(message=message, intent=use.intent)


def unused_prompt(draft: Draft) -> Iterator[Problem]:
    used = {use.prompt for use in draft.prompt_uses}
    for prompt in draft.prompts:
        if prompt.id not in used:
            yield Problem(message=f"prompt {prompt.id} is never asked for")


def repeated_prompt(draft: Draft) -> Iterator[Problem]:
    for name, times in Counter(prompt.id for prompt in draft.prompts).items():
        if times > 1:
            yield Problem(message=f"{times} prompts have the id {name}")


def empty_prompt(draft: Draft) -> Iterator[Problem]:
    for prompt in draft.prompts:
        if not prompt.variations:
            yield Problem(message=f"prompt {prompt.id} has no variations")
        elif not all(variation.strip() for variation in prompt.variations):
            yield Problem(message=f"prompt {prompt.id} has an empty variation")


def prompt_braces(draft: Draft) -> Iterator[Problem]:
    for prompt in draft.prompts:
        for text in prompt.variations:
            if {*"{}"} & {*spoken_words(text)}:
                yield Problem(message=f"a brace in prompt {prompt.id} has no partner", sample=text)


def prompt_slot(draft: Draft) -> Iterator[Problem]:
    """A prompt may say back only what the intent that asks it has heard."""
    wordings = {prompt.id: prompt.variations for prompt in draft.prompts}
    for use in draft.prompt_uses:
        intent = draft.intent(use.intent)
        for text in wordings.get(use.prompt or "", ()):
            for name in slots_in(text):
                if intent and intent.type_of(name) is None:
                    message = f"prompt {use.prompt} holds slot '{name}', which is not declared here"
                    yield Problem(message=message, intent=use.intent, sample=text)


def _place(use: PromptUse) -> str:
    return "the intent" if use.slot is None else f"slot '{use.slot}'"
