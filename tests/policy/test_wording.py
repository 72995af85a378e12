"""The words themselves: on the page that a landlord signs; plain, short, kind, and free of promises.

Reading age: Flesch-Kincaid's grade plus five, for each topic, at most ten. A stretch ends where a
voice pauses (full stop, colon, semicolon); names and figures of the samples do not count as words.
It is a crude measure, but it is the one that rises with what a listener cannot hold: long stretches
and long words. Single sentences are limited by the longest stretch, single words by their syllables.
"""

import importlib
import inspect
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest

import skill.speech
from skill.domain.danger.recognition import Hazard
from skill.domain.repairs.faults import FAULTS
from skill.domain.repairs.jobs import RepairState
from skill.signoff.markdown import sounds
from skill.signoff.wording import NOT_SPOKEN, Sample, chapters, samples, wording_page
from tests.tables import each_row

PAGE = Path(__file__).parents[2] / "docs" / "wording.md"
TOPICS = [found.name for found in pkgutil.iter_modules(skill.speech.__path__) if found.name not in NOT_SPOKEN]
SAMPLES = samples()

BANNED = {
    "blame and threat": r"arrears|debt|default|failed|failure|overdue|evict|must|your fault|you caused"
    r"|recharge|lifestyle|council|neglect|refus(?:e|al)|penalt|court|legal action|warning",
    "jargon": r"tenancy|reference number|work ?order|operative|contractor|condensation|property|uprn|ticket"
    r"|appointment|raise a|log(?:ged)? |authenticat|invalid|error",
    "more than we know": r"fixed|complete|resolved|not serious|don't worry|nothing to worry|compensation"
    r"|within \d+|guarantee|promise|definitely",
    "a promise of somebody": r"(?:will|'ll) (?:come|be there|be round|visit|arrive|call|ring)"
    r"|on (?:its|the|their) way|is coming|are coming|i(?:'ve| have) (?:called|rung|phoned)|help is",
}
ALLOWED = {
    ("rent.help_with_rent", "debt"): "National Debtline is a charity's name",
}
LONG_WORDS_ALLOWED = {
    "emergency": "what everybody calls it",
    "samaritans": "a charity's name",
    "universal": "Universal Credit is called so",
    "utility": "a room's name, and the tenant's own word",
}
PICKS_A_QUESTION = {"triage.question", "reporting.which_room", "safety.perhaps_question"}
"""Functions that give one of several questions, instead of a constant that is one."""

LONGEST_STRETCH = 22
SENTENCES = 3
NOTE = " I've left a note"
READING_AGE = 10


def test_the_wording_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == wording_page(), "run `make wording` and read the difference"


def test_the_wording_page_is_the_same_each_time() -> None:
    assert wording_page() == wording_page()


@each_row("topic", TOPICS)
def test_everything_that_can_be_said_has_a_sample(topic: str) -> None:
    module = _module(topic)
    said = {f"{topic}.{name}" for name, value in vars(module).items() if _is_spoken(module, name, value)}

    assert said - {sample.name for sample in SAMPLES} == set(), (
        "not on docs/wording.md: run `make wording`, and see samples_of in skill/signoff/wording.py"
    )


def test_page_says_when_each_sentence_is_spoken() -> None:
    silent = [sample.name for sample in SAMPLES if not sample.when]

    assert silent == [], "the first line of the function's docstring in skill/speech says when it is heard"


def test_every_speech_module_has_one_section() -> None:
    sections = [topic for chapter in chapters() for topic in chapter.sections.values()]

    assert sorted(sections) == sorted(TOPICS)


def _module(topic: str) -> ModuleType:
    return importlib.import_module(f"skill.speech.{topic}")


def _is_spoken(module: ModuleType, name: str, value: Any) -> bool:
    if name.startswith("_"):
        return False
    if inspect.isfunction(value):
        return value.__module__ == module.__name__
    return _is_words(name, value)


def _is_words(name: str, value: Any) -> bool:
    """A constant with letters in it; a telephone number is not words."""
    return name.isupper() and isinstance(value, str) and re.search("[a-z]", value) is not None


@each_row("topic", TOPICS)
def test_every_speaking_line_runs_for_the_page(topic: str) -> None:
    """So that a new branch cannot be left off the page."""
    file = str(_module(topic).__file__)
    with_words = {line for code in _functions(Path(file)) for line in _lines(code)}

    assert with_words - _lines_run_for_the_page(file) == set(), (
        "lines of speech that no sample reaches: add a value or a case to skill/signoff/samples.toml"
    )


def _functions(file: Path) -> Iterator[CodeType]:
    module = compile(file.read_text(encoding="utf-8"), str(file), "exec")
    waiting = [const for const in module.co_consts if isinstance(const, CodeType)]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += [const for const in code.co_consts if isinstance(const, CodeType)]


def _lines(code: CodeType) -> set[int]:
    """The lines that are run when the function is called: its own first line may only define it."""
    lines = {line for _, _, line in code.co_lines() if line}
    return lines - {code.co_firstlineno} if len(lines) > 1 else lines


