"""What a developer sees of a turn: its trace, what was sent, and the answer to a second sending."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from skill.config.settings import Settings
from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import Understanding, understanding_of
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.inspector import Inspection, Inspector
from skill.rehearsal.starting import Scene, rehearsing
from skill.rehearsal.trace import followed
from skill.rehearsal.troubles import Trouble

Inspect = Callable[..., Inspection]


@pytest.fixture(scope="module")
def whole() -> Understanding:
    return understanding_of(SOURCE)


@pytest.fixture
def inspector() -> Inspector:
    return Inspector()


@pytest.fixture
def rehearsal(settings: Settings, whole: Understanding, inspector: Inspector) -> Iterator[Rehearsal]:
    at = datetime(2026, 11, 23, 10, tzinfo=settings.landlord.timezone)
    with rehearsing(settings, whole, Scene(home="T1001", at=at), inspector=inspector) as rehearsal:
        yield rehearsal


@pytest.fixture
def inspect(rehearsal: Rehearsal, inspector: Inspector) -> Inspect:
    def turn(words: str, *troubles: Trouble) -> Inspection:
        inspector.troubles = frozenset(troubles)
        rehearsal.say(words)
        assert inspector.inspection is not None
        return inspector.inspection

    return turn


def names(inspection: Inspection) -> list[str]:
    return [step.name for step in inspection.trace]


def test_the_way_is_danger_handler_service_store_and_words(inspect: Inspect) -> None:
    assert names(inspect("what's my rent balance")) == [
        "alexa.danger.screen",
        "RentBalanceHandler",
        "LinkService.home_of",
        "SqliteStore.link",
        "SqliteStore.home",
        "RentService.balance",
        "PrivacyService.level",
        "SqliteStore.privacy",
        "SqliteStore.main_account",
        "speech.rent.balance",
    ]


def test_a_yes_leads_to_the_handler_that_asked(inspect: Inspect) -> None:
    inspect("my kitchen tap is dripping")

    way = names(inspect("yes"))

    assert way.index("YesHandler") < way.index("ReportRepairHandler") < way.index("RepairService.report")
    assert way[-2:] == ["speech.reporting.reported_before_windows", "speech.visits.offer"]


def test_danger_is_answered_before_any_handler(inspect: Inspect) -> None:
    assert names(inspect("I can smell gas")) == ["alexa.danger.screen", "speech.safety.danger"]


def test_what_was_sent_is_what_the_trouble_made_of_it(inspect: Inspect) -> None:
    assert inspect("what's my rent balance").sent["request"]["type"] == "IntentRequest"
    assert inspect("yes", Trouble.UNKNOWN_REQUEST).sent["request"]["type"] == "Rehearsal.UnknownRequest"


def test_a_request_sent_twice_is_answered_alike_and_kept_once(
    rehearsal: Rehearsal, inspector: Inspector
) -> None:
    rehearsal.say("my kitchen tap is dripping")
    inspector.troubles = frozenset({Trouble.SENT_TWICE})

    exchange = rehearsal.say("yes")

    assert inspector.inspection is not None
    assert inspector.inspection.second_answer == exchange.response
    assert [message.kind.value for message in exchange.kept] == ["repair_report"]


def test_following_leaves_the_thread_as_it_was() -> None:
    before = sys.getprofile()

    with pytest.raises(ZeroDivisionError), followed():
        raise ZeroDivisionError

    assert sys.getprofile() is before


def test_nothing_is_followed_unless_it_is_wanted() -> None:
    with followed(wanted=False) as way:
        assert sys.getprofile() is None or not way
