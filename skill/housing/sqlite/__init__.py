"""The store for one machine: SQLite, with our own records in one database and each load in another.

One module per group of ports; `store.py` joins them. A new table goes into `own.sql` or `landlord.sql`,
with a step in `schema.py` for the databases that exist. Tests: `tests/contract/` for what the ports
promise, `tests/upgrades/` for the step, `tests/unit/housing/test_sqlite_*` for what only SQLite does.
"""
