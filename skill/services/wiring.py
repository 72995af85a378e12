"""Every service over one store, for the dialogue and the command line. The next service is a line here."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from skill.domain.landlord import Landlord
from skill.domain.tenancy import Home
from skill.errors import NotTaken
from skill.services.coaching import CoachingService
from skill.services.danger import PATIENCE, DangerService
from skill.services.deadlines import DeadlinePolicy
from skill.services.links import LinkService
from skill.services.ports import Clock, HousingData, PinHasher
from skill.services.privacy import PrivacyService
from skill.services.rent import RentService
from skill.services.repairs import RepairService
from skill.services.whats_on import WhatsOnService

SENDING = frozenset({"add", "book", "chase", "keep_danger", "report", "unbook"})
"""What a store keeps together with a message for the landlord."""


class ClosedOutbox:
    """A store over which nothing is sent: what would be kept with a message raises `NotTaken`."""

    def __init__(self, store: HousingData) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return _not_taken if name in SENDING else getattr(self._store, name)


def _not_taken(*_: object, **__: object) -> None:
    raise NotTaken


class Services:
    """Everything a handler may use."""

    def __init__(
        self,
        store: HousingData,
        *,
        landlord: Landlord,
        clock: Clock,
        pins: PinHasher,
        link_key: Callable[[], bytes],
        draw: Callable[[int], int],
        deadline_policy: DeadlinePolicy,
        fault_codes: Mapping[str, str],
        danger_patience: float = PATIENCE,
        takes_messages: bool = True,
    ) -> None:
        """`link_key()` keys the hash of codes, and `draw(n)` is a secret number below n, for new ones.

        Without `takes_messages` nothing is reported or asked for, since it would reach no one.
        """
        store = store if takes_messages else cast(HousingData, ClosedOutbox(store))
        self.takes_messages = takes_messages
        self.landlord = landlord
        self.clock = clock
        self.links = LinkService(store, clock=clock, landlord=landlord, key=link_key, draw=draw)

        def home_of(account: str) -> Home | None:
            """Looked up as in a turn of its own, because a danger is noted outside of one."""
            with store.reading():
                return self.links.home_of(account)

        self.danger = DangerService(store, home_of=home_of, landlord=landlord, patience=danger_patience)
        self.privacy = PrivacyService(store, clock=clock, pins=pins)
        self.rent = RentService(store, privacy=self.privacy, clock=clock, landlord=landlord)
        self.repairs = RepairService(
            store, clock=clock, landlord=landlord, deadline_policy=deadline_policy, fault_codes=fault_codes
        )
        self.whats_on = WhatsOnService(store, store, clock=clock, landlord=landlord)
        self.coaching = CoachingService(store, store, clock=clock, landlord=landlord)
