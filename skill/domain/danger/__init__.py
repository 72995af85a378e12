"""Danger: which words mean it, surely or perhaps, by hazard, with the gravest first.

A new sign of danger goes into `signs.toml`, beside those of its kind, with phrases in
`tests/policy/danger_phrases.txt` and harmless look-alikes in `harmless_phrases.txt`. Lines that no sign can
tell go into `tests/policy/danger/`, for the weights to learn. `make danger` writes both tables again.
"""
