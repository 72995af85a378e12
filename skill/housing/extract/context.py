"""What converting any row needs besides the row: today, the time zone, and the references read so far."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place, parse_place
from skill.housing.extract import dates
from skill.housing.extract.findings import Findings, Refused
from skill.housing.extract.rows import RentFreeWeekRow

Texts = Mapping[str, str]
"""One record: the text of each column, blank where the file lacks the column."""

LONGEST_REFERENCE = 64
"""Characters. The references of housing systems have up to about twenty."""

REMEMBERED = 100_000
"""How many ways of writing a day are kept: a housing system has fewer days than homes."""

FUTURE = "a date is in the future"

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


class BalanceSign(StrEnum):
    """What a balance without a minus means in this landlord's files."""

    POSITIVE_OWES = "positive-owes"
    POSITIVE_CREDIT = "positive-credit"

    @property
    def factor(self) -> int:
        return 1 if self is BalanceSign.POSITIVE_OWES else -1

    @property
    def other(self) -> "BalanceSign":
        if self is BalanceSign.POSITIVE_OWES:
            return BalanceSign.POSITIVE_CREDIT
        return BalanceSign.POSITIVE_OWES


def reference(text: str, column: str) -> str:
    """The reference in a cell; `="00123"` is how a careful export keeps leading zeros. Raises `Refused`."""
    text = text.strip()
    if text.startswith("=") and (kept := _KEPT_AS_TEXT.fullmatch(text)):
        text = kept[1].strip()
    if not text:
        raise Refused(f"{column} is blank")
    if "+" in text and _SCIENTIFIC.fullmatch(text):
        raise Refused(f"{column} was turned into scientific notation, as Excel does with long numbers")
    if len(text) > LONGEST_REFERENCE or not text.isprintable():
        raise Refused(f"{column} is not a reference")
    return text


class References:
    """The references of one file; complete once the file is read. `skipped` are rows that no answer needs."""

    def __init__(self, column: str, file: str) -> None:
        self.column = column
        self.file = file
        self.known: set[str] = set()
        self.skipped: set[str] = set()
        self._without_zeros: set[str] | None = None

    def add(self, ref: str) -> str:
        """Raises `Refused` for a reference that was added before."""
        if ref in self.known or ref in self.skipped:
            raise Refused(f"{self.column} comes twice")
        self.known.add(ref)
        return ref

    def skip(self, ref: str) -> None:
        self.known.discard(ref)
        self.skipped.add(ref)

    def find(self, text: str, column: str) -> str:
        """The reference in a cell that must name a row of this file. Raises `Refused`."""
        if text in self.known:
            return text
        ref = reference(text, column)
        if ref in self.known or ref in self.skipped:
            return ref
        if ref.isdigit():
            self._refuse_lost_zeros(ref, column)
        raise Refused(f"{column} is not in {self.file}")

    def find_if_any(self, text: str, column: str) -> str | None:
        return self.find(text, column) if text else None

    def _refuse_lost_zeros(self, ref: str, column: str) -> None:
        if self._without_zeros is None:
            self._without_zeros = {
                known.lstrip("0")
                for known in self.known | self.skipped
                if known.isdigit() and known.startswith("0")
            }
        bare = ref.lstrip("0")
        if bare in self._without_zeros:
            raise Refused(f"{column} is in {self.file} only with leading zeros: Excel took them away here")
        if ref.lstrip("0") in self.known:
            raise Refused(
                f"{column} is in {self.file} only without leading zeros: Excel took them away there"
            )


@dataclass(slots=True, kw_only=True)
class LoadContext:
    """One reading of a landlord's folder. `sign` is None until it is known what a plain balance means.

    `calendars` are the rent-free calendars that accounts follow, each with the first row that names it.
    """

    zone: ZoneInfo
    now: datetime
    as_of: datetime
    sign: BalanceSign | None
    findings: Findings = field(default_factory=Findings)
    coaches: References = field(default_factory=lambda: References("coach_ref", "coaches.csv"))
    properties: References = field(default_factory=lambda: References("property_ref", "properties.csv"))
    tenancies: References = field(default_factory=lambda: References("tenancy_ref", "tenancies.csv"))
    accounts: References = field(default_factory=lambda: References("account_ref", "rent_accounts.csv"))
    jobs: References = field(default_factory=lambda: References("job_ref", "repairs.csv"))
    events: References = field(default_factory=lambda: References("event_ref", "events.csv"))
    slots: References = field(default_factory=lambda: References("slot_ref", "availability.csv"))
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

    def day(self, record: Texts, column: str) -> date:
        text = record[column]
        day = self._days.get(text)
        if day is None:
            with naming(column):
                day = dates.day(text, self.zone)
            if len(self._days) < REMEMBERED:
                self._days[text] = day
        return day

    def day_if_any(self, record: Texts, column: str) -> date | None:
        return self.day(record, column) if record[column] else None

    def past_day(self, record: Texts, column: str) -> date:
        day = self.day(record, column)
        if day > self.today:
            raise Refused(f"{column}: {FUTURE}")
        return day

    def instant(self, record: Texts, column: str) -> datetime:
        text = record[column]
        plain = dates.plain_instant(text, self.zone)
        if plain is not None:
            return plain
        with naming(column):
            return dates.instant(text, self.zone)

    def instant_or_time(self, record: Texts, column: str) -> datetime:
        """A day and a time in one cell, or a time beside a column of days."""
        if not record["date"]:
            return self.instant(record, column)
        day = self.day(record, "date")
        with naming(column):
            return dates.at(day, dates.time_of_day(record[column]), self.zone)

    def past_instant(self, record: Texts, column: str) -> datetime:
        instant = self.instant(record, column)
        if instant > self.now:
            raise Refused(f"{column}: {FUTURE}")
        return instant


@contextmanager
def naming(column: str) -> Iterator[None]:
    """Puts the column's name in front of what is wrong with its value."""
    try:
        yield
    except Refused as problem:
        raise Refused(f"{column}: {problem}") from None


def own_ref(record: Texts, column: str) -> str:
    return reference(record[column], column)


def ref_if_any(record: Texts, column: str) -> str | None:
    return reference(record[column], column) if record[column] else None


def place(record: Texts) -> Place | None:
    """Both degrees or neither. Raises `Refused`."""
    latitude, longitude = record["latitude"], record["longitude"]
    if not latitude and not longitude:
        return None
    try:
        return parse_place(latitude, longitude)
    except ValueError as problem:
        raise Refused(f"latitude and longitude are {problem}") from None


def one_line(text: str) -> str | None:
    """A name or title on one line, or None for a blank."""
    return " ".join(text.split()) or None


def needed(record: Texts, column: str) -> str:
    text = one_line(record[column])
    if text is None:
        raise Refused(f"{column} is blank")
    return text
