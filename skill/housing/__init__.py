"""The housing data: every port of the services over SQLite or DynamoDB, and the way in for extracts.

`sqlite/` and `dynamodb/` are the two stores, `records/` what both do alike, `extract/` reads a landlord's
files, and `sample/` makes the thirty homes. What a store needs and the trade does not know (text forms of
values, cells of the map, private files) lies here beside them. A new port is implemented in both stores and
tested once for both, in `tests/contract/`.
"""
