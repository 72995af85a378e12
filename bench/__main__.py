"""`python -m bench`: what an answer costs, as ratios measured in one run on one machine."""

import json
import platform
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bench import cold, feeds, load, nearby, report, scale, web
from bench.homes import LONDON
from bench.sample.extract import scale_extract
from bench.sample.files import write_folder

HOMES = 10_000
"""As many as a landlord of some size has, loaded in seconds; 200,000 take ten minutes."""

ITEMS = 1_000_000
"""Of an OpenActive feed: about as many as a large operator of leisure centres tells of."""

TURNS = 2_000
"""Of each kind, for percentiles that mean something."""

OUTPUT = Path("build/bench.json")


@click.group(invoke_without_command=True)
@click.pass_context
@click.option("--seconds", default=2.0, show_default=True, help="How long each app is under load in a round.")
@click.option(
    "--rounds", default=5, show_default=True, help="Rounds of load; cold starts are three times as many."
)
@click.option(
    "--only", type=click.Choice(["web", "cold", "scale", "nearby"]), help="One part of the comparison."
)
@click.option("--homes", type=click.IntRange(30, 900_000), default=HOMES, show_default=True)
@click.option("--turns", default=TURNS, show_default=True, help="How often each side is asked each.")
@click.option("--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True)
def main(
    context: click.Context,
    seconds: float,
    rounds: int,
    only: str | None,
    homes: int,
    turns: int,
    output: Path,
) -> None:
    """Compare Home Coach with an empty Flask echo, the SDK's hello world, a plain import, and itself."""
    if context.invoked_subcommand is not None:
        return
    results: dict[str, Any] = {"python": platform.python_version(), "seconds": seconds, "rounds": rounds}
    with tempfile.TemporaryDirectory(prefix="home-coach-bench-") as folder:
        if only in {None, "web"}:
            results["web"] = web.compare(Path(folder), seconds=seconds, rounds=rounds, say=_say)
        if only in {None, "cold"}:
            results["cold"] = cold.compare(Path(folder), rounds=3 * rounds, say=_say)
        if only in {None, "scale"}:
            results["scale"] = scale.compare(
                Path(folder), homes=homes, rounds=min(rounds, 3), turn_count=turns, say=_say
            )
        if only in {None, "nearby"}:
            results["nearby"] = nearby.compare(Path(folder), turns=turns, say=_say)
    _tell(results, output)


@main.command(name="scale")
@click.option("--homes", type=click.IntRange(30, 900_000), default=HOMES, show_default=True)
@click.option("--rounds", default=3, show_default=True, help="Loads; from 50,000 homes on there is one.")
@click.option("--turns", default=3000, show_default=True, help="How often each side is asked each.")
@click.option("--folder", type=click.Path(path_type=Path), help="Keeps the files for the next run.")
@click.option("--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True)
def scale_alone(homes: int, rounds: int, turns: int, folder: Path | None, output: Path) -> None:
    """Load many homes beside a plain import of the same files, and talk to them beside thirty."""
    with tempfile.TemporaryDirectory(prefix="home-coach-bench-") as temporary:
        where = folder or Path(temporary)
        figures = scale.compare(where, homes=homes, rounds=rounds, turn_count=turns, say=_say)
    _tell({"python": platform.python_version(), "scale": figures}, output)


@main.command()
@click.option("--homes", type=click.IntRange(1, 900_000), default=1000, show_default=True)
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same homes.")
@click.option(
    "--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day they are looked at; today without it."
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def sample(homes: int, seed: int, day: datetime | None, folder: Path) -> None:
    """Write a year of many made-up homes to FOLDER, as CSV files that `load` takes."""
    today = (day or datetime.now(LONDON)).date()
    for table, rows in write_folder(scale_extract(homes, seed=seed, today=today), folder).items():
        click.echo(f"{table:<18} {rows:>11,}")


@main.command(name="feeds")
@click.option("--items", type=click.IntRange(500, 10_000_000), default=ITEMS, show_default=True)
@click.option("--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True)
def feeds_alone(items: int, output: Path) -> None:
    """Read a large OpenActive feed once, and tell half a year of it."""
    with tempfile.TemporaryDirectory(prefix="home-coach-bench-") as folder:
        figures = feeds.measure(Path(folder), items=items, say=_say)
    _tell({"python": platform.python_version(), "feeds": figures}, output)


@main.command(name="load")
@click.option("--clients", type=click.IntRange(1, 1000), default=200, show_default=True)
@click.option("--seconds", default=60.0, show_default=True)
@click.option("--unfinished", default=0, show_default=True, help="Posts beside them that never end.")
@click.option("--output", type=click.Path(path_type=Path), default=OUTPUT, show_default=True)
def load_alone(clients: int, seconds: float, unfinished: int, output: Path) -> None:
    """Ask and report from many clients at once, and look for each report in the outbox."""
    with tempfile.TemporaryDirectory(prefix="home-coach-bench-") as folder:
        figures = load.measure(
            Path(folder), clients=clients, seconds=seconds, unfinished=unfinished, say=_say
        )
    _tell({"python": platform.python_version(), "load": figures}, output)


@main.command()
@click.option("--asking", is_flag=True, help="At every question of a journey, instead of cold.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
def understanding(asking: bool, files: tuple[Path, ...]) -> None:
    """Count the dangers that reach the screen from FILES, of crisis lines and of look-alikes."""
    from bench.understanding import FILES, compare  # scikit-learn takes seconds to import

    for line in compare(files or FILES, is_asking=asking):
        click.echo(line)


def _tell(results: dict[str, Any], output: Path) -> None:
    tables = {
        "web": report.web_table,
        "cold": report.cold_table,
        "scale": report.scale_table,
        "nearby": report.nearby_table,
        "feeds": report.feeds_table,
        "load": report.load_table,
    }
    for part, table in tables.items():
        if part in results:
            click.echo("\n".join(["", *table(results[part])]))
    output.parent.mkdir(exist_ok=True)
    output.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    click.echo(f"\nAlso in {output}")


def _say(progress: str) -> None:
    click.echo(progress, err=True)


if __name__ == "__main__":
    main()
