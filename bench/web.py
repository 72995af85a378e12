"""Verified rent balances over HTTP, beside an empty Flask echo and the SDK's own verified hello world.

The apps take turns, round after round, so that a busy machine slows them all alike.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

import certifi

from bench.apps import CHAIN_FILE, ROOT_FILE
from bench.envelopes import PATH, SKILL_ID, rent_balance_body
from bench.homes import prepare_homes
from bench.sender import exchange, wire
from bench.server import ROOT, Server, serving
from bench.signing import Chain, make_chain, signed_headers

REQUESTS = 50  # different ones, sent round and round: no answer can come from a cache of bodies

# What a warm answer must hold, so that nothing else is measured by mistake.
APPS = {"echo": "RentBalanceIntent", "home_coach": "£", "sdk_hello": "Hello."}


class BenchError(Exception):
    """An app did not do what was to be measured."""


@dataclass(slots=True)
class Turns:
    """What one app did in each of its turns."""

    rates: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    latency_ms: list[float] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        return {
            "requests_per_second": median(self.rates),
            "cpu_ms_per_request": median(self.cpu_ms) if self.cpu_ms else None,
            "latency_ms": median(self.latency_ms),
        }


def compare(folder: Path, *, seconds: float, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    chain = make_chain()
    environ = environ_of(folder, chain, data=prepare_homes(folder / "homes.sqlite3"))
    turns = {app: Turns() for app in APPS}
    with ExitStack() as stack:
        servers = [stack.enter_context(serving(app, environ, folder / f"{app}.log")) for app in APPS]
        for server in servers:
            _check_answer(server, _signed(chain)[0], folder)
        for number in range(1, rounds + 1):
            say(f"round {number} of {rounds}")
            for server in servers:
                _take_turn(server, _signed(chain, REQUESTS), seconds, turns[server.app])
    return {app: done.figures() for app, done in turns.items()}


def environ_of(folder: Path, chain: Chain, *, data: str) -> dict[str, str]:
    """One environment for all; the SDK reads its roots from `SSL_CERT_FILE`, the public ones and ours."""
    (folder / "chain.pem").write_bytes(chain.served)
    (folder / "root.pem").write_bytes(chain.root)
    (folder / "roots.pem").write_bytes(Path(certifi.where()).read_bytes() + b"\n" + chain.root)
    return {
        CHAIN_FILE: str(folder / "chain.pem"),
        ROOT_FILE: str(folder / "root.pem"),
        "SSL_CERT_FILE": str(folder / "roots.pem"),
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": SKILL_ID,
        "HOME_COACH_DATA": data,
        "HOME_COACH_OUTBOX": "https://outbox.example/",
        "HOME_COACH_OUTBOX_SECRET": "nothing is sent from here",
        "PYTHONWARNINGS": "ignore",
    }


def _signed(chain: Chain, count: int = 1) -> list[dict[str, Any]]:
    """Requests of this moment, each with its own id and signature."""
    bodies = [rent_balance_body() for _ in range(count)]
    return [{"headers": signed_headers(chain, body), "body": body.decode()} for body in bodies]


def _check_answer(server: Server, request: Mapping[str, Any], folder: Path) -> None:
    answer = exchange(server.port, wire(PATH, request["headers"], request["body"].encode()))
    if not answer.startswith(b"HTTP/1.1 200 ") or APPS[server.app] not in _text(answer):
        log = (folder / f"{server.app}.log").read_text(encoding="utf-8", errors="replace")
        raise BenchError(f"{server.app} answered:\n{answer.decode(errors='replace')}\nIts log:\n{log}")


def _text(answer: bytes) -> str:
    """The body with JSON's escapes resolved."""
    return json.dumps(json.loads(answer.partition(b"\r\n\r\n")[2]), ensure_ascii=False)


def _take_turn(server: Server, requests: list[dict[str, Any]], seconds: float, turns: Turns) -> None:
    job = {"path": PATH, "port": server.port, "seconds": seconds, "requests": requests}
    cpu_before = server.cpu_seconds()
    run = subprocess.run(
        [sys.executable, "-m", "bench.sender"],
        cwd=ROOT,
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
    )
    cpu_after = server.cpu_seconds()
    done = json.loads(run.stdout)
    if done["refused"] or not done["answered"]:
        raise BenchError(f"{server.app} refused {done['refused']} of its requests")
    turns.rates.append(done["answered"] / done["elapsed"])
    turns.latency_ms.append(done["median_latency"] * 1e3)
    if cpu_before is not None and cpu_after is not None:
        turns.cpu_ms.append((cpu_after - cpu_before) / done["answered"] * 1e3)
