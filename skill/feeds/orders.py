"""A title that speaks to the machine and not to the tenant: it is said in a room where devices listen."""

import re

_ASSISTANTS = r"(?:alexa|siri|google|cortana|bixby|echo|computer|amazon|ziggy)"
_VERBS = (
    r"(?:add|announce|answer|ask|buy|call|cancel|confirm|delete|disable|disarm|enable|find|give|go|launch|let|lock|"
    r"make|open|order|pay|play|purchase|read|remind|repeat|ring|say|send|set|shop|start|stop|subscribe|switch|"
    r"tell|text|transfer|turn|unlock|what|what's|whisper|who)"
)
_PAUSE = r"[\s,;:()'’-]*"
_BREAK = r"[\s'’]*[,;:(-][\s,;:()'’-]*"
_BEGINS = r"(?:^|[,;:(]\s*)"
_TO_WHOM = r"(?:the|my|your|all|off|on|me|up)\b"

_ORDERS = re.compile(
    "|".join(
        (
            r"<\s*/?\s*speak\b",
            rf"\b(?:hey|ok|okay|hi|hello)\b{_PAUSE}{_ASSISTANTS}\b",
            rf"{_BEGINS}alexa{_BREAK}",
            rf"\balexa\b{_PAUSE}(?:please{_PAUSE})?{_VERBS}\b",
            rf"{_BEGINS}{_ASSISTANTS}\b{_BREAK}(?:please{_PAUSE})?{_VERBS}\b",
            rf"{_BEGINS}{_ASSISTANTS}\s+(?:please\s+)?{_VERBS}\s+{_TO_WHOM}",
            rf"\b(?:ask|tell)\s+{_ASSISTANTS}\s+to\b",
            r"\b(?:ignore|disregard|forget|override)\b(?:\s+[a-z]+){0,4}\s+(?:instructions?|prompts?|rules)\b",
            r"\b(?:system|developer)\s+prompt\b",
            r"\byou\s+are\s+(?:now\s+)?an?\s+(?:ai|assistant|chatbot|language\s+model)\b",
            r"\b(?:say|answer|reply|respond)\s+(?:with\s+)?['’]?(?:yes|ok|okay|confirm|stop|cancel|alexa)\b",
        )
    ),
    re.IGNORECASE,
)


def addresses_a_machine(text: str) -> bool:
    """Whether an assistant is spoken to or given orders; in "Computer club" it is not."""
    return _ORDERS.search(text) is not None
