"""The command `intent new`: the skeletons of a new thing that a tenant can say, to be filled in.

It works as soon as it is written: what is said is understood, answered and held by a golden conversation. The
answer is that this cannot be looked up yet. docs/adding-an-intent.md says what to write where.
"""

import json
import keyword
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template

import click

from skill.errors import ConfigurationError

ROOT = Path(__file__).parent.parent.parent

MODEL = "interaction_models/en-GB.json"
CATALOGUE = "skill/dialogue/catalogue.py"
WIRING = "skill/services/wiring.py"
SCRIPT = "tests/conversations/$word.txt"
WORDING = "docs/wording.md"
NOT_YET = "I can't look that up yet"

CARRIERS = (
    *("$words", "my $words", "the $words", "what's my $words", "what is my $words", "when is my $words"),
    *("tell me my $words", "tell me about my $words", "can you tell me my $words", "what about my $words"),
    *("i want to know my $words", "i'd like to know my $words"),
)
"""As many as the model needs of every intent, to begin with; better ones come from what tenants say."""

SKELETONS = {
    "skill/services/$word.py": "service.txt",
    "skill/speech/$word.py": "speech.txt",
    "skill/dialogue/journeys/$word.py": "journey.txt",
}
"""By the file that each becomes, those of the folder `skeletons`."""


@dataclass(frozen=True, slots=True)
class NewIntent:
    """`name` is the intent's without "Intent", `word` the one word of its journey from top to bottom, `words`
    what somebody would call it.
    """

    name: str
    word: str
    words: str

    def fill(self, template: str) -> str:
        return Template(template).substitute(name=self.name, word=self.word, words=self.words)


@click.group()
def intent() -> None:
    """What a tenant can say."""


@intent.command()
@click.argument("name")
def new(name: str) -> None:
    """Write the skeletons of a new intent, NAME, such as BinDayIntent."""
    wanted = read_name(name)
    for path in write_skeletons(ROOT, wanted):
        click.echo(path)
    click.echo(f"{ROOT / 'docs' / 'adding-an-intent.md'} says what to write in each.")


def read_name(name: str) -> NewIntent:
    """Raises `ConfigurationError` for a name that could not be one of the model and of a module."""
    found = re.fullmatch(r"((?:[A-Z][a-z]+)+)Intent", name)
    if not found:
        raise ConfigurationError(f"{name!r} is not the name of an intent; one is BinDayIntent")
    words = re.findall("[A-Z][a-z]+", found[1])
    word = "_".join(words).lower()
    if keyword.iskeyword(word):
        raise ConfigurationError(f"{name!r} would make a module named {word!r}, a word that Python keeps")
    return NewIntent(found[1], word, " ".join(words).lower())


def write_skeletons(root: Path, new: NewIntent) -> list[str]:
    """Every file that was written or changed, as a path below `root`.

    Raises `ConfigurationError` where the intent or a file of that name is there already, and where its words
    are not answered by what was written; then every file is as it was.
    """
    skeletons = Path(__file__).parent / "skeletons"
    written = {
        new.fill(path): new.fill((skeletons / name).read_text(encoding="utf-8"))
        for path, name in SKELETONS.items()
    }
    script = new.fill(SCRIPT)
    for path in (*written, script):
        if (root / path).exists():
            raise ConfigurationError(f"{path} is there already")
    before = {path: (root / path).read_text(encoding="utf-8") for path in (*CHANGES, WORDING)}
    written |= {path: change(before[path], new) for path, change in CHANGES.items()}
    try:
        _write(root, written)
        _write(root, {script: _conversation(root, new)})
        _run(root, "wording")
    except BaseException:
        for path in (*written, script):
            (root / path).unlink(missing_ok=True)
        _write(root, before)
        raise
    return [*written, script, WORDING]


def _write(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")


def _in_model(text: str, new: NewIntent) -> str:
    """Before Amazon's own intents."""
    model = json.loads(text)
    intents = model["interactionModel"]["languageModel"]["intents"]
    if any(each["name"] == f"{new.name}Intent" for each in intents):
        raise ConfigurationError(f"{MODEL} has {new.name}Intent already")
    built_in = [at for at, each in enumerate(intents) if each["name"].startswith("AMAZON.")]
    samples = [new.fill(carrier) for carrier in CARRIERS]
    intents.insert(built_in[0], {"name": f"{new.name}Intent", "samples": samples})
    return json.dumps(model, indent=2, ensure_ascii=False) + "\n"


def _in_catalogue(text: str, new: NewIntent) -> str:
    imports = "from skill.dialogue.journeys import (\n"
    text = _sorted_in(text, text.index(imports) + len(imports), f"    {new.word},\n")
    return _before(
        text, "        common.LaunchHandler(", f"        {new.word}.{new.name}Handler(services),\n"
    )


def _in_wiring(text: str, new: NewIntent) -> str:
    line = f"from skill.services.{new.word} import {new.name}Service\n"
    text = _sorted_in(text, text.index("from skill.services."), line)
    return f"{text.rstrip()}\n        self.{new.word} = {new.name}Service()\n"


CHANGES: dict[str, Callable[[str, NewIntent], str]] = {
    MODEL: _in_model,
    CATALOGUE: _in_catalogue,
    WIRING: _in_wiring,
}


def _sorted_in(text: str, start: int, line: str) -> str:
    """The text with a line among those from `start` to a blank one, which are in order."""
    at = start
    for there in text[start:].splitlines(keepends=True):
        if there > line or not there.strip():
            break
        at += len(there)
    return text[:at] + line + text[at:]


def _before(text: str, anchor: str, line: str) -> str:
    at = text.index(anchor)
    return text[:at] + line + text[at:]


def _conversation(root: Path, new: NewIntent) -> str:
    """As it is held now: the answer is the skill's own."""
    said = f"what's my {new.words}"
    heard = _run(root, "say", "--home", "T1001", "--at", "2026-11-23T10:00", said)
    if NOT_YET not in heard:
        raise ConfigurationError(f"nothing was written, as {said!r} is answered otherwise: {heard.strip()}")
    scene = f"# A home asks about its {new.words}.\nhome: T1001\nat: 2026-11-23T10:00\n"
    return f"{scene}\n> {said}\n< {heard}. end\n"


def _run(root: Path, *words: str) -> str:
    """A command of the code just written, which this process does not have."""
    command = [sys.executable, "-m", "skill", *words]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True)  # noqa: S603  # our own command line
    if run.returncode != 0:
        why = run.stderr.strip().rpartition("\n")[2]
        raise ConfigurationError(f"nothing was written, as `skill {words[0]}` then fails: {why}")
    return run.stdout
