"""Any text from outside, made fit to be spoken.

`clean_text` runs the rules in order: markup and contacts out, `sentence_case` for capitals, `times_in_words`
for clock times, and `prompt_injection` to refuse what speaks to an assistant. Another rule goes to its
subject, mostly to the `.toml` beside it, with an example in `tests/feeds/text/test_clean_text.py`, which also
checks that cleaning twice changes nothing.
"""
