"""What a landlord's own system calls the faults, as its TOML file says, checked before anything starts."""

from collections.abc import Mapping
from typing import Any

from skill.domain.repairs.faults import FAULTS

CODE_FACTS = {"fault_codes"}
LONGEST_CODE = 30


def fault_codes_from(facts: Mapping[str, Any]) -> Mapping[str, str]:
    """The landlord's code of each fault that has one.

    Raises `TypeError` or `ValueError` that names the fault and says what it has to be.
    """
    codes = facts.get("fault_codes", {})
    if not isinstance(codes, Mapping):
        raise TypeError("'fault_codes': it is a table, [fault_codes]")
    return {fault_id: _code(fault_id, code) for fault_id, code in codes.items()}


def _code(fault_id: str, code: object) -> str:
    if fault_id not in FAULTS:
        raise ValueError(f"'fault_codes': {fault_id!r} is no fault; docs/triage.md lists their ids")
    if not isinstance(code, str) or not code.strip():
        raise TypeError(f"'fault_codes, {fault_id}': it is text in quotation marks")
    if not code.isprintable() or len(code.strip()) > LONGEST_CODE:
        raise ValueError(
            f"'fault_codes, {fault_id}': it is at most {LONGEST_CODE} characters that can be printed"
        )
    return code.strip()
