"""The store for one machine: SQLite, with our own records in one database and each load in another.

`engine.py` keeps our own records as items of one table, and the other modules keep the landlord's loads. A
new kind of record needs nothing here: it goes into `skill/housing/records/`. A new table of the landlord's
goes into `landlord.sql`, with a step in `schema.py` for the databases that exist. Tests:
`tests/contract/test_engines.py` for what an engine promises, `tests/upgrades/` for a step,
`tests/unit/housing/test_sqlite_*` for what only SQLite does.
"""
