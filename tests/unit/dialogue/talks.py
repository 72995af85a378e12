"""A dialogue over a store in which no account is linked to a home."""

from datetime import UTC, datetime
from typing import Any

from skill.dialogue.catalogue import Dialogue
from skill.dialogue.request import Request, SlotContent
from skill.services.clock import FixedClock
from skill.services.wiring import Services
from tests.unit.landlords import LANDLORD


class NoHome:
    def link(self, account: str) -> None:
        return None


def unlinked_services() -> Services:
    store: Any = NoHome()
    return Services(
        store,
        landlord=LANDLORD,
        clock=FixedClock(at=datetime(2026, 11, 23, 10, tzinfo=UTC)),
        pins=store,
        link_key=bytes,
        draw=int,
        deadline_policy=store,
        fault_codes={},
    )


def unlinked() -> Dialogue:
    return Dialogue(unlinked_services())


def asked(intent: str, attributes: object = None, **slots: SlotContent) -> Request:
    return Request(intent=intent, slots=slots, account="someone", request_id="r1", attributes=attributes)
