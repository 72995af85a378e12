"""A failure becomes an apology with a way to reach a person; what went wrong goes to the log by class."""

import logging
from collections.abc import Callable

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_model import Response

from skill.alexa.reply import tell, to_response
from skill.domain.landlord import Landlord
from skill.errors import StoreUnavailable
from skill.speech import common

log = logging.getLogger(__name__)

APOLOGIES: tuple[tuple[type[Exception], Callable[[Landlord], str]], ...] = (
    (StoreUnavailable, common.store_is_down),
    (Exception, common.something_went_wrong),
)
"""Which failure is told how, the most general last."""


def apology(failure: Exception, landlord: Landlord) -> str:
    return next(words(landlord) for kind, words in APOLOGIES if isinstance(failure, kind))


class FailureHandler(AbstractExceptionHandler):
    """Reads nothing that a request might not have set. The SDK calls by keyword: the names stay."""

    def __init__(self, landlord: Landlord) -> None:
        self._landlord = landlord

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        log.error("failed=%s", type(exception).__name__)
        return to_response(tell(apology(exception, self._landlord)), handler_input)
