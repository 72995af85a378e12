"""Trains `weights.json` of the danger screen, and measures it on writers whose lines it was not trained on.

python -m scripts.danger_weights                     write the table
python -m scripts.danger_weights measure [FILE …]    figures by writer, and of tables of utterances
"""

import csv
import json
import math
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from skill.domain.danger.hazards import Hazard
from skill.domain.danger.recognition import assess, recognise
from skill.domain.danger.signs import Certainty, read_signs
from skill.domain.danger.weights import SCALE, TABLE, Weights, features

ROOT = Path(__file__).parents[1]
POLICY = ROOT / "tests" / "policy"
SLOT = r"\{(\w+)\}"
LOOKALIKES_ASKED = 0.12
"""Of look-alikes by writers who are left out, the share that may be asked about, by signs or by weights. It
sets the threshold."""

SIZE = 15_000
"""Features that are kept: with twice as many nothing is won."""

STRENGTH, HAZARD_STRENGTH = 4.0, 3.0
"""Of logistic regression: higher trusts the phrases more."""

WORDS_FOR_HAZARDS = 600
MARGIN = 0.8
"""By how much the first danger must lead the second; chosen where nine in ten that are named are right."""


@dataclass(frozen=True, slots=True)
class Phrase:
    said: str
    hazard: Hazard | None
    """None when it is no danger."""

    weight: float
    writer: str = ""
    how: str = ""

    @property
    def is_danger(self) -> bool:
        return self.hazard is not None


@cache
def phrases() -> tuple[Phrase, ...]:
    return (
        *_crisis_lines(),
        *_headed(POLICY / "danger" / "lines_by_kind.txt", weight=1.0),
        *_headed(POLICY / "danger_phrases.txt", weight=0.5),
        *(Phrase(said, None, 1.0) for said in _lines(POLICY / "danger" / "lookalikes_by_kind.txt")),
        *(Phrase(said, None, 1.0) for said in _lines(POLICY / "danger" / "for_other_assistants.txt")),
        *(Phrase(said, None, 1.0) for said in _lines(POLICY / "harmless_phrases.txt")),
        *(Phrase(said, None, 0.5) for said in _out_of_scope()),
        *_of_the_model(),
    )


def _crisis_lines() -> Iterator[Phrase]:
    for row in _table(POLICY / "danger" / "crisis_lines.tsv"):
        yield Phrase(row["utterance"], Hazard(row["danger"]), 1.0, row["writer"], row["how"])
    for row in _table(POLICY / "danger" / "lookalikes.tsv"):
        yield Phrase(row["utterance"], None, 1.5, row["writer"])


def _of_the_model() -> Iterator[Phrase]:
    """What calls for help in the interaction model, and what else it is prepared to hear."""
    model = json.loads((ROOT / "interaction_models" / "en-GB.json").read_text(encoding="utf-8"))
    language = model["interactionModel"]["languageModel"]
    values = {each["name"]: list(_values(each)) for each in language["types"]}
    for each in language["types"]:
        for value in each["values"]:
            hazard = _hazard_of(each["name"], value["id"])
            weight = 0.3 if hazard else 0.7
            yield from (
                Phrase(said, hazard, weight) for said in _said(value) if not _is_doubtful(said, hazard)
            )
    draw = random.Random(15)  # noqa: S311
    for intent in language["intents"]:
        types = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        if "AMAZON.SearchQuery" in types.values() or intent["name"] == "EmergencyIntent":
            continue
        for sample in intent.get("samples", ()):
            said = re.sub(SLOT, lambda slot, of=types: draw.choice(values.get(of[slot[1]], ["four"])), sample)
            if not _is_doubtful(said, None):
                yield Phrase(said, None, 0.7)


def _is_doubtful(said: str, hazard: Hazard | None) -> bool:
    return hazard is None and recognise(said) is not None


def _hazard_of(type_name: str, value_id: str) -> Hazard | None:
    of_it = (each for each in Hazard if f"{value_id}_".startswith(f"{each}_"))
    return next(of_it, None) if type_name == "Hazard" else None


