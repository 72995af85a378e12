"""How messages leave for the landlord: a signed web hook, or e-mail.

A `Courier` (`services/delivery.py`) delivers one message, or raises `NotDelivered` with a kind of failure and
never with the receiver's words. `payload.py` has the form that every courier sends, in each version. A new
way out is a module with its courier and a scheme in `target.py`; test it in `tests/couriers/` against one
of the servers of `receivers.py`, and describe it in `docs/outbox.md`.
"""
