"""The made-up homes as one extract, as a housing system would have exported it yesterday evening."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from skill.domain.tenancy import Privacy
from skill.housing.extract.rows import Extract
from skill.housing.sample.days import at
from skill.housing.sample.events import events
from skill.housing.sample.homes import coaches, properties, sample_privacies, tenancies
from skill.housing.sample.rent import rent_accounts, rent_free_weeks, rent_lines
from skill.housing.sample.repairs import repairs, visits
from skill.housing.sample.slots import slots
from skill.services.ports import Privacies

SOURCE = "sample"


class SampleStore(Privacies, Protocol):
    def load(self, extract: Extract) -> None: ...


@lru_cache(maxsize=2)
def sample_extract(today: date) -> Extract:
    """The same extract for the same day. It is cached, because rehearsals and tests ask for it often."""
    return Extract(
        source=SOURCE,
        as_of=at(today - timedelta(days=1), "20:00"),
        coaches=coaches(),
        properties=properties(),
        tenancies=tenancies(today),
        rent_accounts=rent_accounts(today),
        rent_free_weeks=rent_free_weeks(today),
        rent_lines=rent_lines(today),
        repairs=repairs(today),
        visits=visits(today),
        events=events(today),
        slots=slots(today),
    )


def load_sample(store: SampleStore, today: date) -> None:
    """What somebody chose since in a made-up home stays chosen."""
    store.load(sample_extract(today))
    for tenancy_ref, privacy in sample_privacies().items():
        if store.privacy(tenancy_ref) == Privacy():
            store.keep_privacy(tenancy_ref, privacy)
