"""Where feeds and the last good copy of each are kept: one SQLite file, on disk or as an object in a bucket.

A change to its tables is a step of `feed_store.FEEDS`, tested in `tests/upgrades/test_feed_store.py`.
"""
