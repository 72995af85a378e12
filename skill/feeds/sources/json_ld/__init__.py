"""schema.org events in JSON-LD, in a document of their own or in web pages.

`pages` finds the JSON in a page, `reader` the events in the JSON. What another publisher writes differently
goes into `reader`, with a row in `tests/feeds/sources/test_json_ld.py`.
"""
