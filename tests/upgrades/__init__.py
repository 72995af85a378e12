"""Data of an older version and its upgrade.

`version_5/` holds a database, a generation of the landlord's extract, a feed store and a DynamoDB table from
before versions could be upgraded: version 5 of the database, no version of the others. The SQL is what the
files held, header included; of the rent lines, those of the first four accounts. For a later version, add a
folder beside it, and run the same tests over both.
"""
