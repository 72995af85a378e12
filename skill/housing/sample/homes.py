"""Thirty made-up homes: a block of twelve flats, twelve houses and six bungalows across the river."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from skill.domain.tenancy import AnswerLevel, Place, Privacy
from skill.housing.extract.rows import CoachRow, PropertyRow, TenancyRow
from skill.housing.sample.days import MONDAY, THURSDAY, TUESDAY

CENTRE = Place(latitude=52.6830, longitude=-1.8270)
KM_NORTH = 0.00899
KM_EAST = 0.01484

FLATS_REF = "BLOCK1"
BUNGALOWS_REF = "COURT1"

PIN = "2580"
PIN_HASH = "$argon2id$v=19$m=65536,t=3,p=4$WIM7x/D4kMrFGTKPiFmdeA$guq2JGe2w0+rwtHfYLAOFj5if+PJ/SXTL/p1IpSgfm4"
"""The PIN that one story gives away, and its hash. It guards nothing real."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleHome:
    """A home and, in one line, what there is to try in it."""

    tenancy_ref: str
    story: str


class Kind(StrEnum):
    FLAT = "flat"
    HOUSE = "house"
    BUNGALOW = "bungalow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """`weeks` counts from the start of the tenancy to today."""

    number: int
    kind: Kind
    weeks: int
    story: str
    level: AnswerLevel | None = AnswerLevel.AMOUNTS
    pin_hash: str | None = None

    @property
    def tenancy_ref(self) -> str:
        return f"T{self.number}"

    @property
    def property_ref(self) -> str:
        return f"P{self.number}"


def _flat(number: int, weeks: int, story: str, level: AnswerLevel | None = AnswerLevel.AMOUNTS) -> Household:
    return Household(number=number, kind=Kind.FLAT, weeks=weeks, story=story, level=level)


def _house(number: int, weeks: int, story: str, pin_hash: str | None = None) -> Household:
    return Household(number=number, kind=Kind.HOUSE, weeks=weeks, story=story, pin_hash=pin_hash)


def _bungalow(
    number: int, weeks: int, story: str, level: AnswerLevel | None = AnswerLevel.AMOUNTS
) -> Household:
    return Household(number=number, kind=Kind.BUNGALOW, weeks=weeks, story=story, level=level)


HOUSEHOLDS = (
    _flat(
        1001,
        212,
        "Owes £84.30, pays weekly by Direct Debit, the dripping bathroom tap is booked for the day after "
        "tomorrow between 8 am and noon; amounts may be spoken",
    ),
    _house(1002, 655, "Owes nothing at all, to the penny, and has never had a repair"),
    _flat(1003, 140, "Three weeks ahead with the rent; a window that won't shut was reported yesterday"),
    _house(
        1004, 188, "Owes £4.60, too little to mention; the third report of damp in a year is being checked"
    ),
    _flat(1005, 301, "Owes £310.00 and keeps an arrangement of £5.00 a week; the boiler waits for a part"),
    _house(1006, 97, "Owes £642.15 and could not keep the arrangement; nobody may talk about arrears here"),
    _flat(1007, 84, "Owes £388.00 until Universal Credit of £420.33 arrives, which is expected in days"),
    _bungalow(
        1008, 512, "Owes £362.50 between four-weekly payments of Housing Benefit, which cover most of it"
    ),
    _flat(
        1009, 119, "A monthly Direct Debit came back unpaid, so £536.90 is owing; a job was done last month"
    ),
    _house(1010, 260, "Up to date, the next rent Monday is rent-free, and a visit for a gate was called off"),
    _flat(1011, 66, "A month with five Mondays left £69.23 owing: weekly rent, monthly Universal Credit"),
    _house(1012, 334, "Rents a garage too, which is never spoken of; a plasterer has to follow the plumber"),
    _house(
        1013,
        75,
        "Owes on a former home as well, which is never spoken of; a visit is asked for, not confirmed",
    ),
    _flat(1014, 405, "Joint tenants who have not chosen yet what may be said aloud", level=None),
    _bungalow(
        1015,
        430,
        "Only the tenant's grown-up daughter talks to this Echo: nothing about money may be said",
        level=AnswerLevel.NOTHING,
    ),
    _bungalow(
        1016,
        158,
        "The Echo belongs to the lodger: nothing about money may be said",
        level=AnswerLevel.NOTHING,
    ),
    _house(1017, 1, "Moved in last week: no balance yet, and a job from before then must not be heard"),
    _house(1018, 228, "The tenancy ended yesterday"),
    _house(1019, 173, "The rent figures are twelve days old, too old to be spoken"),
    _flat(1020, 540, "A leaseholder, who has no rent account"),
    _bungalow(1021, 287, "A deaf household that reads its Echo Show: nothing may depend on ringing"),
    _flat(1022, 890, "Aged 94 and slow to the door: three visits for a grab rail found nobody in"),
    _house(
        1023, 149, f"Owes £126.40; amounts are spoken only after the PIN, which is {PIN}", pin_hash=PIN_HASH
    ),
    _bungalow(
        1024,
        207,
        "Owes £58.75, but chose to hear only whether the rent is up to date",
        level=AnswerLevel.STANDING,
    ),
    _house(1025, 362, "Pays monthly on the 1st, and has two repairs open: a toilet and a fence"),
    _flat(1026, 91, "A plumber comes today between 1 pm and 5 pm for the blocked sink"),
    _flat(1027, 246, "The visit was yesterday morning, and nobody has said since how it went"),
    _house(1028, 133, "Two confirmed visits overlap; the sooner one counts"),
    _flat(1029, 318, "The landlord's code for where the repair has got to is one that nobody knows"),
    _bungalow(1030, 61, "Owes £12.75; living here for a year while their own house is being rebuilt"),
)

SAMPLE_HOMES = tuple(SampleHome(tenancy_ref=home.tenancy_ref, story=home.story) for home in HOUSEHOLDS)

COACHES = (
    CoachRow(
        coach_ref="C1",
        first_name="Priya",
        works_on=frozenset(range(5)),
        cover_name="Siobhán",
    ),
    CoachRow(
        coach_ref="C2",
        first_name="Siobhán",
        works_on=frozenset({MONDAY, TUESDAY, THURSDAY}),
        cover_name="Ngozi",
    ),
)
"""Priya has the flats, Siobhán, who works part of the week, the bungalows; they share the houses."""

FIRST_SHARED_HOUSE_OF_SIOBHAN = 1018


def properties() -> tuple[PropertyRow, ...]:
    return tuple(
        PropertyRow(
            property_ref=home.property_ref,
            block_ref={Kind.FLAT: FLATS_REF, Kind.BUNGALOW: BUNGALOWS_REF}.get(home.kind),
            coach_ref=_coach_ref(home),
            place=_place(home),
        )
        for home in HOUSEHOLDS
    )


def tenancies(today: date) -> tuple[TenancyRow, ...]:
    return tuple(
        TenancyRow(
            tenancy_ref=home.tenancy_ref,
            property_ref=home.property_ref,
            started_on=today - timedelta(weeks=home.weeks, days=1),
            ended_on=today - timedelta(days=1) if home.tenancy_ref == "T1018" else None,
        )
        for home in HOUSEHOLDS
    )


def sample_privacies() -> dict[str, Privacy]:
    """What each home chose; the joint tenants are there with nothing chosen."""
    return {home.tenancy_ref: Privacy(level=home.level, pin_hash=home.pin_hash) for home in HOUSEHOLDS}


def from_centre(*, north: float, east: float) -> Place:
    """A point that many kilometres from the middle of the landlord's area."""
    return Place(
        latitude=round(CENTRE.latitude + north * KM_NORTH, 6),
        longitude=round(CENTRE.longitude + east * KM_EAST, 6),
    )


def _coach_ref(home: Household) -> str:
    is_siobhans = home.kind is Kind.BUNGALOW or (
        home.kind is Kind.HOUSE and home.number >= FIRST_SHARED_HOUSE_OF_SIOBHAN
    )
    return "C2" if is_siobhans else "C1"


def _place(home: Household) -> Place:
    """Flats share a spot near the middle, houses line a road in the east, bungalows lie across the river."""
    step = (home.number - HOUSEHOLDS[0].number) / 100
    if home.kind is Kind.FLAT:
        return from_centre(north=0.4, east=0.3)
    if home.kind is Kind.HOUSE:
        return from_centre(north=0.2 + step, east=1.5)
    return from_centre(north=-2.4, east=-0.6 + step)
