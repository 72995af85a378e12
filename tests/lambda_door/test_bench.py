"""`make bench` runs and prints its figures; their size is not checked here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_bench_measures_every_app_and_prints_ratios(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"

    options = ["--seconds", "0.2", "--rounds", "1", "--homes", "100", "--turns", "60", "--output", output]

    run = subprocess.run([sys.executable, "-m", "bench", *options], cwd=ROOT, capture_output=True, text=True)

    assert run.returncode == 0, run.stderr
    figures = json.loads(output.read_text(encoding="utf-8"))
    assert set(figures["web"]) == {"echo", "home_coach", "sdk_hello"}
    assert set(figures["cold"]) == {"home_coach", "sdk_hello"}
    assert all(app["requests_per_second"] > 0 for app in figures["web"].values())
    assert set(figures["nearby"]["turns"]) == {
        "RentBalanceIntent",
        "WhatsOnIntent",
        "WhatsOnIntent, swimming",
    }
    assert "of echo" in run.stdout
    assert "of hello" in run.stdout


@pytest.mark.slow
def test_the_bench_measures_a_load_and_the_turns_after_it(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"
    options = ["--homes", "300", "--rounds", "1", "--turns", "60", "--output", output]

    run = subprocess.run(
        [sys.executable, "-m", "bench", "scale", *options], cwd=ROOT, capture_output=True, text=True
    )

    assert run.returncode == 0, run.stderr
    figures = json.loads(output.read_text(encoding="utf-8"))["scale"]
    assert figures["load"]["ratio"] > 0
    assert set(figures["turns"]) == {"RentBalanceIntent", "RepairStatusIntent"}
    assert (figures["readers"]["errors"], figures["readers"]["mixes"]) == (0, 0)
    assert "of plain" in run.stdout


@pytest.mark.slow
def test_bench_reads_a_feed_and_prints_its_contents(tmp_path: Path) -> None:
    output = tmp_path / "bench.json"

    run = subprocess.run(
        [sys.executable, "-m", "bench", "feeds", "--items", "2000", "--output", output],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    figures = json.loads(output.read_text(encoding="utf-8"))["feeds"]
    assert figures["items"] == 2000
    assert figures["occurrences"] > 500
    assert "peak MB" in run.stdout
