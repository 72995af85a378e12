"""docs/wording.md: every sentence a tenant can hear, for a landlord to read, correct and sign.

Each speech function is called with the sample values of its parameters' types, so that a new function has
its rows without an entry here. The first line of its docstring says on the page when it is heard.
"""

import inspect
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, get_args

import skill.speech
from skill.domain.landlord import Jurisdiction
from skill.domain.numbers import public_numbers
from skill.domain.repairs.faults import FAULTS, Fault
from skill.signoff.markdown import cell, page, sounds, table, words
from skill.signoff.samples import BY_NAME, BY_TYPE, CASES, LANDLORD, Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """`sections` are modules of `skill/speech` under the headings that a landlord's people would use."""

    title: str
    about: str
    sections: dict[str, str]
    told: str = "What is heard"


NOT_SPOKEN = {"plain"}
"""Modules that others make their sentences with."""

NUMBER_HEADS = ("Number", "Whose it is", "Where", "When", "Source", "Still to check", "Right?")

CHAPTERS = tuple(Chapter(**each) for each in tomllib.loads(page("wording.toml"))["chapters"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """`name` is the function or question that says it, such as "rent.balance"; `said` is as it returns it."""

    name: str
    when: str
    case: str
    said: str


def chapters() -> tuple[Chapter, ...]:
    """Those above, and one for each module of words that is not in them, under its own name."""
    placed = {topic for chapter in CHAPTERS for topic in chapter.sections.values()}
    names = (found.name for found in iter_modules(skill.speech.__path__))
    return (*CHAPTERS, *(_chapter_of(name) for name in names if name not in placed | NOT_SPOKEN))


def _chapter_of(topic: str) -> Chapter:
    about = (_module(topic).__doc__ or "").partition("\n")[0]
    return Chapter(title=topic.replace("_", " ").capitalize(), about=about, sections={"": topic})


def _module(topic: str) -> ModuleType:
    return import_module(f"skill.speech.{topic}")


def samples() -> tuple[Sample, ...]:
    topics = (topic for chapter in chapters() for topic in chapter.sections.values())
    return tuple(sample for topic in topics for sample in samples_of(topic))


def samples_of(topic: str) -> Iterator[Sample]:
    """Its sentences in the order of the file, and then its questions."""
    module = _module(topic)
    for name, value in vars(module).items():
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_"):
            when = (inspect.getdoc(value) or "").partition("\n")[0].removesuffix(".")
            for case, said in _said(value).items():
                yield Sample(name=f"{topic}.{name}", when=when, case=case, said=said)
    for name, value in vars(module).items():
        if is_question(name, value):
            when = "The title" if topic == "cards" else "A question"
            yield Sample(name=f"{topic}.{name}", when=when, case="", said=value)


def is_question(name: str, value: object) -> bool:
    """A constant with letters in it; a telephone number is not words."""
    return name.isupper() and isinstance(value, str) and re.search("[a-z]", value) is not None


def _said(function: Callable[..., str]) -> dict[str, str]:
    """What it says in each case, without silence and without a varied value that makes no difference."""
    heard: dict[str, str] = {}
    for case, arguments in _calls(function).items():
        said = function(**arguments)
        if said and (function in CASES or said not in heard.values()):
            heard[case] = said
    return heard


def _calls(function: Callable[..., str]) -> dict[str, dict[str, Any]]:
    """Its arguments case by case: those of `CASES`, or else one parameter at a time is varied."""
    parameters = inspect.signature(function).parameters
    given = CASES.get(function, {})
    choices = {
        name: _choices(function, parameter)
        for name, parameter in parameters.items()
        if not given or any(name not in arguments for arguments in given.values())
    }
    usual = {name: next(iter(values.values())) for name, values in choices.items()}
    if given:
        return {case: {**usual, **arguments} for case, arguments in given.items()}
    first = ", ".join(filter(None, (next(iter(values)) for values in choices.values())))
    others = {
        case: {**usual, name: value}
        for name, values in choices.items()
        for case, value in list(values.items())[1:]
    }
    return {first: usual, **others}


def _choices(function: Callable[..., str], parameter: inspect.Parameter) -> Values:
    kind = parameter.annotation
    if parameter.name in BY_NAME:
        return BY_NAME[parameter.name]
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if kind is bool:
        said = parameter.name.removeprefix("is_").replace("_", " ")
        both = {said: True, f"not {said}": False}
        return both if parameter.default is not False else {"": False, said: True}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {words(member): member for member in kind}
    if optional := [each for each in get_args(kind) if each is not type(None)]:
        return {**_choices(function, parameter.replace(annotation=optional[0])), "not known": None}
    raise LookupError(
        f"{function.__module__}.{function.__name__} takes {parameter}: add sample values of that type to "
        "skill/signoff/samples.toml, and name it in BY_TYPE"
    )


def wording_page() -> str:
    """The whole page in Markdown, the same for the same sentences."""
    lines: list[str] = []
    for chapter in chapters():
        lines += [f"## {chapter.title}", "", chapter.about, ""]
        for heading, topic in chapter.sections.items():
            lines += [f"### {heading}", ""] if heading else []
            lines += [*table(("When", "In which case", chapter.told), _rows(topic)), ""]
    numbers = table(NUMBER_HEADS, _numbers())
    return page("wording.md").format(numbers="\n".join(numbers), chapters="\n".join([*lines, *_faults()]))


def _rows(topic: str) -> Iterator[tuple[str, ...]]:
    """What leads to several sentences is written once, above its cases."""
    before = ""
    for sample in samples_of(topic):
        when = "" if sample.when == before else sample.when
        yield cell(when), cell(sample.case[:1].upper() + sample.case[1:]), cell(sounds(sample.said))
        before = sample.when


def _numbers() -> Iterator[tuple[str, ...]]:
    for each in public_numbers():
        where = (
            ""
            if each.places == set(Jurisdiction)
            else ", ".join(words(place) for place in Jurisdiction if place in each.places)
        )
        free = "free" if each.is_free else "not free"
        yield each.number, each.who, where, f"{each.hours}; {free}", each.source, each.check, "☐"
    yield "55", "Pressed on a mobile after 999, by somebody who cannot speak", "", "", "police", "", "☐"
    for number, whose in (
        (LANDLORD.phone, "Your main line"),
        (LANDLORD.repairs_phone, "Your repairs line"),
        (LANDLORD.out_of_hours_phone, "Your line that is answered day and night"),
    ):
        yield str(number), whose, "", "", "your landlord file; made up here", "", "☐"


def _faults() -> list[str]:
    """The catalogue, because its words go into the sentences and its marks decide what is added to them."""
    rows = (_fault(fault) for fault in FAULTS.values())
    heads = ("What it is called", "The room is asked", "The repairs number is added", "Answered as danger")
    return [
        "## The faults that can be reported",
        "",
        "Their names go into the sentences above.",
        "",
        *table(heads, rows),
    ]


def _fault(fault: Fault) -> tuple[str, ...]:
    danger = words(fault.danger) if fault.danger else ""
    return (
        cell(fault.said),
        "yes" if fault.asks_room else "",
        "yes" if fault.is_urgent and not danger else "",
        danger,
    )
