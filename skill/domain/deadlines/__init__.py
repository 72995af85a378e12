"""By when a reported repair must be dealt with: landlords' targets, Awaab's Law and the Right to Repair.

For the landlord's staff: no module that speaks to a tenant may import this package. A further statute gets
its numbers in `law.py`, a function in `calculation.py`, and a row for every edge in
`tests/unit/domain/test_legal_deadlines.py`.
"""
