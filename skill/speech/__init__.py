"""Every word that a tenant hears, as functions from typed values to one text.

One module per subject; the next sentence goes into the module of its journey, as a public function or,
where it is always the same question, a constant in capitals. `plain` holds what the modules share: money,
dates, numbers, lists and the escaping of text from outside. Nothing here reads a clock, a store or a
setting.

The first line of a function's docstring says when it is heard. `python -m skill wording` prints it beside
the sentence on docs/wording.md, which a landlord signs, and `tests/policy/test_wording.py` asks for both. A
parameter of a new type needs sample values in `signoff/samples.toml`. Tests of single sentences:
`tests/unit/speech/`.
"""
