"""A conversation without an Echo: for the command line, the golden conversations and the simulator.

`starting` opens one over a store, `conversation` holds it as Alexa would, `scripts` reads and plays golden
conversations, `checks` has the rules of a good answer, `troubles` makes something go wrong, `inspector`
records one request, `suggestions` are phrases to try. Nothing here runs when a tenant speaks.

The next rule of an answer goes into `checks.RULES`, the next trouble into `troubles.Trouble`, and a new
question of the dialogue that wants more than a yes or a no needs phrases in `suggestions.toml`. Tests:
`tests/unit/rehearsal/`.
"""
