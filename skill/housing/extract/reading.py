"""What every file's conversion needs beside the file: today, the landlord's zone, and who is known so far."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place, parse_place
from skill.housing.extract import dates
from skill.housing.extract.findings import Findings, Refused
from skill.housing.extract.known import Known, reference
from skill.housing.extract.rows import RentFreeWeekRow
from skill.housing.extract.tables import Record

REMEMBERED = 100_000
"""How many ways of writing a day are kept: a housing system has fewer days than homes."""


class Sign(StrEnum):
    """What a balance without a minus means in this landlord's files."""

    POSITIVE_OWES = "positive-owes"
    POSITIVE_CREDIT = "positive-credit"

    @property
    def factor(self) -> int:
        return 1 if self is Sign.POSITIVE_OWES else -1

    @property
    def other(self) -> "Sign":
        return Sign.POSITIVE_CREDIT if self is Sign.POSITIVE_OWES else Sign.POSITIVE_OWES


@dataclass(slots=True, kw_only=True)
class Reading:
    """`sign` is None where nobody has said it; `calendars` are those that accounts follow."""

    zone: ZoneInfo
    now: datetime
    as_of: datetime
    sign: Sign | None
    findings: Findings = field(default_factory=Findings)
    coaches: Known = field(default_factory=lambda: Known("coach_ref", "coaches.csv"))
    properties: Known = field(default_factory=lambda: Known("property_ref", "properties.csv"))
    tenancies: Known = field(default_factory=lambda: Known("tenancy_ref", "tenancies.csv"))
    accounts: Known = field(default_factory=lambda: Known("account_ref", "rent_accounts.csv"))
    jobs: Known = field(default_factory=lambda: Known("job_ref", "repairs.csv"))
    events: Known = field(default_factory=lambda: Known("event_ref", "events.csv"))
    slots: Known = field(default_factory=lambda: Known("slot_ref", "availability.csv"))
    blocks: set[str] = field(default_factory=set)
    with_main_account: set[str] = field(default_factory=set)
    calendars: dict[str, int] = field(default_factory=dict)
    rent_free_weeks: set[RentFreeWeekRow] = field(default_factory=set)

    today: date = field(init=False)
    figures_on: date = field(init=False)
    _days: dict[str, date] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.today = self.now.astimezone(self.zone).date()
        self.figures_on = self.as_of.astimezone(self.zone).date()

    def own_ref(self, record: Record, column: str) -> str:
        return reference(record[column], column)

    def ref_if_any(self, record: Record, column: str) -> str | None:
        return reference(record[column], column) if record[column] else None

    def day(self, record: Record, column: str) -> date:
        text = record[column]
        day = self._days.get(text)
        if day is None:
            with naming(column):
                day = dates.day(text, self.zone)
            if len(self._days) < REMEMBERED:
                self._days[text] = day
        return day

    def day_if_any(self, record: Record, column: str) -> date | None:
        return self.day(record, column) if record[column] else None

    def past_day(self, record: Record, column: str) -> date:
        day = self.day(record, column)
        if day > self.today:
            raise Refused(f"{column}: {FUTURE}")
        return day

    def instant(self, record: Record, column: str) -> datetime:
        text = record[column]
        plain = dates.plain_instant(text, self.zone)
        if plain is not None:
            return plain
        with naming(column):
            return dates.instant(text, self.zone)

    def instant_or_time(self, record: Record, column: str) -> datetime:
        """A day and a time in one cell, or a time beside a column of days."""
        if not record["date"]:
            return self.instant(record, column)
        day = self.day(record, "date")
        with naming(column):
            return dates.at(day, dates.time_of_day(record[column]), self.zone)

    def past_instant(self, record: Record, column: str) -> datetime:
        instant = self.instant(record, column)
        if instant > self.now:
            raise Refused(f"{column}: {FUTURE}")
        return instant

    def unknown(self, record: Record, column: str) -> None:
        """Counts a landlord's word that has no meaning here."""
        self.findings.has_unknown(record.table.name, column, record[column])


FUTURE = "a date is in the future"


@contextmanager
def naming(column: str) -> Iterator[None]:
    """Puts the column's name before what is wrong with its value."""
    try:
        yield
    except Refused as problem:
        raise Refused(f"{column}: {problem}") from None


def place(record: Record) -> Place | None:
    """Both degrees or neither. Raises `Refused`."""
    latitude, longitude = record["latitude"], record["longitude"]
    if not latitude and not longitude:
        return None
    try:
        return parse_place(latitude, longitude)
    except ValueError as problem:
        raise Refused(f"latitude and longitude are {problem}") from None


def said(text: str) -> str | None:
    """A name or title on one line, or None."""
    return " ".join(text.split()) or None


def needed(record: Record, column: str) -> str:
    text = said(record[column])
    if text is None:
        raise Refused(f"{column} is blank")
    return text
