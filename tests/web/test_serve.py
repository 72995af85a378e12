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
from skill.web.refusals import Reason
from skill.web.serve import serve
from tests.web.doors import ANSWER, RecordingDoor, a_post, a_verifier, an_envelope, settings


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


PASSED_ON = [
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-By"),
    *("X-Forwarded-Server", "X-Forwarded-Prefix", "X-Forwarded", "Forwarded", "Forwarded-For", "Via"),
    *("X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "Client-IP", "True-Client-IP", "Fastly-Client-IP"),
    *(
        "CF-Connecting-IP",
        "CF-Ray",
        "CDN-Loop",
        "X-Original-Host",
        "X-Original-URL",
        "X-Original-Forwarded-For",
    ),
    *(
        "X-Envoy-External-Address",
        "X-Azure-ClientIP",
        "X-ARR-ClientCert",
        "X-Appengine-User-Ip",
        "X-Amzn-Trace-Id",
    ),
    *("Ngrok-Trace-Id", "Ngrok-Auth-User", "Ngrok-Skip-Browser-Warning", "X-Tunnel-Name", "X-Request-Id"),
    *("X-Host", "X-ProxyUser-Ip", "Proxy-Connection", "Tailscale-User-Login", "Traceparent", "X-New"),
]
OF_CHROMIUM = {
    "Connection": "keep-alive",
    "Cache-Control": "max-age=0",
    "sec-ch-ua": '"Chromium";v="142"',
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Linux"',
    "sec-ch-prefers-color-scheme": "dark",
    "Upgrade-Insecure-Requests": "1",
    "User-Agent": "Mozilla/5.0",
    "Accept": "text/html,*/*;q=0.8",
    "Sec-Fetch-Site": "same-origin",
    "Sec-Fetch-Mode": "cors",
    "Sec-Fetch-Dest": "empty",
    "Sec-GPC": "1",
    "DNT": "1",
    "Priority": "u=1, i",
    "Referer": "http://127.0.0.1:5000/",
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept-Language": "en-GB,en;q=0.9",
    "Cookie": "of=another server on this machine",
}
OF_CURL = {"User-Agent": "curl/8.14.1", "Accept": "*/*"}
OF_AMAZON = {
    "Content-Type": "application/json; charset=utf-8",
    "Accept": "application/json",
    "Accept-Charset": "utf-8",
    "Signature": "AAAA",
    "Signature-256": "AAAA",
    "SignatureCertChainUrl": "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem",
    "User-Agent": "Apache-HttpClient/UNAVAILABLE (Java/1.8.0_172)",
}


def test_unverified_server_answers_only_what_comes_straight_from_this_machine() -> None:
    door = RecordingDoor()
    app = build_app(settings(HOME_COACH_VERIFY="off"), door, None)
    port = a_free_port()
    threading.Thread(target=serve, args=(app, "127.0.0.1", port), daemon=True).start()
    body = json.dumps(an_envelope()).encode()

    for usual in (OF_CHROMIUM, OF_CURL, OF_AMAZON):
        assert ask(port, "POST", "/alexa", body, usual)[0] == 200
    refused = {name: ask(port, "POST", "/alexa", body, {**OF_CURL, name: "8.8.8.8"}) for name in PASSED_ON}

    assert refused == dict.fromkeys(PASSED_ON, (400, f"{Reason.NOT_LOCAL}\n".encode()))
    with socket.create_connection(("127.0.0.1", port), timeout=5) as nginx:
        head = f"POST /alexa HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {len(body)}\r\n\r\n"
        nginx.sendall(head.encode() + body)
        assert nginx.recv(100).startswith(b"HTTP/1.0 400 ")
    assert door.opened == 3


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
