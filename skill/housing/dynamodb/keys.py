"""The partition key and the sort key of each kind of item in the one table.

A home's partition holds the landlord's items under the number of their load and ours under "~", which sorts
after every number: one query from a load's number on reads both, and no older load. See decision 15.
"""

from urllib.parse import quote

Key = tuple[str, str]

CURRENT: Key = ("LOAD", "CURRENT")
COUNTER: Key = ("LOAD", "COUNTER")
VERSION: Key = ("LOAD", "VERSION")
"""Which version of Home Coach wrote the table. Every function may read the partition it is in."""

GENERATIONS = "GENERATION#"
OWN = "~"
LINKS = f"{OWN}LINK#"
REPORTS = f"{OWN}REPORT#"
PRIVACY = f"{OWN}PRIVACY"
REACH = f"{OWN}REACH"
BOOKINGS = f"{OWN}BOOKING#"
UNBOOKINGS = f"{OWN}UNBOOKING#"
BOOKED = f"{OWN}BOOKED#"
TELLINGS = f"{OWN}TOLD#"
REFERENCES = "REFERENCE#"
TAKEN: Key = ("SLOTS", "TAKEN")
"""How many places of each window are taken. It is read with the first request of every turn."""
EVERYWHERE, PATCHES = "everywhere", "patches"
OUTBOX = "OUTBOX"
HEARTBEATS = "HEARTBEATS"
REPORTS_BY_TIME = "REPORTS"
DUE_INDEX = "due"
"""A local index of the outbox, so that it is read as consistently as the table itself."""


def generation(number: str) -> Key:
    return ("LOAD", f"{GENERATIONS}{number}")


def home(tenancy_ref: str) -> str:
    return f"HOME#{tenancy_ref}"


def link(account: str) -> Key:
    return (f"LINK#{account}", "LINK")


def link_of_home(tenancy_ref: str, account: str) -> Key:
    return (home(tenancy_ref), f"{LINKS}{account}")


def code(code_hash: str) -> Key:
    return (f"CODE#{code_hash}", "CODE")


def code_of_home(tenancy_ref: str) -> Key:
    return (home(tenancy_ref), f"{OWN}CODE")


def privacy(tenancy_ref: str) -> Key:
    return (home(tenancy_ref), PRIVACY)


def walk_limit(tenancy_ref: str) -> Key:
    return (home(tenancy_ref), REACH)


def report(tenancy_ref: str, request_id: str) -> Key:
    return (home(tenancy_ref), f"{REPORTS}{request_id}")


def telling(tenancy_ref: str, about: str, times: int) -> Key:
    return (home(tenancy_ref), f"{TELLINGS}{quote(about, safe='')}#{times}")


def booking(tenancy_ref: str, request_id: str) -> Key:
    return (home(tenancy_ref), f"{BOOKINGS}{request_id}")


def unbooking(tenancy_ref: str, request_id: str) -> Key:
    return (home(tenancy_ref), f"{UNBOOKINGS}{request_id}")


def booked(tenancy_ref: str, job: str) -> Key:
    return (home(tenancy_ref), f"{BOOKED}{job}")


def report_by_time(reported_at: str, tenancy_ref: str, request_id: str) -> Key:
    return (REPORTS_BY_TIME, f"{reported_at}#{quote(tenancy_ref, safe='')}#{request_id}")


def voice_jobs(number: str) -> str:
    """The landlord's jobs, in one load, that carry a reference of ours."""
    return f"VOICE_JOBS#{number}"


def property_(property_ref: str) -> str:
    return f"PROPERTY#{property_ref}"


def reference(property_ref: str, digits: str) -> Key:
    return (property_(property_ref), f"{REFERENCES}{digits}")


def tries(subject: str) -> Key:
    return (f"TRIES#{subject}", "TRIES")


def message(request_id: str, kind: str, tenancy_ref: str) -> Key:
    return (OUTBOX, f"{kind}#{quote(tenancy_ref, safe='')}#{request_id}")


def heartbeat(job: str) -> Key:
    return (HEARTBEATS, job)


def account(account_ref: str, number: str) -> Key:
    return (f"ACCOUNT#{account_ref}", number)


def coach(coach_ref: str, number: str) -> Key:
    return (f"COACH#{coach_ref}", number)


def event(event_ref: str, number: str) -> Key:
    return (f"EVENT#{event_ref}", number)


def events(number: str) -> str:
    return f"EVENTS#{number}"


CELLS: Key = ("FEED_EVENTS", "CELLS")
"""Which geohash cells have events of feeds, and how many, so that no read has to look everywhere."""

NOWHERE = "nowhere"
"""In place of a cell, for events without a place."""


def feed_events(cell: str) -> str:
    return f"FEED_EVENTS#{cell}"


def feed_event(event_ref: str) -> Key:
    return (f"FEED_EVENT#{event_ref}", "EVENT")


def slots(number: str, trade: str, area: str) -> str:
    """`area` is a coach's patch, or blank for windows that every home may have."""
    return f"SLOTS#{number}#{trade}#{area}"


def slot(slot_ref: str, number: str) -> Key:
    return (f"SLOT#{slot_ref}", number)
