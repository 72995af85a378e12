"""The housing store: every port of the services over an engine of our own records and the landlord's rows."""

from contextlib import AbstractContextManager, nullcontext

from skill.housing.extract.rows import Check, Extract, LoadInfo, accept
from skill.housing.read_model import Memory, ReadModel
from skill.housing.records.attempts import AttemptRecords
from skill.housing.records.bookings import BookingRecords
from skill.housing.records.chasers import ChaserRecords
from skill.housing.records.dangers import DangerRecords
from skill.housing.records.engine import Engine
from skill.housing.records.heartbeats import HeartbeatRecords
from skill.housing.records.links import LinkRecords
from skill.housing.records.outbox import OutboxRecords
from skill.housing.records.privacy import PrivacyRecords
from skill.housing.records.reports import ReportRecords
from skill.housing.records.turn import Turns
from skill.housing.records.whats_on import MOST_REMEMBERED, WhatsOnRecords
from skill.services.ports import Clock


class HousingStore(
    LinkRecords,
    AttemptRecords,
    PrivacyRecords,
    ReportRecords,
    ChaserRecords,
    BookingRecords,
    OutboxRecords,
    DangerRecords,
    HeartbeatRecords,
    WhatsOnRecords,
):
    """May be shared by threads. Call `prepare` once before anything else."""

    def __init__(self, engine: Engine, landlord: ReadModel, *, clock: Clock, turns: Turns) -> None:
        self._engine = engine
        self._landlord = landlord
        self._clock = clock
        self._turns = turns
        self._remembered_cells = Memory(MOST_REMEMBERED)

    def reading(self) -> AbstractContextManager[None]:
        """A nested turn is part of the outer one."""
        return nullcontext() if self._turns.is_in_one else self._turns.reading()

    def load(self, extract: Extract, *, check: Check = accept) -> None:
        """Replace the landlord's extract as a whole; what we keep ourselves stays.

        Each table is read to its end before `check` is asked; what it raises leaves everything as it was.
        """
        self._landlord.load(extract, check=check)

    def loaded(self) -> LoadInfo | None:
        return self._landlord.loaded(self._turns.current())

    def roll_back(self) -> LoadInfo:
        return self._landlord.roll_back()

    def generations(self) -> list[LoadInfo]:
        return self._landlord.generations()
