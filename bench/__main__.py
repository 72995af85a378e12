"""`python -m bench`: what an answer costs, as ratios measured in one run on one machine."""

import json
import platform
import tempfile
from pathlib import Path
from typing import Any

import click

from bench import cold, report, web


@click.command()
@click.option("--seconds", default=2.0, show_default=True, help="How long each app is under load in a round.")
@click.option(
    "--rounds", default=5, show_default=True, help="Rounds of load; cold starts are three times as many."
)
@click.option("--only", type=click.Choice(["web", "cold"]), help="One half of the comparison.")
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("build/bench.json"), show_default=True
)
def main(seconds: float, rounds: int, only: str | None, output: Path) -> None:
    """Compare Home Coach with an empty Flask echo and with the SDK's hello world."""
    results: dict[str, Any] = {"python": platform.python_version(), "seconds": seconds, "rounds": rounds}
    with tempfile.TemporaryDirectory(prefix="home-coach-bench-") as folder:
        if only != "cold":
            results["web"] = web.compare(Path(folder), seconds=seconds, rounds=rounds, say=_say)
        if only != "web":
            results["cold"] = cold.compare(Path(folder), rounds=3 * rounds, say=_say)
    if "web" in results:
        click.echo("\n".join(["", *report.web_table(results["web"])]))
    if "cold" in results:
        click.echo("\n".join(["", *report.cold_table(results["cold"])]))
    output.parent.mkdir(exist_ok=True)
    output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    click.echo(f"\nAlso in {output}")


def _say(progress: str) -> None:
    click.echo(progress, err=True)


if __name__ == "__main__":
    main()
