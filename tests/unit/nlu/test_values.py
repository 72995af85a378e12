"""Values of slot types found in an utterance."""

import pytest

from skill.interaction_model.model import InteractionModel
from skill.nlu.slots import ValueFinder
from skill.nlu.utterance import SlotMatch
from skill.nlu.words import normalise, tokens
from tests.tables import each_row


def values(model: InteractionModel, type_name: str, said: str) -> list[SlotMatch]:
    text = normalise(said)
    return ValueFinder(model.types[type_name]).find(text.split(), tokens(text))


@each_row(
    ("said", "fault"),
    [
        ("toilet won't flush", "toilet_not_flushing"),
        ("me bog ay flushing", "toilet_not_flushing"),
        ("the loo is not flushing", "toilet_not_flushing"),
        ("the tap in the kitchen is dripping", "tap_dripping"),
        ("my boiler's packed up again", "boiler_not_working"),
        ("boiller not working", "boiler_not_working"),
        ("the gate's come right off", "gate_broken"),
    ],
)
def test_a_value_is_found_however_it_is_said(small_model: InteractionModel, said: str, fault: str) -> None:
    best = values(small_model, "Fault", said)[0]

    assert best.resolved[0][0] == fault


@pytest.mark.parametrize(
    "said", ["what's my rent balance", "tell my coach that i'm out", "the lift", "flush"]
)
def test_other_words_hold_no_value(small_model: InteractionModel, said: str) -> None:
    assert values(small_model, "Fault", said) == []


def test_the_value_that_explains_most_comes_first(small_model: InteractionModel) -> None:
    found = values(small_model, "Fault", "the boiler has packed up")

    assert found[0].value == "boiler has packed up"
    assert found[0].quality == pytest.approx(1.0)


def test_a_value_knows_which_words_it_used(small_model: InteractionModel) -> None:
    best = values(small_model, "Fault", "the tap in the kitchen is dripping")[0]

    assert best.value == "tap in the kitchen is dripping"
    assert best.places == {1, 6}


def test_an_exact_value_is_surer_than_one_with_words_between(small_model: InteractionModel) -> None:
    exact = values(small_model, "Fault", "dripping tap")[0]
    apart = values(small_model, "Fault", "the tap in the kitchen is dripping")[0]

    assert apart.quality < exact.quality
