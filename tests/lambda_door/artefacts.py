"""What `sam build` would upload, made by the same targets, and what is in it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.lambda_door.runtime_api import ROOT

SAMPLE_LANDLORD = ROOT / "skill" / "housing" / "sample" / "landlord.toml"
SHIPPED = {
    "domain",
    "services",
    "speech",
    "dialogue",
    "alexa",
    "housing",
    "__init__.py",
    "errors.py",
    "trace.py",
    "config",
    "bootstrap.py",
}
HASH_BASED, CHECKS_SOURCE = 0b01, 0b10  # flags of a .pyc file, PEP 552


def build(target: str, artefact: Path, landlord: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", target, f"LAMBDA_PYTHON={sys.executable}", f"LANDLORD={landlord}"],
        cwd=ROOT,
        env={**os.environ, "ARTIFACTS_DIR": str(artefact)},
        capture_output=True,
        text=True,
    )


def names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()} - {"__pycache__"}


def compiled(artefact: Path) -> dict[Path, int]:
    """How each module's bytecode is checked against its source."""
    return {_source_of(file): _flags(file) for file in artefact.rglob("*.pyc")}


def _source_of(bytecode: Path) -> Path:
    return bytecode.parent.parent / f"{bytecode.name.partition('.')[0]}.py"


def _flags(bytecode: Path) -> int:
    return int.from_bytes(bytecode.read_bytes()[4:8], "little") & (HASH_BASED | CHECKS_SOURCE)
