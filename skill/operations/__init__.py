"""What keeps Home Coach running: the workers beside a server, whether it is healthy, and backups.

A new kind of background work is a `BackgroundJob` (`services/ports.py`) and a function in `workers.py` that
does it once; what it depends on gets a check in `health.py`. An answer to a tenant imports nothing from here.
Test it in `tests/unit/operations/`, with a store in memory and a clock that stands still.
"""
