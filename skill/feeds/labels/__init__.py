"""What an event is and whom it is for, from the words of its title and its feed's own labels.

`words` holds the phrases, `labelling` finds them. A phrase that is missing or misleads goes into
`words`, with a row in `tests/feeds/labels/test_labelling.py`.
"""
