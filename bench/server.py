"""One app under one gunicorn sync worker on loopback, as a real process."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PATIENCE_S = 20.0


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
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener, log_file.open("wb") as log:
        process = subprocess.Popen(
            [*_gunicorn(listener.fileno()), f"bench.apps:{app}()"],
            cwd=ROOT,
            env={**os.environ, **environ},
            pass_fds=[listener.fileno()],
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Server(app=app, port=listener.getsockname()[1], process=process)
        finally:
            _stop(process)


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
