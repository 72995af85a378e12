"""Each sure sign of danger is in the interaction model too, so that an Echo can send what is recognised."""

import re
from datetime import date

import pytest

from skill.domain.danger.recognition import recognise
from skill.domain.danger.signs import Pattern, read_signs
from skill.interaction_model.model import SOURCE, InteractionModel
from skill.nlu.understanding import Understanding
from skill.rehearsal.hearing import dangers_in
from tests import understood
from tests.policy.generated import phrases

TODAY = date(2026, 11, 23)
EXAMPLES = 8
UNREACHED = 0
"""Of the patterns, those that neither a value of the model nor a generated phrase reaches."""

SIGNS = read_signs()
SURE = list(SIGNS.sure())
VALUES = [
    SIGNS.plain(phrase)
    for value in InteractionModel.from_file(SOURCE).types["Hazard"].values
    for phrase in value.phrases
]


@pytest.fixture(scope="module")
def real_understanding() -> Understanding:
    return understood.understanding()


def test_every_sure_sign_reaches_the_screen_as_an_echo_would_send_it(
    real_understanding: Understanding,
) -> None:
    """By a value of the model that says it, or by a phrase that is made of its regular expression."""
    missing = [
        pattern.written
        for pattern in SURE
        if not any(pattern.search(value) for value in VALUES) and not _reaches(pattern, real_understanding)
    ]

    assert len(missing) <= UNREACHED, "Hazard wants values for these:\n" + "\n".join(missing)


def _reaches(pattern: Pattern, understanding: Understanding) -> bool:
    said = phrases(re.compile(pattern.written), EXAMPLES)
    return any(
        dangers_in(understanding.recognise(phrase, today=TODAY))[0] for phrase in said if recognise(phrase)
    )


def test_generated_phrases_are_found_by_their_pattern_and_are_always_the_same() -> None:
    pattern = re.compile(r"\b(?:smell|reek)(?:s|ing)? (?:of )?(?:the |my )?gas\b.*\b(?:kitchen|hall)\w*")

    said = list(phrases(pattern, 4))

    assert len(said) == len(set(said)) == 4
    assert all(pattern.search(phrase) for phrase in said)
    assert said == list(phrases(pattern, 4))