def _values(slot_type: dict[str, Any]) -> Iterator[str]:
    for value in slot_type["values"]:
        yield from _said(value)


def _said(value: dict[str, Any]) -> Iterator[str]:
    yield value["name"]["value"]
    yield from value["name"].get("synonyms", ())


def _out_of_scope() -> Iterator[str]:
    data = tomllib.loads((ROOT / "skill" / "nlu" / "out_of_scope.toml").read_text(encoding="utf-8"))
    draw = random.Random(15)  # noqa: S311
    lists = data.get("lists", data)
    for line in data["requests"].splitlines():
        for _ in range(4 if "{" in line else 1):
            yield re.sub(r"\{(\w+)\}", lambda name: draw.choice(_entries(lists[name[1]])), line)


def _entries(written: Any) -> list[str]:
    return written.splitlines() if isinstance(written, str) else list(written)


def _headed(path: Path, weight: float) -> Iterator[Phrase]:
    hazard = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\]", line):
            hazard = Hazard(heading[1])
        elif line and not line.startswith("#"):
            yield Phrase(line, hazard, weight)


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] not in "#[":
            yield line


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


_SIGNS = read_signs()
_plain = _SIGNS.plain


class Table:
    """Which features each phrase has, as a matrix of ones."""

    def __init__(self, texts: Iterable[set[str]]) -> None:
        places: dict[str, int] = {}
        columns = [[places.setdefault(each, len(places)) for each in sorted(text)] for text in texts]
        ends = numpy.cumsum([0, *map(len, columns)])
        ones = numpy.ones(ends[-1])
        self.features = numpy.array(list(places))
        self.matrix = sparse.csr_matrix(
            (ones, numpy.concatenate(columns), ends), shape=(len(columns), len(places))
        )


def _shared_out(matrix: Any) -> Any:
    """So that long texts weigh no more than short ones, as `Weights.score` has it."""
    many = numpy.maximum(matrix.getnnz(axis=1), 1)
    return sparse.diags(1 / numpy.sqrt(many)) @ matrix


@cache
def _table_of_all() -> Table:
    return Table(set(features(_plain(each.said))) for each in phrases())


@cache
def _words_of_dangers() -> Table:
    return Table(set(_plain(each.said).split()) for each in phrases() if each.is_danger)


def train(without: str | None = None, threshold: float = 0.0) -> Weights:
    """On all phrases, or on those that are not by one writer."""
    table = _table_of_all()
    rows = [row for row, each in enumerate(phrases()) if not each.writer or each.writer != without]
    on = [phrases()[row] for row in rows]
    matrix = table.matrix[rows].tocsc()
    spread = matrix.getnnz(axis=0)

    def fitted(columns: Any) -> LogisticRegression:
        fit = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=15, intercept_scaling=10)
        importance = [each.weight for each in on]
        known = _shared_out(matrix[:, columns].tocsr())
        return fit.fit(known, [each.is_danger for each in on], sample_weight=importance)

    common = numpy.flatnonzero(spread > 1)
    heavy = numpy.abs(fitted(common).coef_[0]) * numpy.sqrt(spread[common])
    kept = numpy.sort(common[numpy.argsort(-heavy, kind="stable")[:SIZE]])
    final = fitted(kept)
    weights = numpy.rint(final.coef_[0] * SCALE).astype(int).tolist()
    named = zip(table.features[kept].tolist(), weights, strict=True)
    return Weights(
        bias=round(float(final.intercept_[0]), 2),
        threshold=round(threshold, 2),
        weights={each: weight for each, weight in named if weight},
        margin=MARGIN,
        hazards=_train_hazards(without),
    )


