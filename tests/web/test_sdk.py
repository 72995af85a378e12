"""The SDK's dispatch loads although its chain check does not; fails once the workaround can go."""

import ast
import importlib.metadata
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skill.errors import BadEnvelope
from skill.web.sdk import DoorSkill, WebserviceSkillHandler

TWO_DIGIT_PATCH = "OpenSSL 3.0.19 27 Jan 2026"
NO_LONGER_NEEDED = "skill/web/sdk.py may go: import the SDK's dispatch plainly"

LOADS = """
import sys
import skill.web.sdk
assert not [name for name in sys.modules if name.split(".")[0] in {"certvalidator", "oscrypto"}]
assert skill.web.sdk.WebserviceSkillHandler.__module__ == "ask_sdk_webservice_support.webservice_handler"
"""

LEAVES_ANOTHERS_ALONE = """
import sys, types
mine = sys.modules["certvalidator"] = types.ModuleType("certvalidator")
import skill.web.sdk
assert sys.modules["certvalidator"] is mine
assert "certvalidator.errors" not in sys.modules
"""

VOUCHES_FOR_NOTHING = """
from ask_sdk_webservice_support.verifier import RequestVerifier
try:
    RequestVerifier()._validate_cert_chain(b"-----BEGIN X-----\\nAAAA\\n-----END X-----\\n")
except RuntimeError:
    pass
else:
    raise AssertionError("the SDK's chain check accepted something")
"""


@pytest.mark.parametrize(
    "program",
    [LOADS + VOUCHES_FOR_NOTHING, LEAVES_ANOTHERS_ALONE],
    ids=["loads, and vouches for nothing", "leaves another's alone"],
)
def test_the_dispatch_loads_in_a_fresh_interpreter(program: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, cwd=project()
    )

    assert finished.returncode == 0, finished.stderr


def test_dispatch_passes_the_raw_envelope_to_the_skill_and_returns_its_answer() -> None:
    dispatch = WebserviceSkillHandler(DoorSkill(Echo()), verify_signature=False, verify_timestamp=False)

    assert (
        dispatch.verify_request_and_dispatch({}, '{"brand": {"new": [1, null]}}')
        == '{"heard":{"brand":{"new":[1,null]}}}'
    )
    for body in ("[]", "{"):
        with pytest.raises(BadEnvelope):
            dispatch.verify_request_and_dispatch({}, body)


class Echo:
    def answer(self, raw: dict[str, Any]) -> dict[str, Any]:
        return {"heard": raw}


def test_the_sdk_still_needs_certvalidator() -> None:
    assert requires("ask-sdk-webservice-support", "certvalidator"), NO_LONGER_NEEDED
    assert requires("certvalidator", "oscrypto"), NO_LONGER_NEEDED


@pytest.mark.parametrize("module", ["_openssl/_libcrypto_cffi.py", "_openssl/_libcrypto_ctypes.py"])
def test_oscrypto_still_cannot_read_a_patch_number_of_two_digits(module: str) -> None:
    """Asked of its patterns and not of this machine, whose OpenSSL may be one that it can read."""
    patterns = version_patterns(oscrypto() / module)

    assert patterns, "oscrypto reads the version in another way now; see whether it imports"
    assert re.search(patterns[0], "OpenSSL 3.0.9 30 May 2023")
    assert not any(re.search(pattern, TWO_DIGIT_PATCH) for pattern in patterns), NO_LONGER_NEEDED


def requires(package: str, other: str) -> bool:
    return any(re.match(rf"{other}\b", need) for need in importlib.metadata.requires(package) or [])


def oscrypto() -> Path:
    found = importlib.util.find_spec("oscrypto")
    assert found is not None, NO_LONGER_NEEDED
    assert found.origin is not None
    return Path(found.origin).parent


def version_patterns(source: Path) -> list[str]:
    """The patterns that are searched for in a version string."""
    return [
        call.args[0].value
        for call in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and ast.unparse(call.func) == "re.search"
        and ast.unparse(call.args[1]) == "version_string"
        and isinstance(call.args[0], ast.Constant)
    ]


def project() -> Path:
    return Path(__file__).parents[2]
