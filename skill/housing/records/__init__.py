"""What we keep ourselves, written once for every store: a module for each kind of record.

A module has its dataclass, its keys and its rules. It reads and writes through `engine.py`, the port that
both stores provide, and knows neither of them. The next kind of record is a module here, a `Part` of
`skill/housing/store.py`, and a line in the table of decision 29, which a test compares with the keys here.
Test its rules in `tests/contract/` on every store.
"""
