"""What a developer sees of a turn: its trace, what was sent, and the answer to a second sending."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest

from skill.config.settings import Settings
from skill.dialogue.state import Asking
from skill.domain.danger.hazards import Hazard
from skill.nlu.understanding import Understanding
from skill.rehearsal.conversation import Rehearsal
from skill.rehearsal.inspector import Inspection, Inspector
from skill.rehearsal.starting import Scene, rehearsing
from skill.rehearsal.troubles import Trouble
from skill.trace import TraceKind
from tests import understood
from tests.made_up import made_up_store

Inspect = Callable[..., Inspection]


@pytest.fixture(scope="module")
def whole() -> Understanding:
    return understood.understanding()


@pytest.fixture
def inspector() -> Inspector:
    return Inspector()


@pytest.fixture
def rehearsal(settings: Settings, whole: Understanding, inspector: Inspector) -> Iterator[Rehearsal]:
    at = datetime(2026, 11, 23, 10, tzinfo=settings.landlord.timezone)
    with rehearsing(
        settings, whole, Scene(home="T1001", at=at), inspector=inspector, made_up=made_up_store
    ) as rehearsal:
        yield rehearsal


@pytest.fixture
def inspect(rehearsal: Rehearsal, inspector: Inspector) -> Inspect:
    def turn(words: str, *troubles: Trouble) -> Inspection:
        inspector.troubles = frozenset(troubles)
        rehearsal.say(words)
        assert inspector.inspection is not None
        return inspector.inspection

    return turn


def names(inspection: Inspection) -> list[object]:
    """What to look for in the code, or the kind of an event that names nothing there."""
    return [event.facts.get("name", event.kind) for event in inspection.trace]


def facts(inspection: Inspection, kind: TraceKind) -> list[dict[str, object]]:
    return [dict(event.facts) for event in inspection.trace if event.kind is kind]


def test_a_trace_goes_from_danger_to_the_reply(inspect: Inspect) -> None:
    inspection = inspect("what's my rent balance")

    assert names(inspection) == [
        TraceKind.DANGER,
        TraceKind.REQUEST,
        "RentBalanceHandler",
        "LinkService.home_of",
        "SqliteStore.link",
        "SqliteStore.home",
        TraceKind.SPEAKER,
        "RentService.balance",
        "SqliteStore.privacy",
        "SqliteStore.main_account",
        "PrivacyService.marks",
        "SqliteStore.link",
        "SqliteStore.privacy",
        TraceKind.REPLY,
    ]
    assert facts(inspection, TraceKind.DANGER) == [{"found": None, "perhaps": None}]
    assert facts(inspection, TraceKind.REQUEST) == [{"intent": "RentBalanceIntent", "slots": ()}]
    assert facts(inspection, TraceKind.SPEAKER) == [{"home": "T1001"}]


def test_a_yes_shows_the_question_that_it_answers(inspect: Inspect) -> None:
    asked = inspect("my kitchen tap is dripping")

    answered = inspect("yes")

    assert facts(asked, TraceKind.REPLY) == [{"asks": Asking.REPAIR_CONFIRM}]
    assert facts(answered, TraceKind.JOURNEY) == [
        {"name": "YesHandler", "question_open": Asking.REPAIR_CONFIRM}
    ]
    assert "RepairService.report" in names(answered)
    assert facts(answered, TraceKind.REPLY) == [{"asks": Asking.REPAIR_SLOT}]


def test_danger_is_answered_before_any_journey(inspect: Inspect) -> None:
    inspection = inspect("I can smell gas")

    assert names(inspection) == [TraceKind.DANGER, "DangerService.note"]
    assert facts(inspection, TraceKind.DANGER) == [{"found": Hazard.GAS}]


def test_a_failure_says_what_failed_and_where(inspect: Inspect) -> None:
    failures = facts(inspect("what's my rent balance", Trouble.STORE_DOWN), TraceKind.FAILURE)

    assert [failure["name"] for failure in failures] == ["StoreUnavailable"]


def test_an_inspection_has_the_request_as_the_trouble_changed_it(inspect: Inspect) -> None:
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


def test_nothing_is_traced_unless_it_is_wanted(settings: Settings, whole: Understanding) -> None:
    at = datetime(2026, 11, 23, 10, tzinfo=settings.landlord.timezone)
    inspector = Inspector(traces=False)

    with rehearsing(
        settings, whole, Scene(home="T1001", at=at), inspector=inspector, made_up=made_up_store
    ) as rehearsal:
        rehearsal.say("what's my rent balance")

    assert inspector.inspection is not None
    assert inspector.inspection.trace == ()
