"""Writes an extract as a landlord's folder of CSV files, row by row, as `load` reads it."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from skill.domain.tenancy import Place
from skill.housing.extract.folder import MANIFEST
from skill.housing.extract.rows import (
    CoachRow,
    EventRow,
    Extract,
    PropertyRow,
    RentAccountRow,
    RentFreeWeekRow,
    RentLineRow,
    RepairRow,
    SlotRow,
    TenancyRow,
    VisitRow,
)

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
REMEMBERED = 100_000
"""How many texts of amounts are kept ready; a year of rent needs fewer."""

Cells = tuple[object, ...]
Row = TypeVar("Row")

COACHES = ("coach_ref", "first_name", "works_on", "cover_name")
PROPERTIES = ("property_ref", "block_ref", "coach_ref", "latitude", "longitude")
TENANCIES = ("tenancy_ref", "property_ref", "started_on", "ended_on", "type")
RENT_ACCOUNTS = (
    *("account_ref", "tenancy_ref", "kind", "balance", "sign", "as_of", "charge", "frequency"),
    *("next_charge_on", "method", "expected_amount", "expected_on"),
    *("arrangement_amount", "arrangement_frequency", "arrangement_kept"),
    *("rent_free_calendar", "no_arrears_talk"),
)
RENT_FREE_WEEKS = ("calendar", "monday")
RENT_TRANSACTIONS = ("account_ref", "date", "kind", "amount", "direction")
REPAIRS = (
    *("job_ref", "property_ref", "block_ref", "reference", "fault", "room"),
    *("status", "reported_at", "changed_at"),
)
APPOINTMENTS = ("job_ref", "starts_at", "ends_at", "state")
EVENTS = (
    *("event_ref", "title", "starts_at", "ends_at", "venue", "address", "latitude", "longitude"),
    *("price", "activities", "audiences", "step_free"),
)
AVAILABILITY = ("slot_ref", "trade", "starts_at", "ends_at", "places", "coach_ref")


def write_folder(extract: Extract, folder: Path) -> dict[str, int]:
    """Ten files and a manifest, replacing those of the same names; how many rows each file got.

    Each table of the extract is read once, in its order, and never held in memory.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = {
        "coaches": _write(folder, "coaches", COACHES, _each(extract.coaches, _coach)),
        "properties": _write(folder, "properties", PROPERTIES, _each(extract.properties, _property)),
        "tenancies": _write(folder, "tenancies", TENANCIES, _each(extract.tenancies, _tenancy)),
        "rent_accounts": _write(folder, "rent_accounts", RENT_ACCOUNTS, _each(extract.rent_accounts, _rent)),
        "rent_free_weeks": _write(
            folder, "rent_free_weeks", RENT_FREE_WEEKS, _each(extract.rent_free_weeks, _rent_free_week)
        ),
        "rent_transactions": _write(
            folder, "rent_transactions", RENT_TRANSACTIONS, _rent_lines(extract.rent_lines)
        ),
        "repairs": _write(folder, "repairs", REPAIRS, _each(extract.repairs, _repair)),
        "appointments": _write(folder, "appointments", APPOINTMENTS, _each(extract.visits, _visit)),
        "events": _write(folder, "events", EVENTS, _each(extract.events, _event)),
        "availability": _write(folder, "availability", AVAILABILITY, _each(extract.slots, _slot)),
    }
    manifest = {"as_of": extract.as_of.isoformat(), "rows": rows}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    return rows


def _each(rows: Iterable[Row], as_cells: Callable[[Row], Cells]) -> Iterator[Cells]:
    return map(as_cells, rows)


def _write(folder: Path, name: str, headers: tuple[str, ...], rows: Iterable[Cells]) -> int:
    counted = _Counted(rows)
    with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="", buffering=1 << 20) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(counted)
    return counted.count


class _Counted:
    def __init__(self, rows: Iterable[Cells]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Cells]:
        for row in self._rows:
            self.count += 1
            yield row


def pounds(pence: int | None) -> str:
    """1250 is "12.50"."""
    if pence is None:
        return ""
    return f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _instant(instant: datetime) -> str:
    return instant.isoformat()


def _place(place: Place | None) -> tuple[object, object]:
    return ("", "") if place is None else (place.latitude, place.longitude)


def _yes(claim: bool | None) -> str:
    return "" if claim is None else "yes" if claim else "no"


def _coach(row: CoachRow) -> Cells:
    days = " ".join(WEEKDAYS[weekday] for weekday in sorted(row.works_on))
    return row.coach_ref, row.first_name, days, row.cover_name


def _property(row: PropertyRow) -> Cells:
    return row.property_ref, row.block_ref, row.coach_ref, *_place(row.place)


def _tenancy(row: TenancyRow) -> Cells:
    kind = "secure" if row.is_secure else ""
    return row.tenancy_ref, row.property_ref, _day(row.started_on), _day(row.ended_on), kind


def _rent(row: RentAccountRow) -> Cells:
    return (
        row.account_ref,
        row.tenancy_ref,
        row.kind.value,
        pounds(row.owed_pence),
        "positive-owes",
        _day(row.as_of),
        pounds(row.charge_pence),
        row.frequency.value,
        _day(row.next_charge_on),
        row.method.value,
        pounds(row.expected_pence),
        _day(row.expected_on),
        pounds(row.arrangement_pence),
        row.arrangement_frequency,
        _yes(row.arrangement_is_kept),
        row.rent_free_calendar,
        _yes(row.no_arrears_talk),
    )


def _rent_free_week(row: RentFreeWeekRow) -> Cells:
    return row.calendar, _day(row.monday)


def _rent_lines(rows: Iterable[RentLineRow]) -> Iterator[Cells]:
    """Fifteen million of them in a year of a large landlord: each text is made once."""
    days: dict[date, str] = {}
    amounts: dict[int, tuple[str, str]] = {}
    for account_ref, on, kind, owed_pence in rows:
        day = days.get(on)
        if day is None:
            day = days[on] = on.isoformat()
        amount = amounts.get(owed_pence)
        if amount is None:
            if len(amounts) > REMEMBERED:
                amounts.clear()
            direction = "credit" if owed_pence < 0 else "debit"
            amount = amounts[owed_pence] = (pounds(abs(owed_pence)), direction)
        yield account_ref, day, kind, *amount


def _repair(row: RepairRow) -> Cells:
    return (
        row.job_ref,
        row.property_ref,
        row.block_ref,
        row.reference,
        row.fault_id,
        row.room,
        row.state,
        _instant(row.reported_at),
        _instant(row.changed_at),
    )


def _visit(row: VisitRow) -> Cells:
    return row.job_ref, _instant(row.starts_at), _instant(row.ends_at), row.state.value


def _event(row: EventRow) -> Cells:
    return (
        row.event_ref,
        row.title,
        _instant(row.starts_at),
        _instant(row.ends_at),
        row.venue,
        row.address,
        *_place(row.place),
        pounds(row.price_pence),
        ";".join(sorted(row.activities)),
        ";".join(sorted(row.audiences)),
        _yes(row.is_step_free),
    )


def _slot(row: SlotRow) -> Cells:
    return (
        row.slot_ref,
        row.trade.value,
        _instant(row.starts_at),
        _instant(row.ends_at),
        row.places,
        row.coach_ref,
    )
