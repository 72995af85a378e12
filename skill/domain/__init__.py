"""The trade itself: rent, repairs, danger, events, coaching and deadlines.

Pure: no clock, no I/O, no framework, no assistant. A new subject gets a module, or a package once it has
several; its rules get a table of cases in `tests/unit/domain` that a housing officer could check.
"""
