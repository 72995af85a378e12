"""A report's message carries the landlord's own code of its fault, from every store."""

from skill.housing.store import HousingStore
from tests.contract.extracts import OpenStore, a_report


def test_the_message_carries_the_landlords_code(store: HousingStore) -> None:
    store.report(a_report(landlord_code="MEADOW-WC-1"))

    assert store.waiting()[0].message.body["landlord_code"] == "MEADOW-WC-1"


def test_a_fault_without_a_code_has_no_such_field(store: HousingStore) -> None:
    store.report(a_report())

    assert "landlord_code" not in store.waiting()[0].message.body


def test_another_process_sends_a_stored_message_unchanged(open_store: OpenStore) -> None:
    open_store().report(a_report(landlord_code="N/20 é-1"))

    assert open_store().waiting()[0].message.body["landlord_code"] == "N/20 é-1"


def test_repeated_request_with_another_code_changes_nothing(store: HousingStore) -> None:
    store.report(a_report(landlord_code="OLD"))
    store.report(a_report(landlord_code="NEW"))

    assert [waiting.message.body["landlord_code"] for waiting in store.waiting()] == ["OLD"]
