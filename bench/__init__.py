"""What an answer, a cold start and a load cost, as ratios measured in one run on one machine.

One module for each comparison (`web`, `cold`, `scale`, `nearby`, `feeds`), which `__main__.py` runs and
`report.py` prints; the next one is a module with `compare` or `measure`. `understanding` counts the dangers
that reach the screen, under our recogniser and under the one of `nearest`. Nothing in `skill/` imports from
here.
"""
