"""The service as docs/deploy.md has it: unfinished requests beside whole ones, and many clients at once."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from bench import load
from skill.web.endpoint import LARGEST_BODY
from skill.web.serve import MOST_CONNECTIONS, THREADS
from tests.web.doors import SKILL_ID, an_envelope
from tests.web.test_serve import a_free_port, ask, connected

pytestmark = pytest.mark.slow

DEPLOYMENT = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
POST = b"POST /alexa HTTP/1.1\r\nHost: 127.0.0.1\r\n"
UNFINISHED = {
    "nothing": b"",
    "half a request line": POST[:6],
    "half the headers": POST,
    "no body": POST + b"Content-Length: 3000\r\n\r\n",
    "half a body": POST + b"Content-Length: 3000\r\n\r\n" + b" " * 1500,
    "half a large body": POST + b"Content-Length: %d\r\n\r\n" % LARGEST_BODY + b" " * (LARGEST_BODY // 2),
    "half a chunk": POST + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n" + b" " * 1500,
    "half a request for health": b"GET /healthz HTTP/1.1\r\n",
}
OF_EACH = 5 * THREADS


def test_unfinished_requests_keep_no_whole_one_waiting(tmp_path: Path) -> None:
    """All stay open while whole requests are answered, and the stop ends them with the process."""
    hazard = {"hazard": {"name": "hazard", "value": "my kitchen is on fire"}}
    burning = an_envelope("IntentRequest", intent={"name": "EmergencyIntent", "slots": hazard})
    with in_service(tmp_path) as (port, process), ExitStack() as open_ones:
        for part in list(UNFINISHED.values()) * OF_EACH:
            client = open_ones.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(part)

        for _ in range(2 * THREADS):
            assert ask(port, "GET", "/healthz") == (200, b"ok\n")
            status, answer = ask(port, "POST", "/alexa", json.dumps(burning).encode())
            assert (status, "999" in json.loads(answer)["response"]["outputSpeech"]["ssml"]) == (200, True)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert len(UNFINISHED) * OF_EACH < MOST_CONNECTIONS


def test_many_clients_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    figures = load.measure(tmp_path, clients=20, seconds=5, unfinished=20, say=lambda _: None)

    assert figures["confirmed"] >= 20
    assert figures["confirmed_again"] > 0
    assert {name: figures[name] for name in ("errors", "lost", "doubled")} == {
        "errors": {},
        "lost": 0,
        "doubled": 0,
    }


def documented_command(port: int) -> list[str]:
    """What the service runs, but for its folder and its port."""
    (line,) = re.findall(r"^ExecStart=(.* serve .*)$", DEPLOYMENT, re.MULTILINE)
    program, *options = shlex.split(line)
    assert Path(program).name == "python"
    assert "8000" in options
    return [sys.executable, *(str(port) if option == "8000" else option for option in options)]


@contextmanager
def in_service(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Unverified, so that it can be asked without Amazon's key."""
    port = a_free_port()
    environment = {
        "PATH": os.defpath,
        "HOME_COACH_DATA": f"sqlite:///{folder}/homes.sqlite3",
        "HOME_COACH_SKILL_ID": SKILL_ID,
        "HOME_COACH_VERIFY": "off",
    }
    with (
        (folder / "log.txt").open("wb") as log,
        subprocess.Popen(
            documented_command(port), cwd=Path(__file__).parents[2], env=environment, stderr=log, stdout=log
        ) as process,
    ):
        try:
            connected(port, patience=3000).close()
            yield port, process
        finally:
            process.kill()
