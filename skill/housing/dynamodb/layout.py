"""An extract's rows laid out as items, so that one partition holds all that is ever said about a home."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from decimal import Decimal
from urllib.parse import quote

from skill.domain.ids import parse_enum
from skill.domain.repairs.jobs import RepairState
from skill.domain.tenancy import Place
from skill.errors import LoadRefused
from skill.housing.dynamodb import keys
from skill.housing.dynamodb.items import Item, item_at
from skill.housing.extract.rows import (
    AccountKind,
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
    kept_lines,
)
from skill.housing.values import ids_text, instant_text, weekdays_text

Homes = list[str]


class Layout:
    """Items of one load, made while its tables are read; `rows` counts the rows of each table.

    A job of a property is written to each of its tenancies, one of a block to every home in the block. Only
    references are kept in memory while loading, not lines or jobs.
    """

    def __init__(self, number: str) -> None:
        self._number = number
        self.rows: dict[str, int] = {}
        self.rent_free: dict[str, str] = {}
        self.slot_areas: dict[str, set[str]] = {}
        self._coaches: dict[str, Item] = {}
        self._properties: dict[str, PropertyRow] = {}
        self._at_property: dict[str, Homes] = {}
        self._in_block: dict[str, Homes] = {}
        self._properties_in_block: dict[str, list[str]] = {}
        self._tenancies: set[str] = set()
        self._of_account: dict[str, str] = {}
        self._of_job: dict[str, Homes] = {}

    def items(self, extract: Extract) -> Iterator[Item]:
        yield from self._counted("coaches", map(self._coach, extract.coaches))
        yield from self._counted("properties", map(self._property, extract.properties))
        yield from self._counted("tenancies", map(self._tenancy, extract.tenancies))
        yield from self._counted("rent_accounts", map(self._rent_account, extract.rent_accounts))
        yield from self._counted("rent_free_weeks", map(self._rent_free_week, extract.rent_free_weeks))
        yield from self._counted("rent_lines", map(self._rent_line, enumerate(kept_lines(extract))))
        yield from self._counted("repairs", map(self._repair, extract.repairs))
        yield from self._counted("visits", map(self._visit, enumerate(extract.visits)))
        yield from self._counted("events", map(self._event, extract.events))
        yield from self._counted("slots", map(self._slot, extract.slots))

    def _counted(self, table: str, rows: Iterable[Iterable[Item]]) -> Iterator[Item]:
        count = 0
        for items in rows:
            count += 1
            yield from items
        self.rows[table] = count

    def _of_home(self, tenancy_ref: str, what: str, /, **values: object) -> Item:
        return item_at((keys.home(tenancy_ref), f"{self._number}#{what}"), **values)

    def _coach(self, row: CoachRow) -> Iterable[Item]:
        coach = {
            "first_name": row.first_name,
            "works_on": weekdays_text(row.works_on),
            "cover_name": row.cover_name,
        }
        self._coaches[row.coach_ref] = coach
        return (item_at(keys.coach(row.coach_ref, self._number), **coach),)

    def _property(self, row: PropertyRow) -> Iterable[Item]:
        if row.coach_ref is not None and row.coach_ref not in self._coaches:
            raise LoadRefused(f"property {row.property_ref} names a coach that is not there")
        self._properties[row.property_ref] = row
        self._at_property[row.property_ref] = []
        if row.block_ref is not None:
            self._properties_in_block.setdefault(row.block_ref, []).append(row.property_ref)
        return ()

    def _tenancy(self, row: TenancyRow) -> Iterable[Item]:
        place = self._properties.get(row.property_ref)
        if place is None:
            raise LoadRefused(f"tenancy {row.tenancy_ref} names a property that is not there")
        self._tenancies.add(row.tenancy_ref)
        self._at_property[row.property_ref].append(row.tenancy_ref)
        if place.block_ref is not None:
            self._in_block.setdefault(place.block_ref, []).append(row.tenancy_ref)
        home = self._of_home(
            row.tenancy_ref,
            "HOME",
            tenancy_ref=row.tenancy_ref,
            property_ref=row.property_ref,
            block_ref=place.block_ref,
            coach_ref=place.coach_ref,
            coach=self._coaches.get(place.coach_ref or ""),
            started_on=row.started_on.isoformat(),
            ended_on=row.ended_on.isoformat() if row.ended_on else None,
            is_secure=row.is_secure or None,
            **_coordinates(place.place),
        )
        return (home,)

    def _rent_account(self, row: RentAccountRow) -> Iterable[Item]:
        if row.tenancy_ref not in self._tenancies:
            raise LoadRefused(f"rent account {row.account_ref} names a tenancy that is not there")
        self._of_account[row.account_ref] = row.tenancy_ref
        yield item_at(keys.account(row.account_ref, self._number), tenancy_ref=row.tenancy_ref)
        if row.kind is AccountKind.MAIN:
            values = {
                **asdict(row),
                "as_of": row.as_of.isoformat(),
                "next_charge_on": row.next_charge_on.isoformat() if row.next_charge_on else None,
                "expected_on": row.expected_on.isoformat() if row.expected_on else None,
            }
            yield self._of_home(row.tenancy_ref, "RENT", **values)

    def _rent_free_week(self, row: RentFreeWeekRow) -> Iterable[Item]:
        """A few dates for all homes, kept with the load itself."""
        mondays = self.rent_free.get(row.calendar, "")
        self.rent_free[row.calendar] = f"{mondays} {row.monday.isoformat()}".strip()
        return ()

    def _rent_line(self, placed: tuple[int, RentLineRow]) -> Iterable[Item]:
        place, row = placed
        tenancy_ref = self._of_account.get(row.account_ref)
        if tenancy_ref is None:
            raise LoadRefused(f"a line names the rent account {row.account_ref}, which is not there")
        on = row.on.isoformat()
        line = self._of_home(
            tenancy_ref,
            f"LINE#{on}#{place:010}",
            account_ref=row.account_ref,
            on=on,
            place=place,
            kind=row.kind,
            owed_pence=row.owed_pence,
        )
        return (line,)

    def _repair(self, row: RepairRow) -> Iterable[Item]:
        if row.property_ref is not None and row.property_ref not in self._at_property:
            raise LoadRefused(f"job {row.job_ref} names a property that is not there")
        homes = (
            self._at_property[row.property_ref]
            if row.property_ref is not None
            else self._in_block.get(row.block_ref or "", [])
        )
        self._of_job[row.job_ref] = homes
        values = {
            **asdict(row),
            "property_ref": None,
            "reported_at": instant_text(row.reported_at),
            "changed_at": instant_text(row.changed_at),
        }
        yield from (self._of_home(home, f"JOB#{row.job_ref}", **values) for home in homes)
        yield from self._voice_job(row)

    def _voice_job(self, row: RepairRow) -> Iterable[Item]:
        """Whether a report made by voice is still open, kept in one place for all homes."""
        if row.reference is None:
            return
        state = parse_enum(RepairState, row.state) or RepairState.UNKNOWN
        in_block = self._properties_in_block.get(row.block_ref or "", [])
        for place in [row.property_ref] if row.property_ref is not None else in_block:
            key = (keys.voice_jobs(self._number), f"{quote(place, safe='')}#{row.reference}#{row.job_ref}")
            yield item_at(key, property_ref=place, reference=row.reference, is_open=state.is_open)

    def _visit(self, placed: tuple[int, VisitRow]) -> Iterable[Item]:
        place, row = placed
        if row.job_ref not in self._of_job:
            raise LoadRefused(f"a visit names the job {row.job_ref}, which is not there")
        values = {
            "job_ref": row.job_ref,
            "starts_at": instant_text(row.starts_at),
            "ends_at": instant_text(row.ends_at),
            "state": row.state,
        }
        return [self._of_home(home, f"VISIT#{place:010}", **values) for home in self._of_job[row.job_ref]]

    def _event(self, row: EventRow) -> Iterable[Item]:
        """One item in the order of time, one by reference."""
        starts_at = instant_text(row.starts_at)
        values = {
            "event_ref": row.event_ref,
            "title": row.title,
            "starts_at": starts_at,
            "ends_at": instant_text(row.ends_at),
            "venue": row.venue,
            "address": row.address,
            "price_pence": row.price_pence,
            "activities": ids_text(row.activities),
            "audiences": ids_text(row.audiences),
            "is_step_free": row.is_step_free,
            **_coordinates(row.place),
        }
        yield item_at((keys.events(self._number), f"{starts_at}#{row.event_ref}"), **values)
        yield item_at(keys.event(row.event_ref, self._number), **values)

    def _slot(self, row: SlotRow) -> Iterable[Item]:
        """One item among those of its trade and patch, one by reference."""
        if row.coach_ref is not None and row.coach_ref not in self._coaches:
            raise LoadRefused(f"slot {row.slot_ref} names a coach that is not there")
        areas = self.slot_areas.setdefault(row.trade.value, set())
        areas.add(keys.EVERYWHERE if row.coach_ref is None else keys.PATCHES)
        starts_at = instant_text(row.starts_at)
        values = {**asdict(row), "starts_at": starts_at, "ends_at": instant_text(row.ends_at)}
        partition = keys.slots(self._number, row.trade, row.coach_ref or "")
        yield item_at((partition, f"{starts_at}#{row.slot_ref}"), **values)
        yield item_at(keys.slot(row.slot_ref, self._number), **values)


def _coordinates(place: Place | None) -> Item:
    """As exact decimals of what the floats print as: DynamoDB has no floats."""
    if place is None:
        return {}
    return {"latitude": Decimal(repr(place.latitude)), "longitude": Decimal(repr(place.longitude))}
