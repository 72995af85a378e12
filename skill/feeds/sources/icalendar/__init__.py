"""iCalendar (RFC 5545), read by `icalendar` and `recurring-ical-events`.

`reader` turns calendars into dates; `rules` repairs or refuses what would stall the libraries or mislead
people. A new oddity of a calendar program goes into `rules`, with a row in
`tests/feeds/sources/test_icalendar.py`.
"""
