"""How long Lambda's way in takes to be ready in a fresh process, beside the SDK's bare hello skill.

Bytecode is compiled already, as it is in the artefact: the first turn of each is thrown away.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.envelopes import SKILL_ID, rent_balance
from bench.homes import prepare_homes
from bench.server import ROOT

MODULES = {"home_coach": "lambda_handler", "sdk_hello": "bench.hello_skill"}

PROBE = """
import json, sys, time
event = json.load(sys.stdin)
began = time.perf_counter()
import {module} as module
loaded = time.perf_counter()
answer = module.lambda_handler(event, None)
answered = time.perf_counter()
assert "outputSpeech" in answer["response"], answer
print(json.dumps({{"import_ms": (loaded - began) * 1e3, "first_answer_ms": (answered - loaded) * 1e3}}))
"""


def compare(folder: Path, *, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    environ = {
        **os.environ,
        "HOME_COACH_ENV": "production",
        "HOME_COACH_SKILL_ID": SKILL_ID,
        "HOME_COACH_DATA": prepare_homes(folder / "cold.sqlite3"),
    }
    turns: dict[str, list[dict[str, float]]] = {name: [] for name in MODULES}
    say(f"{rounds} cold starts of each")
    for _ in range(rounds + 1):
        for name, module in MODULES.items():
            turns[name].append(_start(module, environ))
    return {name: _figures(starts[1:]) for name, starts in turns.items()}


def _start(module: str, environ: dict[str, str]) -> dict[str, float]:
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(module=module)],
        cwd=ROOT,
        env=environ,
        input=json.dumps(rent_balance()),
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, float] = json.loads(run.stdout)
    return figures


def _figures(starts: list[dict[str, float]]) -> dict[str, float]:
    """Medians; the whole is what the first tenant waits for."""
    return {
        "import_ms": median(start["import_ms"] for start in starts),
        "first_answer_ms": median(start["first_answer_ms"] for start in starts),
        "ready_and_answered_ms": median(sum(start.values()) for start in starts),
    }
