"""Understanding of free words: an utterance goes in, the intent and slots that Alexa would send come out.

It serves conversations without an Echo: `say`, the simulator and the golden conversations.

1. `words` makes plain lower-case words and comparable tokens of an utterance, with the English of
   `thesaurus`. Values of slots are found in it by `slots`, `spoken_numbers` and `spoken_dates`. The result is
   an `Utterance`.
2. `understanding` decides: a built-in intent, then, after a question, what `answers` finds; then a sample of
   the model word for word (`templates`), a hazard in its own words, the likeliest intent (`classifier`, which
   learns from `examples` and the requests of `out_of_scope`), and where none explains what was said, the free
   words behind a carrier. `filling` fills the slots.

It may do nothing that an Echo could not: what it sends is what the danger screen is measured on.

A new way of saying something belongs in the interaction model when it is about one intent, in `thesaurus`
when any tenant in Britain would say it so, and in `out_of_scope` when it is meant for another skill. Unit
tests are in `tests/unit/nlu/`, on a small model; `tests/test_understanding.py` measures utterances of people
who never saw the samples.
"""
