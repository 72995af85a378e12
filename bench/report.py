"""The figures as two plain tables: the ratio first, the absolute beside it."""

from typing import Any

NAMES = {
    "echo": "Flask echo, nothing in it",
    "home_coach": "Home Coach",
    "sdk_hello": "the SDK's hello world",
}


def web_table(figures: dict[str, Any]) -> list[str]:
    echo = figures["echo"]["requests_per_second"]
    rows = [
        "Verified POST /alexa, one gunicorn sync worker",
        _row("", "of echo", "requests/s", "CPU ms each", "latency ms"),
    ]
    for app, figure in figures.items():
        rate, cpu = figure["requests_per_second"], figure["cpu_ms_per_request"]
        cells = [
            f"{rate / echo:.2f}",
            f"{rate:,.0f}",
            "-" if cpu is None else f"{cpu:.2f}",
            f"{figure['latency_ms']:.1f}",
        ]
        rows.append(_row(NAMES[app], *cells))
    return rows


def load_table(figures: dict[str, Any]) -> list[str]:
    beside = f", {figures['unfinished']} unfinished posts beside them" if figures["unfinished"] else ""
    errors = ", ".join(f"{count} {kind}" for kind, count in figures["errors"].items()) or "none"
    return [
        f"{figures['clients']} clients at once{beside}",
        _row("", "requests/s", "p50 ms", "p99 ms", "longest ms"),
        _row(
            f"{figures['answered']:,} answers",
            *(f"{figures[key]:,.0f}" for key in ("requests_per_second", "p50_ms", "p99_ms", "longest_ms")),
        ),
        _row("", "confirmed", "twice", "lost", "doubled"),
        _row(
            "reports",
            *(f"{figures[key]:,}" for key in ("confirmed", "confirmed_again", "lost", "doubled")),
        ),
        f"errors: {errors}",
    ]


def cold_table(figures: dict[str, Any]) -> list[str]:
    hello = figures["sdk_hello"]
    rows = [
        "Cold start of the Lambda module",
        _row("", "of hello", "import ms", "1st answer ms", "both, of hello"),
    ]
    for module, figure in figures.items():
        whole = figure["ready_and_answered_ms"] / hello["ready_and_answered_ms"]
        cells = [f"{figure['import_ms'] / hello['import_ms']:.2f}", f"{figure['import_ms']:.0f}"]
        rows.append(_row(NAMES[module], *cells, f"{figure['first_answer_ms']:.1f}", f"{whole:.2f}"))
    return rows


def scale_table(figures: dict[str, Any]) -> list[str]:
    load, beside = figures["load"], figures["readers"]
    rows = [
        f"{figures['homes']:,} homes",
        _row("Load", "of plain", "CPU of plain", "seconds", "plain seconds", "peak MB"),
        _row(
            load["plain"],
            f"{load['ratio']:.2f}",
            f"{load['cpu_ratio']:.2f}",
            f"{load['load_s']:.1f}",
            f"{load['plain_s']:.1f}",
            f"{load['peak_mb']:.0f}",
        ),
        _row("A turn, beside 30 homes", "p50 of 30", "p99 of 30", "p50 ms", "p99 ms"),
    ]
    for intent, figure in figures["turns"].items():
        cells = [f"{figure['p50_ratio']:.2f}", f"{figure['p99_ratio']:.2f}"]
        rows.append(_row(intent, *cells, f"{figure['p50_many_ms']:.2f}", f"{figure['p99_many_ms']:.2f}"))
    heading = f"{beside['readers']} readers, {beside['loads']} loads"
    rows.append(_row(heading, "turns", "errors", "mixes"))
    rows.append(_row("", f"{beside['turns']:,}", str(beside["errors"]), str(beside["mixes"])))
    return rows


def nearby_table(figures: dict[str, Any]) -> list[str]:
    balance = figures["turns"]["RentBalanceIntent"]
    rows = [
        f"{figures['events']:,} live events, published in {figures['publish_s']:.1f} s",
        _row("A turn, beside the balance", "p50 of it", "p99 of it", "p50 ms", "p99 ms"),
    ]
    for name, figure in figures["turns"].items():
        ratios = [f"{figure[key] / balance[key]:.2f}" for key in ("p50_ms", "p99_ms")]
        rows.append(_row(name, *ratios, f"{figure['p50_ms']:.2f}", f"{figure['p99_ms']:.2f}"))
    return rows


def feeds_table(figures: dict[str, Any]) -> list[str]:
    size = [
        f"{figures['items_per_second']:,.0f}",
        f"{figures['refresh_mb']:.0f}",
        f"{figures['disk_mb']:.0f}",
    ]
    told = [f"{figures['occurrences_s']:.1f}", f"{figures['occurrences']:,}", f"{figures['peak_mb']:.0f}"]
    return [
        f"An OpenActive feed of {figures['items']:,} items",
        _row("", "items/s", "peak MB", "disk MB"),
        _row("Refreshed once", *size),
        _row("", "seconds", "occurrences", "peak MB"),
        _row("26 weeks of it told", *told),
    ]


def _row(name: str, *cells: str) -> str:
    return f"  {name:<28}" + "".join(f"{cell:>15}" for cell in cells)
