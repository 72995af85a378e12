"""The development server, on a real socket."""

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.web.app import build_app
from skill.web.endpoint import LARGEST_BODY
from skill.web.serve import serve
from tests.web.doors import ANSWER, RecordingDoor, a_post, a_verifier, settings


def test_the_server_answers_on_this_machine() -> None:
    door = RecordingDoor()
    app = build_app(settings(), door, a_verifier())
    port = a_free_port()
    threading.Thread(target=serve, args=(app, "127.0.0.1", port), daemon=True).start()
    post = a_post()

    assert ask(port, "GET", "/healthz") == (200, b"ok\n")
    status, answer = ask(port, "POST", "/alexa", post.body, dict(post.headers))
    assert (status, json.loads(answer)) == (200, ANSWER)
    status, _ = ask(port, "POST", "/alexa", iter([post.body[:50], post.body[50:]]), dict(post.headers))
    assert status == 200
    assert ask(port, "POST", "/alexa", b"{}")[0] == 400
    assert ask(port, "POST", "/alexa", b" " * (LARGEST_BODY + 2))[0] == 413
    assert door.opened == 2


@pytest.mark.slow
def test_serve_stops_cleanly_and_names_a_port_that_is_taken(tmp_path: Path) -> None:
    """A service manager's signal ends it as Ctrl-C does, after what its workers have in hand."""
    port = a_free_port()
    command = [sys.executable, "-m", "skill", "serve", "--port", str(port)]
    environment = {"PATH": os.defpath, "HOME_COACH_DATA": f"sqlite:///{tmp_path}/homes.sqlite3"}
    with subprocess.Popen(command, env=environment) as first:
        try:
            connected(port, patience=3000).close()
            second = subprocess.run(command, env=environment, capture_output=True, text=True)
        finally:
            first.terminate()

    assert f"cannot serve at 127.0.0.1:{port}: Address already in use" in second.stderr
    assert (second.returncode, first.returncode) == (1, 0)


def ask(
    port: int,
    method: str,
    path: str,
    body: bytes | Iterator[bytes] | None = None,
    headers: dict[str, str] | None = None,
) -> tuple[int, bytes]:
    connection = connected(port)
    try:
        connection.request(method, path, body, headers or {})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def connected(port: int, patience: int = 200) -> http.client.HTTPConnection:
    """Waits for a server that is only just starting."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    for _ in range(patience):
        try:
            connection.connect()
        except ConnectionRefusedError:
            time.sleep(0.02)
        else:
            return connection
    raise AssertionError("the server did not start")


def a_free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
