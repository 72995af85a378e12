"""Settings from the environment, and the landlord's TOML file. Checked once at the start, never later.

A new setting is a field of `Settings` and a row of the README's table. A new key of the landlord's file is
read in `landlord_file.py`, with a message that says what it has to be. Nothing else in the product reads
`os.environ`. Test both in `tests/unit/config/`. Why the checks are written by hand is in decision 26.
"""
