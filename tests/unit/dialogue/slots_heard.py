"""Slots as a door hands them over."""

from skill.dialogue.request import SlotContent
from skill.dialogue.slots import Slots


def matched(value_id: str, words: str = "heard") -> SlotContent:
    return SlotContent(words=words, value_id=value_id)


def said(words: str) -> SlotContent:
    return SlotContent(words=words)


def only(name: str, content: SlotContent) -> Slots:
    return Slots({name: content}, (name,))
