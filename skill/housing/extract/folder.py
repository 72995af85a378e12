"""A landlord's folder opened as one extract: streamed once, checked to its end before anything changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from skill.errors import LoadRefused
from skill.housing.extract import beside, events, homes, known, rent, repairs, slots
from skill.housing.extract.columns import (
    APPOINTMENTS,
    AVAILABILITY,
    COACHES,
    EVENTS,
    FILES,
    PROPERTIES,
    RENT_ACCOUNTS,
    RENT_FREE_WEEKS,
    REPAIRS,
    TENANCIES,
    FileKind,
)
from skill.housing.extract.findings import Findings, Refused
from skill.housing.extract.manifest import Manifest, as_of_from, read_manifest
from skill.housing.extract.reading import Reading, Sign
from skill.housing.extract.rent_lines import rent_lines
from skill.housing.extract.rows import Extract, LoadInfo, RentLineRow
from skill.housing.extract.tables import Record, Table, open_table, rows_of
from skill.housing.extract.text_files import Progress, no_progress

ALLOW_DROP = 40
"""Percent: with more rows gone since the last load, half an export is likelier than so many people moving."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a folder is to be read. `as_of` comes before the manifest's, and that before the files' own age."""

    zone: ZoneInfo
    now: datetime
    sign: Sign | None = None
    as_of: datetime | None = None
    allow_drop: int = ALLOW_DROP


@dataclass(slots=True, kw_only=True)
class Folder:
    """What was opened. Read it once, through `extract`, and let the store ask `check` at the end."""

    path: Path
    tables: Mapping[str, Table]
    manifest: Manifest
    reading: Reading
    allow_drop: int
    progress: Progress = field(default=no_progress)

    @property
    def findings(self) -> Findings:
        return self.reading.findings

    @property
    def size(self) -> int:
        return sum(table.file.size for table in self.tables.values())

    def extract(self) -> Extract:
        rows, reading = self._rows, self.reading
        return Extract(
            source=f"folder {self.path.resolve().name}",
            as_of=reading.as_of,
            sign=reading.sign,
            coaches=rows(COACHES, homes.coach, reading.coaches),
            properties=rows(PROPERTIES, homes.home, reading.properties),
            tenancies=rows(TENANCIES, homes.tenancy, reading.tenancies),
            rent_accounts=rows(RENT_ACCOUNTS, rent.account, reading.accounts),
            rent_free_weeks=rows(RENT_FREE_WEEKS, rent.rent_free_week),
            rent_lines=self._rent_lines(),
            repairs=rows(REPAIRS, repairs.repair, reading.jobs),
            visits=rows(APPOINTMENTS, repairs.visit),
            events=rows(EVENTS, events.event, reading.events),
            slots=rows(AVAILABILITY, slots.slot, reading.slots),
        )

    def _rows(
        self,
        kind: FileKind,
        convert: Callable[[Record, Reading], Row | None],
        refs: known.Known | None = None,
    ) -> Iterator[Row]:
        table = self.tables.get(kind.name)
        if table is None:
            return iter(())
        reading = self.reading
        return rows_of(
            table,
            lambda record: convert(record, reading),
            findings=reading.findings,
            known=refs,
            progress=self.progress,
        )

    def _rent_lines(self) -> Iterator[RentLineRow]:
        table = self.tables["rent_transactions"]
        read = beside.rent_lines_beside if beside.is_worth_it(table) else rent_lines
        return read(table, self.reading, self.progress)

    def check(self, before: LoadInfo | None, rows: Mapping[str, int]) -> None:
        """Raises `LoadRefused` when anything at all was refused, now that every row was seen."""
        self._check_calendars()
        self._check_files()
        self._check_drop(before)
        if self.findings.is_refused:
            raise LoadRefused("nothing was changed")

    def _check_calendars(self) -> None:
        with_weeks = {week.calendar for week in self.reading.rent_free_weeks}
        for calendar, row in self.reading.calendars.items():
            if calendar not in with_weeks:
                reason = "rent_free_calendar has no weeks in rent_free_weeks.csv"
                self.findings.refuse(RENT_ACCOUNTS.file_name, reason, row)

    def _check_files(self) -> None:
        for name, table in self.tables.items():
            promised, found = self.manifest.rows.get(name), self.findings.read[table.name]
            if table.file.has_changed():
                self.findings.refuse(table.name, "the file changed while it was read")
            elif promised is not None and promised != found:
                self.findings.refuse(
                    table.name, f"the manifest promises {promised:,} rows; the file has {found:,}"
                )

    def _check_drop(self, before: LoadInfo | None) -> None:
        for kind in FILES:
            earlier = before.rows.get(kind.table, 0) if before and kind.is_needed else 0
            found = self.findings.read[kind.file_name]
            gone = 100 * (earlier - found) / earlier if earlier else 0
            if gone > self.allow_drop:
                self.findings.refuse(
                    kind.file_name,
                    f"{found:,} rows, after {earlier:,} in the load before: {gone:.0f}% fewer. "
                    f"If that is right, give --allow-drop {int(gone) + 1}",
                )


def open_folder(path: Path, options: Options) -> Folder:
    """Open every file and understand its header; what is wrong with them is among the findings."""
    findings, tables = Findings(), {}
    manifest = _manifest(path, findings, options)
    for kind in FILES:
        if not kind.is_needed and not (path / kind.file_name).exists():
            continue
        try:
            table = tables[kind.name] = open_table(kind, path)
        except Refused as refused:
            findings.refuse(kind.file_name, str(refused))
        else:
            findings.dropped[table.name] = [*table.forbidden, *table.dropped]
    as_of = options.as_of or manifest.as_of or as_of_from(tables.values(), options.now)
    if as_of > options.now:
        findings.refuse("the folder", "its as_of is in the future")
    return Folder(
        path=path,
        tables=tables,
        manifest=manifest,
        reading=Reading(
            zone=options.zone, now=options.now, as_of=as_of, sign=options.sign, findings=findings
        ),
        allow_drop=options.allow_drop,
    )


def _manifest(path: Path, findings: Findings, options: Options) -> Manifest:
    try:
        return read_manifest(path, options.zone)
    except Refused as refused:
        findings.refuse("manifest.json", str(refused))
        return Manifest()


def known_account(folder: Folder) -> tuple[str, Sign] | None:
    """An account to ask a person about, and the sign that is right if it owes.

    None when nothing hangs on the answer, because every balance says itself whose it is.
    """
    table = folder.tables["rent_accounts"]
    record = Record(table)
    with closing(table.records()) as records:
        return _first_chaser(record, records)


def _first_chaser(record: Record, records: Iterable[tuple[int, list[str]]]) -> tuple[str, Sign] | None:
    for _, record.cells in records:
        if len(record.cells) != record.table.width:
            continue
        try:
            owes = rent.owed_pence(record["balance"], record["sign"], Sign.POSITIVE_OWES)
            if owes == rent.owed_pence(record["balance"], record["sign"], Sign.POSITIVE_CREDIT):
                continue
            ref = record["account_ref"] or record["tenancy_ref"]
        except Refused:
            continue
        return ref, Sign.POSITIVE_OWES if owes > 0 else Sign.POSITIVE_CREDIT
    return None
