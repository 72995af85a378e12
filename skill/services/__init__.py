"""One module for each thing that a tenant or a member of staff can do; `ports.py` holds the Protocols they
need.

A service knows the domain and its ports, and no store, assistant or framework. A new one gets its store as a
Protocol, is wired in `wiring.py`, and is tested with fakes in `tests/unit/services`.
"""
