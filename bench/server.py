"""One app on loopback as a real process, under a gunicorn sync worker or as `docs/deploy.md` serves it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.sender import exchange

ROOT = Path(__file__).parents[1]
PATIENCE_S = 20.0
LOOKS_EVERY_S = 0.05
HEALTH = b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    app: str
    port: int
    process: subprocess.Popen[bytes]

    def cpu_seconds(self) -> float | None:
        """CPU time the worker has used so far; None where the system has no `/proc`."""
        try:
            children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
            return sum(_cpu_seconds(child) for child in children)
        except OSError:
            return None


def _cpu_seconds(pid: str) -> float:
    # The command may hold spaces; the numbers begin after its closing bracket.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    user, system = int(fields[11]), int(fields[12])
    return (user + system) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(app: str, environ: Mapping[str, str], log_file: Path) -> Iterator[Server]:
    """`app` names a factory in `bench.apps`. The socket is bound here, so that no port is guessed."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        command = [*_gunicorn(listener.fileno()), f"bench.apps:{app}()"]
        with _running(command, environ, log_file, pass_fds=[listener.fileno()]) as process:
            yield Server(app=app, port=listener.getsockname()[1], process=process)


@contextmanager
def serving_as_in_service(app: str, environ: Mapping[str, str], log_file: Path) -> Iterator[Server]:
    """By the server that `docs/deploy.md` starts; `app` is as in `serving`."""
    port = _free_port()
    command = [sys.executable, "-m", "bench.apps", app, str(port)]
    with _running(command, environ, log_file) as process:
        _await_answer(port, process, log_file)
        yield Server(app=app, port=port, process=process)


@contextmanager
def _running(
    command: list[str], environ: Mapping[str, str], log_file: Path, *, pass_fds: Sequence[int] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **environ},
            pass_fds=pass_fds,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield process
        finally:
            _stop(process)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def _await_answer(port: int, process: subprocess.Popen[bytes], log_file: Path) -> None:
    """Raises `RuntimeError` with the log when there is none."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError):
            if exchange(port, HEALTH, timeout=PATIENCE_S).startswith(b"HTTP/1.1 200 "):
                return
        time.sleep(LOOKS_EVERY_S)
    raise RuntimeError(f"The server did not start:\n{log_file.read_text(errors='replace')}")


def _gunicorn(descriptor: int) -> list[str]:
    options = [
        "--bind",
        f"fd://{descriptor}",
        "--workers",
        "1",
        "--worker-class",
        "sync",
        "--no-control-socket",
    ]
    return [sys.executable, "-m", "gunicorn", *options, "--log-level", "warning"]


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
