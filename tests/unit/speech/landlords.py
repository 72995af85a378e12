"""Two landlords for the tests: one whose name needs escaping, one that cannot be rung."""

from zoneinfo import ZoneInfo

from skill.domain.landlord import Jurisdiction, Landlord

LANDLORD = Landlord(
    name="Smith & Sons",
    phone="01632 960 100",
    repairs_phone="01632 960 199",
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
US = 'ring Smith &amp; Sons on <say-as interpret-as="telephone">01632 960 100</say-as>'
REPAIRS = 'ring Smith &amp; Sons repairs on <say-as interpret-as="telephone">01632 960 199</say-as>'
