"""Data of older versions and its upgrade.

`version_5/` holds a database, a generation of the landlord's extract, a feed store and a DynamoDB table from
before versions could be upgraded: version 5 of the database, no version of the others. The SQL is what the
files held, header included; of the rent lines, those of the first four accounts. `version_7/` holds version 7
of the database and version 1 of the table, with data in every kind of record (`history.py`). Beside them lies
what the services answered from each: `answers.json` from the database, and `table_answers.json` from a table
with other homes.

For a later version, add a folder, and run the same tests over all of them.
"""
