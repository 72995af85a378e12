"""A landlord's CSV files in: read once, checked to the end, and given to a store as one extract.

`columns.toml` is the contract with the landlord, `rows.py` what every store is given, `cells.py` how a store
keeps it, `folder.py` the way in; each other module converts one subject's files or one kind of value. A new
column goes into `columns.toml`, its row class and its converter; a new file also into `folder.py`; a new
word into `words.toml`. `tests/test_extract_doc.py` holds `docs/extract.md` to it; add a case to
`tests/unit/housing/test_extract_bad_rows.py` for each new refusal.

What no answer reads is checked and counted, and not kept.
"""
