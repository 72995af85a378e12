"""As many made-up homes as a whole association has, for measuring; `python -m bench sample` writes them.

The thirty homes that people try are in `skill/housing/sample`. A table that an extract gains is made here by
one more module and listed in `extract.py`; `tests/bench/test_sample.py` holds its proportions.
"""
