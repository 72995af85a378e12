"""Danger comes first: in any words, in any slot, for every caller and with everything else broken.

The phrases are in `danger_phrases.txt` and `harmless_phrases.txt`, for a housing officer to read and add to.
"""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from scripts import danger_signs
from skill import bootstrap
from skill.alexa.danger import screen
from skill.alexa.door import Door
from skill.config.settings import Settings
from skill.dialogue.free_words import FREE_WORDS
from skill.dialogue.state import Asking
from skill.domain.danger.hazards import OF_THE_BUILDING
from skill.domain.danger.recognition import Finding, Hazard, assess, recognise
from skill.domain.danger.signs import TABLE, read_signs
from skill.domain.danger.weights import read_weights
from skill.domain.repairs.faults import FAULTS
from skill.services.danger import WAITS, DangerService
from skill.speech import safety
from tests.policy.house import (
    CLOCK,
    INTENTS,
    LINKED,
    MODEL,
    STRANGER,
    DownStore,
    House,
    Json,
    ObservedStore,
    intent,
    slot,
    ssml,
)
from tests.tables import each_row

FOLDER = Path(__file__).parent


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _dangers() -> list[tuple[str, Hazard]]:
    hazard, found = None, []
    for line in _lines("danger_phrases.txt"):
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            hazard = Hazard(heading[1])
        elif hazard:
            found.append((line, hazard))
    return found


DANGERS = _dangers()
HARMLESS = [line for line in _lines("harmless_phrases.txt") if not line.startswith("[")]
SLOTS = [(name, each) for name, slots in INTENTS.items() for each in slots]
CRISIS = FOLDER / "danger"
"""Lines and look-alikes by people who never read the samples, written from situations alone."""

SURE_FLOORS = {
    "a": {"direct": 143, "indirect": 146, "oblique": 32},
    "b": {"direct": 150, "indirect": 85, "oblique": 10},
    "c": {"direct": 175, "indirect": 178, "oblique": 29},
    "d": {"direct": 227, "indirect": 231, "oblique": 40},
    "e": {"direct": 143, "indirect": 84, "oblique": 7},
}
"""Lines that are sure by writer. Of a there are 145, 154, 65; of b 151, 139, 70; of c 176, 231, 176; of d
231, 300, 209; of e 144, 146, 73. More may become sure.
"""

FALSE_ALARMS = {"a": 2, "b": 0, "c": 3, "d": 5, "e": 0}
"""Look-alikes that are sure, of 229, 283, 525, 573 and 277. None may be added."""

ONE_OF_EACH = {hazard: phrase for phrase, hazard in reversed(DANGERS)}


@each_row(("phrase", "hazard"), DANGERS)
def test_danger_is_recognised(phrase: str, hazard: Hazard) -> None:
    assert recognise(phrase) is hazard


@each_row("phrase", HARMLESS)
def test_harmless_phrases_are_not_taken_for_danger(phrase: str) -> None:
    assert recognise(phrase) is None


def _lost(dangers: Iterable[str], harmless: Sequence[str]) -> list[str]:
    """What is missed with harmless words after it, before it and around it.

    One word is a call at the start only.
    """
    around = [*zip(harmless, (*harmless[1:], *harmless[:1]), strict=True)]
    said = (
        text
        for danger in dangers
        for one, other in around
        for text in (
            f"{danger} and {one}",
            *((f"{one} but {danger}", f"{one} but {danger} and {other}") if " " in danger else ()),
        )
    )
    return [text for text in said if recognise(text) is None]


def test_no_other_words_cancel_a_danger() -> None:
    phrases = [phrase for phrase, _ in DANGERS]
    assert [
        lost for place, phrase in enumerate(phrases) for lost in _lost([phrase], HARMLESS[place % 50 :: 50])
    ] == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_harmless_phrase_cancels_any_danger(part: int) -> None:
    """Each danger with a quarter of the harmless phrases, so that each two meet in some part."""
    assert _lost((phrase for phrase, _ in DANGERS), HARMLESS[part::4]) == []


