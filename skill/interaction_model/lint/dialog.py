"""Rules for the dialog section, which mirrors the language model, and for the prompts that it asks with."""

from collections import Counter
from collections.abc import Iterator

from skill.interaction_model.lint.finding import LintFinding
from skill.interaction_model.lint.text import has_stray_brace, slots_in
from skill.interaction_model.model import DialogIntent, Intent, InteractionModel, Prompt, PromptUse

HOUSE_STRATEGY = "SKILL_RESPONSE"
"""Not Amazon's rule but ours: our own session state leads, so that every door behaves the same."""


def check(model: InteractionModel) -> Iterator[LintFinding]:
    yield from _delegation(model)
    for name, times in Counter(intent.name for intent in model.dialog.intents).items():
        if times > 1:
            yield LintFinding("repeated-dialog-intent", f"is in the dialogue {times} times", intent=name)
    for asking in model.dialog.intents:
        declared = model.intents.get(asking.name)
        if declared is None:
            message = "is in the dialogue but not in the language model"
            yield LintFinding("unknown-dialog-intent", message, intent=asking.name)
        else:
            yield from _slots(asking, declared)
        yield from _asked_prompts(model, asking)
    yield from _prompts(model)


def _delegation(model: InteractionModel) -> Iterator[LintFinding]:
    rule = f"house rule: {HOUSE_STRATEGY}, the skill leads the dialogue"
    general = model.dialog.delegation_strategy
    if general and general != HOUSE_STRATEGY:
        yield LintFinding("delegation-strategy", f"the dialogue's delegationStrategy is {general}; {rule}")
    for asking in model.dialog.intents:
        strategy = asking.delegation_strategy or general
        if strategy != HOUSE_STRATEGY:
            message = f"delegationStrategy is {strategy or 'not given'}; {rule}"
            yield LintFinding("delegation-strategy", message, intent=asking.name)


def _slots(asking: DialogIntent, declared: Intent) -> Iterator[LintFinding]:
    """The dialog names every slot of the language model, once and with its type, and no other."""
    for slot in asking.slots:
        type_ = declared.type_of(slot.name)
        if type_ is None:
            message = f"slot '{slot.name}' is in the dialogue but not in the language model"
            yield LintFinding("unknown-dialog-slot", message, intent=asking.name)
        elif type_ and slot.type and type_ != slot.type:
            message = f"slot '{slot.name}' is {slot.type} in the dialogue, {type_} in the language model"
            yield LintFinding("dialog-slot-type", message, intent=asking.name)
    times = Counter(slot.name for slot in asking.slots)
    for slot_name, count in times.items():
        if count > 1:
            message = f"slot '{slot_name}' is in the dialogue {count} times"
            yield LintFinding("repeated-dialog-slot", message, intent=asking.name)
    for declared_slot in declared.slots:
        if declared_slot.name not in times:
            message = f"the dialogue leaves out slot '{declared_slot.name}'"
            yield LintFinding("missing-dialog-slot", message, intent=asking.name)


def _uses(asking: DialogIntent) -> Iterator[tuple[str, PromptUse]]:
    """Everything that this intent may ask, and for what."""
    for use in asking.prompts:
        yield "the intent", use
    for slot in asking.slots:
        for use in slot.prompts:
            yield f"slot '{slot.name}'", use


def _asked_prompts(model: InteractionModel, asking: DialogIntent) -> Iterator[LintFinding]:
    """Each prompt that is asked for exists, and says back only what the intent has heard."""
    prompts = {prompt.id: prompt for prompt in model.prompts}
    declared = model.intents.get(asking.name)
    for place, use in _uses(asking):
        if use.prompt is None:
            if use.is_required:
                yield LintFinding("missing-prompt", f"{place} has no {use.kind} prompt", intent=asking.name)
        elif use.prompt not in prompts:
            message = f"the {use.kind} prompt of {place} does not exist: {use.prompt}"
            yield LintFinding("unknown-prompt", message, intent=asking.name)
        elif declared:
            yield from _slots_of_prompt(prompts[use.prompt], declared)


def _slots_of_prompt(prompt: Prompt, declared: Intent) -> Iterator[LintFinding]:
    for text in prompt.variations:
        for name in slots_in(text):
            if declared.slot(name) is None:
                message = f"prompt {prompt.id} holds slot '{name}', which is not declared here"
                yield LintFinding("prompt-slot", message, intent=declared.name, sample=text)


def _prompts(model: InteractionModel) -> Iterator[LintFinding]:
    used = {use.prompt for asking in model.dialog.intents for _, use in _uses(asking)}
    for name, times in Counter(prompt.id for prompt in model.prompts).items():
        if times > 1:
            yield LintFinding("repeated-prompt", f"{times} prompts have the id {name}")
        if name not in used:
            yield LintFinding("unused-prompt", f"prompt {name} is never asked for")
    for prompt in model.prompts:
        if not prompt.variations:
            yield LintFinding("empty-prompt", f"prompt {prompt.id} has no variations")
        elif not all(text.strip() for text in prompt.variations):
            yield LintFinding("empty-prompt", f"prompt {prompt.id} has an empty variation")
        for text in filter(has_stray_brace, prompt.variations):
            yield LintFinding("prompt-braces", f"a brace in prompt {prompt.id} has no partner", sample=text)
