"""What a developer sees of a turn: its way through the layers, what was sent, what a second sending gave."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from skill.config.settings import Settings
from skill.interaction_model.model import SOURCE
from skill.nlu.understanding import Understanding, understanding_of
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.starting import Scene, rehearsing
from skill.rehearsal.trace import followed
from skill.rehearsal.troubles import Trouble
from skill.rehearsal.watch import Noted, Watch

Turn = Callable[..., Noted]


@pytest.fixture(scope="module")
def whole() -> Understanding:
    return understanding_of(SOURCE)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def rehearsal(settings: Settings, whole: Understanding, watch: Watch) -> Iterator[Rehearsal]:
    at = datetime(2026, 11, 23, 10, tzinfo=settings.landlord.timezone)
    with rehearsing(settings, whole, Scene(home="T1001", at=at), watch=watch) as rehearsal:
        yield rehearsal


@pytest.fixture
def noted(rehearsal: Rehearsal, watch: Watch) -> Turn:
    def turn(words: str, *troubles: Trouble) -> Noted:
        watch.troubles = frozenset(troubles)
        rehearsal.say(words)
        assert watch.noted is not None
        return watch.noted

    return turn


def names(noted: Noted) -> list[str]:
    return [step.name for step in noted.way]


def test_the_way_is_danger_handler_service_store_and_words(noted: Turn) -> None:
    assert names(noted("what's my rent balance")) == [
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


def test_a_yes_leads_to_the_handler_that_asked(noted: Turn) -> None:
    noted("my kitchen tap is dripping")

    way = names(noted("yes"))

    assert way.index("YesHandler") < way.index("ReportRepairHandler") < way.index("RepairService.report")
    assert way[-2:] == ["speech.reporting.reported_before_windows", "speech.visits.offer"]


def test_danger_is_answered_before_any_handler(noted: Turn) -> None:
    assert names(noted("I can smell gas")) == ["alexa.danger.screen", "speech.safety.danger"]


def test_what_was_sent_is_what_the_trouble_made_of_it(noted: Turn) -> None:
    assert noted("what's my rent balance").sent["request"]["type"] == "IntentRequest"
    assert noted("yes", Trouble.UNKNOWN_REQUEST).sent["request"]["type"] == "Rehearsal.NobodyKnowsThis"


def test_a_request_sent_twice_is_answered_alike_and_kept_once(rehearsal: Rehearsal, watch: Watch) -> None:
    rehearsal.say("my kitchen tap is dripping")
    watch.troubles = frozenset({Trouble.SENT_TWICE})

    exchange = rehearsal.say("yes")

    assert watch.noted is not None
    assert watch.noted.again == exchange.response
    assert [message.kind.value for message in exchange.kept] == ["repair_report"]


def test_following_leaves_the_thread_as_it_was() -> None:
    before = sys.getprofile()

    with pytest.raises(ZeroDivisionError), followed():
        raise ZeroDivisionError

    assert sys.getprofile() is before


def test_nothing_is_followed_unless_it_is_wanted() -> None:
    with followed(wanted=False) as way:
        assert sys.getprofile() is None or not way
