"""The conversation, whatever assistant carries it: one `Request` in, one `Reply` out.

What belongs here: what a turn means (`journeys/`, one module for each thing that a tenant can do), what
is remembered between two turns (`state`), what counts as an answer to an open question (`answers`, with its
table of ways to say it), the one question that comes before all of it (`danger`), and which journey answers
which intent (`catalogue`). No words (`speech/`), no rules of the trade (`domain/`),
no store and no assistant's SDK: `alexa/` turns Alexa's JSON into a `Request` and a `Reply` into Alexa's
JSON, and another door would do the same for its own.

The next journey is a module in `journeys/` and a line in `catalogue` (docs/adding-an-intent.md). Test it
with a golden script in `tests/conversations/`, and what only code can show in `tests/unit/dialogue/`, which
needs no SDK.

Words that no intent took (`free_words`) are not understood here yet. The first journey that needs them
understood declares what it needs of `nlu/` as a Protocol in this package, and `bootstrap` fills it.
"""
