"""As many made-up homes as a whole association has, with a year of its rent and repairs, row by row.

Nothing here is of anybody: references, a coach's first name, and places on a grid.
"""

from datetime import date, timedelta

from skill.housing.extract.rows import Extract
from skill.housing.sample.days import at
from skill.housing.sample.draws import Scale
from skill.housing.sample.scale_events import events
from skill.housing.sample.scale_homes import coaches, properties, tenancies
from skill.housing.sample.scale_rent import rent_accounts, rent_free_weeks, rent_lines
from skill.housing.sample.scale_repairs import repairs, visits
from skill.housing.sample.scale_slots import slots


def scale_extract(homes: int, *, seed: int, today: date) -> Extract:
    """Each table is made while it is read, so its size costs no memory; the same arguments give the same."""
    scale = Scale(homes=homes, seed=seed, today=today)
    return Extract(
        source=f"{homes:,} made-up homes",
        as_of=at(today - timedelta(days=1), "20:00"),
        coaches=coaches(scale),
        properties=properties(scale),
        tenancies=tenancies(scale),
        rent_accounts=rent_accounts(scale),
        rent_free_weeks=rent_free_weeks(today),
        rent_lines=rent_lines(scale),
        repairs=repairs(scale),
        visits=visits(scale),
        events=events(scale),
        slots=slots(scale),
    )
