"""What is on nearby: one event, how near it is, and when two listings are the same event.

A new kind of activity or audience is a member of an enum in `event.py`, with its words in the interaction
model and in `feeds/labels`. Add cases to `tests/unit/domain/test_nearby.py` or `test_same_event.py`.
"""
