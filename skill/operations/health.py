"""Whether Home Coach can protect a tenant."""

from skill.domain.danger.recognition import recognise

CERTAIN_DANGER = "I can smell gas"


def can_screen_danger() -> bool:
    """All that a process needs to be kept running: it recognises danger, whatever is dead behind it."""
    return recognise(CERTAIN_DANGER) is not None
