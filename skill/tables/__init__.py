"""Rows out of the files that people keep tables in, with their limits; for any reader of a sheet.

What belongs here knows a file format and not what its columns mean: encoding, delimiter, the longest line,
whether the file changed while it was read. What a column means belongs to the reader: `housing/extract` or
`feeds/sources/sheet`. The next format, such as .xlsx, is one more module beside `csv_file.py` that yields
numbered rows of text as it does, with a test in `tests/unit/tables`.
"""
