"""Heartbeats: one record for each job, which the next run replaces."""

from datetime import timedelta

from skill.housing.store import HousingStore
from skill.services.ports import BackgroundJob, Heartbeat
from tests.contract.extracts import NOW, OpenStore


def a_heartbeat(
    job: BackgroundJob = BackgroundJob.OUTBOX, *, minutes: int = 0, outcome: str = "ok"
) -> Heartbeat:
    return Heartbeat(job=job, at=NOW + timedelta(minutes=minutes), outcome=outcome)


def test_job_that_never_ran_has_no_heartbeat(bare_store: HousingStore) -> None:
    assert bare_store.heartbeats() == []


def test_each_job_has_only_its_last_heartbeat(bare_store: HousingStore) -> None:
    for heartbeat in (
        a_heartbeat(BackgroundJob.FEEDS, outcome="some failed"),
        a_heartbeat(BackgroundJob.OUTBOX, outcome="StoreUnavailable"),
        a_heartbeat(BackgroundJob.LOAD, outcome="refused"),
        a_heartbeat(BackgroundJob.OUTBOX, minutes=1),
    ):
        bare_store.beat(heartbeat)

    assert sorted(bare_store.heartbeats(), key=lambda each: each.job) == [
        a_heartbeat(BackgroundJob.FEEDS, outcome="some failed"),
        a_heartbeat(BackgroundJob.LOAD, outcome="refused"),
        a_heartbeat(BackgroundJob.OUTBOX, minutes=1),
    ]


def test_another_process_sees_it(open_store: OpenStore) -> None:
    open_store().beat(a_heartbeat())

    assert open_store().heartbeats() == [a_heartbeat()]
