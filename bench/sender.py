"""Sends requests to one port for a while, from a few threads, in a process of its own.

Reads one JSON object on standard input and prints another; `python -m bench` runs it. A connection
carries one request, because gunicorn's sync worker closes it after the answer.
"""

import json
import socket
import sys
import threading
import time
from dataclasses import dataclass
from itertools import cycle
from statistics import median

THREADS = 4  # enough to keep the one worker busy, so that its own pace is what is counted
TIMEOUT_S = 10.0


@dataclass(slots=True)
class Tally:
    seconds: list[float]
    refused: int = 0


def main() -> None:
    job = json.load(sys.stdin)
    requests = [
        wire(job["path"], request["headers"], request["body"].encode()) for request in job["requests"]
    ]
    tallies = [Tally([]) for _ in range(THREADS)]
    started = time.perf_counter()
    stop_at = started + job["seconds"]
    threads = [
        threading.Thread(
            target=_send_until, args=(stop_at, job["port"], requests[index:] + requests[:index], tally)
        )
        for index, tally in enumerate(tallies)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    answered = [seconds for tally in tallies for seconds in tally.seconds]
    sys.stdout.write(
        json.dumps(
            {
                "answered": len(answered),
                "refused": sum(tally.refused for tally in tallies),
                "elapsed": elapsed,
                "median_latency": median(answered) if answered else None,
            }
        )
    )


def wire(path: str, headers: dict[str, str], body: bytes) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Connection: close", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _send_until(stop_at: float, port: int, requests: list[bytes], tally: Tally) -> None:
    for request in cycle(requests):
        started = time.perf_counter()
        if started >= stop_at:
            return
        if exchange(port, request).startswith(b"HTTP/1.1 200 "):
            tally.seconds.append(time.perf_counter() - started)
        else:
            tally.refused += 1


def exchange(port: int, request: bytes, *, timeout: float = TIMEOUT_S) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


if __name__ == "__main__":
    main()
