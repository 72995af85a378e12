"""Real receivers on loopback: a web server and a mail server that do as they are told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from skill.couriers.payload import MessageForm
from tests.web.test_serve import a_free_port

Answer = Callable[[BaseHTTPRequestHandler], None]

LONDON = ZoneInfo("Europe/London")
FIRST, SECOND = (MessageForm(version=version, timezone=LONDON) for version in (1, 2))


def status(code: int, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


class WebReceiver:
    """Keeps every request; answers each as `answers` says in turn, then with 200."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[Answer] = []
        self.url = ""

    @property
    def by_key(self) -> dict[str, bytes]:
        """As a receiver does that knows a second copy by its key."""
        return {headers["idempotency-key"]: body for headers, body in self.requests}


@contextmanager
def web_receiver() -> Iterator[WebReceiver]:
    receiver = WebReceiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            receiver.requests.append(({name.lower(): value for name, value in self.headers.items()}, body))
            (receiver.answers.pop(0) if receiver.answers else status(200))(self)

        def log_message(self, format: str, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    receiver.url = f"http://127.0.0.1:{server.server_port}/messages"
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class MailReceiver:
    """Keeps every mail it took; answers DATA as `answers` says in turn, then takes it."""

    def __init__(self) -> None:
        self.mails: list[Envelope] = []
        self.answers: list[str] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.pop(0) if self.answers else "250 taken"
        if answer.startswith("250"):
            self.mails.append(envelope)
        return answer


@contextmanager
def mail_receiver(**options: Any) -> Iterator[tuple[MailReceiver, int]]:
    receiver, port = MailReceiver(), a_free_port()
    controller = Controller(receiver, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield receiver, port
    finally:
        controller.stop()
