"""The fetcher against a real server on this machine, and the public roots."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from skill.errors import Unverified
from skill.web.chain import LARGEST_CHAIN, ChainFetcher, PublicRoots
from skill.web.refusals import Reason
from tests.tables import each_row
from tests.web import pki

SMALL = b"-----BEGIN CERTIFICATE-----\n"


class Bucket(BaseHTTPRequestHandler):
    """Files by path, most of which misbehave."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        getattr(self, f"send_{self.path.strip('/')}", self.send_absent)()

    def send_small(self) -> None:
        self.answer(200, SMALL)

    def send_largest(self) -> None:
        self.answer(200, b"x" * LARGEST_CHAIN)

    def send_big(self) -> None:
        self.answer(200, b"x" * (LARGEST_CHAIN + 1))

    def send_endless(self) -> None:
        self.open_answer(200, {})
        while not self.server.is_over.is_set():
            self.wfile.write(b"x" * 1024)

    def send_absent(self) -> None:
        self.answer(404, SMALL)

    def send_denied(self) -> None:
        self.answer(403, SMALL)

    def send_broken(self) -> None:
        self.answer(500, SMALL)

    def send_partial(self) -> None:
        self.answer(206, SMALL)

    def send_empty(self) -> None:
        self.answer(204, b"")

    def send_moved(self) -> None:
        self.answer(302, b"", Location="/small")

    def send_away(self) -> None:
        self.answer(301, b"", Location="http://127.0.0.1:1/small")

    def send_packed(self) -> None:
        self.answer(200, SMALL, **{"Content-Encoding": "gzip"})

    def send_short(self) -> None:
        self.open_answer(200, {"Content-Length": "999"})
        self.wfile.write(SMALL)

    def send_rubbish(self) -> None:
        self.wfile.write(b"\x00\x01 nonsense\r\n\r\n")

    def send_silence(self) -> None:
        self.server.is_over.wait(10)

    def send_slowly(self) -> None:
        self.open_answer(200, {})
        while not self.server.is_over.wait(0.05):
            self.wfile.write(b"x")

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.open_answer(status, {"Content-Length": str(len(body)), **headers})
        self.wfile.write(body)

    def open_answer(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), Bucket)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.is_over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what many of these tests are about."""


@pytest.fixture(scope="module")
def trust() -> ssl.SSLContext:
    return ssl.create_default_context(cadata=pki.root().pem.decode())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    files = tmp_path_factory.mktemp("server")
    host = pki.leaf(key=pki.rsa_key("host"), names=("localhost",), days=(-4000, 4000))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*written(files, host))
    server = Server(context)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.is_over.set()
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def fetch(trust: ssl.SSLContext) -> Iterator[ChainFetcher]:
    fetcher = ChainFetcher(trust=trust, step_seconds=0.3, whole_seconds=0.6)
    yield fetcher
    fetcher.close()


def written(folder: Path, host: pki.Issued) -> tuple[Path, Path]:
    chain, key = folder / "chain.pem", folder / "key.pem"
    chain.write_bytes(pki.chain(host, pki.intermediate()))
    key.write_bytes(host.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return chain, key


def address(server: Server, name: str) -> str:
    return f"https://localhost:{server.server_address[1]}/{name}"


def test_file_is_fetched_unchanged(server: Server, fetch: ChainFetcher) -> None:
    assert fetch(address(server, "small")) == SMALL
    assert len(fetch(address(server, "largest"))) == LARGEST_CHAIN


def test_request_discloses_nothing_about_the_client(server: Server, fetch: ChainFetcher) -> None:
    fetch(address(server, "small"))

    assert set(server.asked[-1][1]) == {"Host", "Accept-Encoding"}


@each_row(
    "name",
    [
        "big",
        "endless",
        "absent",
        "denied",
        "broken",
        "partial",
        "empty",
        "moved",
        "away",
        "packed",
        "short",
        "rubbish",
        "silence",
        "slowly",
    ],
)
def test_anything_but_a_small_file_is_unavailable(
    name: str, server: Server, fetch: ChainFetcher, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    already = len(server.asked)

    with pytest.raises(Unverified, match=Reason.CHAIN_OUT_OF_REACH):
        fetch(address(server, name))

    assert [path for path, _ in server.asked[already:]] == [f"/{name}"]
    assert caplog.messages == []


def test_a_failed_fetch_does_not_spoil_the_next(server: Server, fetch: ChainFetcher) -> None:
    for name in ["silence", "short", "rubbish", "endless"]:
        with pytest.raises(Unverified):
            fetch(address(server, name))

    assert fetch(address(server, "small")) == SMALL


def test_failed_fetches_do_not_exhaust_the_connections(server: Server, fetch: ChainFetcher) -> None:
    for _ in range(12):
        with pytest.raises(Unverified):
            fetch(address(server, "absent"))

    assert fetch(address(server, "small")) == SMALL


def test_missing_server_is_unavailable(fetch: ChainFetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]

    with pytest.raises(Unverified, match=Reason.CHAIN_OUT_OF_REACH):
        fetch(f"https://localhost:{port}/small")


def test_server_with_an_untrusted_certificate_gets_no_request(server: Server) -> None:
    fetcher, already = ChainFetcher(step_seconds=0.5), len(server.asked)

    with pytest.raises(Unverified, match=Reason.CHAIN_OUT_OF_REACH):
        fetcher(address(server, "small"))

    assert len(server.asked) == already
    fetcher.close()


def test_server_of_another_name_gets_no_request(server: Server, fetch: ChainFetcher) -> None:
    already = len(server.asked)

    with pytest.raises(Unverified, match=Reason.CHAIN_OUT_OF_REACH):
        fetch(address(server, "small").replace("localhost", "127.0.0.1"))

    assert len(server.asked) == already


@pytest.mark.parametrize(
    "url", ["http://localhost/x", "file:///etc/hosts", "", "https://", "https://[::1", "https://a:b/"]
)
def test_only_https_is_used(url: str, fetch: ChainFetcher) -> None:
    with pytest.raises(Unverified):
        fetch(url)


def test_the_public_roots_include_those_of_amazon() -> None:
    names = {root.subject.rfc4514_string() for root in PublicRoots()}

    assert len(names) > 80
    assert "CN=Amazon Root CA 1,O=Amazon,C=US" in names


def test_unreadable_root_does_not_drop_the_others() -> None:
    other = pki.authority("Other Root")
    broken = pki.root().pem[:300] + b"\n-----END CERTIFICATE-----\n"
    bundle = pki.root().pem + broken + other.pem

    assert list(PublicRoots(bundle.decode)) == [pki.root().certificate, other.certificate]


def test_the_public_roots_can_be_read_more_than_once() -> None:
    roots = PublicRoots()

    assert len(list(roots)) == len(list(roots))
