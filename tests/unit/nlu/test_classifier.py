"""What is learnt from examples about words that no sample has."""

import pytest

from skill.interaction_model.model import InteractionModel
from skill.nlu.builtin_intents import USUAL, BuiltInIntents
from skill.nlu.classifier import Example, IntentClassifier
from skill.nlu.examples import examples, members
from skill.nlu.out_of_scope import OUT_OF_SCOPE, requests
from skill.nlu.words import KINDRED, normalise, stem, tokens

EXAMPLES = [
    Example("Rent", ("how", "much", "rent", "do", "i", "ow")),
    Example("Rent", ("my", "rent", "balanc")),
    Example("Rent", ("rent", "balanc")),
    Example("Repair", ("my", "tap", "leak")),
    Example("Repair", ("tap", "be", "leak"), frozenset({"Fault"})),
    Example("Repair", ("boiler", "not", "work"), frozenset({"Fault"})),
    Example(OUT_OF_SCOPE, ("play", "some", "music")),
    Example(OUT_OF_SCOPE, ("what", "be", "the", "weather")),
    Example(OUT_OF_SCOPE, ("order", "a", "pizza")),
]


@pytest.fixture
def classifier() -> IntentClassifier:
    return IntentClassifier(EXAMPLES, {"Fault": frozenset({"tap", "boiler", "leak"})})


def best(classifier: IntentClassifier, *stems: str, types: frozenset[str] = frozenset()) -> str:
    return classifier.rank(stems, types)[0][0]


def test_words_of_several_samples_are_joined(classifier: IntentClassifier) -> None:
    assert best(classifier, "my", "rent", "rent", "balanc", "how", "much") == "Rent"


def test_a_kindred_word_counts(classifier: IntentClassifier) -> None:
    assert best(classifier, "my", "tap", "drip", "tap", "leak") == "Repair"


def test_a_misheard_word_is_taken_for_the_one_it_sounds_like(classifier: IntentClassifier) -> None:
    assert classifier.rank(("my", "rent", "ballanc"), ()) == classifier.rank(("my", "rent", "balanc"), ())


def test_a_kind_of_value_speaks_for_the_intents_that_have_it(classifier: IntentClassifier) -> None:
    plain = dict(classifier.rank(("my", "tap"), ()))
    hinted = dict(classifier.rank(("my", "tap"), {"Fault"}))

    assert hinted["Repair"] > plain["Repair"]


def test_words_that_no_sample_has_are_out_of_scope(classifier: IntentClassifier) -> None:
    assert best(classifier, "zebra", "crossword", "lottery") == OUT_OF_SCOPE


def test_shares_of_likelihood_make_one_whole_and_fall(classifier: IntentClassifier) -> None:
    shares = [share for _, share in classifier.rank(("my", "rent"), ())]

    assert sum(shares) == pytest.approx(1)
    assert shares == sorted(shares, reverse=True)


def test_familiar_is_the_share_of_words_that_examples_have(classifier: IntentClassifier) -> None:
    assert classifier.familiar(("the", "tap", "zebra")) == pytest.approx(0.5)
    assert classifier.familiar(("the", "a")) == 0


def test_every_intent_with_samples_has_examples(small_model: InteractionModel) -> None:
    found = {example.intent for example in examples(small_model, BuiltInIntents(small_model))}

    assert found == {*small_model.intents, OUT_OF_SCOPE} - {"AMAZON.FallbackIntent"}


def test_a_bare_slot_makes_an_example_of_every_value(small_model: InteractionModel) -> None:
    found = [
        example
        for example in examples(small_model, BuiltInIntents(small_model))
        if example.intent == "EmergencyIntent"
    ]

    assert {("smell", "gas"), ("gas", "leak"), ("burst", "pip")} <= {example.stems for example in found}
    assert all("Hazard" in example.types for example in found if example.weight < 1)


def test_the_words_of_a_type_leave_out_those_that_say_nothing(small_model: InteractionModel) -> None:
    fault = members(small_model)["Fault"]

    assert {"toilet", "tap"} <= fault
    assert not fault & {"the", "a", "not", "be"}


def test_requests_for_other_skills_are_whole_and_unlike_each_other() -> None:
    found = list(requests())

    assert len(found) == len(set(found)) > 500
    assert not [request for request in found if "{" in request or request != normalise(request)]


def test_no_usual_phrase_stands_for_two_built_in_intents() -> None:
    phrases = [phrase for group in USUAL.values() for phrase in group]

    assert len(phrases) == len(set(phrases))


def test_only_built_in_intents_of_the_model_can_be_meant(small_model: InteractionModel) -> None:
    built_ins = BuiltInIntents(small_model)

    assert built_ins.find("never mind") == "AMAZON.CancelIntent"
    assert built_ins.find("go home") is None


def test_no_word_is_kindred_to_two_families() -> None:
    words = [stem(word) for family in KINDRED for word in family]

    assert len(words) == len(set(words))


def test_politeness_weighs_nothing() -> None:
    assert tokens("please can you tell me bab") == []
