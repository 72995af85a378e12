"""A landlord's folder opened as one extract: streamed once, checked to its end before anything changes."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from skill.errors import LoadRefused
from skill.housing.extract import dates, events, homes, rent, repairs
from skill.housing.extract.columns import (
    APPOINTMENTS,
    AVAILABILITY,
    COACHES,
    EVENTS,
    FILES,
    PROPERTIES,
    RENT_ACCOUNTS,
    RENT_FREE_WEEKS,
    RENT_TRANSACTIONS,
    REPAIRS,
    TENANCIES,
    FileKind,
)
from skill.housing.extract.context import BalanceSign, LoadContext, References
from skill.housing.extract.findings import Findings, Refused
from skill.housing.extract.records import ExtractFile, Record, open_file, records, rows_of
from skill.housing.extract.rent_lines import rent_lines
from skill.housing.extract.rows import Extract, LoadInfo
from skill.tables.csv_file import Progress, no_progress

MANIFEST = "manifest.json"

ALLOW_DROP = 40
"""Percent: with more rows gone since the last load, half an export is likelier than so many people moving."""

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the export says of itself; all of it may be missing. `rows` counts each file's, without header."""

    as_of: datetime | None = None
    rows: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a folder is to be read. `as_of` comes before the manifest's, and that before the files' own age."""

    zone: ZoneInfo
    now: datetime
    sign: BalanceSign | None = None
    as_of: datetime | None = None
    allow_drop: int = ALLOW_DROP


@dataclass(slots=True, kw_only=True)
class Folder:
    """What was opened. Read it once, through `extract`, and let the store ask `check` at the end."""

    path: Path
    files: Mapping[str, ExtractFile]
    manifest: Manifest
    context: LoadContext
    allow_drop: int
    progress: Progress = field(default=no_progress)

    @property
    def findings(self) -> Findings:
        return self.context.findings

    @property
    def size(self) -> int:
        return sum(file.file.size for file in self.files.values())

    def extract(self) -> Extract:
        rows, context = self._rows, self.context
        return Extract(
            source=f"folder {self.path.resolve().name}",
            as_of=context.as_of,
            sign=context.sign,
            coaches=rows(COACHES, homes.coach, context.coaches),
            properties=rows(PROPERTIES, homes.home, context.properties),
            tenancies=rows(TENANCIES, homes.tenancy, context.tenancies),
            rent_accounts=rows(RENT_ACCOUNTS, rent.account, context.accounts),
            rent_free_weeks=rows(RENT_FREE_WEEKS, rent.rent_free_week),
            rent_lines=rent_lines(self.files[RENT_TRANSACTIONS.name], context, self.progress),
            repairs=rows(REPAIRS, repairs.repair, context.jobs),
            visits=rows(APPOINTMENTS, repairs.visit),
            events=rows(EVENTS, events.event, context.events),
            slots=rows(AVAILABILITY, repairs.slot, context.slots),
        )

    def _rows(
        self,
        kind: FileKind,
        convert: Callable[[Record, LoadContext], Row | None],
        references: References | None = None,
    ) -> Iterator[Row]:
        file = self.files.get(kind.name)
        if file is None:
            return iter(())
        context = self.context
        return rows_of(
            file,
            lambda record: convert(record, context),
            findings=context.findings,
            references=references,
            progress=self.progress,
        )

    def check(self, before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
        """How many rows the files have, to compare the next load with, now that every row was read.

        `stored` is how many rows the store took of each table. Raises `LoadRefused` where a row was refused.
        """
        self._check_calendars()
        self._check_files()
        self._check_drop(before)
        if self.findings.is_refused:
            raise LoadRefused("nothing was changed")
        for kind in (RENT_TRANSACTIONS, REPAIRS, APPOINTMENTS):
            self.findings.kept[kind.file_name] = stored[kind.table]
        return {kind.table: self.findings.read[kind.file_name] for kind in FILES}

    def _check_calendars(self) -> None:
        with_weeks = {week.calendar for week in self.context.rent_free_weeks}
        for calendar, row in self.context.calendars.items():
            if calendar not in with_weeks:
                reason = "rent_free_calendar has no weeks in rent_free_weeks.csv"
                self.findings.refuse(RENT_ACCOUNTS.file_name, reason, row)

    def _check_files(self) -> None:
        for name, file in self.files.items():
            promised, found = self.manifest.rows.get(name), self.findings.read[file.name]
            if file.file.has_changed():
                self.findings.refuse(file.name, "the file changed while it was read")
            elif promised is not None and promised != found:
                self.findings.refuse(
                    file.name, f"the manifest promises {promised:,} rows; the file has {found:,}"
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
    """Open every file and match its header; what is wrong with them is among the findings."""
    findings = Findings()
    files = _open_files(path, findings)
    manifest = _manifest(path, findings, options.zone)
    as_of = options.as_of or manifest.as_of or _newest(files.values(), options.now)
    if as_of > options.now:
        findings.refuse("the folder", "its as_of is in the future")
    return Folder(
        path=path,
        files=files,
        manifest=manifest,
        context=LoadContext(
            zone=options.zone, now=options.now, as_of=as_of, sign=options.sign, findings=findings
        ),
        allow_drop=options.allow_drop,
    )


def _open_files(path: Path, findings: Findings) -> dict[str, ExtractFile]:
    files = {}
    for kind in FILES:
        if not kind.is_needed and not (path / kind.file_name).exists():
            continue
        try:
            file = files[kind.name] = open_file(kind, path)
        except Refused as refused:
            findings.refuse(kind.file_name, str(refused))
        else:
            findings.not_read[file.name] = [*file.forbidden, *file.unneeded]
    return files


def _manifest(path: Path, findings: Findings, zone: ZoneInfo) -> Manifest:
    try:
        return read_manifest(path, zone)
    except Refused as refused:
        findings.refuse(MANIFEST, str(refused))
        return Manifest()


def read_manifest(folder: Path, zone: ZoneInfo) -> Manifest:
    """An empty one where the file is missing. Raises `Refused` for a file that makes no sense."""
    try:
        text = (folder / MANIFEST).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Manifest()
    except (OSError, UnicodeDecodeError):
        raise Refused("the manifest cannot be read") from None
    try:
        facts = json.loads(text)
        rows = {str(name).removesuffix(".csv"): int(count) for name, count in facts.get("rows", {}).items()}
        as_of = facts.get("as_of")
        return Manifest(as_of=None if as_of is None else dates.instant(str(as_of), zone), rows=rows)
    except (ValueError, TypeError, AttributeError):
        raise Refused('the manifest is not like {"as_of": "2026-11-23T20:00", "rows": {...}}') from None


def _newest(files: Iterable[ExtractFile], now: datetime) -> datetime:
    """The age of the newest file: an export is not older than its last file."""
    written = [file.file.path.stat().st_mtime for file in files]
    return datetime.fromtimestamp(max(written), UTC) if written else now


def account_to_ask_about(folder: Folder) -> tuple[str, BalanceSign] | None:
    """An account to ask a person about, and the sign that is right if it owes.

    None when nothing depends on the answer, because every balance says itself whether it is owed.
    """
    with closing(records(folder.files[RENT_ACCOUNTS.name])) as rows:
        for record, _ in rows:
            if record and (question := _question(record)):
                return question
    return None


def _question(record: Record) -> tuple[str, BalanceSign] | None:
    try:
        owes = rent.owed_pence(record["balance"], record["sign"], BalanceSign.POSITIVE_OWES)
        if owes == rent.owed_pence(record["balance"], record["sign"], BalanceSign.POSITIVE_CREDIT):
            return None
    except Refused:
        return None
    sign_if_it_owes = BalanceSign.POSITIVE_OWES if owes > 0 else BalanceSign.POSITIVE_CREDIT
    return record["account_ref"] or record["tenancy_ref"], sign_if_it_owes
