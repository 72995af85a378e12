"""Two landlords for the tests: one whose name needs escaping, one that cannot be rung."""

from zoneinfo import ZoneInfo

from skill.domain.landlord import Jurisdiction, Landlord

LANDLORD = Landlord(
    name="Smith & Sons",
    phone="01632 960 100",
    repairs_phone="01632 960 199",
    out_of_hours_phone="01632 960 188",
    opening_hours="nine till five <weekdays>",
    jurisdiction=Jurisdiction.ENGLAND,
    place=None,
    timezone=ZoneInfo("Europe/London"),
    ways_to_pay=("Direct Debit",),
    call_back_within="within a day & a half",
)
UNREACHABLE = Landlord(
    name="Smith & Sons",
    phone=None,
    repairs_phone=None,
    opening_hours="nine till five",
    jurisdiction=Jurisdiction.ENGLAND,
    place=None,
)


def spelt(number: str) -> str:
    """A telephone number as a voice is told to say it."""
    groups = (f'<say-as interpret-as="digits">{group}</say-as>' for group in number.split())
    return '<break strength="medium"/> '.join(groups)


US = f"ring Smith &amp; Sons on {spelt('01632 960 100')}"
REPAIRS = f"ring Smith &amp; Sons repairs on {spelt('01632 960 199')}"
URGENT = f"ring Smith &amp; Sons, day or night, on {spelt('01632 960 188')}"
