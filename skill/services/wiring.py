"""Every service over one store, for the dialogue and the command line. The next service is a line here."""

from collections.abc import Callable, Mapping

from skill.domain.landlord import Landlord
from skill.services.coaching import CoachingService
from skill.services.danger import PATIENCE, DangerService
from skill.services.deadlines import DeadlinePolicy
from skill.services.links import LinkService
from skill.services.ports import Clock, HousingData, PinHasher
from skill.services.privacy import PrivacyService
from skill.services.rent import RentService
from skill.services.repairs import RepairService
from skill.services.whats_on import WhatsOnService


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
    ) -> None:
        """`link_key()` keys the hash of codes, and `draw(n)` is a secret number below n, for new ones."""
        self.landlord = landlord
        self.clock = clock
        self.links = LinkService(store, clock=clock, landlord=landlord, key=link_key, draw=draw)
        self.danger = DangerService(
            store, home_of=self.links.home_of, landlord=landlord, patience=danger_patience
        )
        self.privacy = PrivacyService(store, clock=clock, pins=pins)
        self.rent = RentService(store, privacy=self.privacy, clock=clock, landlord=landlord)
        self.repairs = RepairService(
            store, clock=clock, landlord=landlord, deadline_policy=deadline_policy, fault_codes=fault_codes
        )
        self.whats_on = WhatsOnService(store, store, clock=clock, landlord=landlord)
        self.coaching = CoachingService(store, store, clock=clock, landlord=landlord)
