"""One thing a tenant can hear, and what leads to it."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import ParamSpec

Values = ParamSpec("Values")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`name` is the function or question that says it, such as "rent.balance"; `said` is as it returns it."""

    name: str
    leads: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A heading that a landlord's people would use, and everything heard under it."""

    heading: str
    samples: tuple[Sample, ...]


def scene(heading: str, *samples: Sample) -> Scene:
    return Scene(heading=heading, samples=samples)


def heard(leads: str, words: Callable[Values, str], *args: Values.args, **kwargs: Values.kwargs) -> Sample:
    module = words.__module__.rpartition(".")[2]
    return Sample(name=f"{module}.{words.__name__}", leads=leads, said=words(*args, **kwargs))


def asked(leads: str, module: ModuleType, constant: str) -> Sample:
    """A question, or the title of a card, that is always the same."""
    short = module.__name__.rpartition(".")[2]
    return Sample(name=f"{short}.{constant}", leads=leads, said=getattr(module, constant))
