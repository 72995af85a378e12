"""A coach's own list, saved as CSV from a spreadsheet.

`reader` knows the columns, `cells` the ways in which people write days, times and "every other week". Another
way to write one goes into `cells`, another name of a column into `words.toml`, with a row in
`tests/feeds/sources/test_sheet.py`.
"""
