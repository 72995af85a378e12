"""A failure is spoken about, whatever failed, and the log learns where without learning about whom."""

import copy
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import skill
from skill import bootstrap
from skill.config.settings import Settings
from skill.dialogue.failures import apology, place_of
from skill.errors import BrokenReply, HomeCoachError, StoreUnavailable
from skill.housing.sqlite.store import SqliteStore
from skill.rehearsal.ssml import plain_text
from skill.speech import common
from tests.made_up import made_up_store
from tests.tables import each_row
from tests.unit.alexa.envelopes import INTENT, LAUNCH, Json

CLOCK = bootstrap.FixedClock(at=bootstrap.SystemClock().now().replace(year=2026, month=11, day=23))


@pytest.fixture(scope="module")
def store(settings: Settings) -> Iterator[SqliteStore]:
    store = made_up_store(settings, CLOCK)
    yield store
    store.close()


@each_row(
    ("failure", "said"),
    [
        (StoreUnavailable("the disk"), "I'm sorry, I can't get to that just now."),
        (BrokenReply("empty"), "I'm sorry, something went wrong."),
        (HomeCoachError(), "I'm sorry, something went wrong."),
        (KeyError("rent"), "I'm sorry, something went wrong."),
        (RecursionError(), "I'm sorry, something went wrong."),
    ],
)
def test_each_failure_has_its_apology_and_a_person_to_ring(
    failure: Exception, said: str, settings: Settings
) -> None:
    words = apology(failure, settings.landlord)
    assert words.startswith(said)
    assert str(settings.landlord.phone) in plain_text(words)


MISSTATED: dict[str, Json] = {
    "no number is text": {"phone": 1632960100, "repairs_phone": 1632960199},
    "the repairs number is not text": {"repairs_phone": 1632960199},
    "the name is not text": {"name": 7},
    "nothing is what it says": {"name": b"x", "phone": [], "repairs_phone": {}, "timezone": "Europe/London"},
}
"""A landlord's file with these is refused at the start; should one get in all the same, it answers."""


@each_row("failure", [StoreUnavailable(), ValueError()], ids=["store", "anything"])
@each_row("what", MISSTATED)
def test_an_apology_itself_cannot_fail(what: str, failure: Exception, settings: Settings) -> None:
    words = apology(failure, replace(settings.landlord, **MISSTATED[what]))
    assert words.startswith("I'm sorry, ")
    ElementTree.fromstring(f"<speak>{words}</speak>")


def test_words_that_need_nothing_are_the_last_ones(settings: Settings) -> None:
    landlord = replace(settings.landlord, **MISSTATED["no number is text"])
    assert apology(StoreUnavailable(), landlord) == common.last_resort()


def _said(heard: str) -> Json:
    raw = copy.deepcopy(INTENT)
    raw["request"]["intent"]["slots"]["fault"] = {"name": "fault", "value": heard}
    return raw


REQUESTS = {
    "a flood": _said("a pipe has burst"),
    "gas": _said("i can smell gas"),
    "a fire": _said("the kitchen is on fire"),
    "nothing dangerous": _said("wibble"),
    "a launch": LAUNCH,
}


@pytest.mark.parametrize("heard", REQUESTS)
@pytest.mark.parametrize("what", MISSTATED)
def test_a_landlord_whose_facts_cannot_be_said_still_gets_a_spoken_answer(
    what: str, heard: str, settings: Settings, store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    landlord = replace(settings.landlord, **MISSTATED[what])
    door = bootstrap.build_door(replace(settings, landlord=landlord), store=store, clock=CLOCK)
    answer = door.answer(copy.deepcopy(REQUESTS[heard]))
    words = "".join(ElementTree.fromstring(answer["response"]["outputSpeech"]["ssml"]).itertext())
    assert len(words.split()) > 5
    assert isinstance(answer["response"]["shouldEndSession"], bool)
    failed = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert all(re.fullmatch(r"failed=[A-Za-z]+ at=\w+\.py:\d+", line) for line in failed)
    assert bool(failed) == words.startswith("I'm sorry")


def _fail(depth: int) -> Any:
    """A failure in our own code that carries someone's data."""
    return common.welcome("T1001" if depth else None, is_linked=True)  # type: ignore[arg-type]


def test_where_it_failed_is_told_by_our_own_file_and_line() -> None:
    with pytest.raises(AttributeError) as failure:
        _fail(1)
    file, line = place_of(failure.value).split(":")
    assert file == "common.py"
    lines = (Path(skill.__file__).parent / "speech" / "common.py").read_text(encoding="utf-8").splitlines()
    assert "landlord.name" in lines[int(line) - 1]


def test_a_failure_that_never_was_in_our_code_is_elsewhere() -> None:
    assert place_of(ValueError("T1001")) == "elsewhere"
