"""When each job beside the conversation last ran, and how that went."""

from dataclasses import dataclass
from datetime import datetime

from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import Key, Put
from skill.housing.records.part import Part
from skill.services.ports import BackgroundJob, Heartbeat

PARTITION = "HEARTBEATS"


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRun:
    beat_at: datetime
    outcome: str


class HeartbeatRecords(Part):
    """The port Heartbeats: an item for each job."""

    def beat(self, heartbeat: Heartbeat) -> None:
        body = body_of(LastRun(beat_at=heartbeat.at, outcome=heartbeat.outcome))
        self._engine.transact(Put(Key(PARTITION, heartbeat.job.value), body))

    def heartbeats(self) -> list[Heartbeat]:
        runs = [(item.key.sort, record_of(LastRun, item.body)) for item in self._engine.query(PARTITION)]
        return [Heartbeat(job=BackgroundJob(job), at=run.beat_at, outcome=run.outcome) for job, run in runs]
