"""docs/wording.md: every sentence a tenant can hear, for a landlord to read, correct and sign."""

import html
import re
from dataclasses import dataclass

from skill.domain.repairs.faults import FAULTS, Fault
from skill.signoff.markdown import cell, table
from skill.signoff.wording_samples import (
    coaching,
    common,
    events,
    linking,
    rent,
    repairs,
    safety,
    triage,
    visits,
    whats_on,
)
from skill.signoff.wording_samples.sample import Sample, Scene
from skill.signoff.wording_samples.values import LANDLORD
from skill.speech.rent import ADVICE, ADVICE_NORTHERN_IRELAND
from skill.speech.safety import GAS_EMERGENCY, GAS_EMERGENCY_NORTHERN_IRELAND, SAMARITANS
from skill.speech.triage import POWER_CUT, POWER_CUT_NORTHERN_IRELAND

_DIGITS = re.compile(r'<say-as interpret-as="digits">(.*?)</say-as>')
_MARKUP = re.compile(r"<[^>]+>")
_OPENING = """\
# What Home Coach says

This page is made by `make wording` from the sentences that tenants hear. Please read it, aloud where
you can, and tell us what does not sound like you. The names, amounts and days in it are made up.

**Before any device speaks these numbers, somebody at the landlord checks each one and ticks it.** 999 needs
no check. Numbers are read one figure at a time.
"""
_SIGNATURE = """\
The words on this page may be spoken to our tenants, and the numbers above are right.

Name: ____________________  Role: ____________________  Date: ____________  Signature: ____________________
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    title: str
    about: str
    scenes: tuple[Scene, ...]
    told: str = "What is heard"


def chapters() -> tuple[Chapter, ...]:
    return (
        Chapter(
            title="In danger",
            about="One answer, then silence: no question, no PIN, no link is asked for.",
            scenes=safety.scenes(),
        ),
        Chapter(
            title="Every conversation",
            about="Welcome, help, not understanding, stopping.",
            scenes=common.scenes(),
        ),
        Chapter(
            title="Rent",
            about="Amounts are said only where a home has chosen to hear them, always with their day.",
            scenes=rent.scenes(),
        ),
        Chapter(
            title="Repairs",
            about="A report is called reported only once it is kept safe. No visit is promised.",
            scenes=(*repairs.scenes(), *triage.scenes(), *visits.scenes()),
        ),
        Chapter(
            title="What's on",
            about="Three at a time. No home need be linked.",
            scenes=(*whats_on.scenes(), *events.scenes()),
        ),
        Chapter(title="The coach", about="Calls and messages are read back first.", scenes=coaching.scenes()),
        Chapter(title="Linking a home", about="No home is ever named aloud.", scenes=linking.scenes()),
        Chapter(
            title="Cards in the Alexa app",
            about="Anybody in the home may read them, so they hold nothing of the home's own.",
            scenes=common.card_scenes(),
            told="What is shown",
        ),
    )


def samples() -> tuple[Sample, ...]:
    return tuple(sample for chapter in chapters() for scene in chapter.scenes for sample in scene.samples)


def sounds(said: str) -> str:
    """What is heard of a sentence: no markup, a reference figure by figure."""
    spaced = _DIGITS.sub(lambda found: " ".join(found[1]), said)
    return html.unescape(_MARKUP.sub("", spaced))


def wording_page() -> str:
    """The whole page in Markdown, the same for the same sentences."""
    lines = [_OPENING, *table(("Number", "Whose it is", "Right?"), _numbers()), "", _SIGNATURE]
    for chapter in chapters():
        lines += [f"## {chapter.title}", "", chapter.about, ""]
        for scene in chapter.scenes:
            rows = ((cell(sample.leads), cell(sounds(sample.said))) for sample in scene.samples)
            lines += [f"### {scene.heading}", "", *table(("What leads to it", chapter.told), rows), ""]
    return "\n".join([*lines, *_faults(), ""])


def _numbers() -> tuple[tuple[str, str, str], ...]:
    return (
        (GAS_EMERGENCY, "National Gas Emergency Service, in Great Britain", "☐"),
        (GAS_EMERGENCY_NORTHERN_IRELAND, "Gas emergencies, in Northern Ireland", "☐"),
        ("55", "Pressed on a mobile after 999, by somebody who cannot speak", "☐"),
        (SAMARITANS, "Samaritans", "☐"),
        (POWER_CUT, "Power cuts, in England, Scotland and Wales", "☐"),
        (POWER_CUT_NORTHERN_IRELAND, "Power cuts, in Northern Ireland", "☐"),
        (ADVICE, "National Debtline, in England, Wales and Scotland", "☐"),
        (ADVICE_NORTHERN_IRELAND, "Advice NI, in Northern Ireland", "☐"),
        (
            str(LANDLORD.repairs_phone),
            "Your repairs line, day and night (from your settings; made up here)",
            "☐",
        ),
        (str(LANDLORD.phone), "Your main line (from your settings; made up here)", "☐"),
    )


def _faults() -> list[str]:
    """The catalogue, because its words go into the sentences and its marks decide what is added to them."""
    rows = (_fault(fault) for fault in FAULTS.values())
    heads = ("What it is called", "The room is asked", "The repairs number is added", "Answered as danger")
    return [
        "## The faults that can be reported",
        "",
        "Their names go into the sentences above.",
        "",
        *table(heads, rows),
    ]


def _fault(fault: Fault) -> tuple[str, ...]:
    danger = fault.danger.value.replace("_", " ") if fault.danger else ""
    return (
        cell(fault.said),
        "yes" if fault.asks_room else "",
        "yes" if fault.is_urgent and not danger else "",
        danger,
    )
