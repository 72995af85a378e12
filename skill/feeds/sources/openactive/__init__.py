"""OpenActive, the sessions of leisure centres and clubs, published as pages of changes (RPDE).

`dataset_site` finds the feeds of a publisher, `reader` follows their pages, `items` takes what is used of an
item, `opportunities` keeps that between refreshes, and `sessions` makes dates of it. A field that is not read
yet goes into `items`, with a test in `tests/feeds/sources/openactive/test_items.py`.
"""
