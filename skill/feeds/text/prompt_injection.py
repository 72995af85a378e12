"""Titles that speak to an assistant instead of the tenant: they are spoken in a room where devices listen."""

import re
import unicodedata

_ASSISTANTS = r"(?:alexa|siri|google|cortana|bixby|echo|computer|amazon|ziggy)"
_VERBS = (
    r"(?:add|announce|answer|ask|buy|call|cancel|confirm|delete|disable|disarm|enable|find|give|go|launch|let|lock|"
    r"make|open|order|pay|play|purchase|read|remind|repeat|ring|say|send|set|shop|start|stop|subscribe|switch|"
    r"tell|text|transfer|turn|unlock|what|what's|whisper|who)"
)
_QUESTIONS = r"(?:are|can|could|did|do|does|how|is|was|what|when|where|which|who|why|will|would)"
_PAUSE = r"[\s,;:()'’-]*"
_BREAK = r"[\s'’]*[,;:(-][\s,;:()'’-]*"
_BEGINS = r"(?:^|[,;:(]\s*)"
_TO_WHOM = r"(?:the|my|your|all|off|on|me|up)\b"

_INJECTIONS = re.compile(
    "|".join(
        (
            r"<\s*/?\s*speak\b",
            rf"\b(?:hey|ok|okay|hi|hello)\b{_PAUSE}{_ASSISTANTS}\b",
            rf"^{_PAUSE}(?:{_ASSISTANTS}\b{_PAUSE})+$",
            rf"{_BEGINS}alexa{_BREAK}",
            rf"{_BEGINS}alexa\s+{_QUESTIONS}\b",
            rf"\balexa\b{_PAUSE}(?:please{_PAUSE})?{_VERBS}\b",
            rf"{_BEGINS}{_ASSISTANTS}\b{_BREAK}(?:please{_PAUSE})?{_VERBS}\b",
            rf"{_BEGINS}{_ASSISTANTS}\s+(?:please\s+)?{_VERBS}\s+{_TO_WHOM}",
            rf"\b(?:ask|tell)\s+{_ASSISTANTS}\s+to\b",
            r"\b(?:ignore|disregard|forget|override)\b(?:\s+[a-z]+){0,4}\s+(?:instructions?|prompts?|rules)\b",
            r"\b(?:ignore|disregard|forget)\s+(?:all|any|anything|everything|the)\b(?:\s+[a-z]+){0,2}\s+(?:above|prior)\b",
            r"\b(?:disregard|ignore)\s+(?:all|any)\s+(?:above|earlier|previous|prior)\b",
            r"\b(?:system|developer)\s+prompt\b",
            r"\byou\s+are\s+(?:now\s+)?an?\s+(?:ai|assistant|chatbot|language\s+model)\b",
            r"\b(?:say|answer|reply|respond)\s+(?:with\s+)?['’]?(?:yes|ok|okay|confirm|stop|cancel|alexa)\b",
        )
    ),
    re.IGNORECASE,
)

_LOOKS_LIKE = str.maketrans(
    "аеорсхуіјѕԁԛԝкмтАВЕКМНОРСТХУІЈЅαεικορτυχνΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɑɡ",
    "aeopcxyijsdqwkmtABEKMHOPCTXYIJSaeikoptuxvABEZHIKMNOPTYXiag",
)
"""Cyrillic and Greek letters that the eye takes for Latin ones, and a voice may."""


def is_prompt_injection(text: str) -> bool:
    """Whether an assistant is addressed or given commands, which in "Computer club" it is not."""
    apart = unicodedata.normalize("NFD", text.translate(_LOOKS_LIKE))
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return _INJECTIONS.search(text) is not None or _INJECTIONS.search(plain) is not None
