"""Danger: which words mean it, by hazard, with the gravest first.

A new sign of danger belongs beside those of its kind (`air.py`, `building.py`, `people.py`), with phrases in
`tests/policy/danger_phrases.txt` and harmless look-alikes in `harmless_phrases.txt`.
"""
