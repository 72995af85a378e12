"""A local proxy that forwards requests to an engine and loses some of the responses."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

OUR_OWN = {"transfer-encoding", "connection", "content-length", "date", "server"}
CARRIED = ("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date")


@contextmanager
def dropping_proxy(endpoint: str, is_lost: Callable[[str], bool]) -> Iterator[str]:
    """`is_lost(operation)` is asked once the engine has done what was asked. Yields the proxy's own URL."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(urlsplit(endpoint).netloc, is_lost))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def _handler(engine: str, is_lost: Callable[[str], bool]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            onward = HTTPConnection(engine, timeout=5)
            headers = {name: self.headers[name] for name in CARRIED if name in self.headers}
            onward.request("POST", "/", body, headers)
            answer = onward.getresponse()
            content = answer.read()
            onward.close()
            if is_lost(self.headers["X-Amz-Target"].partition(".")[2]):
                return
            self.send_response(answer.status)
            for name, value in answer.getheaders():
                if name.lower() not in OUR_OWN:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler
