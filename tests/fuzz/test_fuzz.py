"""Ten thousand spoilt envelopes in CI, a few hundred elsewhere: none breaks the door or its answers."""

import json
import logging
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from skill.alexa.envelope import read_envelope, write_envelope
from skill.config.settings import Settings
from skill.errors import BadEnvelope
from tests.fuzz.mutations import mutant_text
from tests.fuzz.shape import faults
from tests.policy.house import House, Json, a_house

HERE = 400
ALL = 10_000


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    house = a_house(settings)
    yield house
    house.store.close()


class Log(logging.Handler):
    """What the door said of failures behind its answers."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.failed: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        self.failed[record.getMessage()] += 1


@pytest.fixture
def log() -> Iterator[Log]:
    handler, door = Log(), logging.getLogger("skill.alexa.door")
    door.addHandler(handler)
    yield handler
    door.removeHandler(handler)


def played(house: House, payload: str | bytes) -> Json | None:
    """The answer as it leaves, None for what is refused. Any other exception escapes and fails the test."""
    house.link_again()
    try:
        answer: Json = json.loads(write_envelope(house.door.answer(read_envelope(payload))))
    except BadEnvelope:
        return None
    return answer


def wrongs(house: House, seeds: range) -> Iterator[str]:
    for seed in seeds:
        answer = played(house, mutant_text(seed))
        yield from (f"seed {seed}: {fault}" for fault in (faults(answer) if answer else ()))


def check(house: House, log: Log, seeds: range) -> None:
    """An apology is an answer too, but what it hides has to be one of the failures that are meant."""
    assert list(wrongs(house, seeds)) == []
    unforeseen = [line for line in log.failed if not re.match(r"failed=BrokenReply ", line)]
    assert unforeseen == [], log.failed


def test_a_few_spoilt_envelopes_are_answered_in_alexas_shape(house: House, log: Log) -> None:
    check(house, log, range(HERE))


@pytest.mark.slow
def test_ten_thousand_spoilt_envelopes_are_answered_in_alexas_shape(house: House, log: Log) -> None:
    check(house, log, range(ALL))
