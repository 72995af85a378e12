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
from skill.housing.extract.columns import FILES
from skill.housing.extract.context import LoadContext, References
from skill.housing.extract.findings import NOT_KEPT, Findings, Refused
from skill.housing.extract.money import BalanceSign
from skill.housing.extract.records import TOTALS_ROW, ExtractFile, Record, even, is_total, open_file, records
from skill.housing.extract.rent_lines import rent_lines
from skill.housing.extract.rows import Extract, LoadInfo

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
            coaches=rows("coaches", homes.coach, context.coaches),
            properties=rows("properties", homes.home, context.properties),
            tenancies=rows("tenancies", homes.tenancy, context.tenancies),
            rent_accounts=rows("rent_accounts", rent.account, context.accounts),
            rent_free_weeks=rows("rent_free_weeks", rent.rent_free_week),
            rent_lines=rent_lines(self.files["rent_transactions"], context),
            repairs=rows("repairs", repairs.repair, context.jobs),
            visits=rows("appointments", repairs.visit),
            events=rows("events", events.event, context.events),
            slots=rows("availability", repairs.slot, context.slots),
        )

    def _rows(
        self,
        name: str,
        convert: Callable[[Record, LoadContext], Row | None],
        references: References | None = None,
    ) -> Iterator[Row]:
        """The good rows; `convert` raises `Refused` for a bad row and gives None for one that is skipped.

        Once anything is refused, the rest is only checked, because no store will keep it. The reference of a
        refused row counts as known: what refers to it is not refused once more.
        """
        if (file := self.files.get(name)) is None:
            return
        context, findings, known = self.context, self.findings, references.known if references else set[str]()
        at_key = file.places.get(references.column if references else file.kind.columns[0].name, file.width)
        for record, cells in records(file, context.progress):
            if is_total(cells):
                findings.note(file.name, TOTALS_ROW, record.number)
                continue
            findings.read[file.name] += 1
            try:
                if not record:
                    record.fill(even(cells, file.width))
                row = convert(record, context)
            except Refused as refused:
                reference = cells[at_key].strip() if at_key < len(cells) else ""
                findings.refuse(file.name, str(refused), record.number, reference)
                known.add(reference)
                continue
            if row is not None:
                findings.accepted[file.name] += 1
                if not findings.refusals:
                    yield row

    def check(self, before: LoadInfo | None, stored: Mapping[str, int]) -> Mapping[str, int]:
        """How many rows the files have, to compare the next load with, now that every row was read.

        `stored` is how many rows the store took of each table. Raises `LoadRefused` where a row was refused.
        """
        self._check_calendars()
        self._check_files()
        self._check_drop(before)
        if self.findings.is_refused:
            raise LoadRefused("nothing was changed")
        for kind in FILES:
            if kind.file_name in NOT_KEPT:
                self.findings.kept[kind.file_name] = stored[kind.table]
        return {kind.table: self.findings.read[kind.file_name] for kind in FILES}

    def _check_calendars(self) -> None:
        with_weeks = {week.calendar for week in self.context.rent_free_weeks}
        for calendar, row in self.context.calendars.items():
            if calendar not in with_weeks:
                reason = "rent_free_calendar has no weeks in rent_free_weeks.csv"
                self.findings.refuse("rent_accounts.csv", reason, row)

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
    try:
        manifest = read_manifest(path, options.zone)
    except Refused as refused:
        findings.refuse(MANIFEST, str(refused))
        manifest = Manifest()
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
            findings.not_read[file.name] = file.not_read
    return files


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
    with closing(records(folder.files["rent_accounts"])) as rows:
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
