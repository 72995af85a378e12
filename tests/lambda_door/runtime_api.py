"""A stand-in for the Lambda Runtime API on loopback, and the runtime's own process against it."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0  # seconds before a silent runtime is given up; no test expects to wait them


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the runtime reported about one invocation: an answer or an error, never both."""

    answer: Any = None
    error: Any = None


class RuntimeApi:
    """The three calls a runtime makes: next, response or error; plus its report of a failed start."""

    def __init__(self) -> None:
        self.events: queue.Queue[tuple[str, bytes]] = queue.Queue()
        self.outcomes: queue.Queue[Outcome] = queue.Queue()
        self._invocations = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "RuntimeApi":
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
        ).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def send(self, event: object) -> None:
        self._invocations += 1
        self.events.put((f"00000000-0000-4000-8000-{self._invocations:012}", json.dumps(event).encode()))


def _handler_for(api: RuntimeApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            invocation, body = api.events.get()
            self.send_response(200)
            self.send_header("Lambda-Runtime-Aws-Request-Id", invocation)
            self.send_header("Lambda-Runtime-Deadline-Ms", "4102444800000")
            self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:0:function:it")
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            has_failed = self.path.endswith("/error")
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()
            api.outcomes.put(Outcome(error=body) if has_failed else Outcome(answer=body))

        def log_message(self, *_: object) -> None:
            """Quiet."""

    return Handler


@dataclass(slots=True)
class Function:
    """The function as Lambda runs it: Amazon's runtime client in its own process."""

    api: RuntimeApi
    process: subprocess.Popen[bytes]
    log_file: Path

    def invoke(self, event: object) -> Outcome:
        self.api.send(event)
        give_up_at = time.monotonic() + PATIENCE
        while True:
            try:
                return self.api.outcomes.get(timeout=0.2)
            except queue.Empty:
                if self.process.poll() is not None or time.monotonic() > give_up_at:
                    raise AssertionError(f"the function gave no answer; its log:\n{self.log()}") from None

    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")


@contextmanager
def running_function(environ: Mapping[str, str], log_file: Path) -> Iterator[Function]:
    with RuntimeApi() as api, log_file.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "awslambdaric", "lambda_handler.lambda_handler"],
            cwd=ROOT,
            env=runtime_environ(api.address, environ),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Function(api, process, log_file)
        finally:
            process.kill()
            process.wait()


def runtime_environ(address: str, environ: Mapping[str, str]) -> dict[str, str]:
    """A whole environment: nothing of the developer's own shell leaks into the function."""
    return {
        "AWS_LAMBDA_RUNTIME_API": address,
        "AWS_LAMBDA_FUNCTION_NAME": "it",
        "AWS_REGION": "eu-west-1",
        "LAMBDA_TASK_ROOT": os.fspath(ROOT),
        "_HANDLER": "lambda_handler.lambda_handler",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        **environ,
    }
