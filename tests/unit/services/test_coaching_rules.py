"""Who the coach is, and what a call-back request carries."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.config.settings import Settings
from skill.domain.coaching import CallTopic, EventWish, MessageKind
from skill.services.coaching import CoachingService
from tests.tables import each_row
from tests.unit.services.stores import Watch
from tests.unit.services.test_repair_rules import HOME, Jobs
from tests.unit.speech.things_on import an_event


class NoCoaches:
    def coach(self, coach_ref: str) -> None:
        return None


@each_row("topic", [None, *CallTopic])
def test_call_back_carries_only_a_listed_topic(topic: CallTopic | None, settings: Settings) -> None:
    jobs = Jobs()
    service = CoachingService(NoCoaches(), jobs, clock=Watch(), landlord=settings.landlord)
    service.ask_for_call(HOME, topic, date(2026, 11, 26), request_id="r1")
    (message,) = jobs.sent
    expected = topic or CallTopic.SOMETHING_ELSE
    assert message.body == {"topic": expected.value, "wanted_on": "2026-11-26"}
    assert message.created_at == datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_a_home_without_a_coach_has_none(settings: Settings) -> None:
    service = CoachingService(NoCoaches(), Jobs(), clock=Watch(), landlord=settings.landlord)
    assert service.my_coach(HOME) is None
    assert service.my_coach(replace(HOME, coach_ref="gone")) is None
    assert service.coach_of(HOME) is service.coach_of(replace(HOME, coach_ref="gone")) is None


@pytest.mark.parametrize("wish", EventWish)
def test_event_request_says_what_and_when(wish: EventWish, settings: Settings) -> None:
    jobs = Jobs()
    service = CoachingService(NoCoaches(), jobs, clock=Watch(), landlord=settings.landlord)
    service.wish(HOME, wish, an_event().event, request_id="r1")
    (message,) = jobs.sent
    assert (message.kind, message.request_id) == (MessageKind.EVENT_WISH, "r1")
    assert message.body == {
        "wish": wish.value,
        "event": "E1",
        "title": "Coffee and chat",
        "venue": "the library",
        "starts_at": "2026-11-24T10:00:00+00:00",
    }
