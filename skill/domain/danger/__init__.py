"""Danger: which words mean it, by hazard, with the gravest first.

A new sign of danger goes into `signs.toml`, beside those of its kind, with phrases in
`tests/policy/danger_phrases.txt` and harmless look-alikes in `harmless_phrases.txt`.
"""
