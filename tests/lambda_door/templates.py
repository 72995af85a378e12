"""The template as data."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "template.yaml"


class CloudFormationLoader(yaml.SafeLoader):
    """Reads the short function tags (`!Ref x`) as the mappings they stand for."""


def _function(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> dict[str, Any]:
    match node:
        case yaml.ScalarNode():
            value: Any = loader.construct_scalar(node)
        case yaml.SequenceNode():
            value = loader.construct_sequence(node, deep=True)
        case _:
            value = loader.construct_mapping(node, deep=True)
    return {"Ref" if name == "Ref" else f"Fn::{name}": value}


CloudFormationLoader.add_multi_constructor("!", _function)


def read_template() -> dict[str, Any]:
    template: dict[str, Any] = yaml.load(TEMPLATE.read_text(encoding="utf-8"), CloudFormationLoader)
    return template


def statements_of(function: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a function's own policies allow."""
    for policy in function["Policies"]:
        yield from policy["Statement"]
