"""A process that reports repairs as fast as it can, in rounds; each round is killed at a random moment.

Two devices of one home say yes at once: to the same request, as Alexa repeats it, and to one of their own.
What a tenant would have heard is written to a file, unbuffered, once the answer is there.
Run as `python -m tests.durability.reporter DATA KILLS SEED HEARD`.
"""

import os
import random
import re
import signal
import sys
import threading
import time
from datetime import UTC, datetime

from skill import bootstrap
from skill.config.settings import Settings, read_settings
from skill.dialogue.state import Asking
from skill.domain.deadlines.working_days import bank_holidays
from skill.domain.repairs.faults import FAULTS, rules
from skill.domain.tenancy import Link
from skill.housing.sample import SAMPLE_HOMES
from skill.nlu.utterance import Recognised
from skill.rehearsal import envelope
from skill.rehearsal.envelope import AlexaSession, Envelope, Speaker
from skill.rehearsal.ssml import plain_text
from skill.services.links import account_of

HOMES = [home.tenancy_ref for home in SAMPLE_HOMES if home.tenancy_ref != "T1018"]
PATIENCE = 60
ENOUGH = 20
"""Answers heard before the last kill, so that a busy machine does not test nothing."""
LIVES = 2
"""The longest, by the time that a first answer takes here and now."""
REPORTED = re.compile(r"Your reference is (\d{4})")


def yes_to_a_report(user: str, request_id: str) -> Envelope:
    asked = {
        "asking": Asking.REPAIR_CONFIRM.value,
        "fault": "toilet_keeps_running",
        "question": "Shall I report it?",
    }
    session = AlexaSession(session_id="s", is_new=False, attributes=asked)
    heard = Recognised(intent="AMAZON.YesIntent")
    return envelope.intent(Speaker(user_id=user), session, heard, request_id=request_id, at=datetime.now(UTC))


def report(settings: Settings, user: str, number: int, heard: int) -> None:
    """Until it is killed."""
    clock = bootstrap.SystemClock()
    store = bootstrap.SqliteStore(bootstrap.sqlite_path(settings), clock=clock)
    door = bootstrap.build_door(settings, store=store, clock=clock)

    def device(name: str) -> None:
        for turn in range(10**6):
            for request_id in (f"{number}-{turn}-both", f"{number}-{turn}-{name}"):
                answer = door.answer(yes_to_a_report(user, request_id))
                found = REPORTED.search(plain_text(answer["response"]["outputSpeech"]["ssml"]))
                if found:
                    os.write(heard, f"{request_id} {found[1]}\n".encode())

    other = threading.Thread(target=device, args=("other",), daemon=True)
    other.start()
    device("one")


def main(data: str, kills: int, seed: int, heard_in: str) -> None:
    settings = read_settings({"HOME_COACH_DATA": data})
    store = bootstrap.open_store(settings, bootstrap.SystemClock())
    for home in HOMES:
        account = account_of(f"user of {home}")
        store.keep_link(Link(account=account, tenancy_ref=home, linked_at=datetime.now(UTC)))
    store.close()
    # No child lives long enough to read the calendar and the faults before its first report.
    bank_holidays(settings.landlord.jurisdiction)
    rules()
    len(FAULTS)
    drawn = random.Random(seed)
    heard = os.open(heard_in, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def child_of(number: int) -> int:
        child = os.fork()
        if child == 0:
            report(settings, f"user of {HOMES[number % len(HOMES)]}", number, heard)
        return child

    def kill(child: int) -> None:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)

    first, started = child_of(0), time.monotonic()
    while not os.path.getsize(heard_in) and time.monotonic() < started + PATIENCE:
        time.sleep(0.001)
    longest = LIVES * (time.monotonic() - started)
    kill(first)
    number = 0
    while number < kills or (_lines(heard_in) < ENOUGH and time.monotonic() < started + PATIENCE):
        child = child_of(number + 1)
        time.sleep(drawn.uniform(0, longest))
        kill(child)
        number += 1


def _lines(path: str) -> int:
    with open(path, "rb") as file:
        return sum(1 for _ in file)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
