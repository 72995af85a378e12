"""What a tenant can do by talking, one module for each journey, named with the same word as its service and
its speech: `rent`, `repairs`, `events`. `common` is what belongs to every conversation.

A handler answers the intents that it claims, reads the slots that it declares, and gives the questions
that it asks. It decides nothing that `services/` or `domain/` could decide and words nothing itself. The
next one is a module here and a line in `skill/dialogue/catalogue.py`; its test is a golden script in
`tests/conversations/`.
"""
