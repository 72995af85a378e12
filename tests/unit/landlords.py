"""A made-up landlord that says as little of itself as may be said."""

from skill.domain.landlord import Jurisdiction, Landlord

LANDLORD = Landlord(
    name="Two Rivers",
    phone=None,
    repairs_phone=None,
    opening_hours=None,
    jurisdiction=Jurisdiction.ENGLAND,
    place=None,
)