def _table(name: str) -> list[dict[str, str]]:
    with (CRISIS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


LINES, LOOKALIKES = _table("crisis_lines.tsv"), _table("lookalikes.tsv")


@each_row("writer", SURE_FLOORS)
def test_crisis_lines_stay_sure(writer: str) -> None:
    sure = Counter(line["how"] for line in LINES if line["writer"] == writer and recognise(line["utterance"]))
    assert sure >= Counter(SURE_FLOORS[writer])


@each_row("writer", FALSE_ALARMS)
def test_lookalikes_raise_no_more_alarms(writer: str) -> None:
    alarms = [
        line["utterance"] for line in LOOKALIKES if line["writer"] == writer and recognise(line["utterance"])
    ]
    assert len(alarms) <= FALSE_ALARMS[writer], alarms


ASKED_FLOORS = {
    "a": {"direct": 145, "indirect": 151, "oblique": 59},
    "b": {"direct": 151, "indirect": 134, "oblique": 52},
    "c": {"direct": 176, "indirect": 225, "oblique": 128},
    "d": {"direct": 231, "indirect": 294, "oblique": 154},
    "e": {"direct": 144, "indirect": 142, "oblique": 57},
}
"""Lines that are sure or asked about. docs/safety.md has the figures for writers who were left out."""


@each_row("writer", ASKED_FLOORS)
def test_crisis_lines_are_sure_or_asked_about(writer: str) -> None:
    found = Counter(line["how"] for line in LINES if line["writer"] == writer and assess(line["utterance"]))
    assert found >= Counter(ASKED_FLOORS[writer])


@each_row("writer", FALSE_ALARMS)
def test_few_lookalikes_are_asked_about(writer: str) -> None:
    said = [line["utterance"] for line in LOOKALIKES if line["writer"] == writer]
    assert sum(assess(each) is not None for each in said) <= 0.12 * len(said)


@each_row(
    ("said", "hazard"),
    [
        ("did you hear about the fire next door", Hazard.FIRE),
        ("knock knock there's a man stabbed", Hazard.VIOLENCE),
        ("it was my nan who fell down the stairs and she never moved", Hazard.INJURY),
    ],
)
def test_what_may_be_told_of_elsewhere_is_asked_about(said: str, hazard: Hazard) -> None:
    assert assess(said) == Finding(hazard, is_sure=False)


def test_what_the_model_is_prepared_to_hear_is_not_asked_about() -> None:
    """Requests with a thing for each slot: one in eighty may be."""
    said = [
        re.sub(r"\{\w+\}", "thing", sample)
        for each in MODEL["languageModel"]["intents"]
        if each["name"] not in {"EmergencyIntent", *FREE_WORDS}
        for sample in each.get("samples", [])
    ]
    asked = [each for each in said if assess(each)]
    assert len(asked) <= len(said) // 80, asked


@pytest.mark.slow
def test_the_weights_decide_as_training_does() -> None:
    """Weights differ a little by machine. What is asked about does not, but at the threshold itself."""
    danger_weights = pytest.importorskip("scripts.danger_weights")
    kept = read_weights()
    trained = danger_weights.train(threshold=danger_weights.best_threshold())
    plain = read_signs().plain
    said = [plain(each["utterance"]) for each in LINES + LOOKALIKES]
    otherwise = [each for each in said if (kept.perhaps(each) is None) != (trained.perhaps(each) is None)]
    assert len(otherwise) <= len(said) // 200, otherwise


def test_the_table_of_signs_is_that_of_the_signs_as_they_are_written() -> None:
    assert danger_signs.as_text() == TABLE.read_text(encoding="utf-8"), "make danger"


@pytest.mark.slow
def test_anchors_rule_out_nothing_that_would_be_found() -> None:
    with_anchors, without = read_signs(), danger_signs.without_anchors()
    said = [
        *(phrase for phrase, _ in DANGERS),
        *HARMLESS,
        *(each["utterance"] for each in LINES + LOOKALIKES),
    ]
    texts = [without.plain(each) for each in said]
    assert [text for text in texts if with_anchors.first(text) != without.first(text)] == []


def test_phrases_cover_every_danger_well() -> None:
    assert len(DANGERS) >= 80
    assert len(HARMLESS) >= 80
    assert all(sum(hazard is each for _, hazard in DANGERS) >= 10 for each in Hazard)


@each_row(
    "padding", ["{}", "please {}", "oh my god {}", "alexa {} please hurry", "hello {} and i'm on my own"]
)
@each_row("hazard", Hazard)
def test_danger_is_recognised_among_other_words(hazard: Hazard, padding: str) -> None:
    phrases = [phrase for phrase, each in DANGERS if each is hazard and len(phrase.split()) > 3]
    missed = [phrase for phrase in phrases if recognise(padding.format(phrase)) is None]
    assert len(missed) <= len(phrases) // 10, missed


@pytest.mark.parametrize(
    "written", ["I CAN SMELL GAS!", "i can smell gas.", "  i  can\tsmell\ngas ", "I can smell gas…"]
)
def test_danger_is_recognised_in_any_spelling(written: str) -> None:
    assert recognise(written) is Hazard.GAS


@each_row("said", ["", " ", "?", "\x00", "🔥", "a" * 100_000, "gas " * 50_000, "ガス漏れ"])
def test_any_text_is_checked_without_error(said: str) -> None:
    assert recognise(said) is None


def test_harmless_faults_have_no_dangerous_name() -> None:
    """What a tenant hears a fault called must not stop them from saying it back."""
    assert [fault.said for fault in FAULTS.values() if fault.danger is None and recognise(fault.said)] == []


STRUCTURAL = {"ceiling_damaged", "wall_damaged", "floor_damaged", "chimney_damaged", "garden_wall_damaged"}
WATER_ON_WALLS = {"condensation"}
"""Repairs with words among their synonyms that could mean danger as well, and so count as it."""


def test_model_samples_of_harmless_faults_are_not_taken_for_danger() -> None:
    faults = next(kind for kind in MODEL["languageModel"]["types"] if kind["name"] == "Fault")["values"]
    caught = {
        (value["id"], words)
        for value in faults
        if FAULTS[value["id"]].danger is None and value["id"] not in STRUCTURAL | WATER_ON_WALLS
        for words in [value["name"]["value"], *value["name"].get("synonyms", [])]
        if recognise(words)
    }
    assert caught == set()


def test_other_model_samples_are_not_taken_for_danger() -> None:
    caught = {
        (each["name"], sample)
        for each in MODEL["languageModel"]["intents"]
        for sample in each.get("samples", [])
        if each["name"] not in {"EmergencyIntent", *FREE_WORDS}
        and recognise(re.sub(r"\{\w+\}", "thing", sample))
    }
    assert caught == set()


def _of_a_note(door: str, user: str) -> list[str]:
    """The calls of a note in their order. A store that is down is tried as often as a note waits for it."""
    if door == "down":
        return ["link"] * (len(WAITS) + 1)
    return ["link", "home", "keep_danger"] if user == LINKED else ["link"]


def _not_waiting(settings: Settings, down: DownStore) -> Door:
    """A door whose notes are given up at once, so that a thousand of them take no time."""
    services = bootstrap.build_services(settings, down, CLOCK)  # type: ignore[arg-type]
    services.danger = DangerService(
        down,  # type: ignore[arg-type]
        home_of=services.links.home_of,
        landlord=settings.landlord,
        sleep=lambda _: None,
    )
    return bootstrap.build_door(settings, store=down, clock=CLOCK, services=services)  # type: ignore[arg-type]


class Conditions:
    """A door that is well and one whose store is gone, each with a note of what was asked of its store."""

    def __init__(self, settings: Settings, house: House) -> None:
        self.well, self.down = ObservedStore(house.store), DownStore()
        self.doors: dict[str, Door] = {
            "well": bootstrap.build_door(settings, store=self.well, clock=CLOCK),  # type: ignore[arg-type]
            "down": _not_waiting(settings, self.down),
        }
        self.called = {"well": self.well.called, "down": self.down.called}
        self.all = list(itertools.product(self.doors, (LINKED, STRANGER), (True, False), (None, *Asking)))
        self._turns = itertools.cycle(self.all)
        self.slots = itertools.cycle(SLOTS)

    def answer(self, request: Json, door: str, *, has_session: bool) -> Json:
        if not has_session:
            del request["session"]
        return self.doors[door].answer(request)

    def assert_safe(self, name: str, one: Json, hazard: Hazard, settings: Settings) -> None:
        """Under the next of all the conditions in turn."""
        door, user, has_session, asking = next(self._turns)
        attributes = (
            {"asking": asking.value, "question": "Is that right?", "launched": True} if asking else {}
        )
        called = self.called[door]
        called.clear()
        answer = self.answer(
            intent(name, one, user=user, attributes=attributes), door, has_session=has_session
        )
        assert answer["response"]["shouldEndSession"] is True
        assert answer["sessionAttributes"] == {}
        assert "reprompt" not in answer["response"]
        # Behind a lead of free words ("the boiler's") the same words may be another danger as well.
        possible = Hazard if name in FREE_WORDS else [hazard]
        told = {each for each in possible if safety.danger(each, settings.landlord) in ssml(answer)}
        assert told
        assert called == (_of_a_note(door, user) if told <= OF_THE_BUILDING else []), (told, door, user)


@pytest.fixture(scope="module")
def conditions(settings: Settings, shared_house: House) -> Conditions:
    return Conditions(settings, shared_house)


@each_row(("phrase", "hazard"), DANGERS)
def test_every_danger_ends_in_one_turn(
    phrase: str, hazard: Hazard, conditions: Conditions, settings: Settings
) -> None:
    """Which words are danger is decided before anybody looks at the slot, so each is said in one of them."""
    name, where = next(conditions.slots)
    conditions.assert_safe(name, slot(where, phrase), hazard, settings)


@each_row(("name", "where"), SLOTS)
def test_danger_in_any_slot_ends_in_one_turn(
    name: str, where: str, conditions: Conditions, settings: Settings
) -> None:
    for hazard, phrase in ONE_OF_EACH.items():
        conditions.assert_safe(name, slot(where, phrase), hazard, settings)


@each_row("hazard", Hazard)
def test_danger_ends_in_one_turn_at_every_question_for_every_caller(
    hazard: Hazard, conditions: Conditions, settings: Settings
) -> None:
    for _ in conditions.all:
        name, where = next(conditions.slots)
        conditions.assert_safe(name, slot(where, ONE_OF_EACH[hazard]), hazard, settings)


DANGEROUS_FAULTS = {fault_id: fault.danger for fault_id, fault in FAULTS.items() if fault.danger}


@each_row("name", [name for name, slots in INTENTS.items() if "fault" in slots])
@each_row("fault_id", DANGEROUS_FAULTS)
def test_dangerous_fault_id_is_asked_about(fault_id: str, name: str) -> None:
    """Amazon resolves what is only like a value: words decide, and an id by itself is a reason to ask."""
    heard = intent(name, slot("fault", "that thing", ids=[fault_id]))

    assert screen(heard["request"]) == Finding(DANGEROUS_FAULTS[fault_id], is_sure=False)


@each_row("hazard", Hazard)
def test_hazard_id_is_asked_about(hazard: Hazard) -> None:
    heard = intent("EmergencyIntent", slot("hazard", "that thing", ids=[hazard.value]))

    assert screen(heard["request"]) == Finding(hazard, is_sure=False)


def _values_of(type_name: str) -> Iterator[tuple[str, str]]:
    for value in next(kind for kind in MODEL["languageModel"]["types"] if kind["name"] == type_name)[
        "values"
    ]:
        for words in [value["name"]["value"], *value["name"].get("synonyms", [])]:
            yield value["id"], words


def test_values_of_dangerous_faults_are_sure_by_their_words() -> None:
    values = [words for value_id, words in _values_of("Fault") if value_id in DANGEROUS_FAULTS]

    assert [words for words in values if not recognise(words)] == []


def test_values_of_hazards_are_sure_by_their_words() -> None:
    """Some say half of a danger ("someone screaming"), and are asked about: one in thirteen at most."""
    values = list(_values_of("Hazard"))
    asked = [
        words
        for value_id, words in values
        if not _screened(slot("hazard", words, ids=[value_id]), "EmergencyIntent").is_sure
    ]

    assert len(asked) <= len(values) // 13, asked


def _screened(heard: Json, name: str) -> Finding:
    found = screen(intent(name, heard)["request"])
    assert found is not None
    return found


GAS = "i can smell gas"


@each_row(
    "heard",
    [
        {"name": "message", "slotValue": {"type": "Simple", "value": GAS}},
        {"name": "message", "slotValue": {"type": "List", "values": [{"type": "Simple", "value": GAS}]}},
        {"name": "message", "value": "one, two", "slotValue": {"values": [{"value": "one"}, {"value": GAS}]}},
        {"name": "message", "value": None, "slotValue": {"value": GAS}},
        {"name": "message", "value": GAS, "resolutions": "broken"},
        {"value": GAS},
    ],
    ids=["slot-value", "list", "list-beside-value", "null-value", "broken-resolutions", "no-name"],
)
def test_danger_is_found_in_every_shape_of_slot(
    heard: Json, conditions: Conditions, settings: Settings
) -> None:
    request = intent("LeaveMessageIntent")
    request["request"]["intent"]["slots"] = {"message": heard}
    answer = conditions.answer(request, "down", has_session=True)
    assert safety.danger(Hazard.GAS, settings.landlord) in ssml(answer)


def test_danger_is_found_in_an_intent_newer_than_the_code(conditions: Conditions, settings: Settings) -> None:
    conditions.assert_safe("BrandNewIntent", slot("anything", GAS), Hazard.GAS, settings)


def test_emergency_of_unknown_kind_is_answered_without_the_store(
    conditions: Conditions, settings: Settings
) -> None:
    conditions.down.called.clear()
    answer = conditions.answer(intent("EmergencyIntent"), "down", has_session=True)
    assert safety.danger(None, settings.landlord) in ssml(answer)
    assert answer["response"]["shouldEndSession"] is True
    assert conditions.down.called == []


def test_emergency_in_whose_words_nothing_is_found_is_asked_about(
    conditions: Conditions, settings: Settings
) -> None:
    """By words alone: what is no danger to the screen may be one all the same, and yes means that it is."""
    asked = conditions.answer(
        intent("EmergencyIntent", slot("hazard", "that thing")), "well", has_session=True
    )
    assert safety.perhaps_question(None) in ssml(asked)

    confirmed = conditions.answer(
        intent("AMAZON.YesIntent", attributes=asked["sessionAttributes"]), "well", has_session=True
    )
    assert safety.danger(None, settings.landlord) in ssml(confirmed)
