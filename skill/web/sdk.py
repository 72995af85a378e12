"""The SDK's web dispatch, imported without the chain check that breaks the import.

`ask_sdk_webservice_support.verifier` imports `certvalidator`, hence `oscrypto` 1.3.0, which reads OpenSSL's
version with one digit a part and so raises at import from OpenSSL 3.0.10 on. Its chain check is not used
here (`skill.web.verify` does that), so stand-ins take the place of `certvalidator` while the SDK loads.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from ask_sdk_core.skill import CustomSkill

from skill.alexa.envelope import AnswersEnvelopes, read_envelope, write_envelope


class UnusedChainCheck:
    """What the SDK's own `RequestVerifier` finds: it can never vouch for a chain."""

    def __init__(self, *_: object) -> None:
        raise RuntimeError("the SDK's chain check is not loaded; use skill.web.verify")


def _stand_ins() -> dict[str, ModuleType]:
    package, errors = ModuleType("certvalidator"), ModuleType("certvalidator.errors")
    package.__dict__["CertificateValidator"] = UnusedChainCheck
    errors.__dict__["ValidationError"] = type("ValidationError", (Exception,), {})
    errors.__dict__["PathError"] = type("PathError", (Exception,), {})
    return {"certvalidator": package, "certvalidator.errors": errors}


@contextmanager
def _certvalidator_kept_out() -> Iterator[None]:
    stand_ins = _stand_ins()
    found = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
        sys.modules.update(found)


with _certvalidator_kept_out():
    from ask_sdk_webservice_support.verifier import AbstractVerifier
    from ask_sdk_webservice_support.webservice_handler import WebserviceSkillHandler

__all__ = ["AbstractVerifier", "DoorSkill", "WebserviceSkillHandler"]


class RawSerializer:
    """Our own reading of an envelope, under the names that the SDK calls."""

    def deserialize(self, payload: str | bytes, obj_type: object = None) -> dict[str, Any]:
        """Raises `BadEnvelope` for anything but a JSON object."""
        return read_envelope(payload)

    def serialize(self, obj: dict[str, Any]) -> str:
        return write_envelope(obj)


class DoorSkill(CustomSkill):
    """A door as the SDK's web dispatch takes it: of its own class, with what it calls and nothing else."""

    def __init__(self, door: AnswersEnvelopes) -> None:
        self.serializer: Any = RawSerializer()
        self.custom_user_agent: Any = None
        self._door = door

    def invoke(  # type: ignore[override]  # raw in, plain out
        self, request_envelope: dict[str, Any], context: object = None
    ) -> dict[str, Any]:
        return self._door.answer(request_envelope)
