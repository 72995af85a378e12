"""Windows booked while the store fails at random: places, jobs and messages stay consistent."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

from skill.domain.coaching import MessageKind
from skill.domain.repairs.triage import Trade
from skill.housing.records.part import TAKEN
from skill.housing.store import HousingStore
from skill.services.ports import Waiting
from tests.contract.extracts import NOW, a_job, a_request, a_slot, an_extract, days
from tests.contract.faults import Fault, Unreliable, until_it_works
from tests.contract.test_slots import free, home_of

WINDOWS = [f"S{number}" for number in range(4)]
JOBS = [f"R{number}" for number in range(6)]
PLACES = 2


def loaded(unreliable: Unreliable) -> HousingStore:
    slots = [a_slot(ref, NOW + days(2 + number), places=PLACES) for number, ref in enumerate(WINDOWS)]
    unreliable.sound.load(an_extract(slots=slots, repairs=[a_job(ref, state="received") for ref in JOBS]))
    return unreliable.sound


def windows_by_message(waiting: Iterator[Waiting]) -> dict[str, str]:
    """The window of each job, as a landlord would have it who did all that the messages say."""
    told: dict[str, str] = {}
    for message in (each.message for each in waiting):
        job, slot = message.body["job"], message.body["slot"]
        if message.kind is MessageKind.REPAIR_UNBOOKING:
            assert told.pop(job) == slot
        else:
            assert told.get(job) == message.body.get("instead_of")
            told[job] = slot
    return told


def some_wishes(store: HousingStore, job: str, seed: int, how_many: int) -> None:
    """One device: it books, moves and gives back, and asks the same again until it hears an answer."""
    draw, home = Random(seed), until_it_works(lambda: home_of(store))
    for number in range(how_many):
        request_id = f"{job}-{number}"
        if draw.random() < 0.25:
            until_it_works(
                lambda: store.unbook(home, job, reference=None, request_id=request_id, at=NOW)  # noqa: B023
            )
        else:
            request = a_request(request_id, draw.choice(WINDOWS), job_ref=job, at=NOW)
            until_it_works(lambda: store.book(home, request))  # noqa: B023


def test_places_and_messages_agree_after_every_fault(unreliable: Unreliable) -> None:
    sound = loaded(unreliable)
    stores = [unreliable.faulty(seed)[0] for seed in range(len(JOBS))]
    with ThreadPoolExecutor(3) as threads:
        list(
            threads.map(
                lambda place: some_wishes(stores[place], JOBS[place], place, unreliable.many // 3),
                range(len(JOBS)),
            )
        )

    heard = {repair.job_ref: repair.requested for repair in sound.for_home(home_of(sound))}
    messages = sorted(sound.waiting(), key=lambda each: int(each.message.request_id.partition("-")[2]))
    told = windows_by_message(iter(messages))
    starts = {ref: NOW + days(2 + number) for number, ref in enumerate(WINDOWS)}
    assert {job: visit.starts_at for job, visit in heard.items() if visit} == {
        job: starts[slot] for job, slot in told.items()
    }
    taken = Counter(told.values())
    assert all(count <= PLACES for count in taken.values())
    assert free(sound, "T2") == [ref for ref in WINDOWS if taken[ref] < PLACES]


def test_a_booking_sent_twice_takes_one_place(unreliable: Unreliable) -> None:
    sound = loaded(unreliable)
    store, _ = unreliable.faulty(21, Fault.SENT_TWICE, share=1.0)
    home = home_of(sound)

    assert store.book(home, a_request(slot_ref="S0"))
    assert store.book(home, a_request("request-2", slot_ref="S1"))
    assert store.unbook(home, "R1", reference=None, request_id="undo", at=NOW)
    assert store.book(home, a_request("request-3", slot_ref="S0"))

    assert len(sound.waiting()) == 4
    assert sound.book(home, a_request("request-4", slot_ref="S0", job_ref="R2"))
    assert [slot.slot_ref for slot in sound.free_slots(home, Trade.PLUMBING, after=NOW)] == WINDOWS[1:]


def test_past_bookings_are_removed_from_the_count(unreliable: Unreliable) -> None:
    sound = loaded(unreliable)
    home = home_of(sound)
    for place, ref in enumerate(WINDOWS):
        assert sound.book(home, a_request(f"request-{place}", ref, job_ref=JOBS[place]))

    unreliable.clock.instant = NOW + days(4)
    request = a_request("later", "S3", job_ref="R5", at=unreliable.clock.instant)
    assert sound.book(home, request)

    counted = sound._engine.get(TAKEN)[TAKEN].body
    assert sorted(name.partition("#")[2] for name in counted) == ["S1", "S2", "S3"]
