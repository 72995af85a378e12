"""The days on which the made-up homes are tried."""

from datetime import date

MONDAY = date(2026, 11, 23)

TODAYS = [
    MONDAY,
    date(2026, 10, 24),  # Saturday, the night the clocks go back
    date(2026, 10, 25),  # Sunday, the day after it
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 3, 27),  # Saturday, the night the clocks go forward
    date(2027, 3, 28),
    date(2028, 2, 29),
    date(2028, 3, 31),
]
