"""A dialogue over a store in which no account is linked to a home."""

from datetime import UTC, datetime
from typing import Any

from skill.dialogue.catalogue import Dialogue
from skill.dialogue.request import Request, SlotContent
from skill.dialogue.turn import Services
from skill.services.clock import FixedClock
from skill.services.coaching import CoachingService
from skill.services.links import LinkService
from skill.services.privacy import PrivacyService
from skill.services.rent import RentService
from skill.services.repairs import RepairService
from skill.services.whats_on import WhatsOnService
from tests.unit.landlords import LANDLORD


class NoHome:
    def link(self, account: str) -> None:
        return None


def unlinked_services() -> Services:
    store: Any = NoHome()
    clock = FixedClock(at=datetime(2026, 11, 23, 10, tzinfo=UTC))
    privacy = PrivacyService(store, clock=clock, pins=store)
    return Services(
        landlord=LANDLORD,
        clock=clock,
        links=LinkService(store, clock=clock, landlord=LANDLORD, key=bytes, draw=int),
        privacy=privacy,
        rent=RentService(store, privacy=privacy, clock=clock, landlord=LANDLORD),
        repairs=RepairService(
            store, clock=clock, landlord=LANDLORD, deadline_policy=store, fault_codes=store
        ),
        whats_on=WhatsOnService(store, store, clock=clock, landlord=LANDLORD),
        coaching=CoachingService(store, store, clock=clock, landlord=LANDLORD),
    )


def unlinked() -> Dialogue:
    return Dialogue(unlinked_services())


def asked(intent: str, attributes: object = None, **slots: SlotContent) -> Request:
    return Request(intent=intent, slots=slots, account="somebody", request_id="r1", attributes=attributes)