def _train_hazards(without: str | None) -> dict[str, dict[Hazard, int]]:
    table = _words_of_dangers()
    dangers = [each for each in phrases() if each.is_danger]
    rows = [row for row, each in enumerate(dangers) if not each.writer or each.writer != without]
    matrix = table.matrix[rows].tocsc()
    common = numpy.flatnonzero(matrix.getnnz(axis=0) > 2)
    fit = LogisticRegression(C=HAZARD_STRENGTH, tol=0.001, max_iter=500)
    fit.fit(
        matrix[:, common].tocsr(),
        [dangers[row].hazard for row in rows],
        sample_weight=[dangers[row].weight for row in rows],
    )
    strongest = numpy.abs(fit.coef_).max(axis=0)
    heavy = numpy.sort(numpy.argsort(-strongest, kind="stable")[:WORDS_FOR_HAZARDS])
    hazards = [Hazard(each) for each in fit.classes_]
    columns = numpy.rint(fit.coef_.T[heavy] * SCALE).astype(int).tolist()
    words = table.features[common[heavy]].tolist()
    return {
        word: dict(zip(hazards, column, strict=True)) for word, column in zip(words, columns, strict=True)
    }


@cache
def left_out() -> dict[str, Weights]:
    """By writer, the weights that were trained on all the others."""
    writers = sorted({each.writer for each in phrases() if each.writer})
    return {writer: train(without=writer) for writer in writers}


def best_threshold() -> float:
    """Where as many look-alikes by writers who were left out are asked about as may be."""
    scores = sorted(
        _score(left_out()[each.writer], _plain(each.said))
        for each in phrases()
        if each.writer and not each.is_danger
    )
    return scores[int(len(scores) * (1 - LOOKALIKES_ASKED))]


def _score(weights: Weights, text: str) -> float:
    """Above every threshold when a sign asks, below when the weights do not decide."""
    if sign := _SIGNS.first(text):
        return math.inf if sign.certainty is Certainty.PERHAPS else -math.inf
    to_weigh = _SIGNS.to_weigh(text)
    return weights.score(to_weigh) if weights.is_enough(to_weigh) else -math.inf


def as_text(weights: Weights) -> str:
    hazards = sorted(Hazard)
    words = {
        word: [weights.hazards[word].get(each, 0) for each in hazards] for word in sorted(weights.hazards)
    }
    table = {
        "bias": weights.bias,
        "threshold": weights.threshold,
        "margin": weights.margin,
        "hazards": hazards,
        "weights": dict(sorted(weights.weights.items())),
        "words": words,
    }
    return json.dumps(table, separators=(",", ":"), ensure_ascii=False) + "\n"


def measure(files: Iterable[str]) -> Iterator[str]:
    threshold = best_threshold()
    yield f"threshold {threshold:.2f}"
    for writer, weights in left_out().items():
        of_writer = [each for each in phrases() if each.writer == writer]
        yield from _figures(writer, of_writer, weights, threshold)
    for name in files:
        said = [row["utterance"] for row in _table(Path(name))]
        found = Counter(finding.is_sure for each in said if (finding := assess(each)))
        yield f"{name}: of {len(said)} sure {found[True]}, asked {found[False]}"


def _figures(writer: str, said: Sequence[Phrase], weights: Weights, threshold: float) -> Iterator[str]:
    levels = Counter((each.how or "look-alike", _level(each, weights, threshold)) for each in said)
    for how in ("direct", "indirect", "oblique", "look-alike"):
        of_it = {level: levels[how, level] for level in ("sure", "asked", "none")}
        yield f"{writer} {how}: {of_it}"
    asked = [each for each in said if each.hazard and _level(each, weights, threshold) == "asked"]
    right = sum(weights.likeliest(_plain(each.said)) is each.hazard for each in asked)
    yield f"{writer}: the danger is right in {right} of {len(asked)} that are asked about"


def _level(each: Phrase, weights: Weights, threshold: float) -> str:
    score = _score(weights, _plain(each.said))
    if score == -math.inf and recognise(each.said):
        return "sure"
    return "asked" if score > threshold else "none"


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["measure"]:
        for line in measure(arguments[1:]):
            sys.stdout.write(f"{line}\n")
    else:
        TABLE.write_text(as_text(train(threshold=best_threshold())), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
