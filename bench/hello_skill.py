"""The smallest skill the SDK makes: one handler, one sentence. What every figure here is held against."""

from ask_sdk_core.dispatch_components.request_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_model.response import Response


class HelloHandler(AbstractRequestHandler):
    def can_handle(self, handler_input: HandlerInput) -> bool:
        return True

    def handle(self, handler_input: HandlerInput) -> Response:
        return handler_input.response_builder.speak("Hello.").set_should_end_session(True).response


builder = SkillBuilder()
builder.add_request_handler(HelloHandler())

lambda_handler = builder.lambda_handler()
