"""A failure becomes an apology with a way to reach a person; the log gets its class and place, no data."""

import traceback

from skill.domain.landlord import Landlord
from skill.errors import NotTaken, StoreUnavailable
from skill.speech import common


def apology(failure: Exception, landlord: Landlord) -> str:
    """The words for a failure. If making them fails too, fixed words that need no data: silence is worse."""
    try:
        if isinstance(failure, NotTaken):
            return common.cannot_pass_on(landlord)
        is_down = isinstance(failure, StoreUnavailable)
        return common.store_is_down(landlord) if is_down else common.something_went_wrong(landlord)
    except Exception:
        return common.last_resort()


def place_of(failure: Exception) -> str:
    """Where in our own code it was, "door.py:68": a message could hold someone's data, a line cannot."""
    frames = traceback.extract_tb(failure.__traceback__)
    ours = [frame for frame in frames if "/skill/" in frame.filename.replace("\\", "/")]
    return f"{ours[-1].filename.rsplit('/', 1)[-1]}:{ours[-1].lineno}" if ours else "elsewhere"
