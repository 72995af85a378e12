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


def _row(name: str, *cells: str) -> str:
    return f"  {name:<28}" + "".join(f"{cell:>15}" for cell in cells)
