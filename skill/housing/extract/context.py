"""What converting any row needs besides the row: today, the time zone, and the references read so far."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from skill.domain.tenancy import Place, parse_place
from skill.housing.extract import dates
from skill.housing.extract.findings import Findings, Refused, named
from skill.housing.extract.money import BalanceSign, plain_pence
from skill.housing.extract.records import Record
from skill.housing.extract.rows import RentFreeWeekRow
from skill.housing.extract.words import WordList
from skill.tables.csv_file import Progress, no_progress

Meaning = TypeVar("Meaning")

LONGEST_REFERENCE = 64
"""Characters. The references of housing systems have up to about twenty."""

_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


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
            self._refuse_lost_zeros(ref.lstrip("0"), column)
        raise Refused(f"{column} is not in {self.file}")

    def find_if_any(self, text: str, column: str) -> str | None:
        return self.find(text, column) if text else None

    def _refuse_lost_zeros(self, bare: str, column: str) -> None:
        if self._without_zeros is None:
            refs = self.known | self.skipped
            self._without_zeros = {ref.lstrip("0") for ref in refs if ref.isdigit() and ref.startswith("0")}
        if bare in self._without_zeros:
            raise Refused(f"{column} is in {self.file} only with leading zeros: Excel took them away here")
        if bare in self.known:
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
    progress: Progress = field(default=no_progress)
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
    days: dates.Days = field(init=False)
    past_days: dates.Days = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.now.astimezone(self.zone).date()
        self.figures_on = self.as_of.astimezone(self.zone).date()
        self.days, self.past_days = dates.Days(self.zone), dates.Days(self.zone, latest=self.today)

    def day(self, record: Record, column: str) -> date:
        return named(column, self.days.__getitem__, record[column])

    def day_if_any(self, record: Record, column: str) -> date | None:
        return self.day(record, column) if record[column] else None

    def past_day(self, record: Record, column: str) -> date:
        return named(column, self.past_days.__getitem__, record[column])

    def instant(self, record: Record, column: str) -> datetime:
        return named(column, dates.instant, record[column], self.zone)

    def past_instant(self, record: Record, column: str) -> datetime:
        instant = self.instant(record, column)
        if instant > self.now:
            raise Refused(f"{column}: {dates.FUTURE}")
        return instant

    def window(self, record: Record) -> tuple[datetime, datetime]:
        """From `starts_at` to `ends_at`: a day and a time in each cell, or times beside a column of days."""
        starts_at, ends_at = (
            self._instant_or_time(record, "starts_at"),
            self._instant_or_time(record, "ends_at"),
        )
        if ends_at <= starts_at:
            raise Refused("ends_at is not after starts_at")
        return starts_at, ends_at

    def _instant_or_time(self, record: Record, column: str) -> datetime:
        if not record["date"]:
            return self.instant(record, column)
        clock = named(column, dates.time_of_day, record[column])
        return dates.at(self.day(record, "date"), clock, self.zone)

    def meaning(
        self, record: Record, column: str, words: WordList[Meaning], *, is_needed: bool = False
    ) -> Meaning | None:
        """What the landlord's word means. None for a blank, and for an unknown word, which is counted.

        Raises `Refused` for a blank that `is_needed`.
        """
        text = record[column]
        if is_needed and not text:
            raise Refused(f"{column} is blank")
        found = words[text]
        if found is None and text:
            self.findings.has_unknown(record.file.name, column, text)
        return found


def own_ref(record: Record, column: str) -> str:
    return reference(record[column], column)


def ref_if_any(record: Record, column: str) -> str | None:
    return reference(record[column], column) if record[column] else None


def pence_if_any(record: Record, column: str) -> int | None:
    """An amount without a sign."""
    return named(column, plain_pence, record[column]) if record[column] else None


def place(record: Record) -> Place | None:
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


def needed(record: Record, column: str) -> str:
    text = one_line(record[column])
    if text is None:
        raise Refused(f"{column} is blank")
    return text
