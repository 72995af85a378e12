"""What both stores do alike with our own records: references, messages, and how records show in a list.

Nothing here reads or writes. A rule that both stores would otherwise repeat goes here, and is tested
through both of them in `tests/contract/`.
"""
