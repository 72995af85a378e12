"""The store for more than one machine: one DynamoDB table, read at most twice in a turn (decision 15).

One module per group of ports; `store.py` joins them and is the only one that imports boto3. A new kind of
item gets its key in `keys.py`; a change to items that exist is a step in `versions.py`. Tests:
`tests/contract/` for what the ports promise, with faults and the number of requests in `test_dynamodb_*`,
and `tests/upgrades/` for a step.
"""
