"""Rules for the dialog section: it mirrors the language model, and the skill, not Alexa, leads."""

from collections import Counter
from collections.abc import Iterator

from skill.interaction_model.lint.draft import Draft
from skill.interaction_model.lint.finding import Problem

HOUSE_STRATEGY = "SKILL_RESPONSE"


def unknown_dialog_intent(draft: Draft) -> Iterator[Problem]:
    for intent in draft.dialog_intents:
        if draft.intent(intent.name) is None:
            yield Problem(message="is in the dialogue but not in the language model", intent=intent.name)


def repeated_dialog_intent(draft: Draft) -> Iterator[Problem]:
    for name, times in Counter(intent.name for intent in draft.dialog_intents).items():
        if times > 1:
            yield Problem(message=f"is in the dialogue {times} times", intent=name)


def unknown_dialog_slot(draft: Draft) -> Iterator[Problem]:
    for intent in draft.dialog_intents:
        declared = draft.intent(intent.name)
        for slot in intent.slots:
            if declared and declared.type_of(slot.name) is None:
                message = f"slot '{slot.name}' is in the dialogue but not in the language model"
                yield Problem(message=message, intent=intent.name)


def dialog_slot_type(draft: Draft) -> Iterator[Problem]:
    for intent in draft.dialog_intents:
        declared = draft.intent(intent.name)
        for slot in intent.slots:
            type_ = declared.type_of(slot.name) if declared else None
            if type_ and slot.type and type_ != slot.type:
                message = f"slot '{slot.name}' is {slot.type} in the dialogue, {type_} in the language model"
                yield Problem(message=message, intent=intent.name)


def missing_dialog_slot(draft: Draft) -> Iterator[Problem]:
    for intent in draft.dialog_intents:
        declared = draft.intent(intent.name)
        named = {slot.name for slot in intent.slots}
        for slot in declared.slots if declared else ():
            if slot.name not in named:
                yield Problem(message=f"the dialogue leaves out slot '{slot.name}'", intent=intent.name)


def repeated_dialog_slot(draft: Draft) -> Iterator[Problem]:
    for intent in draft.dialog_intents:
        for name, times in Counter(slot.name for slot in intent.slots).items():
            if times > 1:
                yield Problem(message=f"slot '{name}' is in the dialogue {times} times", intent=intent.name)


def delegation_strategy(draft: Draft) -> Iterator[Problem]:
    """House rule, not Amazon's: our own session state leads, so that every door behaves the same."""
    rule = f"house rule: {HOUSE_STRATEGY}, the skill leads the dialogue"
    if draft.has_dialog and draft.delegation_strategy not in (None, HOUSE_STRATEGY):
        yield Problem(message=f"the dialogue's delegationStrategy is {draft.delegation_strategy}; {rule}")
    for intent in draft.dialog_intents:
        strategy = intent.delegation_strategy or draft.delegation_strategy
        if strategy != HOUSE_STRATEGY:
            message = f"delegationStrategy is {strategy or 'not given'}; {rule}"
            yield Problem(message=message, intent=intent.name)
