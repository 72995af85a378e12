"""The card that every tenant gets on the doorstep: numbers to keep by the phone.

It is the same for everyone in a country, so that nobody stands out by having it: a helpline is one line among
ordinary ones.
"""

from collections.abc import Iterator

from skill.domain.landlord import Landlord
from skill.domain.numbers import Helpline, PublicNumber, numbers_of
from skill.signoff.markdown import page


def numbers_card(landlord: Landlord, coach: str | None = None) -> str:
    """In Markdown, which reads as plain text. `coach` is the first name of the home's coach."""
    public = (
        f"* {_line(each)}"
        for each in numbers_of(landlord.jurisdiction)
        if each.line is not Helpline.EMERGENCY
    )
    return page("card.md").format(ours="\n".join(_ours(landlord, coach)), public="\n".join(public))


def _ours(landlord: Landlord, coach: str | None) -> Iterator[str]:
    for what, number in (
        ("repairs", landlord.repairs_phone),
        ("when it can't wait, day or night", landlord.out_of_hours_phone),
        ("everything else", landlord.phone),
    ):
        if number:
            yield f"* {landlord.name}, {what}: **{number}**"
    if coach:
        yield f"* Your coach is {coach}"


def _line(each: PublicNumber) -> str:
    costs = ", free" if each.is_free else ""
    when = f" ({each.hours}{costs})" if each.hours != "not known" else " (free)"
    return f"{each.who}: **{each.number}**{when}"
