"""Who the coach is, and what goes along when a call back is asked for."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from skill.config import Settings
from skill.domain.coaching import CallTopic
from skill.services.coaching import CoachingService
from tests.unit.services.stores import Watch
from tests.unit.services.test_repair_rules import HOME, Jobs


class NoCoaches:
    def coach(self, coach_ref: str) -> None:
        return None


@pytest.mark.parametrize("topic", [None, *CallTopic])
def test_only_a_topic_from_the_list_goes_with_a_call_back(
    topic: CallTopic | None, settings: Settings
) -> None:
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