def _lines_run_for_the_page(file: str) -> set[int]:
    run: set[int] = set()

    def note(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename != file:
            return None
        run.add(frame.f_lineno)
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        samples()
    finally:
        sys.settrace(before)
    return run


def test_every_danger_and_every_state_of_a_repair_is_on_the_page() -> None:
    dangers, states = _cases("safety.danger"), _cases("repairs.status")

    assert {hazard.value.replace("_", " ") for hazard in Hazard} <= dangers
    assert {
        f"{state.value.replace('_', ' ')}{where}" for state in RepairState for where in ("", ", in a list")
    } <= (states)


def _cases(name: str) -> set[str]:
    return {sample.case for sample in SAMPLES if sample.name == name}


@each_row("topic", [topic for topic in TOPICS if topic != "cards"])
def test_a_question_ends_in_a_question_mark(topic: str) -> None:
    constants = {name: value for name, value in vars(_module(topic)).items() if _is_words(name, value)}

    assert [name for name, value in constants.items() if not value.endswith("?")] == []


@pytest.mark.parametrize("why", BANNED)
def test_no_sentence_has_a_banned_word(why: str) -> None:
    found = [(sample.name, word) for sample in SAMPLES for word in _banned(why, sounds(sample.said))]

    assert [hit for hit in found if hit not in ALLOWED] == []


@pytest.mark.parametrize("why", BANNED)
def test_no_name_of_a_fault_has_a_banned_word(why: str) -> None:
    assert {fault.said for fault in FAULTS.values() if _banned(why, fault.said)} == set()


def _banned(why: str, said: str) -> list[str]:
    return re.findall(rf"\b(?:{BANNED[why]})", said.lower())


def test_every_exempt_word_is_still_needed() -> None:
    used = {(sample.name, word) for sample in SAMPLES for why in BANNED for word in _banned(why, sample.said)}

    assert set(ALLOWED) <= used


@each_row(
    ("said", "why"),
    [
        ("You are in arrears.", "blame and threat"),
        ("Your payment failed.", "blame and threat"),
        ("You must pay.", "blame and threat"),
        ("The work order is open.", "jargon"),
        ("Your tap is fixed.", "more than we know"),
        ("A plumber will come on Friday.", "a promise of somebody"),
        ("Help is on the way.", "a promise of somebody"),
        ("I've rung the fire brigade.", "a promise of somebody"),
    ],
)
def test_banned_phrases_are_detected(said: str, why: str) -> None:
    assert _banned(why, said)


def test_an_answer_has_three_sentences_at_most() -> None:
    """The note after a danger comes on top: it is said last, when what to do has been heard. So does a number
    that is said again.
    """
    said = [replace(s, said=_without_extras(sounds(s.said))) for s in SAMPLES if _topic(s) != "cards"]

    assert [(s.name, s.case) for s in said if _sentences(s) > SENTENCES] == []


def _without_extras(said: str) -> str:
    return re.sub(rf"{NOTE}.*| That's [\d ]+\.", "", said)


def _sentences(sample: Sample) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", sounds(sample.said)))


def _topic(sample: Sample) -> str:
    return sample.name.partition(".")[0]


def test_only_a_question_ends_in_a_question_mark() -> None:
    """An answer that ended in one would have to keep the session open."""
    questions = [s for s in SAMPLES if s.name.partition(".")[2].isupper() or s.name in PICKS_A_QUESTION]
    answers = [s for s in SAMPLES if s not in questions and _topic(s) != "cards"]

    assert [s.name for s in questions if not sounds(s.said).endswith("?") and _topic(s) != "cards"] == []
    assert [s.name for s in answers if sounds(s.said).endswith("?")] == []


@each_row("topic", TOPICS)
def test_reading_age_is_at_most_ten(topic: str) -> None:
    stretches = [words for sample in SAMPLES if _topic(sample) == topic for words in _stretches(sample)]
    words = [word for stretch in stretches for word in stretch]
    syllables = sum(_syllables(word) for word in words)
    grade = 0.39 * len(words) / len(stretches) + 11.8 * syllables / len(words) - 15.59

    assert grade + 5 <= READING_AGE


def test_stretches_between_pauses_are_short() -> None:
    stretches = [" ".join(words) for sample in SAMPLES for words in _stretches(sample)]

    assert [stretch for stretch in stretches if len(stretch.split()) > LONGEST_STRETCH] == []


def test_long_words_are_few_and_each_has_a_reason() -> None:
    words = {word.lower() for sample in SAMPLES for words in _stretches(sample) for word in words}

    assert {word for word in words if _syllables(word) > 3} - set(LONG_WORDS_ALLOWED) == set()


def _stretches(sample: Sample) -> list[list[str]]:
    parts = re.split(r"[.!?:;]+(?:\s|$)", sounds(sample.said))
    stretches = [re.findall(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*", part) for part in parts]
    return [stretch for stretch in stretches if stretch]


def _syllables(word: str) -> int:
    """Groups of vowels without silent e: right for nearly every word used here."""
    letters = re.sub("[^a-z]", "", word.lower()).replace("some", "som").replace("every", "evry")
    return max(1, len(re.findall("[aeiouy]+", re.sub("(?<=[a-z]{2})e$", "", letters))))


def test_every_sentence_is_valid_ssml_that_a_rehearsal_supports() -> None:
    spoken = [ElementTree.fromstring(f"<speak>{s.said}</speak>") for s in SAMPLES if _topic(s) != "cards"]

    assert {element.tag for each in spoken for element in each.iter()} == {"speak", "say-as", "break"}, (
        "skill/rehearsal/ssml.py reads out and times no other marks"
    )


def test_the_names_of_faults_need_no_escaping() -> None:
    assert [fault.said for fault in FAULTS.values() if set(fault.said) & set("&<>")] == []


def test_every_spoken_number_has_a_tick_box() -> None:
    opening, words = wording_page().split("## In danger")
    spoken = {number.strip() for number in re.findall(r"\d(?:[\d ]{4,}\d)", words)}

    assert {number for number in spoken - {"4 8 2 6"} if f"| {number} |" not in opening} == set()
    assert len(spoken) >= 10


def test_the_wording_page_has_a_signature() -> None:
    opening = wording_page().split("## In danger")[0]

    assert "Signature: ___" in opening
    assert "999 needs\nno check" in opening
