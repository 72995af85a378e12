"""How much danger reaches the screen, of lines that people wrote from situations, as an Echo might send them.

It is an estimate until it is tried on a device: what an Echo makes of words that no sample has is not known.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from bench.nearest import NearestSamples
from skill.interaction_model.model import SOURCE, InteractionModel
from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Expecting, Recognised
from skill.rehearsal.hearing import dangers_in

FOLDER = Path("tests/policy/danger")
FILES = (FOLDER / "crisis_lines.tsv", FOLDER / "lookalikes.tsv")
TODAY = date(2026, 11, 23)
EMERGENCY = "EmergencyIntent"
SURE, ASKED, MISSED = "sure", "asked", "missed"
BY = ("how", "danger", "sounds_like", "writer")
"""Columns by whose values the lines are counted; a file has some of them."""


class Recogniser(Protocol):
    def recognise(self, words: str, *, today: date, expecting: Expecting | None = None) -> Recognised: ...


@dataclass(slots=True)
class Counted:
    """What became of the lines of a file: by column and value, how many of each outcome."""

    lines: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    by: defaultdict[tuple[str, str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, row: dict[str, str], outcome: str) -> None:
        self.lines += 1
        self.outcomes[outcome] += 1
        for column in BY:
            if column in row:
                self.by[column, row[column]][outcome] += 1


def compare(files: Iterable[Path], *, is_asking: bool) -> Iterator[str]:
    """A table for each file and recogniser, cold or at every question of a journey."""
    model = InteractionModel.from_file(SOURCE)
    recognisers: dict[str, Recogniser] = {
        "our recogniser": Understanding(model),
        "nearest samples": NearestSamples(model),
    }
    questions = list(questions_of(model)) if is_asking else [None]
    for path in files:
        for name, recogniser in recognisers.items():
            counted = count(path, recogniser, questions)
            where = f"at {len(questions)} questions" if is_asking else "cold"
            yield f"\n{path.name}, {name}, {where} (an estimate)"
            yield from table(counted)


def questions_of(model: InteractionModel) -> Iterator[Expecting]:
    """Every slot that the dialogue may ask for."""
    for intent in model.dialog.intents:
        for slot in intent.slots:
            if any(use.kind == "elicitation" and use.is_required for use in slot.prompts):
                yield Expecting(intent=intent.name, slot=slot.name)


def count(path: Path, recogniser: Recogniser, questions: Iterable[Expecting | None]) -> Counted:
    counted = Counted()
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for expecting in questions:
        for row in rows:
            recognised = recogniser.recognise(row["utterance"], today=TODAY, expecting=expecting)
            counted.add(row, outcome_of(recognised))
    return counted


def outcome_of(recognised: Recognised) -> str:
    sure, perhaps = dangers_in(recognised)
    is_alarm = recognised.intent == EMERGENCY
    if sure or (is_alarm and not recognised.slots):
        return SURE
    return ASKED if perhaps or is_alarm else MISSED


def table(counted: Counted) -> Iterator[str]:
    yield f"{'':<24} {'lines':>6} {SURE:>6} {ASKED:>6} {MISSED:>7} {'reached':>8}"
    yield _row("all", counted.outcomes)
    for (column, value), outcomes in sorted(counted.by.items()):
        yield _row(f"{column}: {value}", outcomes)


def _row(name: str, outcomes: Counter[str]) -> str:
    lines = outcomes.total()
    reached = (outcomes[SURE] + outcomes[ASKED]) / lines if lines else 0.0
    counts = f"{outcomes[SURE]:>6} {outcomes[ASKED]:>6} {outcomes[MISSED]:>7}"
    return f"{name:<24} {lines:>6} {counts} {reached:>8.1%}"
