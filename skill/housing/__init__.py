"""The housing data: every port of the services over SQLite or DynamoDB, and the way in for extracts.

`records/` keeps what is ours, over an engine that each store has; `landlord.py` answers from the landlord's
rows, which each store hands over (`read_model.py`); `store.py` is both together. `sqlite/` and `dynamodb/`
are the two stores, `extract/` reads a landlord's files, and `sample/` makes the thirty homes. What a store
needs and the trade does not know (text forms of values, cells of the map, private files) lies here beside
them. A new port about us goes into `records/`, one about the landlord's data into `landlord.py`; both are
tested on every store, in `tests/contract/`.
"""
