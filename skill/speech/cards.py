"""What the Alexa app shows: the landlord's public facts, and nothing about any home."""

from skill.domain.landlord import Landlord

WAYS_TO_PAY = "Ways to pay your rent"
THINGS_TO_SAY = "Things to say to Home Coach"


def ways_to_pay(landlord: Landlord) -> str:
    """After somebody asks how to pay."""
    lines = list(landlord.ways_to_pay)
    if landlord.phone:
        lines.append(f"Phone {landlord.name}: {landlord.phone}")
    return "\n".join(lines) or f"Ask {landlord.name}."


def things_to_say() -> str:
    """After somebody opens Home Coach."""
    return "\n".join(
        [
            "What's my rent balance?",
            "My kitchen tap is dripping.",
            "What's happening with my repair?",
            "What's on this weekend?",
            "Ask my coach to ring me.",
        ]
    )
