"""Repairs that a tenant has reported again: an item for each time, numbered by its key."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from skill.domain.coaching import Message, MessageKind
from skill.domain.repairs.jobs import Chaser
from skill.housing.records.codec import body_of, record_of
from skill.housing.records.engine import ABSENT, Key, Put
from skill.housing.records.outbox import sent
from skill.housing.records.part import Part
from skill.housing.records.turn import home_partition

CHASERS = "~TOLD#"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptChaser:
    request_id: str
    about: str
    times: int
    told_at: datetime


class ChaserRecords(Part):
    """The port Chasers."""

    def chase(self, again: Chaser) -> int:
        """When another request took the number, take the next."""
        turn = self._turns.current()

        def decide() -> int:
            told = self._home(turn, again.tenancy_ref).of_kind(CHASERS)
            kept = [record_of(KeptChaser, item.body) for item in told]
            for each in kept:
                if each.request_id == again.request_id:
                    return each.times
            times = 1 + max((each.times for each in kept if each.about == again.about), default=0)
            record = KeptChaser(
                request_id=again.request_id, about=again.about, times=times, told_at=again.told_at
            )
            sort = f"{CHASERS}{quote(again.about, safe='')}#{times}"
            key = Key(home_partition(again.tenancy_ref), sort)
            self._transact(turn, Put(key, body_of(record), ABSENT), *sent(chaser_message(again, times)))
            return times

        return self._until_it_holds(decide)


def chaser_message(again: Chaser, times: int) -> Message:
    """That a tenant is still waiting. `times` counts the chasers after the report itself."""
    return Message(
        request_id=again.request_id,
        kind=MessageKind.REPAIR_CHASED,
        tenancy_ref=again.tenancy_ref,
        body={
            "job": again.job_ref,
            "reference": again.reference or "",
            "times": str(times),
            "fault": again.fault_id or "",
        },
        created_at=again.told_at,
        coach_ref=again.coach_ref,
    )
