"""The proxies of docs/deploy.md, where they are installed: they pass on whole requests, unchanged."""

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from skill.web.endpoint import LARGEST_BODY
from tests.web.test_serve import a_free_port, ask, connected

pytestmark = pytest.mark.slow

DEPLOYMENT = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
OLD_CADDY = "buffer_requests\n max_buffer_size 128KiB"
HEADERS = {"Signature-256": "AAAA", "SignatureCertChainUrl": "https://s3.amazonaws.com/echo.api/a.pem"}
PATH = "/usr/local/bin:/usr/local/sbin:/usr/bin:/usr/sbin"
UNFINISHED = 40


class Upstream(ThreadingHTTPServer):
    """In place of Home Coach: keeps what reaches it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Recorder)
        self.heard: list[tuple[str, bytes, dict[str, str | None]]] = []
        self.connections = 0

    def process_request(self, request: object, client_address: object) -> None:
        self.connections += 1
        super().process_request(request, client_address)


class Recorder(BaseHTTPRequestHandler):
    server: Upstream

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.append((self.path, body, {name: self.headers[name] for name in HEADERS}))
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    server = Upstream()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def nginx(folder: Path, port: int, upstream: int) -> list[str]:
    server = snippet("nginx").replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    server = re.sub(r".*ssl_certificate.*\n", "", server).replace("127.0.0.1:8000", f"127.0.0.1:{upstream}")
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {temporary}\n{server} }}"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def caddy(folder: Path, port: int, upstream: int) -> list[str]:
    site = snippet("caddyfile").replace("homecoach.example.org {", f"http://127.0.0.1:{port} {{")
    site = site.replace("{\n", "{\n admin off\n auto_https off\n", 1)
    version = subprocess.run(["caddy", "version"], capture_output=True, text=True, check=True).stdout
    if version.removeprefix("v").startswith("2.6.2"):
        assert "`buffer_requests` and `max_buffer_size 128KiB`" in DEPLOYMENT
        site = site.replace("request_buffers 128KiB", OLD_CADDY)
    (folder / "Caddyfile").write_text(site.replace("127.0.0.1:8000", f"127.0.0.1:{upstream}"))
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def snippet(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", DEPLOYMENT, re.DOTALL)
    return str(found)


@pytest.mark.parametrize("proxy", [nginx, caddy])
def test_proxy_waits_for_whole_requests_and_changes_nothing(
    proxy: Callable[[Path, int, int], list[str]], tmp_path: Path, upstream: Upstream
) -> None:
    if shutil.which(proxy.__name__) is None:
        pytest.skip(f"{proxy.__name__} is not installed")
    port, body = a_free_port(), b" \xff" * (LARGEST_BODY // 2)
    with running(proxy(tmp_path, port, upstream.server_address[1]), tmp_path, port), ExitStack() as held:
        unfinished = [held.enter_context(closing(half_a_post(port))) for _ in range(UNFINISHED)]
        time.sleep(0.5)

        assert upstream.connections == 0
        assert ask(port, "POST", "/alexa", body, HEADERS) == (200, b"ok")
        assert upstream.heard == [("/alexa", body, HEADERS)]
        assert [ask(port, "GET", path)[0] for path in ("/", "/healthz", "/readyz", "/desk")] == [404] * 4
        unfinished[0].settimeout(30)
        while unfinished[0].recv(1000):
            pass


def half_a_post(port: int) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port))
    client.sendall(b"POST /alexa HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Length: 3000\r\n\r\n{" % port)
    return client


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    with (
        (folder / "log.txt").open("wb") as log,
        subprocess.Popen(command, cwd=folder, env={"HOME": str(folder), "PATH": PATH}, stderr=log) as process,
    ):
        try:
            connected(port, patience=1000).close()
            yield
        finally:
            process.terminate()
