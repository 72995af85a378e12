"""Checks an interaction model without Amazon: every rule that can be known offline, in the order of `RULES`.

A rule's name, as people read it, is its function's: `undeclared_slot` reports `undeclared-slot`.
"""

from pathlib import Path

from skill.interaction_model.lint import (
    clashes,
    dialog,
    names,
    prompts,
    samples,
    shape,
    sizes,
    slot_types,
    slots,
)
from skill.interaction_model.lint.drafting import draft_of
from skill.interaction_model.lint.finding import Finding, Rule
from skill.interaction_model.lint.reading import read_model

RULES: tuple[Rule, ...] = (
    shape.shape,
    names.invocation_name,
    names.required_intent,
    names.answer_intent,
    names.home_made_intent,
    names.unknown_built_in,
    names.intent_name,
    names.repeated_intent,
    names.slot_name,
    names.repeated_slot,
    samples.intent_without_samples,
    samples.built_in_with_slots,
    samples.empty_sample,
    samples.sample_spacing,
    samples.stray_brace,
    samples.joined_slot,
    samples.spoken_digits,
    samples.sample_case,
    samples.sample_characters,
    samples.full_stop,
    slots.undeclared_slot,
    slots.unused_slot,
    slots.doubled_slot,
    slots.aimless_slot_sample,
    slots.unknown_slot_type,
    slots.search_query_without_carrier,
    slots.search_query_in_company,
    clashes.repeated_sample,
    clashes.ambiguous_sample,
    clashes.steals_built_in,
    clashes.value_steals_built_in,
    slot_types.type_name,
    slot_types.repeated_type,
    slot_types.empty_type,
    slot_types.unused_type,
    slot_types.value_without_id,
    slot_types.value_id,
    slot_types.repeated_id,
    slot_types.empty_wording,
    slot_types.wording_spacing,
    slot_types.wording_characters,
    slot_types.ambiguous_wording,
    slot_types.repeated_wording,
    sizes.too_many_intents,
    sizes.too_many_wordings,
    sizes.too_many_synonyms,
    sizes.long_sample,
    sizes.long_wording,
    dialog.unknown_dialog_intent,
    dialog.repeated_dialog_intent,
    dialog.unknown_dialog_slot,
    dialog.dialog_slot_type,
    dialog.missing_dialog_slot,
    dialog.repeated_dialog_slot,
    dialog.delegation_strategy,
    prompts.missing_prompt,
    prompts.unknown_prompt,
    prompts.unused_prompt,
    prompts.repeated_prompt,
    prompts.empty_prompt,
    prompts.prompt_braces,
    prompts.prompt_slot,
)


def rule_name(rule: Rule) -> str:
    return rule.__name__.replace("_", "-")


def lint(document: object, file: str) -> list[Finding]:
    """Everything wrong with a model that was read from `file`; any JSON gives findings, never errors."""
    draft = draft_of(document)
    return [
        Finding(
            file=file,
            intent=problem.intent,
            sample=problem.sample,
            rule=rule_name(rule),
            message=problem.message,
        )
        for rule in RULES
        for problem in rule(draft)
    ]


def lint_file(path: Path) -> list[Finding]:
    """Findings of reading the file and, where it could be read, of every rule."""
    document, findings = read_model(path)
    return findings if document is None and findings else [*findings, *lint(document, path.name)]
