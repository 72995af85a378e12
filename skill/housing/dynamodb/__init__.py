"""The store for more than one machine: one DynamoDB table, read at most twice in a turn (decision 15).

`engine.py` keeps our own records as items, `requests.py` is the one caller of boto3's client, and the other
modules keep the landlord's loads. A new kind of record needs nothing here: it goes into
`skill/housing/records/`. A change to items that exist is a step in `versions.py`. Tests:
`tests/contract/test_engines.py` for what an engine promises, `test_dynamodb_*` beside it for faults and the
number of requests, and `tests/upgrades/` for a step.
"""
