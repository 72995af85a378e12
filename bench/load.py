"""Many clients at once against the server of `docs/deploy.md`: is any report lost or doubled?

Every request is signed and verified, with a root of our own. Each client has a home of its own and goes on
without a pause: it asks for its balance, says yes to a report, and now and then sends that yes again, as
Alexa does when an answer is late. Afterwards the outbox must hold each confirmed report once.
"""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.envelopes import PATH, SKILL_ID
from bench.homes import user_of, write_homes
from bench.sender import wire
from bench.server import serving_as_in_service
from bench.signing import Chain, make_chain, signed_headers
from bench.web import environ_of
from skill.dialogue.state import Asking
from skill.housing.sqlite.store import SqliteStore
from skill.nlu.utterance import Recognised
from skill.rehearsal import envelope
from skill.rehearsal.envelope import AlexaSession, Envelope, Speaker
from skill.services.ports import Waiting

REPEATED = 0.25
"""The share of reports whose yes is sent twice: far more than in real life."""
PATIENCE_S = 30.0
"""For one answer; Alexa gives up after eight seconds, which the percentiles show."""
UNFINISHED_BODY = 3000
WAITS_FOR_ANOTHER_S = 0.1

TO_BE_CONFIRMED = {
    "asking": Asking.REPAIR_CONFIRM.value,
    "fault": "toilet_keeps_running",
    "question": "Shall I report it?",
}
"""The session attributes with which the question comes that a yes answers."""


@dataclass(slots=True)
class Tally:
    """What the clients saw. A request whose id is in `unsure` asked for a report and got no whole answer."""

    seconds: list[float] = field(default_factory=list)
    confirmed: Counter[str] = field(default_factory=Counter)
    unsure: set[str] = field(default_factory=set)
    errors: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """One Echo of one home. Its turns follow one another."""

    port: int
    chain: Chain
    number: int
    tally: Tally

    async def talk(self, stop_at: float) -> None:
        draw, turn = random.Random(self.number), 0
        while time.perf_counter() < stop_at:
            turn += 1
            await self._ask("RentBalanceIntent", {}, f"{self.number}-{turn}-balance", expected="As of ")
            for _ in range(2 if draw.random() < REPEATED else 1):
                await self._report(f"{self.number}-{turn}-report")

    async def _report(self, request_id: str) -> None:
        answered = await self._ask(
            "AMAZON.YesIntent", TO_BE_CONFIRMED, request_id, expected="Your reference is"
        )
        if answered:
            self.tally.confirmed[request_id] += 1
        else:
            self.tally.unsure.add(request_id)

    async def _ask(self, intent: str, attributes: dict[str, str], request_id: str, *, expected: str) -> bool:
        """Whether the answer came whole and with what it must hold."""
        body = json.dumps(self._envelope(intent, attributes, request_id)).encode()
        request = wire(PATH, signed_headers(self.chain, body), body)
        started = time.perf_counter()
        try:
            answer = await asyncio.wait_for(_exchange(self.port, request), PATIENCE_S)
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as problem:
            self.tally.errors[type(problem).__name__] += 1
            return False
        self.tally.seconds.append(time.perf_counter() - started)
        if wrong := what_is_wrong(answer, expected):
            self.tally.errors[wrong] += 1
        return not wrong

    def _envelope(self, intent: str, attributes: dict[str, str], request_id: str) -> Envelope:
        speaker = Speaker(user_id=user_of(self.number), skill_id=SKILL_ID)
        session = AlexaSession(session_id=f"s-{request_id}", is_new=not attributes, attributes=attributes)
        heard = Recognised(intent=intent)
        return envelope.intent(speaker, session, heard, request_id=request_id, at=datetime.now(UTC))


def what_is_wrong(answer: bytes, expected: str) -> str:
    """Nothing, or in a few words why this is not the whole answer that was expected."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    if " 200 " not in status:
        return status or "no answer"
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if headers.get("content-length") != str(len(body)):
        return "not whole"
    said = json.loads(body)["response"].get("outputSpeech", {}).get("ssml", "")
    return "" if expected in said else "another answer"


async def _exchange(port: int, request: bytes) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request)
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


@asynccontextmanager
async def unfinished_posts(port: int, count: int) -> AsyncIterator[None]:
    """So many requests at any time that stop inside their bodies; one that is cut off comes again."""
    head = f"POST {PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {UNFINISHED_BODY}\r\n\r\n".encode()

    async def hold() -> None:
        while True:
            with suppress(OSError):
                await _exchange(port, head + b'{"version": ')
            await asyncio.sleep(WAITS_FOR_ANOTHER_S)

    holders = [asyncio.create_task(hold()) for _ in range(count)]
    try:
        await asyncio.sleep(WAITS_FOR_ANOTHER_S)
        yield
    finally:
        for holder in holders:
            holder.cancel()
        await asyncio.gather(*holders, return_exceptions=True)


def measure(
    folder: Path, *, clients: int, seconds: float, unfinished: int, say: Callable[[str], None]
) -> dict[str, Any]:
    """Figures of one run. What went wrong is counted, not raised."""
    chain, tally = make_chain(), Tally()
    say(f"loading {clients} homes")
    database = write_homes(folder / "homes.sqlite3", clients)
    environ = environ_of(folder, chain, data=f"sqlite:///{database}")
    with serving_as_in_service("home_coach", environ, folder / "server.log") as server:
        say(f"{clients} clients for {seconds:g} s")
        elapsed = asyncio.run(_talk_together(server.port, chain, tally, clients, seconds, unfinished))
    return _figures(tally, _waiting(database), elapsed=elapsed) | {
        "clients": clients,
        "unfinished": unfinished,
    }


async def _talk_together(
    port: int, chain: Chain, tally: Tally, clients: int, seconds: float, unfinished: int
) -> float:
    async with unfinished_posts(port, unfinished):
        started = time.perf_counter()
        everyone = (
            Client(port=port, chain=chain, number=number, tally=tally) for number in range(1, clients + 1)
        )
        await asyncio.gather(*(client.talk(started + seconds) for client in everyone))
        return time.perf_counter() - started


def _waiting(database: Path) -> list[Waiting]:
    store = SqliteStore(database)
    try:
        return store.waiting()
    finally:
        store.close()


def _figures(tally: Tally, waiting: list[Waiting], *, elapsed: float) -> dict[str, Any]:
    """Lost: confirmed and not in the outbox. Doubled: there more than once, or though no one asked for it."""
    kept = Counter(entry.message.request_id for entry in waiting)
    known = set(tally.confirmed) | tally.unsure
    cuts = quantiles(tally.seconds, n=100) if len(tally.seconds) > 1 else [float("nan")] * 99
    return {
        "answered": len(tally.seconds),
        "requests_per_second": len(tally.seconds) / elapsed,
        "p50_ms": 1000 * cuts[49],
        "p99_ms": 1000 * cuts[98],
        "longest_ms": 1000 * max(tally.seconds, default=float("nan")),
        "errors": dict(tally.errors),
        "confirmed": len(tally.confirmed),
        "confirmed_again": sum(tally.confirmed.values()) - len(tally.confirmed),
        "lost": len(set(tally.confirmed) - set(kept)),
        "doubled": sum(kept.values()) - len(set(kept) & known),
    }
