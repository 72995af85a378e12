"""Utterances by people who never saw the samples, against the real interaction model."""

from datetime import date
from pathlib import Path

import pytest

from skill.dialogue.free_words import FREE_WORDS
from skill.nlu.understanding import Understanding
from skill.nlu.utterance import Recognised
from skill.rehearsal.hearing import dangers_in
from tests import understood

ROOT = Path(__file__).parent.parent
FIRST, *OTHERS = sorted((ROOT / "tests" / "understanding").glob("*.tsv"))
FILES = [pytest.param(FIRST, id=FIRST.stem)] + [
    pytest.param(path, id=path.stem, marks=pytest.mark.slow) for path in OTHERS
]
"""Each takes seconds: one at every run, the others where there is more time."""

TODAY = date(2026, 11, 23)
OUT_OF_SCOPE = "OutOfScope"
FALLBACK = "AMAZON.FallbackIntent"
EMERGENCY = "EmergencyIntent"
NEVER_BY_ACCIDENT = {"ReportRepairIntent", EMERGENCY, "PayRentIntent"}
ENOUGH = 0.9

Rows = list[tuple[str, str, Recognised]]


@pytest.fixture(scope="module")
def real_understanding() -> Understanding:
    return understood.understanding()


@pytest.fixture(scope="module", params=FILES)
def rows(request: pytest.FixtureRequest, real_understanding: Understanding) -> Rows:
    lines = request.param.read_text(encoding="utf-8").splitlines()[1:]
    labelled = [line.split("\t")[:2] for line in lines if line.strip()]
    return [(intent, said, real_understanding.recognise(said, today=TODAY)) for intent, said in labelled]


def listed(misses: list[tuple[str, str, Recognised]]) -> str:
    return "\n".join(
        f"{want}: {said!r} became {recognised.intent} ({recognised.score:.2f})"
        for want, said, recognised in misses
    )


def is_right(intent: str, recognised: Recognised) -> bool:
    if intent == EMERGENCY and any(dangers_in(recognised)):
        return True
    found = FALLBACK if recognised.intent in FREE_WORDS else recognised.intent
    return found == (FALLBACK if intent == OUT_OF_SCOPE else intent)


def test_nine_in_ten_unseen_utterances_are_understood(rows: Rows) -> None:
    misses = [row for row in rows if not is_right(row[0], row[2])]

    assert len(rows) >= 100
    assert 1 - len(misses) / len(rows) >= ENOUGH, listed(misses)


def test_every_emergency_is_recognised(rows: Rows) -> None:
    """As an Echo sends them: by the intent itself, or in the words of a slot that the screen looks at."""
    misses = [
        row
        for row in rows
        if row[0] == EMERGENCY and row[2].intent != EMERGENCY and not any(dangers_in(row[2]))
    ]

    assert not misses, listed(misses)


def test_nothing_out_of_scope_starts_a_repair_an_emergency_or_a_payment(rows: Rows) -> None:
    misses = [row for row in rows if row[0] == OUT_OF_SCOPE and row[2].intent in NEVER_BY_ACCIDENT]

    assert not misses, listed(misses)
